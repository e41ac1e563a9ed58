import { describe, expect, it } from '@jest/globals';
import { sealedText, testActor, testId } from '../test/support/decider-given.js';
import { recorded, uuidOf } from '../test/support/recorded-event.js';
import { amend, begun, byEffect, entryOf, type Row, withItem } from './register-entry.js';

describe('what a row keeps of a fact', () => {
  it('is who, for whom, when on both clocks, why, and how far a source carries it', () => {
    const event = recorded(
      'a.v1',
      {},
      {
        revision: 4,
        effectiveAt: '2021-09-30',
        recordedAt: '2021-10-04T08:00:00.000Z',
        actor: { onBehalfOf: testActor('owner'), organisation: testId('police') },
        reason: sealedText('reason'),
        provenance: { basis: 'reconstructed', source: 'S4:358' },
      },
    );
    expect(entryOf(event)).toEqual({
      eventId: uuidOf('a.v1'),
      revision: 4,
      by: 'secretariat',
      capacity: 'secretariat',
      organisation: testId('police'),
      onBehalfOf: 'owner',
      effectiveAt: '2021-09-30',
      recordedAt: '2021-10-04T08:00:00.000Z',
      reason: sealedText('reason'),
      provenance: { basis: 'reconstructed', source: 'S4:358' },
    });
  });

  it('has no member for what was not said', () => {
    expect(Object.keys(entryOf(recorded('a.v1', {})))).toEqual([
      'eventId',
      'revision',
      'by',
      'capacity',
      'effectiveAt',
      'recordedAt',
    ]);
  });
});

describe('a row', () => {
  const illustrative = { provenance: { basis: 'illustrative' } } as const;

  it('counts its facts by basis, and those of the ledger itself not at all', () => {
    const first: Row | null = begun(recorded('a.v1', {}, illustrative));
    const second = amend(first, recorded('b.v1', {}, { revision: 1 }), () => ({}));
    const third = amend(second, recorded('c.v1', {}, { revision: 2, ...illustrative }), () => ({}));
    expect(third).toEqual({ revision: 2, bases: { stated: 0, reconstructed: 0, illustrative: 2 } });
  });

  it('keeps the highest revision of its stream, whichever fact comes last', () => {
    const row: Row | null = begun(recorded('a.v1', {}, { revision: 7 }));
    expect(amend(row, recorded('b.v1', {}, { revision: 3 }), () => ({}))?.revision).toBe(7);
  });

  it('is not made by a fact whose predecessor was cut away', () => {
    expect(amend<Row>(null, recorded('b.v1', {}), () => ({}))).toBeNull();
  });
});

const entryOn = (effectiveAt: string, revision: number) =>
  entryOf(recorded('a.v1', {}, { effectiveAt, revision }));

describe('lists in a row', () => {
  it('replace an item in its place, or gain it at the end', () => {
    expect(withItem([1, 2, 3], 20, (other) => other === 2)).toEqual([1, 20, 3]);
    expect(withItem([1, 2], 3, (other) => other === 3)).toEqual([1, 2, 3]);
  });

  it('order late facts by when they happened, then by their place in the stream', () => {
    const [a, b, c] = [
      entryOn('2021-04-01', 9),
      entryOn('2021-05-01', 1),
      entryOn('2021-05-01', 2),
    ] as const;
    expect([c, a, b].toSorted(byEffect)).toEqual([a, b, c]);
  });
});
