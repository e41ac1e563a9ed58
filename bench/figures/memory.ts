import { askScript } from '../child-process.js';
import type { Benchmark } from '../figure.js';
import { makeRealisticLedger } from '../ledgers/realistic-ledger.js';
import { spreadOf } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const HOLD_READ_STORE = new URL('../children/hold-read-store.js', import.meta.url);

interface Weight {
  /** On the heap. */
  readonly bytes: number;
  readonly events: number;
  readonly documents: number;
}

/** What the embedded read store keeps of a log, in a process of its own. */
export const memory: Benchmark = {
  name: 'memory',
  measure: ({ quick }) =>
    withTemporaryFolder(async (folder) => {
      await makeRealisticLedger(folder, quick ? 10_000 : 100_000);
      const weights: Weight[] = [];
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        weights.push(
          await askScript<Weight>({
            script: HOLD_READ_STORE,
            parameters: [folder],
            flags: ['--expose-gc'],
          }),
        );
      }
      const events = weights[0]?.events ?? 0;
      const documents = weights[0]?.documents ?? 0;
      return [
        {
          name: 'memory.event',
          what: `memory of the embedded read store for each of ${events.toLocaleString('en-GB')} events`,
          unit: 'bytes',
          measured: spreadOf(weights.map(({ bytes }) => bytes / events)),
        },
        {
          name: 'memory.document',
          what: `memory of the embedded read store for each of ${documents.toLocaleString('en-GB')} documents`,
          unit: 'bytes',
          measured: spreadOf(weights.map(({ bytes }) => bytes / documents)),
        },
      ];
    }),
};
