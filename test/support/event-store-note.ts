import { createHash } from 'node:crypto';
import {
  derivedUuid,
  streamName,
  type ActorId,
  type StreamName,
  type Uuid,
} from '../../src/kernel/ids.js';
import type { Instant, PlainDate } from '../../src/kernel/plain-date.js';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';

const NAMESPACE = '3f0f5d0e-6f4e-4f0e-9a70-6d5f0c1f9a11' as Uuid;

/** An id that the same words always give. */
export const idOf = (...words: readonly (string | number)[]): Uuid =>
  derivedUuid(NAMESPACE, ...words.map(String));

export const notes = (name: string): StreamName => streamName('note', idOf('stream', name));

export interface NoteOptions {
  readonly recordedAt?: string;
  readonly effectiveAt?: string;
  readonly text?: string;
  readonly number?: number;
}

/** A note on its way into the log; its id follows from its name. */
export const note = (name: string, options: NoteOptions = {}): EventToAppend => ({
  eventId: idOf('event', name),
  type: 'note-taken.v1',
  data: { text: options.text ?? name, number: options.number ?? 0 },
  metadata: {
    commandId: idOf('command', name),
    fingerprint: createHash('sha256').update(name).digest('hex'),
    $correlationId: idOf('correlation', name),
    $causationId: idOf('causation', name),
    actor: { id: 'secretariat' as ActorId, capacity: 'secretariat' },
    recordedAt: (options.recordedAt ?? '2026-03-31T09:00:00.000Z') as Instant,
    effectiveAt: (options.effectiveAt ?? '2026-03-31') as PlainDate,
    salt: 'AAAAAAAAAAAAAAAAAAAAAA',
  },
});
