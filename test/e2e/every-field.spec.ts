import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldBy } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly example?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
            };
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const ID = '0190aa5e-7c1e-7000-8000-000000000000';

/** Values that no field of that type takes. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  string: [null, 5, true, [], {}, ['text']],
  number: [null, '5', true, [], {}, 0.5],
  boolean: [null, 'true', 1, [], {}],
  object: [null, 5, 'text', true, [], [{}]],
  array: [null, 5, 'text', true, {}, [null], [[]], [[{}]]],
};

/** Every place in a body, and its body with something wrong there. */
interface Spoiled {
  readonly at: string;
  readonly body: unknown;
}

/** Reads an API's own description: what it says it takes, and what it therefore must not take. */
class Bodies {
  constructor(private readonly document: OpenApi) {}

  /** Method and path of each command with the schema of its body. */
  commands(): readonly (readonly [string, string, Schema])[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return schema ? [[method, path, schema] as const] : [];
      }),
    );
  }

  /** Every field of every command, however deep. */
  fields(): readonly { readonly at: string; readonly schema: Schema }[] {
    const within = (schema: Schema, at: string): { at: string; schema: Schema }[] => {
      const resolved = this.#resolved(schema);
      const inside = Object.entries(resolved.properties ?? {});
      return [
        { at, schema: resolved },
        ...inside.flatMap(([name, each]) => within(each, `${at}/${name}`)),
        ...(resolved.items ? within(resolved.items, `${at}/0`) : []),
      ];
    };
    return this.commands().flatMap(([, path, schema]) => within(schema, path));
  }

  /** A body that is as the description says. */
  sample(schema: Schema): unknown {
    const { type, enum: values, format, example, items, properties } = this.#resolved(schema);
    if (values) return values[0];
    if (example !== undefined) return example;
    if (format === 'uuid') return ID;
    if (format === 'date') return '2021-06-01';
    if (type === 'boolean') return true;
    if (type === 'number') return 1;
    if (type === 'array') return items ? [this.sample(items)] : [];
    if (type === 'string') return 'Text';
    return Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, each]) => [name, this.sample(each)]),
    );
  }

  /** That body, with each field in turn replaced by each thing that it is not. */
  spoiled(schema: Schema, at = ''): readonly Spoiled[] {
    const { type = 'object', items, properties } = this.#resolved(schema);
    const here = at === '' ? [] : (WRONG[type] ?? []).map((body) => ({ at, body }));
    if (properties) {
      const whole = this.sample(schema) as object;
      const inside = Object.entries(properties).flatMap(([name, each]) =>
        this.spoiled(each, `${at}/${name}`).map((spoiled) => ({
          at: spoiled.at,
          body: { ...whole, [name]: spoiled.body },
        })),
      );
      return [...here, ...inside];
    }
    if (!items) return here;
    const inside = this.spoiled(items, `${at}/0`);
    return [...here, ...inside.map((spoiled) => ({ at: spoiled.at, body: [spoiled.body] }))];
  }

  #resolved(schema: Schema): Schema {
    const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
    const found = ref && this.document.components.schemas[ref.split('/').at(-1) ?? ''];
    return found ? this.#resolved(found) : schema;
  }
}

/** A fault of a list's item may name the list. */
const isAbout = (there: string, at: string): boolean =>
  there.startsWith(at) || at.startsWith(`${there}/`);

describe('every field of every command', () => {
  let ledger: ServedLedger;
  let bodies: Bodies;
  let headers: Readonly<Record<string, string>>;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    headers = {
      authorization: `Bearer ${await ledger.token('secretariat')}`,
      'content-type': 'application/json',
    };
    bodies = new Bodies((await ledger.raw().get('/openapi.json')).body as OpenApi);
  });
  afterAll(() => ledger.close());

  const send = async (method: string, path: string, body: unknown) => {
    const url = path.replaceAll(/\{\w+\}/g, ID);
    const payload = JSON.stringify(body);
    const response = await ledger.app.inject({
      method: method === 'put' ? 'PUT' : 'POST',
      url,
      headers,
      payload,
    });
    return { status: response.statusCode, body: response.json<{ faults?: { at?: string }[] }>() };
  };

  it('is described as a text where it is one', () => {
    const objects = bodies.fields().filter(({ schema }) => schema.type === 'object');
    expect(objects.filter(({ schema }) => !schema.properties)).toEqual([]);
  });

  it('is described: a body made from its description is understood', async () => {
    expect(bodies.commands().length).toBeGreaterThan(30);
    const misunderstood: unknown[] = [];
    for (const [method, path, schema] of bodies.commands()) {
      const { status, body } = await send(method, path, bodies.sample(schema));
      if (status === 400 || status >= 500) misunderstood.push({ path, status, body });
    }
    expect(misunderstood).toEqual([]);
  });

  it('refuses what it is not: null, another type, a list for one, one for a list', async () => {
    const before = await heldBy(ledger);
    const taken: string[] = [];
    let sent = 0;
    for (const [method, path, schema] of bodies.commands()) {
      for (const { at, body } of bodies.spoiled(schema)) {
        const answer = await send(method, path, body);
        sent += 1;
        const named = answer.body.faults?.some(({ at: there = '?' }) => isAbout(there, at));
        if (answer.status !== 400 || !named)
          taken.push(`${answer.status} ${path} ${at} ${JSON.stringify(body)}`);
      }
    }
    expect(taken).toEqual([]);
    expect(sent).toBeGreaterThan(500);
    expect(await heldBy(ledger)).toBe(before);
  });
});
