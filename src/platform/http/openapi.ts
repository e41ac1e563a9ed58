import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Ledger } from '../ledger/ledger.js';
import { describeTables, type Tables } from './csv/described-tables.js';
import { ProblemDto } from './problem.dto.js';

const DESCRIPTION = `The system of record with which a public partnership shows what it decided, who was to do what, and whether it happened.

**Commands** (POST, and PUT for what is set anew) answer with the revision of the record (\`ETag\`) and a \`Ledger-Position\`. Send \`Idempotency-Key\` so that a command sent twice is carried out once, and \`If-Match\` so that it only meets the record you saw.

**Views** (GET) are read by the partnership: who holds or held an office in one of its bodies, who owns an action, the secretariat and auditors. They answer live, or as at a cut: \`asAt\` (what had been recorded) and \`effectiveAt\` (what had happened). \`after\` reads your own writes.

**Errors** are problem details (RFC 9457) with every fault at once; a refusal names its rule and where the rule comes from.`;

/** Where operations stand, in the order in which the partnership works. */
const TAGS: Readonly<Record<string, string>> = {
  Bodies: 'Agencies, bodies with terms of reference and office holders, the reporting schedule.',
  Meetings: 'Agenda, attendance and quorum, minutes.',
  Decisions: 'What was decided under which reference, and whether it was carried out.',
  'Delivery plans': 'Priorities, plans with outcomes, measures and actions, and how they go.',
  Reviews: 'Accountability reviews: returns, position, pack, challenges, judgements, record.',
  'Homicide reviews':
    'Recommendations of homicide reviews and their actions: addressed, agreed, signed off.',
  'Quality assessment':
    "Yearly assessment by the Victims' Code framework: agencies, ratings, findings and what follows.",
  Public: 'What the Board approved for everybody: read without a token.',
  Access: 'Who may read what is restricted, for what and until when; and who read it.',
  Audit: 'Samples that can be drawn again, exceptions, and both clocks of everything.',
  Operations: 'For those who run the service: health, metrics, care of the views.',
};

const isText = ({ format, example }: { format?: string; example?: unknown }): boolean =>
  format !== undefined || typeof example === 'string';

/** A branded text is an intersection of types, which reflection takes for an object. */
const withTextsAsTexts = (document: OpenAPIObject): OpenAPIObject => {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    for (const property of Object.values(('properties' in schema && schema.properties) || {})) {
      if ('type' in property && property.type === 'object' && isText(property))
        property.type = 'string';
    }
  }
  return document;
};

const METHODS = ['get', 'post', 'put'] as const;

/** A branded id as a parameter escapes reflection, too: every part of an address is described by its name. */
const withPartsOfAddresses = (document: OpenAPIObject): OpenAPIObject => {
  for (const [path, item] of Object.entries(document.paths)) {
    const operations = METHODS.flatMap((method) => item[method] ?? []);
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
      for (const operation of operations) {
        const others = (operation.parameters ?? []).filter((each) => !isNamed(each, name));
        const schema = { type: 'string', ...(name.endsWith('Id') && { format: 'uuid' }) };
        operation.parameters = [{ name, in: 'path', required: true, schema }, ...others];
      }
    }
  }
  return document;
};

const isNamed = (parameter: object, name: string): boolean =>
  'name' in parameter && parameter.name === name;

/** The OpenAPI 3.1 document of the service, derived from its DTOs. */
export const openApiDocument = (app: INestApplication, ledger: Ledger): OpenAPIObject => {
  const title = ledger.simulated ? `${ledger.name} (simulated)` : ledger.name;
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    extraModels: [ProblemDto],
    // A client's functions are named after it: commands by what they do, views by what they give.
    operationIdFactory: (_controller, method) => method,
  });
  return withPartsOfAddresses(withTextsAsTexts(document));
};

interface Described {
  readonly document: OpenAPIObject;
  readonly tables: Tables;
}

/**
 * Serves the document at `/openapi.json`, and a page to browse it at `/docs`. It is made when it is first asked for:
 * that takes longer than all else of a start.
 * @returns what gives the tables that it describes, once the application is initialised
 */
export const serveOpenApi = (app: INestApplication, ledger: Ledger): (() => Tables) => {
  let described: Described | undefined;
  const describe = (): Described => {
    const document = openApiDocument(app, ledger);
    return { tables: describeTables(document), document };
  };
  const current = (): Described => (described ??= describe());
  SwaggerModule.setup('docs', app, () => current().document, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: `${ledger.name}: API`,
  });
  return () => current().tables;
};
