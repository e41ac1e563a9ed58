import type { Entry } from '../../projections/register-entry.js';
import type { ActorId } from '../../src/kernel/ids.js';
import { instant, plainDate } from '../../src/kernel/plain-date.js';
import { uuidOf } from './recorded-event.js';

/** What a row must keep of the event at that place of a stream, where a test recorded it without saying more. */
export const entryIn = (
  stream: string,
  revision: number,
  {
    effectiveAt = '2026-01-05',
    ...said
  }: Partial<Omit<Entry, 'effectiveAt'>> & { effectiveAt?: string } = {},
): Entry => ({
  eventId: uuidOf(stream, String(revision)),
  revision,
  by: 'secretariat' as ActorId,
  capacity: 'secretariat',
  effectiveAt: plainDate(effectiveAt),
  recordedAt: instant('2026-01-05T09:00:00.000Z'),
  ...said,
});

/** A row of which no fact was taken from a document. */
export const NO_BASES = { stated: 0, reconstructed: 0, illustrative: 0 };
