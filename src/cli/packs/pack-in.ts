import type { PackPart, ReviewId } from '../../contexts/reviews/contract.js';
import { packHtml } from '../../contexts/reviews/pack/pack-html.js';
import { partTwoHoldsSomething } from '../../contexts/reviews/pack-reading.policies.js';
import { packAtCut, type PackKind } from '../../contexts/reviews/queries/pack-at-cut.js';
import type { ReadOnlyRuntime } from '../../runtime.js';
import { Failure } from '../terminal.js';

export const PACK_FILE_FORMATS = ['html', 'json'] as const;
export type PackFileFormat = (typeof PACK_FILE_FORMATS)[number];

/** A pack or record, ready to be written. */
export interface WrittenPack {
  /** SHA-256 of the JSON, hexadecimal. */
  readonly digest: string;
  /** JSON: the canonical bytes, sealed. HTML: opened for its reader. */
  as(format: PackFileFormat): string;
}

/**
 * Part 1 of a pack or record, or another part of it.
 * @returns nothing where there is no such part
 * @throws Failure where the review has no frozen position, or, for a record, is not closed
 */
export const partIn = async (
  { eventStore, ledger, personalData }: Omit<ReadOnlyRuntime, 'close'>,
  reviewId: ReviewId,
  kind: PackKind,
  part: PackPart,
): Promise<WrittenPack | undefined> => {
  const pack = await packAtCut({ store: eventStore, ledger }, { reviewId, kind, part });
  if (!pack.ok) {
    if (pack.error.some(({ code }) => code === partTwoHoldsSomething.code)) return undefined;
    throw new Failure(
      `There is no ${kind} of this review yet`,
      pack.error.map(({ code, message, source }) => `${code}: ${message} [${source}]`),
    );
  }
  const { json, digest } = pack.value;
  return {
    digest,
    as: (format) => (format === 'json' ? json : packHtml(pack.value, personalData)),
  };
};

/** @throws Failure where the review has no frozen position, or, for a record, is not closed */
export const packIn = async (
  runtime: Omit<ReadOnlyRuntime, 'close'>,
  reviewId: ReviewId,
  kind: PackKind,
): Promise<WrittenPack> => {
  const pack = await partIn(runtime, reviewId, kind, 1);
  if (!pack) throw new Error(`A ${kind} without a Part 1`);
  return pack;
};
