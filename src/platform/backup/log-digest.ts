import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../../kernel/ids.js';
import { isSealedForm } from '../../kernel/sealed.js';
import { gatherFiles } from '../evidence-files/files-named.js';
import { START, type EventStore, type RawEvent } from '../event-store/event-store.js';

/** What a log holds up to a position, as one digest over the bytes of every event. */
export interface LogDigest {
  /** Of the last event; 0 for an empty log. */
  readonly position: Position;
  readonly events: number;
  /** SHA-256, hexadecimal, over one line of JSON per event: position, stream, revision, id, type, data, metadata. */
  readonly digest: string;
  /** Every key that a sealed value names: without them its text cannot be read. */
  readonly keyIds: ReadonlySet<string>;
  /** Every file that an event names, by its address. */
  readonly files: ReadonlySet<string>;
}

const EVENTS_AT_ONCE = 1_000;

const lineOf = ({ position, stream, revision, eventId, type, data, metadata }: RawEvent): string =>
  `${JSON.stringify([String(position), stream, revision, eventId, type, data, metadata])}\n`;

const gatherKeys = (value: unknown, into: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return;
  if (isSealedForm(value)) into.add(value.key);
  else for (const member of Object.values(value)) gatherKeys(member, into);
};

/** Digests a log up to a position, with it; to its end unless told. @throws StoreUnavailable */
export const digestLog = async (
  store: Pick<EventStore, 'readRaw'>,
  upTo?: Position,
): Promise<LogDigest> => {
  const hash = createHash('sha256');
  const keyIds = new Set<string>();
  const files = new Set<string>();
  let position: Position = START;
  let events = 0;
  for (;;) {
    const batch = await store.readRaw(position, EVENTS_AT_ONCE);
    const wanted = upTo === undefined ? batch : batch.filter((event) => event.position <= upTo);
    for (const event of wanted) {
      hash.update(lineOf(event));
      for (const text of [event.data, event.metadata]) {
        if (!text.includes('"$sealed"')) continue;
        const value: unknown = JSON.parse(text);
        gatherKeys(value, keyIds);
        gatherFiles(value, files);
      }
    }
    events += wanted.length;
    position = wanted.at(-1)?.position ?? position;
    if (wanted.length < EVENTS_AT_ONCE) break;
    // Appends of a service in this process go on between two batches.
    await nextTurn();
  }
  return { position, events, digest: hash.digest('hex'), keyIds, files };
};
