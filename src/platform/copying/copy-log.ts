import type { Position } from '../../kernel/ids.js';
import { digestLog, type LogDigest } from '../backup/log-digest.js';
import {
  type CopiedLog,
  type EventStore,
  type RawEvent,
  START,
} from '../event-store/event-store.js';

/** The log that is to become a copy holds something else. Nothing was written. */
export class NotACopy extends Error {}

/** Told how far the copying is. */
export interface CopyProgress {
  start(events: number): void;
  /** @param events how many more are there now */
  step(events: number): void;
  stop(): void;
}

export interface Copying {
  readonly from: Pick<EventStore, 'readRaw' | 'head'>;
  readonly to: CopiedLog;
  readonly progress: CopyProgress;
}

/** What was copied, and what both logs hold now, up to the same position. */
export interface Copied extends Pick<LogDigest, 'events' | 'digest' | 'position'> {
  /** How many events were there before: from an earlier copying that did not come to its end. */
  readonly known: number;
}

const EVENTS_AT_ONCE = 500;

const differsFrom = (one: RawEvent, other: RawEvent | undefined): boolean =>
  other === undefined ||
  one.position !== other.position ||
  one.stream !== other.stream ||
  one.revision !== other.revision ||
  one.eventId !== other.eventId ||
  one.type !== other.type ||
  one.data !== other.data ||
  one.metadata !== other.metadata;

/** @throws NotACopy unless all that is there is how the log begins */
const requirePrefix = async ({ from, to }: Copying): Promise<number> => {
  let known = 0;
  for (let after: Position = START; ;) {
    const there = await to.readRaw(after, EVENTS_AT_ONCE);
    const last = there.at(-1);
    if (!last) return known;
    const here = await from.readRaw(after, there.length);
    const other = there.find((event, index) => differsFrom(event, here[index]));
    if (other)
      throw new NotACopy(
        `What lies there is not the beginning of this log: they differ at position ${other.position}`,
      );
    known += there.length;
    after = last.position;
  }
};

/** Goes on with a copy from where it is, and compares nothing. @param copied told how many events were copied just now */
export const copyUpTo = async (
  from: Copying['from'],
  to: CopiedLog,
  upTo: Position,
  copied: CopyProgress['step'] = () => undefined,
): Promise<void> => {
  for (let after = await to.head(); after < upTo;) {
    const batch = await from.readRaw(after, EVENTS_AT_ONCE);
    const wanted = batch.filter(({ position }) => position <= upTo);
    await to.appendCopies(wanted);
    copied(wanted.length);
    after = wanted.at(-1)?.position ?? upTo;
  }
};

/**
 * Copies a log, as far as it goes now, into one that is empty or holds its beginning: the same bytes in the same order
 * at the same positions. Then reads both again and compares. Broken off, it goes on from where it was.
 * @throws NotACopy before anything is written, StoreUnavailable, Error when the two differ in the end
 */
export const copyLog = async (copying: Copying): Promise<Copied> => {
  const { from, to, progress } = copying;
  const upTo = await from.head();
  const known = await requirePrefix(copying);
  progress.start(Number(upTo) - known);
  try {
    await copyUpTo(from, to, upTo, (events) => progress.step(events));
  } finally {
    progress.stop();
  }
  const [source, copy] = [await digestLog(from, upTo), await digestLog(to)];
  if (source.digest !== copy.digest)
    throw new Error(`The copy differs: ${source.digest} became ${copy.digest}`);
  const { events, digest, position } = copy;
  return { known, events, digest, position };
};
