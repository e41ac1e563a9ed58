import type { KeptEvent } from './kept-event.js';

const MOST_EVENTS = 4_096;
/** In characters of data, as the server sent it. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const sizeOf = ({ event: { data } }: KeptEvent): number =>
  data instanceof Uint8Array ? data.length : 0;

/** The end of the log as it came: who follows it closely reads nothing from the server. */
export class RecentEvents {
  #events: KeptEvent[] = [];
  #characters = 0;

  add(event: KeptEvent): void {
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

  at(position: number): KeptEvent | undefined {
    const first = this.#events[0];
    return first && this.#events[position - first.position];
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
