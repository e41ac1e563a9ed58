import type { OpenAPIObject } from '@nestjs/swagger';

/** The names that lead from a row to a cell: `completion`, `verified`, `effectiveAt`. */
export type Column = readonly string[];

/** As much of a schema as columns follow from. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type Components = Readonly<Record<string, Schema>>;

/** Deeper than anything that is answered: a description that contains itself ends in a cell of JSON. */
const MAX_DEPTH = 6;

export const headerOf = (column: Column): string => column.join('.');

const withoutDoubles = (columns: readonly Column[]): readonly Column[] => [
  ...new Map(columns.map((column) => [headerOf(column), column])).values(),
];

/** Of a schema that stands for another, that other; all the members of one that is put together. */
const resolved = (schema: Schema, components: Components): Schema => {
  if (schema.$ref !== undefined) {
    return resolved(components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, components);
  }
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolved(part, components));
  const members = parts.flatMap(({ properties = {} }) => Object.entries(properties));
  return { properties: Object.fromEntries(members) };
};

const columnsIn = (schema: Schema, components: Components, path: Column): readonly Column[] => {
  const { properties, oneOf } = resolved(schema, components);
  if (oneOf) return withoutDoubles(oneOf.flatMap((each) => columnsIn(each, components, path)));
  const members = Object.entries(properties ?? {});
  if (members.length === 0 || path.length >= MAX_DEPTH) return [path];
  const cells = members.map(([name, member]) => columnsIn(member, components, [...path, name]));
  // What is read first stands first: single values, then what is made of parts.
  return [
    ...cells.filter(({ length }) => length === 1),
    ...cells.filter(({ length }) => length > 1),
  ].flat();
};

/**
 * The columns of a table of documents: every field that the API describes, by its name there, whatever the rows hold.
 * @param document of the API, whose components are referred to
 */
export const columnsOf = (schema: object, document: OpenAPIObject): readonly Column[] =>
  columnsIn(schema, (document.components?.schemas ?? {}) as Components, []);

/** What a row has under a column; undefined where it has no such part. */
export const valueAt = (row: unknown, column: Column): unknown =>
  column.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Readonly<Record<string, unknown>>)[name]
        : undefined,
    row,
  );
