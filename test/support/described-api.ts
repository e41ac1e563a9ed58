import { Compile } from 'typebox/schema';

/** As much of JSON Schema as the API describes itself with. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

export interface DescribedOperation {
  readonly description?: string;
  readonly summary?: string;
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly headers?: Readonly<Record<string, unknown>>;
        readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
      }
    >
  >;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly mediaType: string;
  readonly body: unknown;
}

/** The schema, and every schema within, refusing the fields that it does not name. */
const closed = (schema: Schema): Schema => ({
  ...schema,
  ...(schema.allOf && { allOf: schema.allOf.map(closed) }),
  ...(schema.oneOf && { oneOf: schema.oneOf.map(closed) }),
  ...(schema.items && { items: closed(schema.items) }),
  ...(schema.properties && {
    properties: inEach(schema.properties, closed),
    additionalProperties: false,
  }),
});

const inEach = <T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

const refOf = ({ $ref, allOf }: Schema): string | undefined => $ref ?? allOf?.[0]?.$ref;

/** Whose fields other components have, too. */
const SHARED = ['EntryAnswer'];

/** Holds what an API answers against what it says that it answers. */
export class DescribedApi {
  readonly #components: Readonly<Record<string, Schema>>;
  readonly #checks = new Map<Schema, ReturnType<typeof Compile>>();
  readonly #seen = new Set<string>();

  constructor(readonly document: OpenApi) {
    this.#components = inEach(document.components.schemas, closed);
  }

  /** Path and operation of everything that can be read. */
  views(): readonly (readonly [string, DescribedOperation])[] {
    return Object.entries(this.document.paths).flatMap(([path, { get }]) =>
      get ? [[path, get] as const] : [],
    );
  }

  /** What an answer does not share with its description: nothing, where it is as described. */
  faults(
    operation: DescribedOperation,
    { status, headers, mediaType, body }: Answered,
  ): readonly string[] {
    const described = operation.responses[status];
    const content = described?.content?.[mediaType];
    if (!content?.schema) return [`${status} ${mediaType} is not described`];
    const missing = Object.keys(described?.headers ?? {}).filter(
      (name) => headers[name.toLowerCase()] === undefined,
    );
    if (missing.length > 0) return [`the headers ${missing.join(', ')} are missing`];
    const check = this.#check(content.schema);
    if (!check.Check(body)) {
      const [, errors] = check.Errors(body);
      return errors.map(({ instancePath, message, params }) =>
        [instancePath, message, JSON.stringify(params)].join(' '),
      );
    }
    this.#remember(content.schema, body);
    return [];
  }

  /** The fields of described answers that no answer so far has had, as `Schema.field`. */
  unseen(
    operations: readonly DescribedOperation[] = this.views().map(([, each]) => each),
  ): readonly string[] {
    const answers = new Set<string>();
    for (const { responses } of operations) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (!status.startsWith('2')) continue;
        for (const { schema } of Object.values(content)) this.#collect(schema, answers);
      }
    }
    return [...answers].filter((field) => !this.#seen.has(field)).toSorted();
  }

  /** A field that a component has from another is the other's. */
  #place(name: string, field: string): string {
    const shared = SHARED.find((each) => this.#component(each).properties?.[field]);
    const has = this.#component(name).properties ?? {};
    const extendsIt =
      shared && Object.keys(this.#component(shared).properties ?? {}).every((each) => each in has);
    return `${extendsIt ? shared : name}.${field}`;
  }

  #check(schema: Schema): ReturnType<typeof Compile> {
    const known = this.#checks.get(schema);
    if (known) return known;
    const check = Compile({ ...closed(schema), components: { schemas: this.#within(schema) } });
    this.#checks.set(schema, check);
    return check;
  }

  /** The components that a schema speaks of: to look through all of them for each reference takes long. */
  #within(schema: Schema): Readonly<Record<string, Schema>> {
    const found: Record<string, Schema> = {};
    const look = (part: Schema): void => {
      const [name, { properties = {}, items, oneOf = [], allOf = [] }] = this.#named(part);
      if (found[name]) return;
      if (name !== '') found[name] = this.#component(name);
      for (const each of [...Object.values(properties), ...oneOf, ...allOf]) look(each);
      if (items) look(items);
    };
    look(schema);
    return found;
  }

  #component(name: string): Schema {
    return this.#components[name] ?? {};
  }

  /** The component that a schema stands for, by its name. */
  #named(schema: Schema): readonly [string, Schema] {
    const name = refOf(schema)?.split('/').at(-1);
    return name === undefined ? ['', schema] : [name, this.#component(name)];
  }

  #collect(schema: Schema | undefined, fields: Set<string>): void {
    if (!schema) return;
    const [name, { properties = {}, items, oneOf = [] }] = this.#named(schema);
    for (const [field, each] of Object.entries(properties)) {
      const place = this.#place(name, field);
      if (fields.has(place)) continue;
      if (name !== '') fields.add(place);
      this.#collect(each, fields);
    }
    for (const each of [items, ...oneOf]) this.#collect(each, fields);
  }

  #remember(schema: Schema, value: unknown): void {
    const [name, { properties = {}, items, oneOf = [] }] = this.#named(schema);
    if (Array.isArray(value)) {
      for (const each of value) if (items) this.#remember(items, each);
      return;
    }
    for (const each of oneOf) if (this.#check(each).Check(value)) this.#remember(each, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inside] of Object.entries(value)) {
      const property = properties[field];
      if (!property) continue;
      this.#seen.add(this.#place(name, field));
      this.#remember(property, inside);
    }
  }
}
