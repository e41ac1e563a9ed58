import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { type Instant, instant } from '../../kernel/plain-date.js';
import type { Identity } from '../identity/identity.js';
import { freshKey } from '../command-handling/command-request.js';
import { isTable } from './csv/csv-routes.js';
import { problem } from './problem.js';

/** What every request brings besides path and body: who calls, and the headers that commands understand. */
export interface Call {
  readonly identity: Identity;
  readonly correlationId: Uuid;
  /** The pattern of the address: ids stay out of it. */
  readonly route: string;
  /** `Idempotency-Key`; a fresh one where the client gave none. */
  readonly key: string;
  /** `If-Match`: the stream's revision as the client saw it. */
  readonly expectedRevision?: number;
  /** `Ledger-Time`: only a simulated ledger accepts it. */
  readonly time?: Instant;
  /** A list is asked for as a table: whole, not by the page. */
  readonly wholeList?: true;
}

const calls = new WeakMap<FastifyRequest, Call>();

export const rememberCall = (request: FastifyRequest, call: Call): void => {
  calls.set(request, call);
};

export const callOf = (request: FastifyRequest): Call => {
  const call = calls.get(request);
  if (!call) throw new Error('A route that needs a caller is open to the public');
  return call;
};

/** The caller of this request, as the access guard established it. */
export const ThisCall = createParamDecorator((_: unknown, context: ExecutionContext): Call =>
  callOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const KEY = /^[\x21-\x7e]{1,255}$/;
const ETAG = /^"(\d{1,15})"$/;

const keyOf = (request: FastifyRequest): string => {
  const key = header(request, 'idempotency-key');
  if (key === undefined) return freshKey();
  if (KEY.test(key)) return key;
  throw problem(400, 'The request cannot be understood', {
    code: 'IDEMPOTENCY_KEY.INVALID',
    message: 'An Idempotency-Key is 1 to 255 visible ASCII characters.',
    at: 'Idempotency-Key',
  });
};

const expectedRevisionOf = (request: FastifyRequest): number | undefined => {
  const ifMatch = header(request, 'if-match');
  if (ifMatch === undefined) return undefined;
  const revision = ETAG.exec(ifMatch)?.[1];
  if (revision !== undefined) return Number(revision);
  throw problem(412, 'The record is not as you saw it', {
    code: 'IF_MATCH.NOT_A_LIVE_ETAG',
    message: 'Give the ETag of the live record, as "5": an as-at answer cannot be changed.',
    at: 'If-Match',
  });
};

const timeOf = (request: FastifyRequest, simulated: boolean): Instant | undefined => {
  const time = header(request, 'ledger-time');
  if (time === undefined) return undefined;
  if (!simulated) {
    throw problem(400, 'The request cannot be understood', {
      code: 'LEDGER_TIME.NOT_SIMULATED',
      message: 'Only a simulated ledger lets a command set the clock.',
      at: 'Ledger-Time',
    });
  }
  try {
    return instant(time);
  } catch {
    throw problem(400, 'The request cannot be understood', {
      code: 'LEDGER_TIME.INVALID',
      message: 'Ledger-Time is a moment as 2021-09-14T10:00:00Z.',
      at: 'Ledger-Time',
    });
  }
};

/** Reads what a request says of itself. @throws Problem 400, 412 */
export const readCall = (request: FastifyRequest, identity: Identity, simulated: boolean): Call => {
  const expectedRevision = expectedRevisionOf(request);
  const time = timeOf(request, simulated);
  return {
    identity,
    correlationId: request.id as Uuid,
    route: request.routeOptions.url ?? 'none',
    key: keyOf(request),
    ...(expectedRevision !== undefined && { expectedRevision }),
    ...(time && { time }),
    ...(isTable(request) && { wholeList: true }),
  };
};
