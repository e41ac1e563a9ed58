import { BSON } from 'mongodb';
import type { Document } from '../../../kernel/projection.js';
import { DocumentNotStorable, DocumentTooLarge, type Stored } from '../read-store.js';
import { UnfitName, withReadNames, withStoredNames } from './member-names.js';

/** What MongoDB takes as one document. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** A document as MongoDB holds it: its position is a 64-bit number, so that the server can compare it. */
export interface MongoDocument {
  readonly _id: string;
  readonly _position: bigint;
  readonly _removed?: true;
}

/** Beyond what the server can compare as one number; a log never gets there. */
const MAX_POSITION = 2n ** 63n - 1n;

/** As JSON has it: a member without a value is no member. */
export const IGNORING = { ignoreUndefined: true } as const;

/** A document on its way to MongoDB. */
export interface Outgoing {
  readonly document: MongoDocument;
  readonly bytes: number;
}

const named = (collection: string, stored: Stored): Stored => {
  try {
    return withStoredNames(stored);
  } catch (fault) {
    if (fault instanceof UnfitName)
      throw new DocumentNotStorable(collection, stored, fault.message);
    throw fault;
  }
};

/**
 * @param collection for what is said of a document that cannot be kept
 * @throws DocumentTooLarge, DocumentNotStorable
 */
export const toMongo = (collection: string, stored: Stored): Outgoing => {
  const _position = BigInt(stored._position);
  if (_position > MAX_POSITION) {
    throw new DocumentNotStorable(collection, stored, `position ${_position} is beyond 64 bits`);
  }
  const document = { ...named(collection, stored), _position };
  const bytes = BSON.calculateObjectSize(document, IGNORING);
  if (bytes > MAX_DOCUMENT_BYTES) throw new DocumentTooLarge(collection, stored, bytes);
  return { document, bytes };
};

export const fromMongo = <Doc extends Document>(document: MongoDocument): Stored<Doc> =>
  ({
    ...withReadNames(document),
    _position: document._position.toString(),
  }) as unknown as Stored<Doc>;
