import { hash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Position } from '../../../kernel/ids.js';
import { broken, type Refusal, refuse } from '../../../kernel/refusal.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import type { ISSUED_KINDS, PackPart, ReviewEvent, ReviewId } from '../contract.js';
import type { PackDocument } from '../pack/pack-document.js';
import { type PackFormat, packFormat } from '../pack/pack-formats.js';
import type { PackMaterial } from '../pack/pack-material.js';
import { partTwoHoldsSomething, versionWasMade } from '../pack-reading.policies.js';
import { positionIsFrozen, recordFollowsTheClose, reviewIsOpened } from '../review.policies.js';
import { reviewReader } from '../review.js';
import {
  type EventOf,
  materialAtClose,
  materialAtFreeze,
  type PackSources,
  type PositionCut,
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

/** Which pack or record is asked for. */
export interface WhichPack {
  readonly reviewId: ReviewId;
  readonly kind: PackKind;
  /** Part 1 where it is absent. */
  readonly part?: PackPart;
  /** Of a pack: that of its position. The last one where it is absent. */
  readonly version?: number;
}

/** The review's own history: where its position was frozen and corrected, and where it was closed. */
interface Cuts {
  readonly position: PositionCut;
  readonly closed?: EventOf<'review-closed.v1'>;
}

const { code, statement: message, source, kind: ruleKind, concerns } = recordFollowsTheClose;
/** The rule under which a record is issued, told to whoever only asks for one. */
const recordBeforeClose: Refusal = { code, message, source, kind: ruleKind, concerns };

const positionCutsOf = (history: readonly Recorded<ReviewEvent>[]): readonly PositionCut[] =>
  history.flatMap((event): readonly PositionCut[] => {
    if (event.type === 'position-frozen.v1') return [{ event, version: 1 }];
    return event.type === 'position-corrected.v1' ? [{ event, version: event.data.version }] : [];
  });

const cutsOf = async (
  store: EventStore,
  { reviewId, kind, version }: WhichPack,
): Promise<Result<Cuts, readonly Refusal[]>> => {
  const history = (await store.readStream(
    reviewReader.stream(reviewId),
  )) as readonly Recorded<ReviewEvent>[];
  if (history.length === 0) return err([refuse(reviewIsOpened, reviewReader.initial)]);
  const positions = positionCutsOf(history);
  const last = positions.at(-1);
  const closed = history.find((event) => event.type === 'review-closed.v1');
  if (!last) return err([refuse(positionIsFrozen, reviewReader.initial)]);
  if (kind === 'record' && !closed) return err([recordBeforeClose]);
  const position = positions.find((each) => each.version === (version ?? last.version));
  const asked = { version: version ?? last.version, lastVersion: last.version };
  if (!position) return err([refuse(versionWasMade, asked)]);
  return ok({ position, ...(closed && { closed }) });
};

const inBytes = (document: PackDocument, position: Position): PackAtCut => {
  const json = canonicalJson(document);
  return { document, json, digest: hash('sha256', json, 'hex'), position };
};

const formatOf = ({ event }: PositionCut): PackFormat => {
  const format = packFormat(event.data.packFormat);
  if (!format) throw new UnknownPackFormat(`No pack is written in format ${event.data.packFormat}`);
  return format;
};

/** A pack or record that can be folded: which one, and where in the log. */
export interface FoundPack extends Cuts {
  readonly kind: PackKind;
  readonly part: PackPart;
  /** Says which one it is, for as long as the log is: two that are called the same have the same bytes. */
  readonly name: string;
}

/**
 * Looks up where a pack or record is cut, in the review's own history. Refused where there is no such review, no frozen
 * position, no such version, or, for a record, no close yet.
 * @throws StoreUnavailable, UnreadableEvent
 */
export const findPack = async (
  store: EventStore,
  which: WhichPack,
): Promise<Result<FoundPack, readonly Refusal[]>> => {
  const cuts = await cutsOf(store, which);
  if (!cuts.ok) return cuts;
  const { kind, reviewId, part = 1 } = which;
  const name = `${kind} ${reviewId} part ${part} version ${cuts.value.position.version}`;
  return ok({ ...cuts.value, kind, part, name });
};

/**
 * Folds a pack or record from the log alone: the same bytes whenever it is asked, whatever was recorded after the cut
 * and whatever was erased. Refused where there is no such part.
 * @throws UnknownPackFormat
 * @throws ProjectionFailed, StoreUnavailable, UnreadableEvent
 */
export const foldPack = async (
  sources: PackSources,
  { kind, part, position, closed }: FoundPack,
): Promise<Result<PackAtCut, readonly Refusal[]>> => {
  const format = formatOf(position);
  const absent = (material: PackMaterial): readonly Refusal[] =>
    broken([partTwoHoldsSomething], { part, hasPartTwo: format.hasPartTwo(material) });
  if (kind === 'pack' || !closed) {
    const material = await materialAtFreeze(sources, position);
    const refusals = absent(material);
    if (refusals.length > 0) return err(refusals);
    return ok(inBytes(format.pack(material, part), position.event.position));
  }
  const { material, close } = await materialAtClose(sources, position, closed);
  const refusals = absent(material);
  if (refusals.length > 0) return err(refusals);
  return ok(inBytes(format.record(material, part, close), closed.position));
};

/** Both at once, for whoever keeps no packs. */
export const packAtCut = async (
  sources: PackSources,
  which: WhichPack,
): Promise<Result<PackAtCut, readonly Refusal[]>> => {
  const found = await findPack(sources.store, which);
  return found.ok ? foldPack(sources, found.value) : found;
};
