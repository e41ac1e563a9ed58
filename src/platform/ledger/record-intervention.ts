import { type ActorId, derivedUuid, streamName } from '../../kernel/ids.js';
import { londonDate } from '../../kernel/plain-date.js';
import type { Clock } from '../clock.js';
import type { EventStore } from '../event-store/event-store.js';
import type { StoreIntervention } from '../event-store/store-intervention.js';
import { freshSalt } from '../randomness.js';
import type { Ledger } from './ledger.js';
import type { LedgerEvent } from './ledger-events.js';

/**
 * Writes into the ledger what somebody did to one of its streams past it. Whoever notices it writes it, at each start
 * again, and it is there once: each has a stream of its own, named after it.
 * @returns whether it was not there yet
 * @throws StoreUnavailable
 */
export const recordIntervention = async (
  store: Pick<EventStore, 'append'>,
  { ledgerId }: Pick<Ledger, 'ledgerId'>,
  clock: Clock,
  { kind, stream, serverPosition, at }: StoreIntervention,
): Promise<boolean> => {
  const interventionId = derivedUuid(ledgerId, 'store-intervention', stream, serverPosition, kind);
  const now = clock.now();
  const fact: LedgerEvent = {
    type: 'store-intervention-observed.v1',
    data: { interventionId, ledgerId, kind, stream, serverPosition, doneAt: at },
  };
  const { ok } = await store.append(
    streamName('store-intervention', interventionId),
    [
      {
        ...fact,
        eventId: derivedUuid(interventionId, fact.type),
        metadata: {
          commandId: interventionId,
          fingerprint: '',
          $correlationId: interventionId,
          $causationId: interventionId,
          actor: { id: 'system' as ActorId, capacity: 'system' },
          recordedAt: now,
          effectiveAt: londonDate(now),
          salt: freshSalt(),
        },
      },
    ],
    'no-stream',
  );
  return ok;
};
