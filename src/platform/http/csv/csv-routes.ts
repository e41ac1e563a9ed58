import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csvOf } from './csv-table.js';
import { CSV, type Tables } from './described-tables.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answer has `items`: it is served as a table, too. */
    readonly list?: true;
    /** The path of the list that this route serves as a table. */
    readonly tableOf?: string;
  }
}

/** An answer that can be a table: `items` are its rows; what else it says of itself stands in every row. */
interface ListAnswer {
  readonly items: readonly object[];
  readonly next?: string;
}

/** Whether a list is asked for as a table: then whole, not by the page. */
export const isTable = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.tableOf !== undefined;

const isListAnswer = (payload: unknown): payload is ListAnswer =>
  typeof payload === 'object' && payload !== null && 'items' in payload;

const addressOfNext = ({ originalUrl }: FastifyRequest, next: string): string => {
  const url = new URL(originalUrl, 'http://ledger');
  url.searchParams.set('cursor', next);
  return `${url.pathname}${url.search}`;
};

const fileName = ({ originalUrl }: FastifyRequest): string =>
  (new URL(originalUrl, 'http://ledger').pathname.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '_');

const rowsOf = (answer: ListAnswer): readonly object[] => {
  const { items, next: _, ...said } = answer;
  return Object.keys(said).length === 0 ? items : items.map((item) => ({ ...item, ...said }));
};

const sendTable = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  tables: () => Tables,
): Promise<unknown> => {
  // A problem is told as a problem, whatever was asked for.
  if (reply.statusCode !== 200 || !isListAnswer(payload)) return payload;
  const columns = tables().get(request.routeOptions.config.tableOf ?? '') ?? [];
  const csv = await csvOf(columns, rowsOf(payload));
  void reply
    .header('Content-Type', 'text/csv; charset=utf-8; header=present')
    .header('Content-Disposition', `attachment; filename="${fileName(request)}"`)
    .serializer(() => csv);
  if (payload.next !== undefined) {
    void reply.header('Link', `<${addressOfNext(request, payload.next)}>; rel="next"`);
  }
  return payload;
};

/**
 * Serves every list as a table, too, under its address with `.csv`.
 * @param tables their columns; asked for when the first table is sent
 */
export const serveTables = (fastify: FastifyInstance, tables: () => Tables): void => {
  fastify.addHook('onRoute', ({ method, url, config, handler }) => {
    if (method !== 'GET' || config?.list !== true) return;
    fastify.route({
      method,
      url: `${url}${CSV}`,
      handler,
      config: { tableOf: url },
      preSerialization: (request, reply, payload) => sendTable(request, reply, payload, tables),
    });
  });
};
