import type { FastifyInstance } from 'fastify';

/** For a whole request to arrive, its body too. */
const REQUEST_MS = 30_000;
/** For its headers. */
const HEADERS_MS = 15_000;
/** How often both are looked at. */
const CHECK_MS = 5_000;
/** Without a byte in either direction: a client that is gone, not an operator who waits for a view folded anew. */
const SILENT_MS = 10 * 60_000;

/** How long a client may take, as options of the server: nobody holds a connection open by sending slowly. */
export const CONNECTION_LIMITS = {
  requestTimeout: REQUEST_MS,
  connectionTimeout: SILENT_MS,
  http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
} as const;

/** How often connections that fell idle are closed, once the server stops: a client may hold one open for minutes. */
const IDLE_CHECK_MS = 50;

/** What was accepted has so long to be answered, once the server stops; then every connection ends. */
export const CLOSE_GRACE_MS = 10_000;

/** Lets the server stop as soon as it has answered what it accepted, whatever its clients keep open or half sent. */
export const endConnectionsOnClose = (fastify: FastifyInstance, graceMs: number): void => {
  const { server } = fastify;
  let closing: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    closing = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    ending = setTimeout(() => server.closeAllConnections(), graceMs);
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(closing);
    clearTimeout(ending);
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done(null, payload);
  });
};
