import type { ActorId } from '../../kernel/ids.js';
import { instant, londonDate } from '../../kernel/plain-date.js';
import type { Clock } from '../clock.js';
import { type EventStore, NotALedger, START } from '../event-store/event-store.js';
import { type Randomness, systemRandomness } from '../randomness.js';
import type { Ledger } from './ledger.js';
import { LEDGER_STREAM, type LedgerEvent } from './ledger-events.js';

/** What the first event says. @throws NotALedger when the log does not begin with it */
const ledgerOf = async (store: Pick<EventStore, 'readAll'>): Promise<Ledger | undefined> => {
  const [first] = await store.readAll(START, 1);
  if (!first) return undefined;
  if (first.type !== 'ledger-opened.v1') {
    throw new NotALedger(`The log begins with ${first.type}, not with the opening of a ledger`);
  }
  return first.data as Extract<LedgerEvent, { type: 'ledger-opened.v1' }>['data'];
};

/** The ledger that a log already is; @throws NotALedger for an empty log */
export const knownLedger = async (store: Pick<EventStore, 'readAll'>): Promise<Ledger> => {
  const ledger = await ledgerOf(store);
  if (!ledger) throw new NotALedger('The log is empty: start the service once to open the ledger');
  return ledger;
};

/** The ledger that a log is, or becomes now: its name and whether it is simulated are settled for ever. */
export const openLedger = async (
  store: EventStore,
  clock: Clock,
  { name, simulated }: Pick<Ledger, 'name' | 'simulated'>,
  randomness: Randomness = systemRandomness,
): Promise<Ledger> => {
  const known = await ledgerOf(store);
  if (known) return known;
  const ledgerId = randomness.id('ledger');
  const now = simulated ? instant('2000-01-01T00:00:00Z') : clock.now();
  await store.append(
    LEDGER_STREAM,
    [
      {
        eventId: randomness.id('ledger opened'),
        type: 'ledger-opened.v1',
        data: { ledgerId, name, simulated },
        metadata: {
          commandId: ledgerId,
          fingerprint: '',
          $correlationId: ledgerId,
          $causationId: ledgerId,
          actor: { id: 'system' as ActorId, capacity: 'system' },
          recordedAt: now,
          effectiveAt: londonDate(now),
          salt: randomness.bytes(16, 'ledger opened').toString('base64url'),
        },
      },
    ],
    'no-stream',
  );
  return knownLedger(store);
};
