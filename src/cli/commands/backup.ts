import type { Command } from 'commander';
import { eventRegistry } from '../../event-registry.js';
import { backUp } from '../../platform/backup/back-up.js';
import type { Manifest } from '../../platform/backup/manifest.js';
import { restore } from '../../platform/backup/restore.js';
import { ledgerPlace } from '../log-places.js';
import { openLogToBackUp } from '../log-to-back-up.js';
import { dataOption } from '../options.js';
import { say, type Terminal } from '../terminal.js';

const BACKUP_EXAMPLES = `
Runs beside the service. Ledger and keys go to folders apart: whoever has only the ledger part reads
no text that could speak of a person. Keep the keys elsewhere, and do not keep old ones: whoever has a
key that was destroyed since can still open what it sealed in an old copy of the ledger.

Where EVENTSTORE_URL names a server, the log is read from there, and keys and files of evidence from
LEDGER_SHARED_DIR. The backup is the same: what it holds does not depend on the store.

Example:
  ledger backup --out /backup/ledger/monday --keys-out /vault/keys/monday`;

const RESTORE_EXAMPLES = `
The new data folder is there whole, or not at all. The service starts on it. For a ledger on servers,
copy its log into an empty server (ledger copy), and let it be the LEDGER_SHARED_DIR.

Give the newest keys there are, also with an older ledger part: they are refused unless they hold
every key that the ledger names. A case that was erased after the keys were backed up is readable
again after the restore, because nothing but the lost key store knew of it: erase it again.

Example:
  ledger restore --from /backup/ledger/monday --keys /vault/keys/monday --data data-restored`;

const filesOf = ({ files, missingFiles = [] }: Manifest): string => {
  const lost = `; MISSING OR DAMAGED: ${missingFiles.join(', ')}`;
  if (files === undefined) return '';
  return ` and ${files} files of evidence${missingFiles.length > 0 ? lost : ''}`;
};

const summary = (manifest: Manifest): string =>
  `${manifest.events} events up to position ${manifest.position}${filesOf(manifest)}, verified\nsha256 ${manifest.digest}`;

/** `ledger backup`: ledger and keys apart, verified, while the service goes on. */
export const addBackup = (program: Command, terminal: Terminal): void => {
  program
    .command('backup')
    .description('copy ledger and keys, apart and verified')
    .requiredOption('--out <dir>', 'where the ledger goes: a new folder')
    .requiredOption('--keys-out <dir>', 'where the keys go: a new folder, not inside the other')
    .addOption(dataOption())
    .addHelpText('after', BACKUP_EXAMPLES)
    .action(async ({ data, out, keysOut }: { data: string; out: string; keysOut: string }) => {
      const place = ledgerPlace(data);
      const manifest = await backUp({
        data,
        shared: place.sharedFolder,
        openLog: () => openLogToBackUp(place),
        out,
        keysOut,
        registry: eventRegistry,
      });
      await say(terminal, `Backed up ${summary(manifest)}`);
    });
};

/** `ledger restore`: a data folder from a backup. */
export const addRestore = (program: Command, terminal: Terminal): void => {
  program
    .command('restore')
    .description('make a data folder from a backup')
    .requiredOption('--from <dir>', 'the ledger part of the backup')
    .requiredOption('--keys <dir>', 'the keys part')
    .requiredOption('--data <dir>', 'the data folder to be: new or empty')
    .addHelpText('after', RESTORE_EXAMPLES)
    .action(async ({ from, keys, data }: { from: string; keys: string; data: string }) => {
      const manifest = await restore({ from, keys, data, registry: eventRegistry });
      await say(terminal, `Restored ${summary(manifest)}`);
    });
};
