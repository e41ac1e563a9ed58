import { randomUUID } from 'node:crypto';
import type { Collection as Driver, Db } from 'mongodb';
import type { Document } from '../../../kernel/projection.js';
import { partsOfCollectionName, scopeOf } from '../collection-name.js';
import type { Checkpoint, Collection, ReadStore, ViewLease } from '../read-store.js';
import type { Rebuild, ViewReport, ViewState } from '../view-report.js';
import { MongoCollection } from './mongo-collection.js';
import { asking, isDuplicateKey } from './mongo-faults.js';
import type { MongoDocument } from './stored-document.js';
import { sharedMemory, WrittenDocuments } from './written-documents.js';
import { LEASE_TIMES, type LeaseTimes, ViewLeases } from './view-leases.js';
import { askForRebuild, askToResume, checkpointIn, reportIn } from './view-reports.js';
import { fillingPath, ViewStates, type FillingState, type ViewDocument } from './view-states.js';

/** Where the states of the views are kept. */
const STATES = 'ledger_views';

/** Where it is said whose views they are. */
const OWNER = 'ledger_owner';

/** Where those who keep views give signs of life. */
const KEEPERS = 'ledger_keepers';

/** So long a collection that no longer serves can still be read: by who was told of it just before. */
const GRACE_MS = 10_000;

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

export interface MongoReadStoreParts {
  readonly database: Db;
  /** For one question to the server, in milliseconds. */
  readonly maxTimeMS: number;
  readonly leaseTimes?: LeaseTimes;
  /** Lets go of the connections. */
  readonly close: () => Promise<void>;
}

/** The one document that says it: whoever inserts it first. */
interface Owner {
  readonly _id: 'ledger';
  readonly ledgerId: string;
}

const viewOf = (collection: string): string =>
  partsOfCollectionName(collection)?.view ?? collection;

/** The state of a filling that is still to be used. */
const inUse = (state: ViewDocument | undefined, collection: string): FillingState | undefined => {
  const filling = state?.fillings?.[collection];
  return filling && !filling.droppedAt ? filling : undefined;
};

/** Live views in MongoDB. */
export class MongoReadStore implements ReadStore {
  readonly #parts: MongoReadStoreParts;
  readonly #documents: Driver<ViewDocument>;
  readonly #states: ViewStates;
  readonly #leases: ViewLeases;
  readonly #collections = new Map<string, Promise<MongoCollection>>();
  readonly #memory = sharedMemory();
  /** How often a collection was opened: what one remembers is not taken for what another of its name held. */
  #opened = 0;
  /** Collections that are to be removed, and when. */
  readonly #doomed = new Map<string, NodeJS.Timeout>();

  constructor(parts: MongoReadStoreParts) {
    this.#parts = parts;
    const states: Driver<ViewDocument> = parts.database.collection(STATES);
    this.#documents = states;
    this.#states = new ViewStates(states, parts.maxTimeMS);
    this.#leases = new ViewLeases({
      states,
      keepers: parts.database.collection(KEEPERS),
      holder: randomUUID(),
      times: parts.leaseTimes ?? LEASE_TIMES,
      onLost: (view) => this.#forget(view),
    });
  }

  ownedBy(ledgerId: string): Promise<string> {
    const owner: Driver<Owner> = this.#parts.database.collection(OWNER);
    const only = { _id: 'ledger' } as const;
    return asking(async () => {
      const known = await owner.findOne(only, { maxTimeMS: this.#parts.maxTimeMS });
      if (known) return known.ledgerId;
      try {
        await owner.insertOne({ ...only, ledgerId });
        return ledgerId;
      } catch (fault) {
        if (!isDuplicateKey(fault)) throw fault;
        return this.ownedBy(ledgerId);
      }
    });
  }

  collection<Doc extends Document>(
    name: string,
    indexes: readonly (readonly string[])[] = [],
  ): Promise<Collection<Doc>> {
    const known = this.#collections.get(name) ?? asking(() => this.#open(name, indexes));
    this.#collections.set(name, known);
    known.catch(() => this.#collections.delete(name));
    // Which documents a name stands for is known to the projection only.
    return known as Promise<unknown> as Promise<Collection<Doc>>;
  }

  drop(collection: string): Promise<void> {
    return asking(async () => {
      this.#collections.delete(collection);
      const view = viewOf(collection);
      if (!inUse(await this.#states.read(view), collection)) return;
      await this.#states.move(view, {
        $set: { [fillingPath(collection)]: { droppedAt: new Date() } },
      });
      const remove = (): void => void this.#remove(collection).catch(() => undefined);
      this.#doomed.set(collection, setTimeout(remove, GRACE_MS).unref());
    });
  }

  checkpoint(collection: string): Promise<Checkpoint | undefined> {
    return asking(async () =>
      checkpointIn(inUse(await this.#states.read(viewOf(collection)), collection)),
    );
  }

  saveCheckpoint(collection: string, { position, salt }: Checkpoint): Promise<void> {
    const path = fillingPath(collection);
    return asking(() =>
      this.#states.advance(viewOf(collection), {
        $set: { [`${path}.position`]: position, [`${path}.salt`]: salt ?? null },
      }),
    );
  }

  lease(view: string): Promise<ViewLease | undefined> {
    return asking(async () => {
      const taken = await this.#leases.take(view);
      if (!taken) return undefined;
      this.#states.actIn(view, taken.epoch);
      this.#forget(view);
      return taken.lease;
    });
  }

  newEpoch(view: string): Promise<number> {
    return asking(async () => {
      const { filled = 0, fillings = {} } = (await this.#states.read(view)) ?? {};
      const numbers = Object.keys(fillings).map((name) => partsOfCollectionName(name)?.epoch ?? 0);
      const epoch = Math.max(filled, ...numbers) + 1;
      await this.#states.move(view, { $set: { filled: epoch } });
      return epoch;
    });
  }

  fillings(view: string): Promise<readonly string[]> {
    return asking(async () => {
      const state = await this.#states.read(view);
      return Object.keys(state?.fillings ?? {}).filter((name) => inUse(state, name));
    });
  }

  served<Doc extends Document>(view: string): Promise<Collection<Doc> | undefined> {
    return asking(async () => {
      const name = (await this.#states.read(view))?.live;
      if (name === undefined) return undefined;
      const known = this.#collections.get(name) ?? Promise.resolve(this.#collection(name, false));
      this.#collections.set(name, known);
      return (await known) as unknown as Collection<Doc>;
    });
  }

  liveCollection(view: string): Promise<string | undefined> {
    return asking(async () => (await this.#states.read(view))?.live);
  }

  swap(view: string, collection: string): Promise<void> {
    return asking(async () => {
      if (!inUse(await this.#states.read(view), collection)) {
        throw new Error(`No such collection: ${collection}`);
      }
      const exists = { [fillingPath(collection)]: { $exists: true } };
      await this.#states.move(view, { $set: { live: collection } }, exists);
    });
  }

  report(view: string): Promise<ViewReport> {
    return asking(async () => {
      const document = await this.#states.read(view);
      return document ? reportIn(document) : {};
    });
  }

  reports(): Promise<ReadonlyMap<string, ViewReport>> {
    return asking(async () => {
      const documents = await this.#states.everyState();
      return new Map(documents.map((document) => [document._id, reportIn(document)]));
    });
  }

  saveState(view: string, state: ViewState): Promise<void> {
    return asking(() => this.#states.advance(view, { $set: { state } }));
  }

  askResume(view: string): Promise<boolean> {
    return asking(() => askToResume(this.#documents, view));
  }

  askRebuild(view: string, id: string): Promise<Rebuild> {
    return asking(() => askForRebuild(this.#documents, view, id));
  }

  saveRebuild(view: string, rebuild: Rebuild): Promise<void> {
    const same = { 'rebuild.id': rebuild.id };
    return asking(() => this.#states.move(view, { $set: { rebuild } }, same));
  }

  async close(): Promise<void> {
    for (const timer of this.#doomed.values()) clearTimeout(timer);
    this.#doomed.clear();
    this.#collections.clear();
    await this.#leases.close();
    await this.#parts.close();
  }

  /** Removes what was dropped and left behind, by a process that ended before it could. */
  sweep(): Promise<void> {
    return asking(async () => {
      const before = Date.now() - GRACE_MS;
      for (const { fillings = {} } of await this.#states.everyState()) {
        for (const [name, { droppedAt }] of Object.entries(fillings)) {
          if (droppedAt && droppedAt.getTime() < before) await this.#remove(name);
        }
      }
    });
  }

  async #open(name: string, indexes: readonly (readonly string[])[]): Promise<MongoCollection> {
    if (!NAME.test(name)) throw new TypeError(`Not the name of a collection: ${name}`);
    const view = viewOf(name);
    const driver = this.#parts.database.collection<MongoDocument>(name);
    const isNew = !inUse(await this.#states.read(view), name);
    if (isNew) {
      // What an earlier filling of this name left behind is none of this one's.
      clearTimeout(this.#doomed.get(name));
      this.#doomed.delete(name);
      await driver.drop();
    }
    // One by one: FerretDB breaks the connection over several of which some are there already.
    for (const fields of indexes) {
      // The id stands last, as it does in every order: a page is read off the index.
      await driver.createIndex(new Map([...fields, '_id'].map((field) => [field, 1])));
    }
    if (isNew) {
      await this.#states.move(view, { $set: { [fillingPath(name)]: { madeAt: new Date() } } });
    }
    return this.#collection(name, isNew);
  }

  /** Others write, or have written: what was remembered of a view's collections is not what they hold. */
  #forget(view: string): void {
    for (const name of this.#collections.keys()) {
      if (viewOf(name) === view) this.#collections.delete(name);
    }
  }

  #collection(name: string, isNew: boolean): MongoCollection {
    const { database, maxTimeMS } = this.#parts;
    const written = new WrittenDocuments(`${name} ${(this.#opened += 1)}`, this.#memory, isNew);
    const driver = database.collection<MongoDocument>(name);
    return new MongoCollection({ scope: scopeOf(name), driver, written, maxTimeMS });
  }

  /** Removes the documents of a collection that was dropped, unless it was made again since. */
  async #remove(collection: string): Promise<void> {
    this.#doomed.delete(collection);
    const view = viewOf(collection);
    if (!(await this.#states.read(view))?.fillings?.[collection]?.droppedAt) return;
    await this.#parts.database.dropCollection(collection);
    await this.#states.move(view, { $unset: { [fillingPath(collection)]: true } });
  }
}
