import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { StreamName } from '../../kernel/ids.js';
import { type EventToAppend, StoreUnavailable } from '../event-store/event-store.js';
import { syncFolder, writeOwnerOnly } from '../personal-data/owner-only-file.js';
import { type Extent, fitTogether, type WaitingFact } from './gathering.js';

/** In the data folder. There once something waited in it. */
export const SPOOL_FOLDER = 'spool';

const ENDING = '.jsonl';
/** Of a file that holds lines that nobody can read: kept for whoever looks into it. */
const DAMAGED = '.damaged';

/**
 * Facts that wait for the log, in a file: one line of JSON each. It is named by the stream that they go to, all at once:
 * so the log itself tells whether it has them.
 */
export interface WaitingFacts<Fact> {
  readonly stream: StreamName;
  /** Whole events, as earlier programs left them behind: they come first. */
  readonly former: readonly EventToAppend[];
  readonly facts: readonly WaitingFact<Fact>[];
  /** Once the log has them all. */
  remove(): void;
}

const pathOf = (folder: string, stream: StreamName): string => join(folder, `${stream}${ENDING}`);

/** What is written together: lines of one turn of the event loop. */
export interface Lines<Fact> extends Extent {
  readonly facts: readonly WaitingFact<Fact>[];
  readonly text: string;
}

/** A file that is being written. */
export class SpoolFile<Fact> implements WaitingFacts<Fact> {
  readonly former = [];
  readonly #facts: WaitingFact<Fact>[] = [];
  readonly #keys = new Set<string>();
  readonly #handle: number;
  #bytes = 0;
  #isOpen = true;

  /** For the owner only. @throws Error when the disk is full */
  constructor(
    private readonly folder: string,
    readonly stream: StreamName,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#handle = openSync(pathOf(folder, stream), 'wx', 0o600);
  }

  get facts(): readonly WaitingFact<Fact>[] {
    return this.#facts;
  }

  /** Whether the log would take it in one append with these lines, too. */
  hasRoomFor(lines: Extent): boolean {
    return fitTogether({ bytes: this.#bytes, keys: this.#keys }, lines);
  }

  /**
   * Returns once the operating system has the lines: from then on they outlive this process, however that ends.
   * After a fault nothing more may be written here.
   * @throws Error when the disk is full
   */
  write({ facts, text, bytes, keys }: Lines<Fact>): void {
    try {
      if (writeSync(this.#handle, text) !== bytes)
        throw new StoreUnavailable('There is no room for whole lines');
    } catch (fault) {
      // Whoever was refused did not read: no line of theirs goes to the log.
      ftruncateSync(this.#handle, this.#bytes);
      throw fault;
    }
    this.#bytes += bytes;
    for (const fact of facts) this.#facts.push(fact);
    for (const key of keys) this.#keys.add(key);
  }

  end(): void {
    if (this.#isOpen) closeSync(this.#handle);
    this.#isOpen = false;
  }

  remove(): void {
    rmSync(pathOf(this.folder, this.stream), { force: true });
  }
}

/** Names of what waits in a folder, the earliest first: streams are named by ids that are ordered by time. */
const spooledIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .toSorted();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
};

/** Whole lines: what follows the last was cut off with the process, whose answer never left. */
const wholeLines = (text: string): readonly string[] => text.split('\n').slice(0, -1);

/** Something that stands in a line. */
export type LineRead<Fact> =
  | { readonly kind: 'event'; readonly event: EventToAppend }
  | { readonly kind: 'fact'; readonly waiting: WaitingFact<Fact> };

/** A file that an earlier process left behind; and how many of its lines cannot be read. */
export interface LeftBehind<Fact> extends WaitingFacts<Fact> {
  readonly damaged: number;
}

/**
 * What an earlier process left behind in a folder.
 * @param read what stands in a line; undefined where nobody can read it
 */
export const leftIn = <Fact>(
  folder: string,
  read: (line: string) => LineRead<Fact> | undefined,
): readonly LeftBehind<Fact>[] =>
  spooledIn(folder).map((name) => {
    const path = join(folder, name);
    const lines = wholeLines(readFileSync(path, 'utf8'));
    const known = lines.flatMap((line) => read(line) ?? []);
    const damaged = lines.length - known.length;
    return {
      stream: name.slice(0, -ENDING.length) as StreamName,
      former: known.flatMap((line) => (line.kind === 'event' ? line.event : [])),
      facts: known.flatMap((line) => (line.kind === 'fact' ? line.waiting : [])),
      damaged,
      remove: () =>
        damaged > 0 ? renameSync(path, `${path}${DAMAGED}`) : rmSync(path, { force: true }),
    };
  });

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
};

/**
 * Copies what waits in one data folder into another, beside a running service, before its log is copied: what the log
 * takes in between is in both copies, and is told apart by the stream at the next start.
 */
export const copySpool = (from: string, to: string): void => {
  const [source, target] = [join(from, SPOOL_FOLDER), join(to, SPOOL_FOLDER)];
  for (const name of spooledIn(source)) {
    // Gone meanwhile: the log has it.
    const text = readIfThere(join(source, name));
    if (text === undefined) continue;
    mkdirSync(target, { recursive: true, mode: 0o700 });
    writeOwnerOnly(
      join(target, name),
      wholeLines(text)
        .map((line) => `${line}\n`)
        .join(''),
    );
    syncFolder(dirname(target));
  }
};
