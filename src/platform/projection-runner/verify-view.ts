import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection, Document, Projection } from '../../kernel/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Collection } from '../read-store/read-store.js';
import { foldManyToCut } from './fold-to-cut.js';
import type { ViewLoop } from './view-loop.js';

export interface Difference {
  readonly id: string;
  /** Seen from the live view. */
  readonly kind: 'missing' | 'surplus' | 'different';
}

/** What a comparison of the live view with a fresh fold to the same position found. */
export interface Verification {
  readonly view: string;
  /** Decimal string. */
  readonly position: string;
  /** How many are live, tombstones too. */
  readonly documents: number;
  readonly equal: boolean;
  /** By id. */
  readonly differences: readonly Difference[];
  /** SHA-256, hexadecimal, over the canonical JSON of what is live: a line per document, by id. */
  readonly digest: string;
  /** The same over the fresh fold. */
  readonly freshDigest: string;
}

/** What a collection holds, as digests. */
export interface Contents {
  /** SHA-256, hexadecimal, over the canonical JSON of each document in a line, by id. */
  readonly digest: string;
  /** Digest of each document. */
  readonly byId: ReadonlyMap<string, string>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** @throws NotCanonical when a document holds what canonical JSON cannot carry */
export const contentsOf = async (collection: Collection): Promise<Contents> => {
  const whole = createHash('sha256');
  const byId = new Map<string, string>();
  for await (const document of collection.all()) {
    const text = canonicalJson(document);
    whole.update(text).update('\n');
    byId.set(document._id, sha256(text));
    if (byId.size % 1_000 === 0) await setImmediate();
  }
  return { digest: whole.digest('hex'), byId };
};

const kindOf = (live: string | undefined, fresh: string | undefined): Difference['kind'] => {
  if (live === undefined) return 'missing';
  return fresh === undefined ? 'surplus' : 'different';
};

/** The documents in which two collections differ, by id; the first is the live one. */
export const differencesBetween = (live: Contents, fresh: Contents): readonly Difference[] =>
  [...new Set([...live.byId.keys(), ...fresh.byId.keys()])]
    .toSorted()
    .filter((id) => live.byId.get(id) !== fresh.byId.get(id))
    .map((id) => ({ id, kind: kindOf(live.byId.get(id), fresh.byId.get(id)) }));

/** What a comparison of two contents found: of what is live, and of a fresh fold to the same position. */
export const verificationOf = (
  view: string,
  position: Position,
  { live, fresh }: { readonly live: Contents; readonly fresh: Contents },
): Verification => {
  const differences = differencesBetween(live, fresh);
  return {
    view,
    position: position.toString(),
    documents: live.byId.size,
    equal: differences.length === 0,
    differences,
    digest: live.digest,
    freshDigest: fresh.digest,
  };
};

/** What a view holds, folded from the log up to a position. @throws ProjectionFailed when it cannot take an event in */
export const freshContents = async (
  projection: AnyProjection,
  eventStore: EventStore,
  upTo: Position,
): Promise<Contents> => {
  const folded = await foldManyToCut([projection], eventStore, { upTo });
  return contentsOf(folded.collection(projection as unknown as Projection<Document>));
};

/**
 * Compares what the live view holds, tombstones too, with a fresh fold of the log to the same position.
 * The view stands still only while its documents are digested.
 * @throws KeptElsewhere, ProjectionFailed when the fresh fold meets an event that it cannot take in
 */
export const verifyView = async (loop: ViewLoop, eventStore: EventStore): Promise<Verification> => {
  const { projection } = loop;
  const { position, live } = await loop.exclusive(async (standing) => ({
    position: standing.position,
    live: await contentsOf(standing.filling.collection),
  }));
  const fresh = await freshContents(projection, eventStore, position);
  return verificationOf(projection.name, position, { live, fresh });
};
