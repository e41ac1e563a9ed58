import type { PackDocument } from '../../src/contexts/reviews/pack/pack-document.js';
import {
  packAtCut,
  type PackAtCut,
  type WhichPack,
} from '../../src/contexts/reviews/queries/pack-at-cut.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { Ledger } from '../../src/platform/ledger/ledger.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { END_OF_YEAR, EXAMPLE_LEDGER, inFormat } from './review-history.js';

export type PackOf2 = Extract<PackDocument, { format: 2; kind: 'pack' }>;
export type RecordOf2 = Extract<PackDocument, { format: 2; kind: 'record' }>;

interface Asked extends Partial<WhichPack> {
  readonly ledger?: Ledger;
}

/** What is answered of a history whose positions were frozen in format 2: the pack of the year's end unless told. */
export const askedInFormat2 = (
  events: readonly Recorded[],
  { ledger = EXAMPLE_LEDGER, ...which }: Asked = {},
) =>
  packAtCut(
    { store: new InMemoryEventStore(inFormat(2, events)), ledger },
    { reviewId: END_OF_YEAR, kind: 'pack', ...which },
  );

/** @throws Error where it is refused, with the codes */
export const givenInFormat2 = async (
  events: readonly Recorded[],
  asked: Asked = {},
): Promise<PackAtCut> => {
  const pack = await askedInFormat2(events, asked);
  if (!pack.ok) throw new Error(pack.error.map(({ code }) => code).join(' '));
  return pack.value;
};
