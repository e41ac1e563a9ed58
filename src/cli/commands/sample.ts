import { type Command, InvalidArgumentError, Option } from 'commander';
import { type AuditSample, sampleOf } from '../../contexts/audit/queries/audit-sample.js';
import {
  DEFAULT_SAMPLE,
  MAX_SAMPLE,
  SEED_PATTERN,
} from '../../contexts/audit/queries/sample-limits.js';
import {
  POPULATIONS,
  SAMPLED_REGISTERS,
  type SampledRegister,
} from '../../contexts/audit/queries/sampled-registers.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { type Answer, momentOf } from '../../platform/http/view-query.js';
import { foldToCut } from '../../platform/projection-runner/fold-to-cut.js';
import { openReadOnlyRuntime, type ReadOnlyRuntime } from '../../runtime.js';
import { sampleCsv, sampleText } from '../audit/sample-file.js';
import { ledgerPlace } from '../log-places.js';
import { count, dataOption, day, momentOrDay } from '../options.js';
import { type Terminal, write } from '../terminal.js';

interface SampleOptions {
  readonly data: string;
  readonly register: SampledRegister;
  readonly seed: string;
  readonly size: number;
  readonly asAt: string;
  readonly effectiveAt?: PlainDate;
  readonly csv?: true;
}

const EXAMPLES = `
The records of the register are ranked by the SHA-256 of "<seed>:<id>", and the first ones are taken:
whoever has the ids and the seed draws the same sample again, with any tool. docs/formats/audit-sample.md
shows how. What is restricted belongs to no population.

Examples:
  ledger sample --register actions --size 10 --seed 7 --as-at 2022-03-31
  ledger sample --register decisions --seed 2022-Q1 --as-at 2022-03-31 --csv > sample.csv`;

const seed = (text: string): string => {
  if (new RegExp(SEED_PATTERN).test(text)) return text;
  throw new InvalidArgumentError('Give 1 to 64 letters, digits, dots, hyphens and underscores.');
};

const size = (text: string): number => {
  const records = count(text);
  if (records >= 1 && records <= MAX_SAMPLE) return records;
  throw new InvalidArgumentError(`Give a number from 1 to ${MAX_SAMPLE}.`);
};

const draw = async (
  { eventStore, personalData }: ReadOnlyRuntime,
  { register, asAt, effectiveAt, ...question }: SampleOptions,
) => {
  const cut = { asAt: momentOf(asAt), ...(effectiveAt && { effectiveAt }) };
  const folded = await foldToCut(POPULATIONS[register].register, eventStore, cut);
  const sample = await sampleOf({ register, ...question }, { ...folded, ...cut });
  return personalData.openAll<unknown>(sample) as Answer<AuditSample>;
};

/** `ledger sample`: an auditor's sample, from the folder read-only, also beside a running service. */
export const addSample = (program: Command, terminal: Terminal): void => {
  program
    .command('sample')
    .description("draw an auditor's sample, the same whenever it is drawn")
    .addOption(new Option('--register <register>').choices(SAMPLED_REGISTERS).makeOptionMandatory())
    .requiredOption('--seed <seed>', 'the same seed draws the same sample', seed)
    .option('--size <n>', 'how many records', size, DEFAULT_SAMPLE)
    .requiredOption('--as-at <when>', 'a day to its end in London, or a moment', momentOrDay)
    .option('--effective-at <day>', 'only what had happened by then', day)
    .option('--csv', 'as a table')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (options: SampleOptions) => {
      const runtime = await openReadOnlyRuntime(ledgerPlace(options.data));
      try {
        const sample = await draw(runtime, options);
        await write(terminal.out, options.csv ? await sampleCsv(sample) : sampleText(sample));
      } finally {
        await runtime.close();
      }
    });
};
