import { hash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Position } from '../../../kernel/ids.js';
import { type Refusal, refuse } from '../../../kernel/refusal.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import { type ISSUED_KINDS, PACK_FORMAT, type ReviewEvent, type ReviewId } from '../contract.js';
import { composePack, composeRecord } from '../pack/format-1/compose-pack.js';
import type { PackDocument } from '../pack/pack-document.js';
import { positionIsFrozen, recordFollowsTheClose, reviewIsOpened } from '../review.policies.js';
import { reviewReader } from '../review.js';
import {
  type EventOf,
  materialAtClose,
  materialAtFreeze,
  type PackSources,
} from './material-at-cut.js';

export type PackKind = (typeof ISSUED_KINDS)[number];

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
  if (kind === 'pack' || !closed) {
    const material = await materialAtFreeze(sources, frozen);
    return ok(inBytes(composePack(material), frozen.position));
  }
  const { material, close } = await materialAtClose(sources, frozen, closed);
  return ok(inBytes(composeRecord(material, close), closed.position));
};
