import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';

interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly security?: readonly unknown[];
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Property {
  readonly type?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly $ref?: string;
  readonly allOf?: unknown;
  readonly items?: Property;
  /** Its content is described elsewhere. */
  readonly additionalProperties?: boolean;
}

interface OpenApi {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, Property>> }>
    >;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const PUBLIC = ['/health/live', '/health/ready', '/metrics'];

describe('the description of the API', () => {
  let ledger: ServedLedger;
  let document: OpenApi;
  let operations: readonly (readonly [string, string, Operation])[];
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    document = (await ledger.raw().get('/openapi.json')).body as OpenApi;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [method, path, operation] as const),
    );
  });
  afterAll(() => ledger.close());

  const without = (has: (operation: Operation, path: string, method: string) => boolean) =>
    operations
      .filter(([method, path, operation]) => !has(operation, path, method))
      .map(([method, path]) => `${method} ${path}`);

  it('is OpenAPI 3.1, and says that the ledger is simulated', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Test ledger (simulated)', version: '1' });
    expect(operations.length).toBeGreaterThan(50);
  });

  it('gives each operation a summary, a name of its own, and a place', () => {
    expect(without(({ summary }) => (summary ?? '').length > 5)).toEqual([]);
    expect(without(({ tags }) => (tags ?? []).length === 1)).toEqual([]);
    const names = operations.map(([, , { operationId }]) => operationId);
    expect(without(({ operationId = '' }) => /^[a-z][A-Za-z]{4,29}$/.test(operationId))).toEqual(
      [],
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('describes each place, and none where there is nothing', () => {
    const used = new Set(operations.flatMap(([, , { tags = [] }]) => tags));
    expect(document.tags.map(({ name }) => name).toSorted()).toEqual([...used].toSorted());
    expect(document.tags.filter(({ description = '' }) => description.length < 20)).toEqual([]);
  });

  it('names what each operation answers, its problems too', () => {
    const [success, others] = [/^2/, /^[45]/].map(
      (status) => (responses: Operation['responses']) =>
        Object.entries(responses).flatMap(([each, response]) =>
          status.test(each) ? [response] : [],
        ),
    );
    const isShaped = ({ content }: Response): boolean =>
      content !== undefined && Object.values(content).every(({ schema }) => schema !== undefined);
    // One, or for many commands at once two: all were done, or only some.
    const answers = (path: string) =>
      /\/(completions\/agree|plans\/\{planId\}\/no-change)$/.test(path) ? 2 : 1;
    expect(without(({ responses }, path) => success?.(responses).length === answers(path))).toEqual(
      [],
    );
    expect(without(({ responses }) => success?.(responses).every(isShaped) ?? false)).toEqual([]);
    expect(without(({ responses }) => others?.(responses).every(isShaped) ?? false)).toEqual([]);
    expect(without(({ responses }, path) => PUBLIC.includes(path) || '401' in responses)).toEqual(
      [],
    );
    const named = ({ responses }: Operation, path: string): boolean =>
      !path.includes('{') || '404' in responses;
    expect(without(named)).toEqual([]);
    const commands = without(
      ({ responses, requestBody }) =>
        !requestBody || ['400', '403', '409', '422'].every((each) => each in responses),
    );
    expect(commands).toEqual([]);
  });

  it('asks for a token wherever one is needed, and only there', () => {
    const [scheme] = Object.keys(document.components.securitySchemes);
    expect(scheme).toBe('bearer');
    expect(
      without(({ security }, path) => PUBLIC.includes(path) !== (security ?? []).length > 0),
    ).toEqual([]);
  });

  it('describes every part of an address', () => {
    const undescribed = without(({ parameters = [] }, path) =>
      [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) =>
        parameters.some((each) => each.in === 'path' && each.name === name),
      ),
    );
    expect(undescribed).toEqual([]);
  });

  it('refers only to what it holds', () => {
    const refs = [
      ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
    ];
    const missing = refs
      .map(([, name]) => name ?? '')
      .filter((name) => !(name in document.components.schemas));
    expect(refs.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('shows an example of every field that does not explain itself', () => {
    const explains = ({
      type,
      example,
      enum: values,
      format,
      $ref,
      allOf,
      items,
      additionalProperties,
    }: Property): boolean =>
      example !== undefined ||
      values !== undefined ||
      format === 'uuid' ||
      type === 'boolean' ||
      $ref !== undefined ||
      allOf !== undefined ||
      additionalProperties === true ||
      (items !== undefined && explains(items));
    const unexplained = Object.entries(document.components.schemas).flatMap(
      ([schema, { properties }]) =>
        Object.entries(properties ?? {})
          .filter(([, property]) => !explains(property))
          .map(([name]) => `${schema}.${name}`),
    );
    expect(unexplained).toEqual([]);
  });
});
