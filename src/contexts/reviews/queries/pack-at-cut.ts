import { hash } from 'node:crypto';
import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import { entryOf } from '../../../../projections/register-entry.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Position } from '../../../kernel/ids.js';
import { type Refusal, refuse } from '../../../kernel/refusal.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import type { Ledger } from '../../../platform/ledger/ledger.js';
import { readPrefix } from '../../../platform/projection-runner/read-prefix.js';
import { type ISSUED_KINDS, PACK_FORMAT, type ReviewEvent, type ReviewId } from '../contract.js';
import { composePack, composeRecord } from '../pack/compose-pack.js';
import type { PackBasis } from '../pack/pack-basis.js';
import type { PackDocument } from '../pack/pack-document.js';
import type { Close } from '../pack/parts/after-meeting.js';
import { type FrozenReviewRow, type PositionAsAt, positionAsAt } from '../pack/position-as-at.js';
import { namesIn, type Registers } from '../pack/registers.js';
import { positionIsFrozen, recordFollowsTheClose, reviewIsOpened } from '../review.policies.js';
import { reviewReader } from '../review.js';
import { registersAt } from './registers-at-cut.js';

export type PackKind = (typeof ISSUED_KINDS)[number];

/** What a pack is made from: the log, read only, and whose it is. */
export interface PackSources {
  readonly store: EventStore;
  readonly ledger: Ledger;
}

/** A pack or record as its bytes; whoever asks again gets the same. */
export interface PackAtCut {
  readonly document: PackDocument;
  /** Canonical JSON of the document, its texts still sealed. */
  readonly json: string;
  /** SHA-256 of `json` in UTF-8, hexadecimal. */
  readonly digest: string;
  /** The cut: the freeze for a pack, which is all before it; the close, with it, for a record. */
  readonly position: Position;
}

/** A position was frozen in a format that this program does not write. A fault: newer programs keep every older format. */
export class UnknownPackFormat extends Error {}

type EventOf<Type extends ReviewEvent['type']> = Recorded<Extract<ReviewEvent, { type: Type }>>;

/** The review's own history: where its position was frozen, and where it was closed. */
interface Cuts {
  readonly frozen: EventOf<'position-frozen.v1'>;
  readonly closed?: EventOf<'review-closed.v1'>;
}

const { code, statement: message, source, kind: ruleKind, concerns } = recordFollowsTheClose;
/** The rule under which a record is issued, told to whoever only asks for one. */
const recordBeforeClose: Refusal = { code, message, source, kind: ruleKind, concerns };

const cutsOf = async (
  store: EventStore,
  reviewId: ReviewId,
  kind: PackKind,
): Promise<Result<Cuts, readonly Refusal[]>> => {
  const history = (await store.readStream(
    reviewReader.stream(reviewId),
  )) as readonly Recorded<ReviewEvent>[];
  if (history.length === 0) return err([refuse(reviewIsOpened, reviewReader.initial)]);
  const frozen = history.find((event) => event.type === 'position-frozen.v1');
  const closed = history.find((event) => event.type === 'review-closed.v1');
  if (!frozen) return err([refuse(positionIsFrozen, reviewReader.initial)]);
  if (kind === 'record' && !closed) return err([recordBeforeClose]);
  return ok({ frozen, ...(closed && { closed }) });
};

const isFrozen = (row: ReviewRow): row is FrozenReviewRow => row.freeze !== undefined;

/** The same Board's review that was frozen last before this one. */
const reviewBefore = (review: ReviewRow, registers: Registers): FrozenReviewRow | undefined =>
  registers.reviews
    .filter(isFrozen)
    .filter(({ boardId, reviewId }) => boardId === review.boardId && reviewId !== review.reviewId)
    .toSorted((one, other) => Number(BigInt(one.freeze.position) - BigInt(other.freeze.position)))
    .at(-1);

/** What had happened by the position date, of what was recorded before the freeze. */
const positionOf = async (
  store: EventStore,
  review: FrozenReviewRow,
  recorded: Registers,
): Promise<PositionAsAt> => {
  const { position, positionDate: effectiveAt } = review.freeze;
  const registers = await registersAt(store, { before: BigInt(position), effectiveAt });
  return positionAsAt(review, registers, recorded);
};

/** How many facts the freeze came after and the position date came before. The review's own are none of them. */
const notYetAt = async (
  store: EventStore,
  { reviewId, freeze: { position, positionDate } }: FrozenReviewRow,
): Promise<number> => {
  let count = 0;
  for await (const batch of readPrefix(store, { before: BigInt(position) })) {
    count += batch.filter(
      ({ data, metadata }) =>
        metadata.effectiveAt > positionDate &&
        (data as { readonly reviewId?: unknown }).reviewId !== reviewId,
    ).length;
  }
  return count;
};

/** The position of a freeze, with the one before it. */
const basisAt = async (
  { store, ledger }: PackSources,
  { frozen }: Cuts,
): Promise<Omit<PackBasis, 'version'>> => {
  const recorded = await registersAt(store, { before: frozen.position });
  const row = recorded.reviews.find(({ reviewId }) => reviewId === frozen.data.reviewId);
  if (!row) throw new Error(`Review ${frozen.data.reviewId} was frozen before it was opened`);
  const { positionDate, packFormat } = frozen.data;
  const review: FrozenReviewRow = {
    ...row,
    freeze: { positionDate, packFormat, position: String(frozen.position), ...entryOf(frozen) },
  };
  const before = reviewBefore(review, recorded);
  const position = await positionOf(store, review, recorded);
  const last = before && (await positionOf(store, before, recorded));
  return {
    ledger,
    position,
    ...(last && { last }),
    recorded,
    notYet: await notYetAt(store, review),
    names: namesIn(recorded, position.registers),
  };
};

const closeAt = async (
  { store }: PackSources,
  { frozen }: Cuts,
  closed: EventOf<'review-closed.v1'>,
): Promise<Close> => {
  const cut = { upTo: closed.position };
  const registers = await registersAt(store, cut);
  const row = registers.reviews.find(({ reviewId }) => reviewId === closed.data.reviewId);
  if (!row?.closed) throw new Error(`Review ${closed.data.reviewId} was closed before its opening`);
  const events: Recorded[] = [];
  for await (const batch of readPrefix(store, cut, frozen.position)) events.push(...batch);
  return {
    review: { ...row, closed: row.closed },
    registers,
    events,
  };
};

/** Which version it is, as far as the log tells at the cut. */
const versionAfter = ({ issued }: ReviewRow, kind: PackKind): number =>
  issued.filter((each) => each.kind === kind).length + 1;

const inBytes = (document: PackDocument, position: Position): PackAtCut => {
  const json = canonicalJson(document);
  return { document, json, digest: hash('sha256', json, 'hex'), position };
};

/**
 * The pack or the record of a review, folded from the log alone: the same bytes whenever it is asked, whatever was
 * recorded after the cut and whatever was erased. Refused where there is no such review, no frozen position, or, for
 * the record, no close yet.
 * @throws UnknownPackFormat
 * @throws ProjectionFailed, StoreUnavailable, UnreadableEvent
 */
export const packAtCut = async (
  sources: PackSources,
  reviewId: ReviewId,
  kind: PackKind,
): Promise<Result<PackAtCut, readonly Refusal[]>> => {
  const cuts = await cutsOf(sources.store, reviewId, kind);
  if (!cuts.ok) return cuts;
  const { frozen, closed } = cuts.value;
  if (frozen.data.packFormat !== PACK_FORMAT)
    throw new UnknownPackFormat(`No pack is written in format ${frozen.data.packFormat}`);
  const basis = await basisAt(sources, cuts.value);
  if (kind === 'pack' || !closed) {
    const version = versionAfter(basis.position.review, kind);
    return ok(inBytes(composePack({ ...basis, version }), frozen.position));
  }
  const close = await closeAt(sources, cuts.value, closed);
  const version = versionAfter(close.review, kind);
  return ok(inBytes(composeRecord({ ...basis, version }, close), closed.position));
};
