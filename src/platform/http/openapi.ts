import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Ledger } from '../ledger/ledger.js';
import { ProblemDto } from './problem.dto.js';

const DESCRIPTION = `The system of record with which a public partnership shows what it decided, who was to do what, and whether it happened.

**Commands** (POST) answer with the revision of the record (\`ETag\`) and a \`Ledger-Position\`. Send \`Idempotency-Key\` so that a command sent twice is carried out once, and \`If-Match\` so that it only meets the record you saw.

**Views** (GET) answer live, or as at a cut: \`asAt\` (what had been recorded) and \`effectiveAt\` (what had happened). \`after\` reads your own writes.

**Errors** are problem details (RFC 9457) with every fault at once; a refusal names its rule and where the rule comes from.`;

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

/** The OpenAPI 3.1 document of the service, derived from its DTOs. */
export const openApiDocument = (app: INestApplication, ledger: Ledger): OpenAPIObject => {
  const title = ledger.simulated ? `${ledger.name} (simulated)` : ledger.name;
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return withTextsAsTexts(SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] }));
};

/** Serves the document at `/openapi.json`, and a page to browse it at `/docs`. */
export const serveOpenApi = (app: INestApplication, ledger: Ledger): void => {
  SwaggerModule.setup('docs', app, openApiDocument(app, ledger), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: `${ledger.name}: API`,
  });
};
