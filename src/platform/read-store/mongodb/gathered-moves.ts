import { setImmediate } from 'node:timers/promises';
import type { Collection, UpdateFilter } from 'mongodb';
import type { ViewDocument } from './view-states.js';

/** What becomes of a view's state where it still is in an epoch. Applied twice, it changes nothing more. */
export interface Move {
  readonly view: string;
  readonly epoch: number;
  readonly update: UpdateFilter<ViewDocument>;
}

interface Waiting {
  readonly move: Move;
  readonly tell: (moved: boolean) => void;
  readonly fail: (error: unknown) => void;
}

const conditionOf = ({ view, epoch }: Move): Pick<ViewDocument, '_id' | 'epoch'> => ({
  _id: view,
  epoch,
});

/**
 * Moves of many views go to the server together: all of them see the same event at once, and each move waits for a
 * majority and the disk. One command is on its way at a time; what is asked for meanwhile goes with the next.
 */
export class GatheredMoves {
  readonly #states: Collection<ViewDocument>;
  #waiting: Waiting[] = [];
  #isSending = false;

  constructor(states: Collection<ViewDocument>) {
    this.#states = states;
  }

  /** @returns whether the state still was in that epoch: it was left as it is otherwise */
  move(move: Move): Promise<boolean> {
    return new Promise((tell, fail) => {
      this.#waiting.push({ move, tell, fail });
      if (!this.#isSending) void this.#sendWaiting();
    });
  }

  async #sendWaiting(): Promise<void> {
    this.#isSending = true;
    while (this.#waiting.length > 0) {
      // Whoever is done with the same event comes along.
      await setImmediate();
      await this.#send(this.#waiting.splice(0));
    }
    this.#isSending = false;
  }

  async #send(together: readonly Waiting[]): Promise<void> {
    try {
      const moves = together.map(({ move }) => ({
        updateOne: { filter: conditionOf(move), update: move.update },
      }));
      const { matchedCount } = await this.#states.bulkWrite(moves, { ordered: false });
      if (matchedCount < together.length) await this.#sendEach(together);
      else for (const { tell } of together) tell(true);
    } catch (error) {
      for (const { fail } of together) fail(error);
    }
  }

  /** The server says how many were moved, not which. */
  async #sendEach(together: readonly Waiting[]): Promise<void> {
    for (const { move, tell } of together) {
      const { matchedCount } = await this.#states.updateOne(conditionOf(move), move.update);
      tell(matchedCount === 1);
    }
  }
}
