import type { Collection, Filter, UpdateFilter } from 'mongodb';
import { LeaseLost } from '../read-store.js';
import type { Rebuild, ViewState } from '../view-report.js';
import { GatheredMoves } from './gathered-moves.js';
import { isDuplicateKey } from './mongo-faults.js';

/** What is known of one filling of a view. */
export interface FillingState {
  readonly madeAt?: Date;
  /** Decimal string: how far it got. */
  readonly position?: string;
  /** Of the event at that position. */
  readonly salt?: string | null;
  /** No longer to be used; its documents are removed once nobody can be reading them. */
  readonly droppedAt?: Date;
}

/** Everything that is moved as a view goes on: one small document a view, so that each move is seen whole or not at all. */
export interface ViewDocument {
  /** Name of the view. */
  readonly _id: string;
  /** Counts who projected the view, one after the other. A move names the epoch that it belongs to. */
  readonly epoch: number;
  /** Which process keeps the view now; nothing where none does. */
  readonly holder?: string | null;
  /** The last number that a filling was given. */
  readonly filled?: number;
  /** The collection that serves. */
  readonly live?: string;
  /** By name of the collection. */
  readonly fillings?: Readonly<Record<string, FillingState>>;
  /** What was last said by who kept the view. */
  readonly state?: ViewState;
  /** The last that was asked for, by anybody; moved on by who keeps the view. */
  readonly rebuild?: Rebuild;
}

/** The member of a state in which a filling is told of. */
export const fillingPath = (collection: string): string => `fillings.${collection}`;

const tooLate = (view: string): LeaseLost =>
  new LeaseLost(`${view} is projected by somebody else, or no longer as it was`);

/** The states of the views, moved only by compare-and-set: by whoever projects a view now, and nobody before. */
export class ViewStates {
  readonly #states: Collection<ViewDocument>;
  readonly #maxTimeMS: number;
  readonly #gathered: GatheredMoves;
  /** The epoch that this process acts in, by view: its own, or where it never asked for one, the one it first saw. */
  readonly #epochs = new Map<string, number>();

  constructor(states: Collection<ViewDocument>, maxTimeMS: number) {
    this.#states = states;
    this.#maxTimeMS = maxTimeMS;
    this.#gathered = new GatheredMoves(states);
  }

  /** From now on this process acts in that epoch. */
  actIn(view: string, epoch: number): void {
    this.#epochs.set(view, epoch);
  }

  async read(view: string): Promise<ViewDocument | undefined> {
    const state = await this.#states.findOne({ _id: view }, { maxTimeMS: this.#maxTimeMS });
    if (!this.#epochs.has(view)) this.#epochs.set(view, state?.epoch ?? 0);
    return state ?? undefined;
  }

  /** All of them, in no order. */
  everyState(): Promise<readonly ViewDocument[]> {
    return this.#states.find({}, { maxTimeMS: this.#maxTimeMS }).toArray();
  }

  /**
   * Changes a view's state where it still is in the epoch in which this process acts.
   * @param only what else must hold of the state
   * @throws LeaseLost when it does not: the state was left as it is
   */
  async move(
    view: string,
    update: UpdateFilter<ViewDocument>,
    only: Filter<ViewDocument> = {},
  ): Promise<void> {
    const epoch = await this.#epochOf(view);
    const filter = { ...only, _id: view, epoch } as Filter<ViewDocument>;
    try {
      // Only the first move of all finds no state to change.
      const { matchedCount, upsertedCount } = await this.#states.updateOne(filter, update, {
        upsert: epoch === 0 && Object.keys(only).length === 0,
      });
      if (matchedCount + upsertedCount > 0) return;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    throw tooLate(view);
  }

  /**
   * As `move`, together with other views: for what is set again with every batch.
   * @throws LeaseLost
   */
  async advance(view: string, update: UpdateFilter<ViewDocument>): Promise<void> {
    const epoch = await this.#epochOf(view);
    // There may be no state to change yet.
    if (epoch === 0) return this.move(view, update);
    if (!(await this.#gathered.move({ view, epoch, update }))) throw tooLate(view);
  }

  async #epochOf(view: string): Promise<number> {
    if (!this.#epochs.has(view)) await this.read(view);
    return this.#epochs.get(view) ?? 0;
  }
}
