import type { DomainEvent } from '../../kernel/envelope.js';
import type { Document, Projection } from '../../kernel/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { cutPosition } from './cut-position.js';
import { foldToCut, type ViewAtCut } from './fold-to-cut.js';
import type { Cut } from './read-prefix.js';

/** So many folds run at once: each reads the log from its beginning. */
const MAX_FOLDING = 2;
/** So many more may wait for their turn. */
const MAX_WAITING = 20;
/** So many views are kept: more than are ever folded or waited for, so that none of these is forgotten. */
const MAX_KEPT = 24;

/** Too many questions about the past wait already. Answered with 503. */
export class ViewsBusy extends Error {}

/** Lets a few work at once, and a few more wait, in order. */
class Turns {
  #working = 0;
  readonly #waiting: (() => void)[] = [];

  get areTaken(): boolean {
    return this.#working === MAX_FOLDING && this.#waiting.length >= MAX_WAITING;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working < MAX_FOLDING) this.#working += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits longest gets the place; it stays taken.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#working -= 1;
    }
  }
}

/**
 * Views at cuts of the log, so that no number of questions folds it without end: one fold serves all who ask for the
 * same view at the same position, the last few are kept, and only a few run at once. What is kept is sealed as the
 * log is, and never changes: a cut at a position holds the same events for ever.
 */
export class ViewsAtCuts {
  readonly #store: EventStore;
  readonly #turns = new Turns();
  /** The one asked for longest ago first; those that are being folded are among them. */
  readonly #kept = new Map<string, Promise<ViewAtCut<Document>>>();

  constructor(store: EventStore) {
    this.#store = store;
  }

  /**
   * The view as it stood at the cut. It is shared: only to be read.
   * @throws ViewsBusy, ProjectionFailed, UnreadableEvent, StoreUnavailable
   */
  async at<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    cut: Cut,
  ): Promise<ViewAtCut<Doc>> {
    const upTo = await cutPosition(this.#store, cut);
    const { effectiveAt } = cut;
    const key = `${projection.name}_v${projection.version} ${upTo} ${effectiveAt ?? 'all'}`;
    const known = this.#kept.get(key);
    if (!known && this.#turns.areTaken) {
      throw new ViewsBusy(`${MAX_WAITING} folds wait for their turn already`);
    }
    const view =
      known ??
      this.#turns.take(() =>
        foldToCut(projection, this.#store, { upTo, ...(effectiveAt && { effectiveAt }) }),
      );
    this.#keep(key, view);
    return view as Promise<ViewAtCut<Doc>>;
  }

  #keep(key: string, view: Promise<ViewAtCut<Document>>): void {
    const isNew = !this.#kept.delete(key);
    this.#kept.set(key, view);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    if (isNew) {
      // What failed is tried anew by whoever asks next.
      view.catch(() => this.#kept.get(key) === view && this.#kept.delete(key));
    }
  }
}
