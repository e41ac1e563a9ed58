import type { Collection, Filter } from 'mongodb';
import type { ViewLease } from '../read-store.js';
import { isDuplicateKey } from './mongo-faults.js';
import { type KeeperState, SignsOfLife } from './signs-of-life.js';
import type { ViewDocument } from './view-states.js';

/** How long a holder may be silent, in milliseconds. */
export interface LeaseTimes {
  /** Who sees no sign of life for so long may take the lease. */
  readonly silence: number;
  /** How often a holder gives one. */
  readonly beat: number;
}

export const LEASE_TIMES: LeaseTimes = { silence: 10_000, beat: 2_500 };

/** A holder stops so much earlier than another may begin: clocks need not run alike, only nearly as fast. */
const CAUTION = 0.8;

export interface ViewLeasesParts {
  readonly states: Collection<ViewDocument>;
  readonly keepers: Collection<KeeperState>;
  /** Who this is: another name for every store that is opened. */
  readonly holder: string;
  readonly times: LeaseTimes;
  /** Told when a view is no longer held. */
  readonly onLost: (view: string) => void;
}

interface Held {
  readonly epoch: number;
  readonly lost: AbortController;
}

/**
 * Which process keeps which view. No two clocks are compared: a holder counts its signs of life, and whoever saw the
 * count stand still for long enough, by its own clock, takes over at the next epoch; a holder that could not count for
 * a little less time has stopped by then. It counts in a document of its own: what is moved with a view is not touched.
 */
export class ViewLeases {
  readonly #states: Collection<ViewDocument>;
  readonly #holder: string;
  readonly #times: LeaseTimes;
  readonly #onLost: (view: string) => void;
  readonly #signs: SignsOfLife;
  readonly #held = new Map<string, Held>();
  #beating: NodeJS.Timeout | undefined;
  /** When what was last confirmed had been asked. */
  #confirmed = 0;
  #isBeating = false;

  constructor({ states, keepers, holder, times, onLost }: ViewLeasesParts) {
    this.#states = states;
    this.#signs = new SignsOfLife({ keepers, holder, silence: times.silence });
    this.#holder = holder;
    this.#times = times;
    this.#onLost = onLost;
  }

  /** @returns the lease and its epoch, or nothing while somebody else has it */
  async take(view: string): Promise<{ lease: ViewLease; epoch: number } | undefined> {
    const held = this.#held.get(view);
    if (held && !held.lost.signal.aborted) return this.#lent(view, held);
    const state = await this.#states.findOne({ _id: view });
    const before = state?.holder ?? this.#holder;
    if (before !== this.#holder && (await this.#signs.isAlive(before))) return undefined;
    const started = performance.now();
    if (this.#held.size === 0) await this.#signs.begin();
    const epoch = await this.#claim(view, state);
    if (epoch === undefined) return undefined;
    if (this.#held.size === 0) this.#confirmed = started;
    const taken = { epoch, lost: new AbortController() };
    this.#held.set(view, taken);
    // Where it cannot be taken down, others find out by themselves.
    if (before !== this.#holder) await this.#signs.bury(before).catch(() => undefined);
    this.#beating ??= setInterval(() => void this.#tick(), this.#times.beat).unref();
    return this.#lent(view, taken);
  }

  /** Gives back whatever is held: who waits for it need not wait for silence. */
  async close(): Promise<void> {
    clearInterval(this.#beating);
    for (const view of this.#held.keys()) await this.#release(view).catch(() => undefined);
    await this.#signs.end().catch(() => undefined);
  }

  #lent(view: string, { epoch, lost }: Held): { lease: ViewLease; epoch: number } {
    return { epoch, lease: { lost: lost.signal, release: () => this.#release(view) } };
  }

  /** Makes this process the holder, where nothing has changed since the state was read. */
  async #claim(view: string, state: ViewDocument | undefined | null): Promise<number | undefined> {
    const holder = this.#holder;
    const epoch = (state?.epoch ?? 0) + 1;
    try {
      if (!state) {
        await this.#states.insertOne({ _id: view, epoch, holder });
        return epoch;
      }
      const before: Filter<ViewDocument> = { _id: view, epoch: state.epoch };
      const { matchedCount } = await this.#states.updateOne(before, { $set: { holder, epoch } });
      return matchedCount === 1 ? epoch : undefined;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /** Lets go of everything once there was no sign of life for too long, even while one is still on its way. */
  async #tick(): Promise<void> {
    const silent = performance.now() - this.#confirmed;
    if (silent > this.#times.silence * CAUTION - this.#times.beat) {
      for (const [view, held] of this.#held) this.#lose(view, held);
    }
    if (this.#isBeating || this.#held.size === 0) return;
    this.#isBeating = true;
    try {
      await this.#beat();
    } catch {
      // Not confirmed: the next tick sees for how long.
    } finally {
      this.#isBeating = false;
    }
  }

  /** A sign of life for all that is held, and a look at what still is. */
  async #beat(): Promise<void> {
    const started = performance.now();
    const mine: Filter<ViewDocument> = { holder: this.#holder };
    const held = [...this.#held];
    const isMissed = !(await this.#signs.give());
    const still = isMissed
      ? []
      : await this.#states.find(mine, { projection: { epoch: 1 } }).toArray();
    const epochs = new Map(still.map(({ _id, epoch }) => [_id, epoch]));
    this.#confirmed = started;
    for (const [view, lent] of held) {
      if (epochs.get(view) !== lent.epoch) this.#lose(view, lent);
    }
  }

  #lose(view: string, held: Held): void {
    if (this.#held.get(view) === held) this.#held.delete(view);
    held.lost.abort();
    this.#onLost(view);
  }

  async #release(view: string): Promise<void> {
    const held = this.#held.get(view);
    if (!held) return;
    this.#lose(view, held);
    const mine = { _id: view, holder: this.#holder, epoch: held.epoch };
    await this.#states.updateOne(mine, { $set: { holder: null } });
  }
}
