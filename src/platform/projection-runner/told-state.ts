import { LeaseLost } from '../read-store/read-store.js';
import type { ViewState } from '../read-store/view-report.js';
import { pause } from './pause.js';

/** How long after it could not be stored it is tried again. */
const AGAIN_MS = 1_000;

/** Stores how a view stands. @throws LeaseLost where another process keeps it: that one says how it stands */
type Store = (state: ViewState) => Promise<void>;

/**
 * How a view stands with the loop that keeps it, stored as well: a process that does not keep it tells the same, also
 * after this one ended. Only the last state counts; the loop does not wait for it to be stored.
 */
export class ToldState {
  readonly #store: Store;
  readonly #ending = new AbortController();
  #now: ViewState = { state: 'stopped' };
  #stored: ViewState | undefined;
  #storing: Promise<void> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get now(): ViewState {
    return this.#now;
  }

  is(state: ViewState['state']): boolean {
    return this.#now.state === state;
  }

  become(state: ViewState): void {
    this.#now = state;
    this.#storing ??= this.#storeLatest().finally(() => {
      this.#storing = undefined;
    });
  }

  /** What held it up does so no more. */
  recover(): void {
    if (this.#now.state === 'catching-up' && this.#now.failure)
      this.become({ state: 'catching-up' });
  }

  /** Stores what is to be stored, where that is possible at once. What is said then is said of this process only. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#storing;
    this.#now = { state: 'stopped' };
  }

  async #storeLatest(): Promise<void> {
    while (this.#stored !== this.#now) {
      const state = this.#now;
      try {
        await this.#store(state);
        this.#stored = state;
      } catch (fault) {
        if (fault instanceof LeaseLost) this.#stored = state;
        else if (this.#ending.signal.aborted) return;
        else await pause(AGAIN_MS, this.#ending.signal);
      }
    }
  }
}
