import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import { endOfYear, packIssued, reviewYear } from '../../../../test/support/review-year.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  upToTheFreeze,
} from '../../../../test/support/review-history.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { LogPosition } from '../events.js';
import { LaterDocuments } from './later-documents.js';

const later = (events: readonly Recorded[] = [...upToTheFreeze(), ...afterTheFreeze()]) => {
  const store = new InMemoryEventStore(events);
  return { store, documents: new LaterDocuments(store, EXAMPLE_LEDGER) };
};

describe('an addendum', () => {
  it('lists what was recorded after the freeze and had happened by then, and leaves the restricted to Part 2', async () => {
    const { documents } = later();
    const { document: first } = await documents.addendum(END_OF_YEAR, 1);
    const { document: second } = await documents.addendum(END_OF_YEAR, 2);
    expect(first.facts.length).toBeGreaterThan(0);
    expect(first.withheld).toBe(second.facts.length);
    expect(second.withheld).toBe(0);
    for (const { effectiveAt, position } of [...first.facts, ...second.facts]) {
      expect(effectiveAt <= first.positionDate).toBe(true);
      expect(BigInt(position)).toBeGreaterThan(BigInt(first.after));
    }
    expect(JSON.stringify(first)).not.toContain('CS-2021-07');
  });

  it('has the same bytes for the same cut, whatever was recorded since', async () => {
    const { documents, store } = later();
    const upTo = String(await store.head()) as LogPosition;
    const { digest } = await documents.addendum(END_OF_YEAR, 1, upTo);
    store.record(...packIssued());
    expect((await documents.addendum(END_OF_YEAR, 1, upTo)).digest).toBe(digest);
    expect((await documents.addendum(END_OF_YEAR, 1)).digest).not.toBe(digest);
  });

  it('needs a review with a position, and a log that goes so far', async () => {
    const { documents } = later(reviewYear);
    const codeOf = async (asked: Promise<unknown>): Promise<unknown> =>
      asked.then(
        () => undefined,
        (fault: { readonly faults?: readonly { readonly code: string }[] }) =>
          fault.faults?.[0]?.code,
      );
    expect(await codeOf(documents.addendum(END_OF_YEAR, 1))).toBe('REVIEW.NOT_FOUND');
    expect(await codeOf(documents.addendum(endOfYear, 1))).toBe('REVIEW.POSITION_NOT_FROZEN');
    expect(await codeOf(documents.addendum(endOfYear, 1, '9999' as LogPosition))).toBe(
      'REVIEW.CUT_BEYOND_THE_LOG',
    );
  });
});

describe('the outturn', () => {
  it('tells what changed between the provisional position and the end of the year', async () => {
    const events = [...reviewYear, ...packIssued()];
    const { documents } = later(events);
    const { document } = await documents.outturn(endOfYear);
    expect(document).toMatchObject({
      positionDate: '2022-02-28',
      yearEnds: '2022-03-31',
      changes: [],
      withheld: 0,
    });
  });
});
