import type { Metadata } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';
import { START, type EventStore } from '../event-store/event-store.js';
import type { Cut } from './read-prefix.js';

/** Reads bytes: an event beyond the cut may be one that this program cannot read. */
const isRecordedBy = (metadata: string, asAt: Instant): boolean =>
  (JSON.parse(metadata) as Pick<Metadata, 'recordedAt'>).recordedAt <= asAt;

/** Halves what is left again and again: the log's clock never goes back, so that few events tell. */
const recordedBy = async (store: EventStore, asAt: Instant, head: Position): Promise<Position> => {
  let within = START;
  let beyond = head;
  while (within < beyond) {
    const middle = (within + beyond) / 2n;
    const [next] = await store.readRaw(middle, 1);
    if (next && isRecordedBy(next.metadata, asAt)) within = next.position;
    else beyond = middle;
  }
  return within < head ? within : head;
};

/** The position of the last event that a cut of the log may hold, whenever that was effective; 0 where there is none. */
export const cutPosition = async (
  store: EventStore,
  { before, upTo, asAt }: Cut,
): Promise<Position> => {
  const limits = [
    await store.head(),
    ...(before === undefined ? [] : [before > START ? before - 1n : START]),
    ...(upTo === undefined ? [] : [upTo]),
  ];
  const end = limits.reduce((least, each) => (each < least ? each : least));
  if (asAt === undefined) return end;
  const known = await store.recordedBy?.(asAt);
  if (known === undefined) return recordedBy(store, asAt, end);
  return known < end ? known : end;
};
