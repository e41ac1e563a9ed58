import { randomBytes } from 'node:crypto';
import { v7 as newUuid } from 'uuid';
import { type ActorId, type StreamName, streamName, type Uuid } from '../../src/kernel/ids.js';
import { instant, plainDate } from '../../src/kernel/plain-date.js';
import { seal } from '../../src/kernel/sealed.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import type { PersonalData } from '../../src/platform/personal-data/personal-data.js';

/**
 * Writes a question of the Board, sealed under a key of its own, as an event of a new stream.
 * @returns the stream, which is the case of its key
 */
export const askSealed = async (
  { eventStore, personalData }: { eventStore: EventStore; personalData: PersonalData },
  text: string,
): Promise<StreamName> => {
  const [reviewId, eventId, commandId] = [newUuid(), newUuid(), newUuid()] as [Uuid, Uuid, Uuid];
  const stream = streamName('review', reviewId);
  const data = personalData.sealAll(
    stream,
    { stream, eventId },
    {
      reviewId,
      boardId: newUuid(),
      planYear: '2021/22',
      challengeId: newUuid(),
      bodyId: newUuid(),
      planId: newUuid(),
      question: seal(text),
    },
  );
  const metadata = {
    commandId,
    fingerprint: '',
    $correlationId: commandId,
    $causationId: commandId,
    actor: { id: 'board-member' as ActorId, capacity: 'member' as const },
    recordedAt: instant('2021-10-01T10:00:00Z'),
    effectiveAt: plainDate('2021-10-01'),
    salt: randomBytes(16).toString('base64url'),
  };
  const event = { eventId, type: 'challenge-raised.v1', data, metadata };
  const appended = await eventStore.append(stream, [event], 'no-stream');
  if (!appended.ok) throw new Error('The stream was there already');
  return stream;
};
