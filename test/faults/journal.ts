import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a request writes to one stream: all of it or nothing. */
export interface Batch {
  readonly types: readonly string[];
  /** Where the sender knows it beforehand. */
  readonly stream?: string;
  /** May be there where the request was refused in the end: a number that was reserved stays reserved. */
  readonly mayStay?: true;
}

/** Before a request leaves, each time that it does. */
export interface Sent {
  readonly entry: 'sent';
  /** The id that its events carry as their correlation; of a command also its idempotency key. */
  readonly request: string;
  readonly client: string;
  /** In words. */
  readonly what: string;
  readonly batches: readonly Batch[];
}

/** A place in the log that a client was told. */
export interface Told {
  readonly stream?: string;
  /** All that it was told of, in their order. */
  readonly eventIds?: readonly string[];
  /** Of the stream, after the last of them. */
  readonly revision: number;
  /** Of the last of them, as a decimal string. */
  readonly position?: string;
}

/** It was done, says the service. */
export interface Acknowledged {
  readonly entry: 'acknowledged';
  readonly request: string;
  readonly told: readonly Told[];
  /** Streams that it did not write to: what it asked of each is refused by itself. */
  readonly undone?: readonly string[];
}

/** Nothing was done, says the service, and sending it again does not help. */
export interface Refused {
  readonly entry: 'refused';
  readonly request: string;
  readonly status: number;
  readonly code: string;
}

/** The connection was lost, or the service said that it could not tell. */
export interface Unknown {
  readonly entry: 'unknown';
  readonly request: string;
  readonly why: string;
}

/** What clients did and were told, in the order in which it happened to them. */
export type JournalEntry = Sent | Acknowledged | Refused | Unknown;

/** A file that keeps what clients write down, also where whoever writes it is killed. */
export class Journal {
  readonly #file: number;

  constructor(readonly path: string) {
    this.#file = openSync(path, 'a');
  }

  /** Returns once the disk has it. */
  write(entry: JournalEntry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    fdatasyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** What a file holds; a line that its writer was killed in is not one of them. */
export const readJournal = (path: string): readonly JournalEntry[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as JournalEntry);
