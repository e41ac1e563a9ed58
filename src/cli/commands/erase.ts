import type { Command } from 'commander';
import { eventRegistry } from '../../event-registry.js';
import type { StreamName } from '../../kernel/ids.js';
import { type EventStore, LedgerInUse } from '../../platform/event-store/event-store.js';
import { openLedgerFile } from '../../platform/event-store/sqlite/open-ledger.js';
import { openKeyStore } from '../../platform/personal-data/sqlite-key-store.js';
import { type LedgerPlace, openLog } from '../../runtime.js';
import { holdWhileNobodyServes } from '../../server-stores.js';
import { type FoundPlace, ledgerPlace } from '../log-places.js';
import { dataOption } from '../options.js';
import { Failure, say, type Terminal } from '../terminal.js';

const EXAMPLES = `
Destroys the key of one stream: every text sealed under it is unreadable from then on, in the ledger,
in every view, pack and backup without the old keys. Nothing else changes: no event, no digest. It
cannot be taken back. A command that brings a text to that stream is refused from then on; facts
without a text are still accepted.

Only while no service runs on the ledger. Destroy the keys' backups, too, or make new ones.

Example:
  ledger erase --case action-0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70`;

/** The log, while no service seals anything under the keys. */
interface LogAlone {
  readonly store: Pick<EventStore, 'readStream' | 'close'>;
  readonly release: () => void;
}

const openOnServer = async (place: LedgerPlace, keys: string): Promise<LogAlone> => {
  const lock = holdWhileNobodyServes(keys);
  try {
    return { store: await openLog(place), release: () => lock.release() };
  } catch (fault) {
    lock.release();
    throw fault;
  }
};

const openAlone = async (place: FoundPlace): Promise<LogAlone> => {
  const { dataFolder: folder, sharedFolder, eventStore } = place;
  try {
    if (eventStore) return await openOnServer(place, sharedFolder);
    const store = openLedgerFile({ folder, registry: eventRegistry, mode: 'open' });
    return { store, release: () => undefined };
  } catch (fault) {
    if (!(fault instanceof LedgerInUse)) throw fault;
    throw new Failure('The service runs on this ledger: stop it first');
  }
};

/** `ledger erase`: forgets the key of a case, for good. Holds the ledger's lock, so that no service seals meanwhile. */
export const addErase = (program: Command, terminal: Terminal): void => {
  program
    .command('erase')
    .description('destroy the key of a stream: its sealed texts are gone for good')
    .requiredOption('--case <stream>', 'the stream, as `ledger log` prints it')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async ({ data, case: stream }: { data: string; case: string }) => {
      const place = ledgerPlace(data);
      const { store, release } = await openAlone(place);
      try {
        const events = await store.readStream(stream as StreamName);
        if (events.length === 0) throw new Failure(`There is no stream ${stream}`);
        const keys = openKeyStore({ folder: place.sharedFolder, mode: 'open' });
        try {
          keys.destroy(stream);
        } finally {
          keys.close();
        }
      } finally {
        await store.close();
        release();
      }
      await say(terminal, `The key of ${stream} is destroyed`);
    });
};
