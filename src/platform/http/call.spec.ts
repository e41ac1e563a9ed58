import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import type { ActorId } from '../../kernel/ids.js';
import type { Identity } from '../identity/identity.js';
import { callOf, readCall, rememberCall } from './call.js';
import { Problem } from './problem.js';

const identity: Identity = { actor: 'chair' as ActorId, expiresAt: 0 };
const request = (headers: Record<string, string | string[]>) =>
  ({
    id: 'request-1',
    headers,
    routeOptions: { config: {}, url: '/v1/actions/:actionId' },
  }) as unknown as FastifyRequest;
const read = (headers: Record<string, string | string[]> = {}, simulated = true) =>
  readCall(request(headers), identity, simulated);

const problemOf = (headers: Record<string, string | string[]>, simulated = true): string => {
  try {
    read(headers, simulated);
  } catch (error) {
    if (error instanceof Problem) {
      const { status, code, faults } = error.details();
      return `${status} ${code} at ${faults[0]?.at}`;
    }
    throw error;
  }
  return 'none';
};

describe('a call', () => {
  it('needs no headers: its key is its own', () => {
    const one = read();
    expect(one).toStrictEqual({
      identity,
      correlationId: 'request-1',
      route: '/v1/actions/:actionId',
      key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(read().key).not.toBe(one.key);
  });

  it('carries key, revision and time', () => {
    const headers = {
      'idempotency-key': 'a'.repeat(255),
      'if-match': '"12"',
      'ledger-time': '2021-09-14T11:00:00+01:00',
    };
    expect(read(headers)).toStrictEqual({
      identity,
      correlationId: 'request-1',
      route: '/v1/actions/:actionId',
      key: 'a'.repeat(255),
      expectedRevision: 12,
      time: '2021-09-14T10:00:00.000Z',
    });
  });

  it('sees the very first revision', () => {
    expect(read({ 'if-match': '"0"' }).expectedRevision).toBe(0);
  });

  it.each([
    ['an empty one', ''],
    ['one with a space', 'a b'],
    ['one of 256', 'a'.repeat(256)],
    ['one beyond ASCII', 'schlüssel'],
    ['one that was given twice', ['a', 'b']],
  ])('refuses as a key %s', (_, key) => {
    expect(problemOf({ 'idempotency-key': key })).toBe(
      '400 IDEMPOTENCY_KEY.INVALID at Idempotency-Key',
    );
  });

  it.each([
    ['a bare number', '5'],
    ['a weak tag', 'W/"5"'],
    ['anything', '*'],
    ['several', '"5", "6"'],
    ['several headers', ['"5"', '"6"']],
    ['that of an as-at answer', '"5@2030-01-01"'],
    ['a negative number', '"-1"'],
    ['a number beyond the exact ones', '"9007199254740993"'],
    ['nothing', ''],
  ])('refuses as a revision %s', (_, tag) => {
    expect(problemOf({ 'if-match': tag })).toBe('412 IF_MATCH.NOT_A_LIVE_ETAG at If-Match');
  });

  it.each([
    ['a day', '2021-09-14'],
    ['a number', '7'],
    ['a local time', '2021-09-14T10:00:00'],
    ['31 February', '2021-02-31T10:00:00Z'],
    ['words', 'now'],
    ['nothing', ''],
  ])('refuses as the time %s', (_, time) => {
    expect(problemOf({ 'ledger-time': time })).toBe('400 LEDGER_TIME.INVALID at Ledger-Time');
  });

  it('may not set the clock of a ledger that is not simulated', () => {
    expect(problemOf({ 'ledger-time': '2021-09-14T10:00:00Z' }, false)).toBe(
      '400 LEDGER_TIME.NOT_SIMULATED at Ledger-Time',
    );
  });

  it('is remembered with its request', () => {
    const [one, other] = [request({}), request({})];
    const call = read();
    rememberCall(one, call);
    expect(callOf(one)).toBe(call);
    expect(() => callOf(other)).toThrow('A route that needs a caller is open to the public');
  });
});
