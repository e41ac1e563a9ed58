import type { ReviewId } from '../../contexts/reviews/contract.js';
import { packHtml } from '../../contexts/reviews/pack/pack-html.js';
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

/** @throws Failure where the review has no frozen position, or, for a record, is not closed */
export const packIn = async (
  { eventStore, ledger, personalData }: Omit<ReadOnlyRuntime, 'close'>,
  reviewId: ReviewId,
  kind: PackKind,
): Promise<WrittenPack> => {
  const pack = await packAtCut({ store: eventStore, ledger }, { reviewId, kind });
  if (!pack.ok)
    throw new Failure(
      `There is no ${kind} of this review yet`,
      pack.error.map(({ code, message, source }) => `${code}: ${message} [${source}]`),
    );
  const { json, digest } = pack.value;
  return {
    digest,
    as: (format) => (format === 'json' ? json : packHtml(pack.value, personalData)),
  };
};
