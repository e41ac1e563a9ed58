import { entryOf } from '../../../../projections/register-entry.js';
import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import type { Ledger } from '../../../platform/ledger/ledger.js';
import type { ReviewEvent } from '../contract.js';
import type {
  Close,
  ClosedReviewRow,
  FrozenReviewRow,
  PackMaterial,
} from '../pack/pack-material.js';
import type { Registers } from '../pack/registers.js';
import { registersAtCuts } from './registers-at-cut.js';

/** What a pack is made from: the log, read only, and whose it is. */
export interface PackSources {
  readonly store: EventStore;
  readonly ledger: Ledger;
}

export type EventOf<Type extends ReviewEvent['type']> = Recorded<
  Extract<ReviewEvent, { type: Type }>
>;
type Frozen = EventOf<'position-frozen.v1' | 'position-corrected.v1'>;
type Closed = EventOf<'review-closed.v1'>;

/** One version of a position: the freeze, or a correction of it. */
export interface PositionCut {
  readonly event: Frozen;
  readonly version: number;
}

interface Standing {
  readonly review: FrozenReviewRow;
  readonly version: number;
}

/** The version of a review's position that stands in these registers. */
const standing = (review: ReviewRow): readonly Standing[] => {
  if (!review.freeze) return [];
  const corrected = review.corrections.at(-1);
  return [
    {
      review: { ...review, freeze: corrected ?? review.freeze },
      version: corrected?.version ?? 1,
    },
  ];
};

const byPositionDate = ({ review: one }: Standing, { review: other }: Standing): number =>
  one.freeze.positionDate === other.freeze.positionDate
    ? Number(BigInt(one.freeze.position) - BigInt(other.freeze.position))
    : one.freeze.positionDate < other.freeze.positionDate
      ? -1
      : 1;

/** The same Board's review that was frozen last before this one, as its position stood then. */
const reviewBefore = (review: FrozenReviewRow, { reviews }: Registers): Standing | undefined =>
  reviews
    .filter(({ boardId, reviewId }) => boardId === review.boardId && reviewId !== review.reviewId)
    .flatMap(standing)
    .filter((each) => each.review.freeze.positionDate <= review.freeze.positionDate)
    .toSorted(byPositionDate)
    .at(-1);

/** The review as it was just before the cut, with the cut as its freeze. */
const frozenReview = (recorded: Registers, { event }: PositionCut): FrozenReviewRow => {
  const row = recorded.reviews.find(({ reviewId }) => reviewId === event.data.reviewId);
  if (!row) throw new Error(`Review ${event.data.reviewId} was frozen before it was opened`);
  const { positionDate, packFormat } = event.data;
  return {
    ...row,
    freeze: {
      positionDate,
      packFormat,
      position: String(event.position),
      ...(event.type === 'position-corrected.v1' && { because: event.data.because }),
      ...entryOf(event),
    },
  };
};

const cutAt = ({ freeze: { position, positionDate } }: FrozenReviewRow) => ({
  before: BigInt(position),
  effectiveAt: positionDate,
});

/** What the freeze came after and the position date came before. The review's own facts are none of it. */
const isNotYet =
  ({ event: { position, data } }: PositionCut) =>
  (event: Recorded): boolean =>
    event.position < position &&
    event.metadata.effectiveAt > data.positionDate &&
    (event.data as { readonly reviewId?: unknown }).reviewId !== data.reviewId;

/** The position of a freeze and the one before it, from what was recorded before the freeze. */
const materialOf = async (
  { store, ledger }: PackSources,
  recorded: Registers,
  frozen: PositionCut,
  notYet: number,
): Promise<PackMaterial> => {
  const review = frozenReview(recorded, frozen);
  const before = reviewBefore(review, recorded);
  const [registers, last] = await registersAtCuts(
    store,
    before ? [cutAt(review), cutAt(before.review)] : [cutAt(review)],
  );
  if (!registers) throw new Error('The registers of the position were asked for');
  return {
    ledger,
    position: { review, version: frozen.version, registers },
    ...(before && last && { last: { ...before, registers: last } }),
    recorded,
    notYet,
  };
};

/**
 * All that a pack is composed from, in two passes over the log: the first tells which review came before, the second
 * folds both positions.
 * @throws ProjectionFailed, StoreUnavailable, UnreadableEvent
 */
export const materialAtFreeze = async (
  sources: PackSources,
  frozen: PositionCut,
): Promise<PackMaterial> => {
  let notYet = 0;
  const cuts = [{ before: frozen.event.position }] as const;
  const [recorded] = await registersAtCuts(sources.store, cuts, (events) => {
    notYet += events.filter(isNotYet(frozen)).length;
  });
  return materialOf(sources, recorded, frozen, notYet);
};

const closedReview = ({ reviews }: Registers, { data }: Closed): ClosedReviewRow => {
  const row = reviews.find(({ reviewId }) => reviewId === data.reviewId);
  if (!row?.closed) throw new Error(`Review ${data.reviewId} was closed before its opening`);
  return { ...row, closed: row.closed };
};

/**
 * All that a record is composed from, in the same two passes.
 * @throws ProjectionFailed, StoreUnavailable, UnreadableEvent
 */
export const materialAtClose = async (
  sources: PackSources,
  frozen: PositionCut,
  closed: Closed,
): Promise<{ readonly material: PackMaterial; readonly close: Close }> => {
  let notYet = 0;
  const since: Recorded[] = [];
  const cuts = [{ before: frozen.event.position }, { upTo: closed.position }] as const;
  const [recorded, registers] = await registersAtCuts(sources.store, cuts, (events) => {
    notYet += events.filter(isNotYet(frozen)).length;
    since.push(...events.filter(({ position }) => position > frozen.event.position));
  });
  return {
    material: await materialOf(sources, recorded, frozen, notYet),
    close: { review: closedReview(registers, closed), registers, events: since },
  };
};
