import { LRUCache } from 'lru-cache';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Position } from '../../../kernel/ids.js';
import { UnreadableEvent } from '../event-store.js';
import type { StoredRow } from './stored-event.js';

/** Positions in one chunk. */
const CHUNK = 500;

/** What the chunks kept may take, in characters of stored text. */
const KEPT_CHARACTERS = 32 * 1024 * 1024;

/** Consecutive events of the log, decoded as far as the log went when somebody last asked. */
interface Chunk {
  readonly events: Recorded[];
  upTo: number;
  characters: number;
}

/**
 * The log as decoded events. Many projections follow it at about the same place: chunks begin at fixed positions and
 * the last few are kept, so each event is parsed and checked once for all of them. An event never changes, so a chunk
 * only grows.
 */
export class DecodedLog {
  readonly #chunks = new LRUCache<number, Chunk>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (chunk) => Math.max(1, chunk.characters),
  });

  constructor(
    private readonly rows: (after: number, upTo: number) => readonly StoredRow[],
    private readonly decode: (row: StoredRow) => Recorded,
  ) {}

  /**
   * Events after a position, up to the end of its chunk and not beyond `head`; empty only at the end of the log.
   * @throws UnreadableEvent when the first of them is one
   */
  next(after: Position, head: Position): readonly Recorded[] {
    for (let seen = Number(after); seen < Number(head);) {
      const index = Math.floor(seen / CHUNK);
      const end = Math.min((index + 1) * CHUNK, Number(head));
      const events = this.#shared(index, end, after) ?? this.#readable(seen, end);
      if (events.length > 0) return events;
      seen = end;
    }
    return [];
  }

  /** The part of a chunk after a position; undefined where something in the chunk cannot be read. */
  #shared(index: number, end: number, after: Position): readonly Recorded[] | undefined {
    const chunk = this.#chunks.get(index) ?? { events: [], upTo: index * CHUNK, characters: 0 };
    try {
      if (chunk.upTo < end) this.#grow(chunk, index, end);
    } catch (fault) {
      if (fault instanceof UnreadableEvent) return undefined;
      throw fault;
    }
    return chunk.events.slice(chunk.events.findLastIndex((event) => event.position <= after) + 1);
  }

  #grow(chunk: Chunk, index: number, end: number): void {
    for (const row of this.rows(chunk.upTo, end)) {
      chunk.events.push(this.decode(row));
      chunk.upTo = row[0];
      chunk.characters += row[5].length + row[6].length;
    }
    chunk.upTo = end;
    // Set again, so that its size is counted anew.
    this.#chunks.set(index, chunk);
  }

  /** What can be read before the first event that cannot: a reader meets the fault when it gets there, not earlier. */
  #readable(after: number, end: number): readonly Recorded[] {
    const events: Recorded[] = [];
    for (const row of this.rows(after, end)) {
      try {
        events.push(this.decode(row));
      } catch (fault) {
        if (events.length > 0) return events;
        throw fault;
      }
    }
    return events;
  }
}
