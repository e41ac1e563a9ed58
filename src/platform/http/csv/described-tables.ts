import type { OpenAPIObject } from '@nestjs/swagger';
import { type Column, columnsOf, headerOf } from './csv-columns.js';

/** In the address of a list that is asked for as a table, as `.html` is in that of a pack. */
export const CSV = '.csv';

/** More than any register of one partnership holds; what would be longer is read in parts. */
export const MAX_TABLE_ROWS = 5_000;

/** What marks the operation of a list until its table is described beside it. */
export const LIST_MARK = 'x-list';

/** Columns of the tables, by the path of the list as Fastify writes it. */
export type Tables = ReadonlyMap<string, readonly Column[]>;

interface ListSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, { readonly items?: object }>>;
}

/** As much of an operation as matters here. */
interface Operation {
  readonly [LIST_MARK]?: unknown;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { readonly schema?: ListSchema }>> }
    >
  >;
}

const answerOf = ({ responses }: Operation, document: OpenAPIObject): ListSchema => {
  const schema = responses['200']?.content?.['application/json']?.schema ?? {};
  const name = schema.$ref?.split('/').at(-1);
  const named = name === undefined ? undefined : document.components?.schemas?.[name];
  return (named as ListSchema | undefined) ?? schema;
};

/** Of each item, then of what the answer says of itself in single values. */
const columnsOfList = (operation: Operation, document: OpenAPIObject): readonly Column[] => {
  const { items, next: _, ...said } = answerOf(operation, document).properties ?? {};
  const ofItems = columnsOf(items?.items ?? {}, document);
  const ofAll = Object.keys(said).length === 0 ? [] : columnsOf({ properties: said }, document);
  return [...ofItems, ...ofAll];
};

const TABLE_ANSWER = {
  description: 'UTF-8 with a byte order mark (RFC 4180). docs/formats/csv.md tells the rest.',
  headers: {
    'Content-Disposition': {
      description: 'A name for the file.',
      schema: { type: 'string', example: 'attachment; filename="actions.csv"' },
    },
  },
  content: { 'text/csv': { schema: { type: 'string', example: '"actionId","reference"' } } },
} as const;

const tableOperation = (list: Operation, columns: readonly Column[]) => ({
  ...list,
  operationId: `${list.operationId}Csv`,
  summary: `${list.summary}: as a table`,
  description: `${list.description} The whole list, up to ${MAX_TABLE_ROWS} rows; where there are more, the header \`Link\` leads on. Columns: ${columns.map(headerOf).join(', ')}.`,
  responses: { ...list.responses, 200: TABLE_ANSWER },
});

const asFastifyWritesIt = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Describes a table beside every list, and tells the columns of each: what is described is what is served. */
export const describeTables = (document: OpenAPIObject): Tables => {
  const tables = new Map<string, readonly Column[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const list = item.get as Operation | undefined;
    if (list?.[LIST_MARK] === undefined) continue;
    const columns = columnsOfList(list, document);
    tables.set(asFastifyWritesIt(path), columns);
    const { [LIST_MARK]: _, ...get } = list;
    document.paths[path] = { ...item, get: get as typeof item.get & object };
    document.paths[`${path}${CSV}`] = { get: tableOperation(get, columns) };
  }
  return tables;
};
