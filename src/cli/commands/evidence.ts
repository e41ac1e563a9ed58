import type { Command } from 'commander';
import { type Instant, instant } from '../../kernel/plain-date.js';
import { digestLog } from '../../platform/backup/log-digest.js';
import { systemClock } from '../../platform/clock.js';
import { FolderEvidenceFiles } from '../../platform/evidence-files/folder-evidence-files.js';
import { unusedFiles } from '../../platform/evidence-files/unused-files.js';
import { openReadOnlyRuntime } from '../../runtime.js';
import { ledgerPlace } from '../log-places.js';
import { dataOption } from '../options.js';
import { say, type Terminal, write } from '../terminal.js';

interface EvidenceOptions {
  readonly data: string;
  readonly remove?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const EXAMPLES = `
Lists the files that were handed in and that no event names as evidence: address, bytes as kept, and
when each was last handed in. What an event names is never listed, and never removed.

With --remove those that were not handed in for a day are removed: what somebody is about to give as
evidence stays. The service may be running.

Examples:
  ledger evidence
  ledger evidence --remove`;

const aDayAgo = (): Instant =>
  instant(new Date(Date.parse(systemClock.now()) - DAY_MS).toISOString());

/** `ledger evidence`: files that nobody gave as evidence. */
export const addEvidence = (program: Command, terminal: Terminal): void => {
  program
    .command('evidence')
    .description('list files that were handed in and never given as evidence')
    .option('--remove', 'remove those that were not handed in for a day')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async ({ data, remove = false }: EvidenceOptions) => {
      const place = ledgerPlace(data);
      const ledger = await openReadOnlyRuntime(place);
      try {
        const files = new FolderEvidenceFiles(place.sharedFolder, ledger.personalData);
        const { files: named } = await digestLog(ledger.eventStore);
        let [unused, removed] = [0, 0];
        for await (const { address, size, touchedAt } of unusedFiles(files, named)) {
          unused += 1;
          await write(terminal.out, `${address}\t${size}\t${touchedAt}\n`);
          if (remove && (await files.removeUntouchedSince(address, aDayAgo()))) removed += 1;
        }
        await say(terminal, `${unused} unused of those that are kept; ${removed} removed`);
      } finally {
        await ledger.close();
      }
    });
};
