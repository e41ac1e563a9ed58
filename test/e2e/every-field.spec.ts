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

/** A body that is wrong in several places at once, and these places. */
interface Spoiled {
  readonly places: readonly string[];
  readonly body: unknown;
}

/** One body for each kind of wrong value, and for each depth at which fields can be replaced by it. */
const MOST_VALUES = Math.max(...Object.values(WRONG).map(({ length }) => length));
const DEEPEST = 6;

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

  /** Bodies in which every field is replaced by each thing that it is not: all fields of one depth at once. */
  spoiled(schema: Schema): readonly Spoiled[] {
    const found: Spoiled[] = [];
    for (let depth = 1; depth <= DEEPEST; depth += 1) {
      for (let value = 0; value < MOST_VALUES; value += 1) {
        const places: string[] = [];
        const body = this.#spoil(schema, { depth, value, places }, '');
        if (places.length > 0) found.push({ places, body });
      }
    }
    return found;
  }

  /** @param how which value is put in place of each field so deep, and the places where it was */
  #spoil(
    schema: Schema,
    how: { readonly depth: number; readonly value: number; readonly places: string[] },
    at: string,
  ): unknown {
    const { type = 'object', items, properties } = this.#resolved(schema);
    if (how.depth === 0) {
      const values = WRONG[type] ?? [];
      how.places.push(at);
      return values[how.value % values.length];
    }
    const inside = { ...how, depth: how.depth - 1 };
    if (properties) {
      const whole = Object.entries(properties);
      return Object.fromEntries(
        whole.map(([name, each]) => [name, this.#spoil(each, inside, `${at}/${name}`)]),
      );
    }
    return items ? [this.#spoil(items, inside, `${at}/0`)] : this.sample(schema);
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

  it('refuses what it is not, and names every place at once: null, another type, a list for one, one for a list', async () => {
    const before = await heldBy(ledger);
    const taken: string[] = [];
    let wrong = 0;
    for (const [method, path, schema] of bodies.commands()) {
      for (const { places, body } of bodies.spoiled(schema)) {
        const answer = await send(method, path, body);
        const faults = answer.body.faults ?? [];
        const unnamed = places.filter(
          (at) => !faults.some(({ at: there = '?' }) => isAbout(there, at)),
        );
        wrong += places.length;
        if (answer.status !== 400 || unnamed.length > 0)
          taken.push(`${answer.status} ${path} ${unnamed.join()} ${JSON.stringify(body)}`);
      }
    }
    expect(taken).toEqual([]);
    expect(wrong).toBeGreaterThan(5_000);
    expect(await heldBy(ledger)).toBe(before);
  });
});
