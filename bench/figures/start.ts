import { join } from 'node:path';
import { LEDGER_FILE } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { askScript } from '../child-process.js';
import type { Benchmark } from '../figure.js';
import { makeRealisticLedger } from '../ledgers/realistic-ledger.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const OPEN_RUNTIME = new URL('../children/open-runtime.js', import.meta.url);
const READ_LOG = new URL('../baselines/read-log.js', import.meta.url);

interface Took {
  readonly milliseconds: number;
  readonly events: number;
}

const timeOf = ({ milliseconds }: Took): number => milliseconds;

/** Until every view holds the whole log, in a process that has just started. */
export const start: Benchmark = {
  name: 'start',
  measure: ({ quick }) =>
    withTemporaryFolder(async (folder) => {
      const events = quick ? 10_000 : 100_000;
      await makeRealisticLedger(folder, events);
      const { measured, baseline } = await alternate(
        quick ? 3 : 7,
        () => askScript<Took>({ script: OPEN_RUNTIME, parameters: [folder] }),
        () => askScript<Took>({ script: READ_LOG, parameters: [join(folder, LEDGER_FILE)] }),
      );
      return [
        {
          name: 'start',
          what: `start with ${events.toLocaleString('en-GB')} events, against reading and parsing them`,
          unit: 'ms',
          ...compare(measured.map(timeOf), baseline.map(timeOf)),
          target: { atMost: 3 },
        },
      ];
    }),
};
