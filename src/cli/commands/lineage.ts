import { type Command, Option } from 'commander';
import { lineage } from '../../../projections/lineage/lineage.js';
import { lineagePage } from '../../contexts/audit/queries/lineage-page.js';
import { graphOf, type Lineage, walkLineage } from '../../contexts/audit/queries/walk-lineage.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { type Answer, momentOf } from '../../platform/http/view-query.js';
import { foldToCut } from '../../platform/projection-runner/fold-to-cut.js';
import { openReadOnlyRuntime, type ReadOnlyRuntime } from '../../runtime.js';
import { lineageText } from '../audit/lineage-text.js';
import { ledgerPlace } from '../log-places.js';
import { count, dataOption, day, momentOrDay } from '../options.js';
import { Failure, type Terminal, write } from '../terminal.js';

const FORMATS = ['text', 'json', 'html'] as const;

interface LineageOptions {
  readonly data: string;
  readonly format: (typeof FORMATS)[number];
  readonly asAt?: string;
  readonly effectiveAt?: PlainDate;
  readonly steps?: number;
}

const EXAMPLES = `
REF is a reference, an id, or kind:id. Each line says whether something comes before the record (<), belongs to
its own history (=) or came of it (>), with who, when on both clocks, and the event. What is restricted is left out.

Examples:
  ledger lineage CS-2021-07
  ledger lineage SCB-2021-014 --as-at 2022-03-31 --steps 2
  ledger lineage CS-2021-07 --format html > lineage.html`;

const walk = async (
  { eventStore, personalData }: ReadOnlyRuntime,
  ref: string,
  { asAt, effectiveAt, steps }: LineageOptions,
): Promise<Answer<Lineage>> => {
  const cut = {
    ...(asAt !== undefined && { asAt: momentOf(asAt) }),
    ...(effectiveAt && { effectiveAt }),
  };
  const { collection } = await foldToCut(lineage, eventStore, cut);
  // Who asks here is not known, so nothing restricted is shown: reading it is recorded, and only the service can.
  const question = { ref, readable: new Map(), ...(steps !== undefined && { steps }) };
  const walked = walkLineage(graphOf(await collection.matching({})), question);
  if (!walked) throw new Failure(`Nothing in the ledger that is not restricted goes by ${ref}.`);
  return personalData.openAll<unknown>(walked) as Answer<Lineage>;
};

const written = (walked: Answer<Lineage>, format: LineageOptions['format']): string => {
  if (format === 'html') return lineagePage(walked);
  return format === 'json' ? `${JSON.stringify(walked, null, 2)}\n` : lineageText(walked);
};

/** `ledger lineage`: the chain through every register, from the folder read-only, also beside a running service. */
export const addLineage = (program: Command, terminal: Terminal): void => {
  program
    .command('lineage')
    .description('tell all that a record came from and led to')
    .argument('<ref>', 'a reference, an id, or kind:id')
    .addOption(new Option('--format <format>').choices(FORMATS).default('text'))
    .option('--as-at <when>', 'a day to its end in London, or a moment', momentOrDay)
    .option('--effective-at <day>', 'only what had happened by then', day)
    .option('--steps <n>', 'at most so many links away', count)
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (ref: string, options: LineageOptions) => {
      const runtime = await openReadOnlyRuntime(ledgerPlace(options.data));
      try {
        await write(terminal.out, written(await walk(runtime, ref, options), options.format));
      } finally {
        await runtime.close();
      }
    });
};
