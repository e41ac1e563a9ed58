import type { KeptEvent } from './kept-event.js';

const MOST_EVENTS = 4_096;
/** In characters of data, as the server sent it. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const sizeOf = ({ event: { data } }: KeptEvent): number =>
  data instanceof Uint8Array ? data.length : 0;

/**
 * The end of the log as it came, so that whoever follows it closely reads nothing from the server. Where nobody does,
 * nothing is kept.
 */
export class RecentEvents {
  #events: KeptEvent[] = [];
  #characters = 0;
  #followers = 0;

  /** Keeps what comes for as long as somebody follows. @returns to be called once, when they do no longer */
  keep(): () => void {
    this.#followers += 1;
    return () => {
      this.#followers -= 1;
      if (this.#followers > 0) return;
      this.#events = [];
      this.#characters = 0;
    };
  }

  add(event: KeptEvent): void {
    if (this.#followers === 0) return;
    this.#events.push(event);
    this.#characters += sizeOf(event);
    if (this.#events.length > 2 * MOST_EVENTS || this.#characters > 2 * MOST_CHARACTERS)
      this.#forget();
  }

  /** Up to so many events after a position; undefined where not all of them are known here. */
  after(position: number, limit: number): readonly KeptEvent[] | undefined {
    const first = this.#events[0];
    if (!first || position + 1 < first.position) return undefined;
    const begin = position + 1 - first.position;
    return this.#events.slice(begin, begin + limit);
  }

  /** In one go, now and then: to take one away for each that comes would cost more. */
  #forget(): void {
    let kept = this.#events.length;
    let characters = 0;
    for (; kept > 1; kept -= 1) {
      const event = this.#events[kept - 1];
      characters += event ? sizeOf(event) : 0;
      if (characters > MOST_CHARACTERS || this.#events.length - kept >= MOST_EVENTS) break;
    }
    this.#events = this.#events.slice(kept);
    this.#characters = this.#events.reduce((sum, event) => sum + sizeOf(event), 0);
  }
}
