import { expect } from '@jest/globals';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import type { AnyProjection, Document, Projection } from '../../src/kernel/projection.js';
import { foldBatch } from '../../src/platform/projection-runner/fold-batch.js';
import { frozen } from '../../src/platform/read-store/frozen.js';
import { MemoryCollection } from '../../src/platform/read-store/memory/memory-collection.js';
import type { Stored } from '../../src/platform/read-store/read-store.js';
import { inOrder } from './recorded-event.js';

/** What a projection's documents must be after some events. Each check must be awaited or returned. */
export interface GivenEvents<Doc extends Document> {
  /** The document of that id is exactly this. */
  then(id: string, document: Doc): Promise<void>;
  /** There is no document of that id: never made, or removed. */
  thenNothing(id: string): Promise<void>;
  /** These are all the documents, by id. */
  thenAll(documents: Readonly<Record<string, Doc>>): Promise<void>;
}

type Everything = ReadonlyMap<string, Stored>;

const inBatchesOf = (size: number, events: readonly Recorded[]): readonly (readonly Recorded[])[] =>
  Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
    events.slice(index * size, (index + 1) * size),
  );

/** Everything that the view holds, tombstones and marks too, after these batches in this order. */
const foldedFrom = async (
  projection: AnyProjection,
  batches: readonly (readonly Recorded[])[],
): Promise<Everything> => {
  const collection = new MemoryCollection(projection.name);
  for (const batch of batches) {
    const { documents, failure } = await foldBatch(projection, batch, collection);
    if (failure) throw failure;
    // What a step changes in place instead of anew fails here, as it would for a reader.
    await collection.write(documents.map(frozen));
  }
  const everything = new Map<string, Stored>();
  for await (const document of collection.all()) everything.set(document._id, document);
  return everything;
};

/** The documents, after proof that neither batches nor redelivery matter and that they can be carried as JSON. */
const lawful = async (
  projection: AnyProjection,
  events: readonly Recorded[],
): Promise<Everything> => {
  const oneByOne = inBatchesOf(1, events);
  const everything = await foldedFrom(projection, oneByOne);
  expect(await foldedFrom(projection, [events])).toEqual(everything);
  for (const [seen] of events.entries()) {
    // Redelivered from the start, with what is new in the same batch.
    const again = [events.slice(0, seen + 1), events];
    expect(await foldedFrom(projection, again)).toEqual(everything);
  }
  expect(
    await foldedFrom(
      projection,
      oneByOne.flatMap((one) => [one, one]),
    ),
  ).toEqual(everything);
  for (const document of everything.values()) canonicalJson(document);
  return everything;
};

const plain = (everything: Everything): Record<string, Document> =>
  Object.fromEntries(
    [...everything.values()]
      .filter((stored) => !stored._removed)
      .map(({ _id, _position, ...document }) => [_id, document]),
  );

/**
 * `given(actionRegister, [agreed, updated]).then(id, row)`.
 * The events are a log in this order; every check also proves that redelivering any of them changes nothing,
 * and that batches of one and of all give the same.
 */
export const given = <Doc extends Document, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  events: readonly Recorded[],
): GivenEvents<Doc> => {
  const log = inOrder(events).map(frozen);
  const documents = async (): Promise<Record<string, Document>> =>
    plain(await lawful(projection, log));
  return {
    // Not a promise: the house's word for what must follow.
    // oxlint-disable-next-line unicorn/no-thenable
    then: (id, document) => {
      if (typeof id !== 'string') throw new TypeError('Await a check of given(…), not given(…)');
      return documents().then((all) => expect(all[id]).toEqual(document));
    },
    thenNothing: async (id) => {
      expect((await documents())[id]).toBeUndefined();
    },
    thenAll: async (all) => {
      expect(await documents()).toEqual(all);
    },
  };
};
