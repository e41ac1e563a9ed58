import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import { ViewsUnavailable } from '../read-store.js';
import { isDuplicateKey } from './mongo-faults.js';
import { IGNORING, type MongoDocument } from './stored-document.js';

/** Documents sent at once: a command that the server answers well within its time. */
const CHUNK = 1_000;
/** Each time round, somebody else had written meanwhile. */
const MOST_ATTEMPTS = 10;

type MongoCollection = Collection<MongoDocument>;

/**
 * Whether a document is there already; nothing where that is not known. It spares a question before a write, never more:
 * the server guards what is written, and what it did not take is asked for.
 */
export type IsThere = (id: string) => boolean | undefined;

/** A document that is not there is inserted; one that is there is replaced where it has seen less. */
const operationFor = (
  document: MongoDocument,
  isThere: boolean,
): AnyBulkWriteOperation<MongoDocument> => {
  if (!isThere) return { insertOne: { document } };
  const { _id, _position } = document;
  return {
    replaceOne: { filter: { _id, _position: { $lt: _position } }, replacement: document },
  };
};

/** True where the server took all of them. Losing to whoever wrote the same document first is no fault. */
const send = async (
  collection: MongoCollection,
  documents: readonly MongoDocument[],
  isThere: IsThere,
): Promise<boolean> => {
  const operations = documents.map((document) =>
    operationFor(document, isThere(document._id) === true),
  );
  try {
    const result = await collection.bulkWrite(operations, { ordered: false, ...IGNORING });
    return result.insertedCount + result.matchedCount === documents.length;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

/** What the collection holds of some documents: their positions, by id. */
const positionsOf = async (
  collection: MongoCollection,
  documents: readonly MongoDocument[],
): Promise<ReadonlyMap<string, bigint>> => {
  const ids = documents.map(({ _id }) => _id);
  const found = await collection
    .find({ _id: { $in: ids } }, { projection: { _position: 1 } })
    .toArray();
  return new Map(found.map(({ _id, _position }) => [_id, _position]));
};

/** @returns whether all of them were written at the first attempt: nobody else had been there */
const writeChunk = async (
  collection: MongoCollection,
  chunk: readonly MongoDocument[],
  isThere: IsThere,
): Promise<boolean> => {
  const isKnown = chunk.every(({ _id }) => isThere(_id) !== undefined);
  if (isKnown && (await send(collection, chunk, isThere))) return true;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const positions = await positionsOf(collection, chunk);
    const missing = chunk.filter(({ _id, _position }) => (positions.get(_id) ?? -1n) < _position);
    if (missing.length === 0) return false;
    if (await send(collection, missing, (id) => positions.has(id))) {
      return attempt === 0 && missing.length === chunk.length;
    }
  }
  throw new ViewsUnavailable(`${collection.collectionName} is written by others all the time`);
};

/**
 * Writes all; a document that has seen as much or more is left as it is, whoever wrote it, and when. Sent again, nothing
 * changes: an insert that meets its own document (E11000) and a replacement that finds nothing lower were applied
 * before.
 * @returns whether what is stored now is what was given, and not what others had written
 */
export const writeGuarded = async (
  collection: MongoCollection,
  documents: readonly MongoDocument[],
  isThere: IsThere,
): Promise<boolean> => {
  let allOurs = true;
  for (let start = 0; start < documents.length; start += CHUNK) {
    const chunk = documents.slice(start, start + CHUNK);
    allOurs = (await writeChunk(collection, chunk, isThere)) && allOurs;
  }
  return allOurs;
};
