import { setTimeout as pause } from 'node:timers/promises';
import type { Metadata } from './kernel/envelope.js';
import type { Position } from './kernel/ids.js';
import { type EventStore, NotALedger, START } from './platform/event-store/event-store.js';
import type { ViewReport } from './platform/read-store/view-report.js';

const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 50;

const WHAT_TO_DO =
  'Was it restored from an older copy? Then empty the database: the views are rebuilt.';

const saltAt = async (eventStore: EventStore, position: Position): Promise<string | undefined> => {
  const [event] = await eventStore.readRaw(position - 1n, 1);
  return event && (JSON.parse(event.metadata) as Partial<Metadata>).salt;
};

/**
 * Views were folded from this log, and from no other. Where it was restored from a copy made before, they have seen
 * events that it does not hold, or others at their positions: they would pass over what comes there.
 * @param patienceMs for our end of the log to give what another process has written, and folded already. Default 5,000
 * @throws NotALedger
 */
export const requireOneLog = async (
  reports: ReadonlyMap<string, ViewReport>,
  eventStore: EventStore,
  patienceMs = PATIENCE_MS,
): Promise<void> => {
  const positions = [...reports.values()].map(({ position = '0' }) => BigInt(position));
  const furthest = positions.reduce((most, each) => (each > most ? each : most), START);
  const until = performance.now() + patienceMs;
  for (let head = await eventStore.head(); head < furthest; head = await eventStore.head()) {
    if (performance.now() > until)
      throw new NotALedger(
        `The views in that database have seen position ${furthest}, and the log ends at ${head}. ${WHAT_TO_DO}`,
      );
    await pause(LOOK_AGAIN_MS);
  }
  // Most views have seen the same event last.
  const seen = new Map([...reports.values()].map(({ salt, position = '0' }) => [salt, position]));
  for (const [salt, position] of seen)
    if (salt !== undefined && salt !== (await saltAt(eventStore, BigInt(position))))
      throw new NotALedger(
        `The views in that database have seen another event at position ${position} than the log has there. ${WHAT_TO_DO}`,
      );
};
