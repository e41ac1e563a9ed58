import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { EventDoesNotFitSchema, UnknownEventType } from '../../src/kernel/event-registry.js';
import type { StreamName } from '../../src/kernel/ids.js';
import type { Result } from '../../src/kernel/result.js';
import {
  EventTooLarge,
  MAX_EVENT_BYTES,
  START,
  StoreUnavailable,
  type Appended,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RevisionConflict,
} from '../../src/platform/event-store/event-store.js';
import { followFrom, type Follower } from '../support/event-store-follower.js';
import { note, notes } from '../support/event-store-note.js';

/** One adapter on an empty log, reading with `noteRegistry`. */
export interface StoreUnderTest {
  readonly store: EventStore;
  /** Closes the store and opens the same log again. */
  reopen(): Promise<EventStore>;
  /** Closes what is open and removes the log. */
  destroy(): Promise<void>;
}

const EVERYTHING = 100_000;
const everything = (store: EventStore): Promise<readonly Recorded[]> =>
  store.readAll(START, EVERYTHING);
const idsOf = (events: readonly { readonly eventId: string }[]): readonly string[] =>
  events.map((event) => event.eventId);

const accepted = (result: Result<Appended, RevisionConflict>): Appended => {
  if (!result.ok) throw new Error(`Unexpected conflict: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** What every event store must do, whatever keeps its log. */
export const eventStoreContract = (name: string, make: () => Promise<StoreUnderTest>): void => {
  describe(`${name} as an event store`, () => {
    let underTest: StoreUnderTest;
    let store: EventStore;
    const followers: Follower[] = [];
    const a = notes('a');
    const b = notes('b');

    const append = async (
      stream: StreamName,
      events: readonly EventToAppend[],
      expected: ExpectedRevision,
    ): Promise<Appended> => accepted(await store.append(stream, events, expected));
    const follow = (after: bigint): Follower => {
      const follower = followFrom(store, after);
      followers.push(follower);
      return follower;
    };

    beforeEach(async () => {
      underTest = await make();
      store = underTest.store;
    });
    afterEach(async () => {
      await Promise.allSettled(followers.splice(0).map((follower) => follower.stop()));
      await underTest.destroy();
    });

    describe('appending', () => {
      it('gives the events back as they were, at their places', async () => {
        const first = await append(a, [note('1'), note('2')], 'no-stream');
        const second = await append(a, [note('3')], 1);

        const events = await store.readStream(a);

        expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
        expect(
          events.map(({ eventId, type, data, metadata }) => ({ eventId, type, data, metadata })),
        ).toEqual([note('1'), note('2'), note('3')]);
        expect(events.every(({ stream }) => stream === a)).toBe(true);
        expect(first).toMatchObject({ revision: 1, position: events[1]?.position });
        expect(second).toMatchObject({ revision: 2, position: events[2]?.position });
        expect(await store.head()).toBe(second.position);
      });

      it('refuses a revision that the stream has left behind, and tells the real one', async () => {
        await append(a, [note('1'), note('2')], 'no-stream');

        expect(await store.append(a, [note('3')], 0)).toEqual({
          ok: false,
          error: { stream: a, expected: 0, actual: 1 },
        });
        expect(await store.append(a, [note('3')], 'no-stream')).toMatchObject({
          error: { actual: 1 },
        });
        expect(await store.append(a, [note('3')], 5)).toMatchObject({ error: { actual: 1 } });
        expect(await store.append(b, [note('3')], 0)).toEqual({
          ok: false,
          error: { stream: b, expected: 0, actual: 'no-stream' },
        });
        expect(await everything(store)).toHaveLength(2);
      });

      it('lets one of two writers win who read the same revision', async () => {
        await append(a, [note('0')], 'no-stream');

        const results = await Promise.all([
          store.append(a, [note('mine'), note('mine too')], 0),
          store.append(a, [note('yours')], 0),
        ]);

        expect(results.filter((result) => result.ok)).toHaveLength(1);
        const winner = results[0]?.ok ? ['mine', 'mine too'] : ['yours'];
        expect(results.find((result) => !result.ok)).toMatchObject({
          error: { actual: winner.length },
        });
        expect(idsOf(await store.readStream(a))).toEqual(
          ['0', ...winner].map((each) => note(each).eventId),
        );
      });

      it('writes a batch as a whole or not at all', async () => {
        await append(a, [note('1')], 'no-stream');

        // The last of the three was used before: the first two must not stay behind.
        expect(await store.append(a, [note('2'), note('3'), note('1')], 0)).toMatchObject({
          error: { actual: 0 },
        });
        expect(idsOf(await everything(store))).toEqual([note('1').eventId]);
        expect(await append(a, [note('2'), note('3')], 0)).toMatchObject({ revision: 2 });
      });

      it('refuses one event twice in a batch', async () => {
        expect(await store.append(a, [note('1'), note('1')], 'no-stream')).toMatchObject({
          error: { actual: 'no-stream' },
        });
        expect(await everything(store)).toEqual([]);
      });

      it('lets a conflict among simultaneous appends disturb no other', async () => {
        await append(a, [note('1')], 'no-stream');

        const results = await Promise.allSettled([
          store.append(b, [note('b1')], 'no-stream'),
          store.append(a, [note('late')], 'no-stream'),
          store.append(a, [note('large', { text: 'x'.repeat(MAX_EVENT_BYTES) })], 0),
          store.append(a, [note('2'), note('1')], 0),
          store.append(a, [note('3')], 0),
          store.append(b, [note('b2'), note('b3')], 0),
        ]);

        expect(results).toMatchObject([
          { value: { ok: true } },
          { value: { ok: false, error: { actual: 0 } } },
          { status: 'rejected' },
          { value: { ok: false, error: { actual: 0 } } },
          { value: { ok: true } },
          { value: { ok: true } },
        ]);
        expect(idsOf(await store.readStream(a))).toEqual(idsOf([note('1'), note('3')]));
        expect(idsOf(await store.readStream(b))).toEqual(
          idsOf([note('b1'), note('b2'), note('b3')]),
        );
      });
    });

    describe('a resent append', () => {
      const batch = [note('1'), note('2')];

      it('is a conflict that tells the real revision, and writes nothing twice', async () => {
        await append(a, batch, 'no-stream');

        expect(await store.append(a, batch, 'no-stream')).toMatchObject({ error: { actual: 1 } });
        // Even by somebody who read the new revision and did not notice.
        expect(await store.append(a, batch, 1)).toMatchObject({ error: { actual: 1 } });
        expect(idsOf(await everything(store))).toEqual(idsOf(batch));
      });

      it('is a conflict for all but one when sent many times at once', async () => {
        const results = await Promise.all(
          Array.from({ length: 8 }, () => store.append(a, batch, 'no-stream')),
        );

        expect(results.filter((result) => result.ok)).toHaveLength(1);
        expect(results.filter((result) => !result.ok && result.error.actual === 1)).toHaveLength(7);
        expect(idsOf(await everything(store))).toEqual(idsOf(batch));
      });

      it('is still a conflict after the store was opened again', async () => {
        await append(a, batch, 'no-stream');
        store = await underTest.reopen();

        expect(await store.append(a, batch, 'no-stream')).toMatchObject({ error: { actual: 1 } });
        expect(idsOf(await everything(store))).toEqual(idsOf(batch));
      });
    });

    describe('the two clocks', () => {
      const recorded = async (): Promise<readonly string[]> =>
        (await everything(store)).map((event) => event.metadata.recordedAt);

      it('never lets the log go back in time, whatever the callers say', async () => {
        await append(a, [note('1', { recordedAt: '2026-03-31T10:00:00.000Z' })], 'no-stream');
        const behind = await append(
          b,
          [note('2', { recordedAt: '2026-03-31T09:59:59.999Z' })],
          'no-stream',
        );
        await append(
          a,
          [
            note('3', { recordedAt: '2026-03-31T10:00:00.001Z' }),
            note('4', { recordedAt: '2020-01-01T00:00:00.000Z' }),
          ],
          0,
        );

        expect(behind.recordedAt).toBe('2026-03-31T10:00:00.000Z');
        expect(await recorded()).toEqual([
          '2026-03-31T10:00:00.000Z',
          '2026-03-31T10:00:00.000Z',
          '2026-03-31T10:00:00.001Z',
          '2026-03-31T10:00:00.001Z',
        ]);
      });

      it('remembers the time across a restart', async () => {
        await append(a, [note('1', { recordedAt: '2026-03-31T10:00:00.000Z' })], 'no-stream');
        store = await underTest.reopen();
        await append(a, [note('2', { recordedAt: '2026-03-30T10:00:00.000Z' })], 0);

        expect(await recorded()).toEqual(['2026-03-31T10:00:00.000Z', '2026-03-31T10:00:00.000Z']);
      });

      it('is not moved by an append that was refused', async () => {
        await append(a, [note('1', { recordedAt: '2026-03-31T10:00:00.000Z' })], 'no-stream');
        const future = { recordedAt: '2036-03-31T10:00:00.000Z' };
        await store.append(a, [note('2', future), note('1', future)], 0);
        await append(a, [note('3', { recordedAt: '2026-03-31T10:00:05.000Z' })], 0);

        expect((await recorded()).at(-1)).toBe('2026-03-31T10:00:05.000Z');
      });

      it('keeps the effective date as given, later or earlier', async () => {
        await append(a, [note('1', { effectiveAt: '2026-04-01' })], 'no-stream');
        await append(a, [note('2', { effectiveAt: '1998-07-31' })], 0);

        const dates = (await store.readStream(a)).map((event) => event.metadata.effectiveAt);
        expect(dates).toEqual(['2026-04-01', '1998-07-31']);
      });

      it('refuses a time that is not an instant', async () => {
        await expect(
          store.append(a, [note('1', { recordedAt: '9999' })], 'no-stream'),
        ).rejects.toThrow(RangeError);
        expect(await everything(store)).toEqual([]);
      });
    });

    describe('reading', () => {
      it('finds nothing in an empty log or an unknown stream', async () => {
        expect(await store.head()).toBe(START);
        expect(await everything(store)).toEqual([]);
        expect(await store.readRaw(START, 10)).toEqual([]);
        expect(await store.readStream(notes('nobody'))).toEqual([]);
      });

      it('reads a stream from a revision on', async () => {
        await append(a, [note('1'), note('2'), note('3')], 'no-stream');

        expect(idsOf(await store.readStream(a, 1))).toEqual(idsOf([note('2'), note('3')]));
        expect(await store.readStream(a, 3)).toEqual([]);
      });

      it('reads the log after any position, page by page, without gap or overlap', async () => {
        const names = Array.from({ length: 1_203 }, (_, index) => `${index}`);
        await append(
          a,
          names.slice(0, 700).map((each) => note(each)),
          'no-stream',
        );
        await append(
          b,
          names.slice(700).map((each) => note(each)),
          'no-stream',
        );
        const all = await everything(store);
        expect(idsOf(all)).toEqual(names.map((each) => note(each).eventId));

        for (const limit of [1, 7, 499, 500, 501, 5_000]) {
          const from = all[180]?.position ?? START;
          const rest: Recorded[] = [];
          for (let after = from, rounds = 0; rounds < 2_000; rounds += 1) {
            const page = await store.readAll(after, limit);
            expect(page.length).toBeLessThanOrEqual(limit);
            rest.push(...page);
            const last = page.at(-1);
            if (!last) break;
            after = last.position;
          }
          expect(idsOf(rest)).toEqual(idsOf(all.slice(181)));
          const raw = await store.readRaw(from, limit);
          expect(idsOf(raw)).toEqual(idsOf(all.slice(181, 181 + limit)));
        }
      });

      it('gives an old version of an event in its newest, and its bytes as they were written', async () => {
        await append(
          a,
          [{ ...note('1'), type: 'note-amended.v1', data: { text: 'Old' } }],
          'no-stream',
        );

        const upcast = { type: 'note-amended.v2', data: { wording: 'Old' } };
        expect(await store.readStream(a)).toMatchObject([upcast]);
        expect(await everything(store)).toMatchObject([upcast]);
        expect(await store.readRaw(START, 1)).toMatchObject([
          { type: 'note-amended.v1', data: '{"text":"Old"}' },
        ]);
      });
    });

    describe('bytes', () => {
      it('keeps the canonical bytes: normal form, names in order, any script', async () => {
        const text = 'Cafe\u0301 \u2028 "quoted" \u0000 \u{1F9FE} Ελλ \\ ligature \uFB01';
        await append(
          a,
          [{ ...note('1'), data: { text, number: Number.MAX_SAFE_INTEGER } }],
          'no-stream',
        );

        const [raw] = await store.readRaw(START, 1);
        expect(raw?.data).toBe(
          `{"number":9007199254740991,"text":${JSON.stringify(text.normalize('NFC'))}}`,
        );
        expect(raw?.metadata).toBe(canonicalJson(note('1').metadata));
        const [event] = await store.readStream(a);
        expect(canonicalJson(event?.data)).toBe(raw?.data);
        expect(canonicalJson(event?.metadata)).toBe(raw?.metadata);
      });

      it('has the same bytes after it was opened again', async () => {
        await append(a, [note('1', { text: 'Cafe\u0301' }), note('2')], 'no-stream');
        const before = await store.readRaw(START, 10);
        store = await underTest.reopen();

        expect(await store.readRaw(START, 10)).toEqual(before);
      });
    });

    describe('what may not be written', () => {
      const refuses = async (
        event: EventToAppend,
        fault: new (...args: never[]) => Error,
      ): Promise<void> => {
        await append(a, [note('before')], 'no-stream');
        await expect(store.append(a, [note('with it'), event], 0)).rejects.toThrow(fault);
        expect(idsOf(await everything(store))).toEqual([note('before').eventId]);
        await append(a, [note('after')], 0);
      };

      it('refuses data that does not fit its schema', async () => {
        await refuses({ ...note('1'), data: { text: 'no number' } }, EventDoesNotFitSchema);
      });

      it('refuses data that would not fit once it is in normal form', async () => {
        // One character that normal form writes as two.
        const data = { text: '\u0958'.repeat(3_000) };
        await refuses({ ...note('1'), type: 'note-amended.v1', data }, EventDoesNotFitSchema);
      });

      it('refuses a type that nobody could read', async () => {
        await refuses({ ...note('1'), type: 'note-lost.v1' }, UnknownEventType);
      });

      it('refuses more than 256 KiB of data, counted in bytes', async () => {
        const room = MAX_EVENT_BYTES - Buffer.byteLength('{"number":0,"text":""}');
        await refuses(note('too large', { text: 'x'.repeat(room - 1) + '€' }), EventTooLarge);
        await append(a, [note('just fits', { text: 'x'.repeat(room) })], 1);
      });

      it('refuses an append without events', async () => {
        await expect(store.append(a, [], 'no-stream')).rejects.toThrow(RangeError);
      });
    });

    describe('following', () => {
      it('gives what is there and then what comes, without loss or doubling, to each follower', async () => {
        const count = 1_500;
        await append(
          a,
          Array.from({ length: 600 }, (_, index) => note(`${index}`)),
          'no-stream',
        );
        const middle = (await everything(store))[299]?.position ?? START;
        const fromStart = [follow(START), follow(START)];
        const fromMiddle = follow(middle);

        let joined: Follower | undefined;
        for (let index = 600; index < count;) {
          const size = Math.min(1 + (index % 7), count - index);
          const batch = Array.from({ length: size }, (_, each) => note(`${index + each}`));
          await append(a, batch, index - 1);
          index += size;
          if (index > 1_000) joined ??= follow(START);
        }
        await Promise.all([...fromStart, joined].map(async (follower) => follower?.reached(count)));
        await fromMiddle.reached(count - 300);

        const all = idsOf(await everything(store));
        for (const follower of [...fromStart, joined])
          expect(idsOf(follower?.seen ?? [])).toEqual(all);
        expect(idsOf(fromMiddle.seen)).toEqual(all.slice(300));
      });

      it('ends when it is aborted while it waits, and when it was before', async () => {
        const follower = follow(START);
        await append(a, [note('1')], 'no-stream');
        await follower.reached(1);
        await follower.stop();
        await append(a, [note('2')], 0);
        expect(follower.seen).toHaveLength(1);

        for await (const _ of store.follow(START, AbortSignal.abort()))
          throw new Error('Nothing may come');
      });

      it('ends when the store closes', async () => {
        const follower = follow(START);
        await append(a, [note('1')], 'no-stream');
        await follower.reached(1);
        await store.close();
        await follower.ended;
      });
    });

    describe('closing', () => {
      it('finishes what it accepted, then refuses everything', async () => {
        const pending = [
          store.append(a, [note('1'), note('2')], 'no-stream'),
          store.append(b, [note('3')], 'no-stream'),
        ];
        const closed = store.close();
        expect(await Promise.all(pending)).toMatchObject([{ ok: true }, { ok: true }]);
        await closed;
        await store.close();

        await expect(store.append(b, [note('4')], 0)).rejects.toThrow(StoreUnavailable);
        await expect(store.readAll(START, 1)).rejects.toThrow(StoreUnavailable);
        store = await underTest.reopen();
        expect(idsOf(await everything(store))).toEqual(idsOf([note('1'), note('2'), note('3')]));
      });
    });

    it('keeps every acknowledged event once, in gapless streams, under any interleaving', async () => {
      const streams = ['p', 'q', 'r'];
      const step = fc.record({
        stream: fc.constantFrom(...streams),
        size: fc.integer({ min: 1, max: 4 }),
        stale: fc.boolean(),
        wait: fc.boolean(),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
          run += 1;
          const before = await store.head();
          const acknowledged: string[] = [];
          const known = new Map<string, number>();
          const pending: Promise<void>[] = [];
          for (const [index, { stream, size, stale, wait }] of steps.entries()) {
            const events = Array.from({ length: size }, (_, each) =>
              note(`${run}/${index}/${each}`),
            );
            const last = known.get(stream) ?? -1;
            const expected = last - (stale ? 1 : 0);
            const sent = store.append(
              notes(`${run}${stream}`),
              events,
              expected < 0 ? 'no-stream' : expected,
            );
            const noted = async (): Promise<void> => {
              if ((await sent).ok) acknowledged.push(...idsOf(events));
            };
            pending.push(noted());
            if (wait) {
              await Promise.all(pending);
              for (const each of streams) {
                known.set(each, (await store.readStream(notes(`${run}${each}`))).length - 1);
              }
            } else if (!stale) known.set(stream, last + size);
          }
          await Promise.all(pending);

          const log = await store.readAll(before, EVERYTHING);
          expect(new Set(idsOf(log))).toEqual(new Set(acknowledged));
          expect(log).toHaveLength(acknowledged.length);
          expect(
            log.every((event, index) => event.position > (log[index - 1]?.position ?? before)),
          ).toBe(true);
          for (const each of streams) {
            const events = await store.readStream(notes(`${run}${each}`));
            expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
            expect(idsOf(log.filter(({ stream }) => stream === notes(`${run}${each}`)))).toEqual(
              idsOf(events),
            );
          }
        }),
        { numRuns: 60, verbose: 1 },
      );
    });
  });
};
