import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { recorded } from '../../../test/support/recorded-event.js';
import type { Recorded } from '../../kernel/envelope.js';
import { StoreUnavailable } from '../event-store/event-store.js';
import { SharedLog } from './shared-log.js';

const events = (count: number) => Array.from({ length: count }, () => recorded('noted.v1', {}));
const upTo = (last: number, first = 1): readonly bigint[] =>
  Array.from({ length: last - first + 1 }, (_, index) => BigInt(first + index));

/** Positions as they come, until so many have come. */
const positions = async (
  follower: AsyncGenerator<readonly Recorded[], void>,
  count: number,
): Promise<readonly bigint[]> => {
  const seen: bigint[] = [];
  while (seen.length < count) {
    const { value } = await follower.next();
    seen.push(...(value ? value.map(({ position }) => position) : []));
  }
  return seen;
};

describe('a log shared by its followers', () => {
  let store: InMemoryEventStore;
  let log: SharedLog;
  const end = new AbortController();

  beforeEach(() => {
    store = new InMemoryEventStore(events(20), 1);
    log = new SharedLog(store);
  });

  afterEach(() => log.close());

  it('gives each follower everything once and in order, and reads it once', async () => {
    const followers = [1, 2, 3].map(() => log.follow(0n, end.signal));
    const all = await Promise.all(followers.map((follower) => positions(follower, 20)));
    expect(all).toEqual([upTo(20), upTo(20), upTo(20)]);
    expect(store.handedOut).toBe(20);
  });

  it('lets a slow follower fall behind without loss, and without holding up the others', async () => {
    const slow = log.follow(0n, end.signal);
    expect(await positions(slow, 2)).toEqual(upTo(2));
    expect(await positions(log.follow(0n, end.signal), 20)).toEqual(upTo(20));
    store.record(...events(5));
    expect(await positions(slow, 23)).toEqual(upTo(25, 3));
  });

  it('takes in followers behind, inside and ahead of what it holds', async () => {
    expect(await positions(log.follow(4n, end.signal), 10)).toEqual(upTo(14, 5));
    expect(await positions(log.follow(0n, end.signal), 20)).toEqual(upTo(20));
    expect(await positions(log.follow(13n, end.signal), 7)).toEqual(upTo(20, 14));
    const ahead = positions(log.follow(22n, end.signal), 2);
    store.record(...events(4));
    expect(await ahead).toEqual(upTo(24, 23));
  });

  it('wakes followers for what comes later', async () => {
    const followers = [log.follow(20n, end.signal), log.follow(20n, end.signal)];
    const waiting = Promise.all(followers.map((follower) => positions(follower, 1)));
    store.record(...events(1));
    expect(await waiting).toEqual([[21n], [21n]]);
  });

  it('ends for a follower that stops waiting, and for no other', async () => {
    const stop = new AbortController();
    const stopped = log.follow(20n, stop.signal).next();
    const other = positions(log.follow(20n, end.signal), 1);
    stop.abort();
    expect(await stopped).toEqual({ done: true, value: undefined });
    store.record(...events(1));
    expect(await other).toEqual([21n]);
  });

  it('tells every follower when the log cannot be read, and goes on where it was', async () => {
    const first = log.follow(0n, end.signal);
    expect(await positions(first, 4)).toEqual(upTo(4));
    store.unavailable = new StoreUnavailable('Gone for a moment');
    const others = [log.follow(4n, end.signal), log.follow(4n, end.signal)];
    const failed = await Promise.allSettled([first, ...others].map((follower) => follower.next()));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    store.unavailable = undefined;
    expect(await positions(log.follow(4n, end.signal), 16)).toEqual(upTo(20, 5));
  });

  it('gives once what its store delivers again, also after what is newer', async () => {
    const all = await store.readAll(0n, 20);
    store.follow = async function* () {
      yield all.slice(0, 8);
      yield all.slice(0, 3);
      yield all.slice(6, 20);
    };
    expect(await positions(log.follow(0n, end.signal), 20)).toEqual(upTo(20));
  });

  it('is read again where its store delivers it out of order', async () => {
    const all = await store.readAll(0n, 20);
    store.follow = async function* () {
      yield all.slice(0, 4);
      yield all.slice(4, 8).toReversed();
    };
    const follower = log.follow(0n, end.signal);
    expect(await positions(follower, 4)).toEqual(upTo(4));
    await expect(follower.next()).rejects.toThrow(StoreUnavailable);
    store.follow = (after, signal) => new InMemoryEventStore(all).follow(after, signal);
    expect(await positions(log.follow(4n, end.signal), 16)).toEqual(upTo(20, 5));
  });

  it('is unavailable once its store is closed', async () => {
    const follower = log.follow(20n, end.signal);
    const next = follower.next();
    await store.close();
    await expect(next).rejects.toThrow(StoreUnavailable);
  });
});
