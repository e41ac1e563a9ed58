import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM, binaryEvent } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { instant } from '../../src/kernel/plain-date.js';
import {
  EventTooLarge,
  NotALedger,
  OutcomeUnknown,
  START,
  StoreAccessDenied,
  StoreUnavailable,
  StreamRemoved,
} from '../../src/platform/event-store/event-store.js';
import type { EventStoreDbEventStore } from '../../src/platform/event-store/eventstoredb/eventstoredb-event-store.js';
import {
  openEventStoreDb,
  type OpenEventStoreDb,
} from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { NotLeader } from '../../src/platform/event-store/eventstoredb/store-faults.js';
import type { StoreIntervention } from '../../src/platform/event-store/store-intervention.js';
import { problemOf } from '../../src/platform/http/problem.filter.js';
import { cutPosition } from '../../src/platform/projection-runner/cut-position.js';
import { foldToCut } from '../../src/platform/projection-runner/fold-to-cut.js';
import { noteRegistry } from '../support/event-store-events.js';
import { followFrom, type Follower } from '../support/event-store-follower.js';
import { note, notes } from '../support/event-store-note.js';
import { taskRegister } from '../support/projection-tasks.js';
import type { AppendFault } from '../support/eventstoredb/double-faults.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';

/* Faults of a server, which only the double has on demand. */

const a = notes('a');
const b = notes('b');

describe('EventStoreDB when something goes wrong', () => {
  let double: EventStoreDbDouble;
  let store: EventStoreDbEventStore;
  let followers: Follower[];

  const open = (options: Partial<OpenEventStoreDb> = {}): Promise<EventStoreDbEventStore> =>
    openEventStoreDb({
      url: double.url,
      registry: noteRegistry,
      timeLimitMs: 400,
      openLimitMs: 3_000,
      pauses: { first: 10, most: 50 },
      ...options,
    });
  const idsOf = (events: readonly { readonly eventId: string }[]): readonly string[] =>
    events.map(({ eventId }) => eventId);
  const expected = (...names: readonly string[]): readonly string[] =>
    names.map((name) => note(name).eventId);
  const everything = async (): Promise<readonly string[]> =>
    idsOf(await store.readAll(START, 1_000));
  const follow = (): Follower => {
    const follower = followFrom(store, START);
    followers.push(follower);
    return follower;
  };
  /** As a caller does that was told to try again: reads the stream, and writes what is not there. */
  const resend = async (name: string): Promise<void> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      try {
        const there = await store.readStream(a);
        if (idsOf(there).includes(note(name).eventId)) return;
        const sent = await store.append(a, [note(name)], there.at(-1)?.revision ?? 'no-stream');
        if (sent.ok) return;
      } catch (fault) {
        if (!(fault instanceof StoreUnavailable)) throw fault;
        await pause(10);
      }
    }
    throw new Error(`${name} could not be written`);
  };

  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    followers = [];
    store = await open();
  });
  afterEach(async () => {
    await Promise.allSettled(followers.map((follower) => follower.stop()));
    await store.close();
    await double.stop();
  });

  it.each<AppendFault>(['kill-before-write', 'kill-after-write'])(
    'has an append once that was lost by a %s, however often it is sent again',
    async (fault) => {
      await store.append(a, [note('1')], 'no-stream');
      const follower = follow();
      double.faults.next(fault);
      const lost = store.append(a, [note('2')], 0);
      await expect(lost).rejects.toThrow(OutcomeUnknown);
      expect(problemOf(await lost.catch((each: unknown) => each))?.details()).toMatchObject({
        status: 503,
        code: 'STORE.OUTCOME_UNKNOWN',
      });

      await resend('2');
      await resend('2');
      await resend('3');

      expect(await everything()).toEqual(expected('1', '2', '3'));
      await follower.reached(3);
      await pause(20);
      expect(idsOf(follower.seen)).toEqual(expected('1', '2', '3'));
    },
  );

  it('is not told that somebody else’s append of the same events was its own', async () => {
    const name = `ledger.${a}`;
    const client = EventStoreDBClient.connectionString(double.url);
    const [event] = [note('1')].map(({ eventId, type }) =>
      binaryEvent({
        id: eventId,
        type,
        data: Buffer.from('{"number":0,"text":"1"}'),
        metadata: Buffer.from('{"recordedAt":"2026-03-31T09:00:00.000Z","salt":"another"}'),
      }),
    );
    // Both are sent before either log tells of it.
    const [ours, theirs] = await Promise.all([
      store.append(a, [note('1')], 'no-stream'),
      client.appendToStream(name, event ? [event] : [], { expectedRevision: NO_STREAM }),
    ]);
    expect(theirs.success).toBe(true);
    const [kept] = await store.readRaw(START, 10);
    expect(ours.ok).toBe(!kept?.metadata.includes('another'));
    expect(await store.head()).toBe(1n);
  });

  it('goes on without a gap or a double when the server was away', async () => {
    const follower = follow();
    await store.append(a, [note('1')], 'no-stream');
    await double.connections.close();
    await expect(store.append(a, [note('2')], 0)).rejects.toThrow(StoreUnavailable);
    await expect(store.readStream(a)).rejects.toThrow(StoreUnavailable);
    await double.connections.open();
    await resend('2');
    await resend('3');
    await follower.reached(3);
    expect(idsOf(follower.seen)).toEqual(expected('1', '2', '3'));
    expect(await everything()).toEqual(expected('1', '2', '3'));
  });

  it('goes on when the server was not ready for a while', async () => {
    const follower = follow();
    await store.append(a, [note('1')], 'no-stream');
    double.faults.lasting = 'unavailable';
    double.connections.cut();
    await expect(store.append(a, [note('2')], 0)).rejects.toThrow(StoreUnavailable);
    await pause(50);
    double.faults.lasting = undefined;
    await resend('2');
    await follower.reached(2);
    expect(idsOf(follower.seen)).toEqual(expected('1', '2'));
  });

  it('goes on from the last checkpoint, not over what others wrote since', async () => {
    await store.append(a, [note('1')], 'no-stream');
    const ours = double.log.events.at(-1)?.position ?? 0n;
    for (let index = 0; index < 3_000; index += 1) {
      const event = { id: globalThis.crypto.randomUUID(), type: 'sold', contentType: '' };
      const bytes = new Uint8Array(8);
      double.log.append('others', [{ ...event, data: bytes, metadata: bytes }], 'any');
    }
    await pause(100);
    double.connections.cut();
    await resend('2');
    expect(double.subscribedAfter.at(-1)).toBeGreaterThan(ours);
    expect(await everything()).toEqual(expected('1', '2'));
  });

  it('passes over what is delivered twice', async () => {
    double.faults.deliversTwice = true;
    await store.close();
    store = await open();
    const follower = follow();
    await store.append(a, [note('1'), note('2')], 'no-stream');
    await store.append(b, [note('3')], 'no-stream');
    await follower.reached(3);
    await pause(20);
    expect(idsOf(follower.seen)).toEqual(expected('1', '2', '3'));
    expect(await store.head()).toBe(3n);
  });

  it('answers within its time limit where the server says nothing', async () => {
    await store.append(a, [note('1')], 'no-stream');
    double.connections.silence(true);
    const begun = performance.now();
    await expect(store.append(a, [note('2')], 0)).rejects.toThrow(OutcomeUnknown);
    await expect(store.readStream(a)).rejects.toThrow(StoreUnavailable);
    const many = Array.from({ length: 20 }, (_, each) =>
      store.append(notes(`${each}`), [note(`${each} of many`)], 'no-stream'),
    );
    for (const { status } of await Promise.allSettled(many)) expect(status).toBe('rejected');
    expect(performance.now() - begun).toBeLessThan(5_000);
    double.connections.silence(false);
    await resend('2');
    expect(await everything()).toEqual(expected('1', '2'));
  });

  it('knows from the log what was written, also where the server does not answer', async () => {
    await store.append(a, [note('1')], 'no-stream');
    double.faults.next('no-answer-after-write');
    expect(await store.append(a, [note('2')], 0)).toMatchObject({ value: { position: 2n } });
    expect(await store.append(a, [note('3')], 1)).toMatchObject({ value: { position: 3n } });
    // It closes, however long the answer takes.
    await store.close();
    store = await open();
    expect(await everything()).toEqual(expected('1', '2', '3'));
  });

  it('does not open on a port that takes connections and never answers', async () => {
    double.connections.silence(true);
    await store.close();
    await expect(open({ openLimitMs: 300 })).rejects.toThrow(StoreUnavailable);
    double.connections.silence(false);
    store = await open();
  });

  it('writes nothing through a node that does not lead, and says so', async () => {
    double.faults.leader.port = double.connections.port;
    double.faults.next('not-leader');
    const refused = store.append(a, [note('1')], 'no-stream');
    await expect(refused).rejects.toThrow(NotLeader);
    const problem = problemOf(await refused.catch((each: unknown) => each));
    expect(problem?.getStatus()).toBe(503);
    expect(problem?.headers['Retry-After']).toBeDefined();
    await resend('1');
    expect(await everything()).toEqual(expected('1'));
  });

  it('says that it may not, where waiting does not help', async () => {
    double.faults.next('access-denied');
    const refused = store.append(a, [note('1')], 'no-stream');
    await expect(refused).rejects.toThrow(StoreAccessDenied);
    const problem = problemOf(await refused.catch((each: unknown) => each));
    expect(problem?.details()).toMatchObject({ status: 503, code: 'STORE.ACCESS_DENIED' });
    expect(problem?.headers['Retry-After']).toBeUndefined();

    await store.close();
    double.faults.lasting = 'access-denied';
    await expect(open()).rejects.toThrow(StoreAccessDenied);
    double.faults.lasting = undefined;
    store = await open();
  });

  it('takes the server’s word that its time ran out for an unknown outcome', async () => {
    double.faults.next('timeout');
    await expect(store.append(a, [note('1')], 'no-stream')).rejects.toThrow(OutcomeUnknown);
  });

  it('refuses more at once than the server takes, and writes nothing of it', async () => {
    const large = Array.from({ length: 6 }, (_, each) =>
      note(`${each}`, { text: 'x'.repeat(200_000) }),
    );
    await expect(store.append(a, large, 'no-stream')).rejects.toThrow(EventTooLarge);
    expect(await everything()).toEqual([]);
    await expect(
      store.append(a, [{ ...note('1'), eventId: 'no uuid' as never }], 'no-stream'),
    ).rejects.toThrow(RangeError);
    await resend('1');
  });

  it('appends the classic way where the server knows no other', async () => {
    await store.close();
    await double.stop();
    double = await EventStoreDbDouble.start({ knowsBatches: false });
    store = await open();
    expect(await store.append(a, [note('1'), note('2')], 'no-stream')).toMatchObject({ ok: true });
    expect(await store.append(a, [note('3')], 0)).toMatchObject({ error: { actual: 1 } });
    double.log.append(`ledger.${b}`, [], 'any');
    expect(await everything()).toEqual(expected('1', '2'));
  });

  it('leaves the streams of others alone, also those of another ledger', async () => {
    await store.append(a, [note('1')], 'no-stream');
    await store.close();
    store = await open({ ledger: 'ledger2' });
    expect(await store.head()).toBe(START);
    expect(await store.readStream(a)).toEqual([]);
    await store.append(a, [note('1')], 'no-stream');
    expect(await everything()).toEqual(expected('1'));
  });

  it('is cut before the first event recorded later, where another server’s clock is behind ours', async () => {
    const at = (second: number) => ({ recordedAt: `2026-03-31T10:00:0${second}.000Z` });
    await store.append(a, [note('1', at(1)), note('2', at(5))], 'no-stream');
    // Written at the same moment by a server that had not seen ours yet.
    const { eventId, type, data, metadata } = note('3', at(3));
    const bytes = (value: unknown): Uint8Array => Buffer.from(canonicalJson(value));
    double.log.append(
      `ledger.${b}`,
      [{ id: eventId, type, contentType: '', data: bytes(data), metadata: bytes(metadata) }],
      'no-stream',
    );
    await store.readStream(b);
    const next = await store.append(b, [note('4', at(2))], 0);

    expect(next).toMatchObject({ ok: true, value: { position: 4n, ...at(5) } });
    const cut = (second: number): Promise<bigint> =>
      cutPosition(store, { asAt: instant(at(second).recordedAt) });
    expect(await Promise.all([0, 1, 2, 3, 4, 5, 6].map(cut))).toEqual([0n, 1n, 1n, 1n, 1n, 4n, 4n]);
    expect(await cutPosition(store, { asAt: instant(at(9).recordedAt), before: 3n })).toBe(2n);
    const { position } = await foldToCut(taskRegister(), store, {
      asAt: instant(at(4).recordedAt),
    });
    expect(position).toBe(1n);
  });

  describe('where somebody changes what the server keeps', () => {
    const name = `ledger.${a}`;
    let seen: StoreIntervention[];

    beforeEach(async () => {
      seen = [];
      await store.append(a, [note('1'), note('2')], 'no-stream');
      await store.append(b, [note('3')], 'no-stream');
    });
    const noticed = async (count: number): Promise<void> => {
      for (let attempt = 0; seen.length < count && attempt < 200; attempt += 1) await pause(5);
    };
    const kinds = (): readonly string[] => seen.map(({ kind, stream }) => `${kind} ${stream}`);

    it('notices it, now and at every start, and not what is done to others', async () => {
      store.watchInterventions((each) => seen.push(each));
      double.log.setMetadata('others', '{"$maxCount":1}');
      double.log.setMetadata(name, '{"$maxCount":1}');
      double.log.setMetadata(`ledger.${b}`, '{"$acl":{"$r":"nobody"}}');
      double.log.setMetadata(`ledger.${b}`, '{}');
      await noticed(3);
      const first = [...seen];
      expect(kinds()).toEqual([
        `stream-limited ${a}`,
        `access-changed ${b}`,
        `metadata-changed ${b}`,
      ]);
      await expect(store.readStream(a)).rejects.toThrow(StreamRemoved);
      await store.close();
      seen = [];
      store = await open();
      store.watchInterventions((each) => seen.push(each));
      expect(seen).toEqual(first);
    });

    it('does not go on with a history that was hidden or deleted', async () => {
      store.watchInterventions((each) => seen.push(each));
      double.log.softDelete(name);
      double.log.tombstone(`ledger.${b}`);
      await noticed(2);
      expect(kinds()).toEqual([`stream-hidden ${a}`, `stream-deleted ${b}`]);
      for (const stream of [a, b])
        await expect(store.readStream(stream)).rejects.toThrow(StreamRemoved);
      expect(await store.append(a, [note('4')], 'no-stream')).toMatchObject({ ok: false });
      const deleted = store.append(b, [note('4')], 0);
      await expect(deleted).rejects.toThrow(StreamRemoved);
      expect(problemOf(await deleted.catch((each: unknown) => each))?.getStatus()).toBe(410);
      // The log still has it, until somebody has it scavenged.
      expect(await everything()).toEqual(expected('1', '2', '3'));
    });

    it('does not open a log from which events were removed: no position after them would be right', async () => {
      await store.append(a, [note('4')], 1);
      double.log.setMetadata(name, '{"$tb":1}');
      double.log.scavenge();
      await store.close();
      await expect(open()).rejects.toThrow(NotALedger);
      store = await open({ ledger: 'other' });
    });
  });
});
