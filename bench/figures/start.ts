import { join } from 'node:path';
import { LEDGER_FILE } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { askScript } from '../child-process.js';
import type { Benchmark } from '../figure.js';
import { makeRealisticLedger } from '../ledgers/realistic-ledger.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const OPEN_RUNTIME = new URL('../children/open-runtime.js', import.meta.url);
const REBUILD_VIEW = new URL('../children/rebuild-view.js', import.meta.url);
const READ_LOG = new URL('../baselines/read-log.js', import.meta.url);

interface Took {
  readonly milliseconds: number;
  readonly events: number;
}

/** The largest view: four in ten of the events change a document of it. */
const REBUILT = 'action-register';

const timeOf = ({ milliseconds }: Took): number => milliseconds;

const rateOf = ({ milliseconds, events }: Took): number => (events / milliseconds) * 1_000;

/** Until every view holds the whole log, in a process that has just started; and one view anew beside the live one. */
export const start: Benchmark = {
  name: 'start',
  measure: ({ quick }) =>
    withTemporaryFolder(async (folder) => {
      const events = quick ? 10_000 : 100_000;
      await makeRealisticLedger(folder, events);
      const rounds = quick ? 3 : 7;
      const read = (): Promise<Took> =>
        askScript<Took>({ script: READ_LOG, parameters: [join(folder, LEDGER_FILE)] });
      const { measured, baseline } = await alternate(
        rounds,
        () => askScript<Took>({ script: OPEN_RUNTIME, parameters: [folder] }),
        read,
      );
      const rebuilt = await alternate(
        rounds,
        () => askScript<Took>({ script: REBUILD_VIEW, parameters: [folder, REBUILT] }),
        read,
      );
      const against = `${events.toLocaleString('en-GB')} events, against reading and parsing them`;
      return [
        {
          name: 'start',
          what: `start with ${against}`,
          unit: 'ms',
          ...compare(measured.map(timeOf), baseline.map(timeOf)),
          target: { atMost: 3 },
        },
        {
          name: 'start.rebuild',
          what: `rebuilding ${REBUILT} beside the live one from ${against}`,
          unit: 'events/s',
          ...compare(rebuilt.measured.map(rateOf), rebuilt.baseline.map(rateOf)),
          target: { atLeast: 0.33 },
        },
      ];
    }),
};
