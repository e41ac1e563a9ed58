import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idOf, notes } from '../../../../test/support/event-store-note.js';
import { instant } from '../../../kernel/plain-date.js';
import { NotALedger } from '../event-store.js';
import { type Indexed, PositionIndex } from './position-index.js';

const momentOf = (second: number) =>
  instant(`2026-03-31T10:00:${String(second).padStart(2, '0')}.000Z`);

const history = fc.array(
  fc.record({
    stream: fc.constantFrom('p', 'q', 'r').map(notes),
    gap: fc.integer({ min: 1, max: 10_000 }),
    second: fc.integer({ min: 0, max: 59 }),
  }),
  { maxLength: 60 },
);

const indexed = (steps: readonly { stream: Indexed['stream']; gap: number; second: number }[]) => {
  const revisions = new Map<string, number>();
  let commit = 0n;
  return steps.map(({ stream, gap, second }, place): Indexed => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    commit += BigInt(gap);
    return {
      stream,
      revision,
      commit,
      eventId: idOf('event', place),
      recordedAt: momentOf(second),
    };
  });
};

describe('the index of positions', () => {
  it('numbers nothing after events that are gone', () => {
    const steps = [1, 2, 3].map((second) => ({ stream: notes('p'), gap: 1, second }));
    const index = new PositionIndex();
    const add = (revision: number): readonly number[] =>
      indexed(steps)
        .slice(revision, revision + 1)
        .map((event) => index.add(event));
    expect(add(0)).toEqual([1]);
    expect(() => add(2)).toThrow(NotALedger);
    expect(() => add(0)).toThrow(NotALedger);
    expect(add(1)).toEqual([2]);
  });

  it('numbers events in the order of the log, and finds each again', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const events = indexed(steps);
        const index = new PositionIndex();
        expect(events.map((event) => index.add(event))).toEqual(events.map((_, at) => at + 1));
        expect(index.length).toBe(events.length);
        for (const [at, { commit }] of events.entries())
          expect(index.commitOf(at + 1)).toBe(commit);
        for (const stream of ['p', 'q', 'r', 's'].map(notes)) {
          const ordinals = events.flatMap((event, at) => (event.stream === stream ? [at + 1] : []));
          expect(index.ordinalsOf(stream, 0)).toEqual(ordinals);
          expect(index.ordinalsOf(stream, 2)).toEqual(ordinals.slice(2));
          expect(index.lastRevisionOf(stream)).toBe(ordinals.length - 1);
          for (const { eventId, ...event } of events)
            expect(index.uses(stream, [{ eventId: idOf('never') }, { eventId }])).toBe(
              event.stream === stream,
            );
        }
      }),
      { verbose: 1 },
    );
  });

  it('knows the longest prefix without a later moment, whatever the clocks did', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 59 }), (steps, second) => {
        const events = indexed(steps);
        const index = new PositionIndex();
        for (const event of events) index.add(event);
        const limit = momentOf(second);
        const later = events.findIndex(({ recordedAt }) => (recordedAt ?? limit) > limit);
        expect(index.recordedBy(limit)).toBe(later < 0 ? events.length : later);
      }),
      { verbose: 1 },
    );
  });

  it('makes room for any number', () => {
    const index = new PositionIndex();
    for (let at = 0; at < 5_000; at += 1)
      index.add({
        stream: notes('a'),
        revision: at,
        commit: BigInt(at) * 7n,
        eventId: idOf('event', at),
        recordedAt: undefined,
      });
    expect([1, 1_024, 1_025, 5_000].map((at) => index.commitOf(at))).toEqual([
      0n,
      7_161n,
      7_168n,
      34_993n,
    ]);
    expect(index.latest).toBe('');
  });
});
