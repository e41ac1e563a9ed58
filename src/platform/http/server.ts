import { randomUUID } from 'node:crypto';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ledger } from '../ledger/ledger.js';
import { giveAnswerHeaders } from './answer-headers.js';
import { requireTokenBeforeBody } from './bearer-first.js';
import { CLOSE_GRACE_MS, CONNECTION_LIMITS, endConnectionsOnClose } from './connections.js';
import { parseJsonBody } from './json-body.js';
import { serveTables } from './csv/csv-routes.js';
import type { Metrics } from './metrics.js';
import { serveOpenApi } from './openapi.js';
import { securityHeaders } from './security-headers.js';
import { refuseAddress, refuseAtSocket } from './unreadable-request.js';
import { serveUploads } from './uploaded-file.js';

/** 1 MiB: four times what one event may take. */
const BODY_LIMIT = 1024 * 1024;

const CORRELATION_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const requestId = ({ headers }: { headers: FastifyRequest['headers'] }): string => {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
};

/** Tells of every answer: for metrics and the log. No body, no query, no header: nothing personal. */
export interface Answered {
  readonly correlationId: string;
  readonly method: string;
  /** The pattern, not the address: ids stay out of metrics. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const isOfLedger = ({ routeOptions, url }: FastifyRequest): boolean =>
  (routeOptions.url ?? url).startsWith('/v1');

const prepareFastify = (
  fastify: FastifyInstance,
  metrics: Metrics,
  tell: (answered: Answered) => void,
  closeGraceMs: number,
): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'application/*+json'],
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => {
      try {
        done(null, parseJsonBody(body as Buffer));
      } catch (fault) {
        done(fault as Error);
      }
    },
  );
  giveAnswerHeaders(fastify);
  endConnectionsOnClose(fastify, closeGraceMs);
  const everywhere = securityHeaders();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(everywhere).header('X-Correlation-Id', request.id);
    // What the ledger answers holds opened texts, or is overtaken by the next command.
    if (isOfLedger(request)) void reply.header('Cache-Control', 'no-store');
    done();
  });
  requireTokenBeforeBody(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const answered = {
      correlationId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    };
    metrics.answered(answered.method, answered.route, answered.status, answered.seconds);
    tell(answered);
    done();
  });
};

/** Makes the HTTP server over the modules that it shall serve; the caller listens and closes. */
export const createServer = async (
  module: DynamicModule,
  {
    ledger,
    metrics,
    logger,
    tell,
    closeGraceMs = CLOSE_GRACE_MS,
  }: {
    readonly ledger: Ledger;
    readonly metrics: Metrics;
    readonly logger: LoggerService | false;
    readonly tell: (answered: Answered) => void;
    /** For what was accepted to be answered once the server is closed, in milliseconds. */
    readonly closeGraceMs?: number;
  },
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    ...CONNECTION_LIMITS,
    bodyLimit: BODY_LIMIT,
    genReqId: requestId,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseAtSocket,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  prepareFastify(adapter.getInstance(), metrics, tell, closeGraceMs);
  await serveUploads(adapter.getInstance());
  // Before `init`, with which the lists come that are to be served as tables.
  serveTables(adapter.getInstance(), serveOpenApi(app, ledger));
  await app.init();
  await adapter.getInstance().ready();
  return app;
};
