import type { EventRegistry } from '../../src/kernel/event-registry.js';
import { type RawEvent, START } from '../../src/platform/event-store/event-store.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';

const EVERYTHING = 10_000_000;

/** The whole log of a data folder, as it is stored. */
export const readLog = async (
  folder: string,
  registry: EventRegistry,
): Promise<readonly RawEvent[]> => {
  const store = openLedgerFile({ folder, registry, readOnly: true });
  try {
    return await store.readRaw(START, EVERYTHING);
  } finally {
    await store.close();
  }
};
