import type { Command } from 'commander';
import { copyLog } from '../../platform/copying/copy-log.js';
import { openLogToCopy, openLogToRead } from '../log-places.js';
import { progressBar } from '../steps/progress-bar.js';
import { say, type Terminal } from '../terminal.js';

const EXAMPLES = `
A store is a data folder, or the address of an EventStoreDB; EVENTSTORE_CA_FILE,
EVENTSTORE_CREDENTIALS_FILE and EVENTSTORE_LEDGER say the rest of it. The copy holds the same events,
byte for byte, in the same order and at the same positions; what it holds already must be how the log
begins. Broken off, the same command goes on from where it was. In the end both are read again and
compared.

Only the log is copied. Keys and files of evidence stay beside the service: ledger backup takes them
along. A service may go on with the log that is copied, not with the copy; what is recorded meanwhile
comes with the next copying.

Examples:
  ledger copy --from data --to data-on-the-new-disk
  ledger copy --from data --to 'esdb://127.0.0.1:2113?tls=false'`;

/** `ledger copy`: the log of one store into another. */
export const addCopy = (program: Command, terminal: Terminal): void => {
  program
    .command('copy')
    .description('copy the log into another store, byte for byte')
    .requiredOption('--from <store>', 'the log to copy')
    .requiredOption('--to <store>', 'where it goes: new, empty, or begun by an earlier copying')
    .addHelpText('after', EXAMPLES)
    .action(async ({ from: source, to: target }: { from: string; to: string }) => {
      const from = await openLogToRead(source);
      try {
        const to = await openLogToCopy(target);
        try {
          const progress = progressBar(terminal, 'Copying');
          const { events, known, digest, position } = await copyLog({ from, to, progress });
          await say(
            terminal,
            `${events} events up to position ${position}, ${known} of them there before; equal in both\nsha256 ${digest}`,
          );
        } finally {
          await to.close();
        }
      } finally {
        await from.close();
      }
    });
};
