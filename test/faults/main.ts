import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type PlannedCampaign, plannedCampaigns } from './campaigns.js';
import { hasNone } from './findings.js';
import { type Options, readOptions, USAGE } from './options.js';
import { faultsInWords, heading, inAll, type Row, rowInWords } from './table.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const chosen = ({ only }: Options): readonly PlannedCampaign[] => {
  const names = plannedCampaigns.map(({ campaign }) => campaign.name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new TypeError(`There is no ${unknown.join(', ')}; there are: ${names.join(', ')}.`);
  return plannedCampaigns.filter(
    ({ campaign }) => only.length === 0 || only.includes(campaign.name),
  );
};

const carriedOut = async (
  { campaign, faults }: PlannedCampaign,
  { seed, kills }: Options,
  work: string,
): Promise<Row> => {
  const { name, title } = campaign;
  const skipped = await campaign.skippedBecause?.();
  if (skipped !== undefined) return { name, title, skipped };
  const started = performance.now();
  const folder = mkdtempSync(join(work, `${name}-`));
  const seconds = (): number => Math.round((performance.now() - started) / 1_000);
  try {
    const result = await campaign.run({ folder, seed: `${seed} ${name}`, faults: faults(kills) });
    return { name, title, result, seconds: seconds() };
  } catch (fault) {
    return { name, title, failed: inspect(fault), seconds: seconds() };
  }
};

/** @returns whether nothing was lost, doubled, or otherwise than it should be */
const run = async (options: Options): Promise<boolean> => {
  const planned = chosen(options);
  const work = mkdtempSync(join(tmpdir(), 'ledger-faults-'));
  say(`Drawn with --seed ${options.seed}\n\n${heading()}`);
  const rows: Row[] = [];
  for (const each of planned) {
    // One after the other: each has the machine for itself.
    // oxlint-disable-next-line no-await-in-loop
    const row = await carriedOut(each, options, work);
    rows.push(row);
    say(rowInWords(row));
    if (options.json !== undefined)
      writeFileSync(options.json, `${JSON.stringify({ ...options, rows }, null, 2)}\n`);
  }
  const result = inAll(rows);
  say(rowInWords({ name: 'all', title: 'in all', result }));
  const isSound = hasNone(result) && rows.every(({ failed }) => failed === undefined);
  if (isSound) rmSync(work, { recursive: true, force: true });
  else say(`\n${faultsInWords(rows).join('\n')}\n\nLedgers and journals are in ${work}`);
  return isSound;
};

/** @returns undefined where it was told what is wrong with them */
const optionsGiven = (words: readonly string[]): Options | 'help' | undefined => {
  try {
    const options = readOptions(words);
    if (options !== 'help') chosen(options);
    return options;
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    process.stderr.write(`${fault.message}\n\n${USAGE}\n`);
    return undefined;
  }
};

const options = optionsGiven(process.argv.slice(2));
if (options === 'help') say(USAGE);
const code = options === undefined ? 2 : options === 'help' || (await run(options)) ? 0 : 1;
// What was left where it was, because it could come to no end, does not keep the program from ending.
process.exit(code);
