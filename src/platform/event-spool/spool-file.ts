import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventRegistry } from '../../kernel/event-registry.js';
import type { StreamName } from '../../kernel/ids.js';
import { type EventToAppend, StoreUnavailable } from '../event-store/event-store.js';
import { syncFolder, writeOwnerOnly } from '../personal-data/owner-only-file.js';

/** In the data folder. There once something waited in it. */
export const SPOOL_FOLDER = 'spool';

const ENDING = '.jsonl';
/** Of a file that holds lines that nobody can read: kept for whoever looks into it. */
const DAMAGED = '.damaged';

/**
 * Events that wait for the log, in a file: one line of JSON each. It is named by the stream that they go to,
 * whose revisions are the numbers of its lines: so the log itself tells which of them it has.
 */
export interface WaitingEvents {
  readonly stream: StreamName;
  readonly events: readonly EventToAppend[];
  /** Once the log has them all. */
  remove(): void;
}

const pathOf = (folder: string, stream: StreamName): string => join(folder, `${stream}${ENDING}`);

/** A file that is being written. */
export class SpoolFile implements WaitingEvents {
  readonly #events: EventToAppend[] = [];
  readonly #handle: number;
  #isOpen = true;

  /** For the owner only. @throws Error when the disk is full */
  constructor(
    private readonly folder: string,
    readonly stream: StreamName,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#handle = openSync(pathOf(folder, stream), 'wx', 0o600);
  }

  get events(): readonly EventToAppend[] {
    return this.#events;
  }

  /**
   * Returns once the operating system has the line: from then on it outlives this process, however that ends.
   * After a fault nothing more may be put here: half a line may stand at the end.
   * @throws Error when the disk is full
   */
  put(event: EventToAppend, json: string): void {
    const line = Buffer.from(`${json}\n`);
    if (writeSync(this.#handle, line) !== line.length)
      throw new StoreUnavailable('There is no room for a whole line');
    this.#events.push(event);
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

const readLine = (line: string, registry: EventRegistry): EventToAppend | undefined => {
  try {
    const event = JSON.parse(line) as EventToAppend;
    registry.check(event.type, event.data);
    registry.checkMetadata(event.type, event.metadata);
    return event;
  } catch {
    return undefined;
  }
};

/** A file that an earlier process left behind; and how many of its lines cannot be read. */
export interface LeftBehind extends WaitingEvents {
  readonly damaged: number;
}

/** What an earlier process left behind in a folder. */
export const leftIn = (folder: string, registry: EventRegistry): readonly LeftBehind[] =>
  spooledIn(folder).map((name) => {
    const path = join(folder, name);
    const lines = wholeLines(readFileSync(path, 'utf8'));
    const events = lines.flatMap((line) => readLine(line, registry) ?? []);
    const damaged = lines.length - events.length;
    return {
      stream: name.slice(0, -ENDING.length) as StreamName,
      events,
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
