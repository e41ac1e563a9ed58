import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { streamName, type StreamName, type Uuid } from '../../src/kernel/ids.js';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';

/** One update of an action on its way into the log, and where it is to stand. */
export interface UpdateToAppend {
  readonly stream: StreamName;
  readonly revision: number;
  readonly event: EventToAppend;
}

/** Events that a stream has before the next one begins: about what an action gathers in its life. */
const IN_A_STREAM = 10;

const uuidOf = (text: string): string => {
  const hex = createHash('md5').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
};

/** The place in the log at which updates of one series stand. */
const placeOf = (
  series: string,
  number: number,
): { stream: StreamName; revision: number; actionId: string } => {
  const actionId = uuidOf(`${series} ${number % 100} ${Math.floor(number / (100 * IN_A_STREAM))}`);
  return {
    stream: streamName('action', actionId),
    revision: Math.floor(number / 100) % IN_A_STREAM,
    actionId,
  };
};

const base64 = (bytes: number): string => randomBytes(bytes).toString('base64url');

// Whose texts are the same costs the disk the same as any other: only ids must differ.
const sealed = {
  $sealed: 1,
  key: randomUUID(),
  nonce: base64(12),
  text: base64(200),
  commitment: base64(32),
} as const;
const plan = {
  planId: randomUUID(),
  bodyId: randomUUID(),
  boardId: randomUUID(),
  planYear: '2023/24',
};
const commandId = randomUUID();
const metadata = {
  commandId,
  fingerprint: randomBytes(32).toString('hex'),
  $correlationId: randomUUID(),
  $causationId: commandId,
  actor: { id: 'community-safety-chair', capacity: 'chair', organisation: randomUUID() },
  recordedAt: '2024-06-03T09:00:00.000Z',
  effectiveAt: '2024-06-03',
  salt: base64(16),
};

/**
 * So many updates of actions as the log takes them, sealed already: a hundred actions in turn, ten updates each,
 * then the next hundred.
 * @param from where the series goes on
 */
export function* updates(series: string, from: number, count: number): Generator<UpdateToAppend> {
  for (let number = from; number < from + count; number += 1) {
    const { stream, revision, actionId } = placeOf(series, number);
    const eventId = randomUUID() as Uuid;
    const data = {
      ...plan,
      actionId,
      deliveryRating: 'on-track',
      progress: { ...sealed, at: `${stream}/${eventId}//progress` },
    };
    const event = {
      eventId,
      type: 'action-updated.v2',
      data,
      metadata,
    } as unknown as EventToAppend;
    yield { stream, revision, event };
  }
}
