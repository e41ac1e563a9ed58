import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ledger } from '../ledger/ledger.js';
import { parseJsonBody } from './json-body.js';
import type { Metrics } from './metrics.js';
import { serveOpenApi } from './openapi.js';
import { refuseAddress, refuseAtSocket } from './unreadable-request.js';

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

/** How often connections that fell idle are closed, once the server stops: a client may hold one open for minutes. */
const IDLE_CHECK_MS = 50;

/** Lets the server stop as soon as it has answered what it accepted, whatever its clients keep open. */
const endConnectionsOnClose = (fastify: FastifyInstance): void => {
  let closing: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    closing = setInterval(() => fastify.server.closeIdleConnections(), IDLE_CHECK_MS);
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(closing);
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done(null, payload);
  });
};

const prepareFastify = (
  fastify: FastifyInstance,
  metrics: Metrics,
  tell: (answered: Answered) => void,
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
  endConnectionsOnClose(fastify);
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('X-Correlation-Id', request.id);
    done(null, payload);
  });
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
  }: {
    readonly ledger: Ledger;
    readonly metrics: Metrics;
    readonly logger: LoggerService | false;
    readonly tell: (answered: Answered) => void;
  },
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
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
  prepareFastify(adapter.getInstance(), metrics, tell);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  serveOpenApi(app, ledger);
  await app.init();
  await adapter.getInstance().ready();
  return app;
};
