import type { Collection } from 'mongodb';

/** What a process that keeps views says of itself: a document of its own, which nobody else writes to. */
export interface KeeperState {
  /** The name under which it holds views. */
  readonly _id: string;
  /** Counts its signs of life. */
  readonly beat: number;
}

/** What was last seen of a process, and since when it has not changed. */
interface Sighting {
  readonly beat: number;
  readonly since: number;
}

interface Look {
  readonly asked: number;
  readonly isAlive: Promise<boolean>;
}

/** Who looks for each of many views looks so much more often than a silence lasts; once is enough for all of them. */
const LOOKS_IN_A_SILENCE = 40;

export interface SignsOfLifeParts {
  readonly keepers: Collection<KeeperState>;
  /** Who this is. */
  readonly holder: string;
  /** Who gave no sign for so long counts as ended, in milliseconds of the clock of whoever watches. */
  readonly silence: number;
}

/** The signs of life of those who keep views: given by one, watched by all others, each by a clock of its own. */
export class SignsOfLife {
  readonly #keepers: Collection<KeeperState>;
  readonly #holder: string;
  readonly #silence: number;
  readonly #sightings = new Map<string, Sighting>();
  readonly #looks = new Map<string, Look>();
  #beginning: Promise<unknown> | undefined;

  constructor({ keepers, holder, silence }: SignsOfLifeParts) {
    this.#keepers = keepers;
    this.#holder = holder;
    this.#silence = silence;
  }

  /** The first of them: before anything is held. */
  async begin(): Promise<void> {
    const beat = { $inc: { beat: 1 } };
    this.#beginning ??= this.#keepers
      .updateOne({ _id: this.#holder }, beat, { upsert: true })
      .finally(() => (this.#beginning = undefined));
    await this.#beginning;
  }

  /** @returns false where others took this process for ended, and it holds nothing any more */
  async give(): Promise<boolean> {
    const given = await this.#keepers.updateOne({ _id: this.#holder }, { $inc: { beat: 1 } });
    return given.matchedCount === 1;
  }

  /** Who ends is missed by nobody. */
  async end(): Promise<void> {
    await this.#keepers.deleteOne({ _id: this.#holder });
  }

  /** Whether another process gives signs of life, as far as this one has watched. */
  isAlive(holder: string): Promise<boolean> {
    const asked = performance.now();
    const before = this.#looks.get(holder);
    if (before && asked - before.asked < this.#silence / LOOKS_IN_A_SILENCE) return before.isAlive;
    const isAlive = this.#look(holder, asked);
    this.#looks.set(holder, { asked, isAlive });
    isAlive.catch(() => this.#looks.delete(holder));
    return isAlive;
  }

  /** Takes down that a process has ended, unless it gave a sign since. Nobody has to wait for the rest of what it held. */
  async bury(holder: string): Promise<void> {
    const seen = this.#sightings.get(holder);
    if (seen) await this.#keepers.deleteOne({ _id: holder, beat: seen.beat });
    this.#sightings.delete(holder);
    this.#looks.delete(holder);
  }

  /** @param asked when the question was put: what is answered to it may be as old, however late this process reads it */
  async #look(holder: string, asked: number): Promise<boolean> {
    const keeper = await this.#keepers.findOne({ _id: holder });
    if (!keeper) return false;
    const seen = this.#sightings.get(holder);
    if (seen?.beat === keeper.beat) return asked - seen.since < this.#silence;
    this.#sightings.set(holder, { beat: keeper.beat, since: performance.now() });
    return true;
  }
}
