import { type Command, Option } from 'commander';
import { writeOwnerOnly } from '../../platform/personal-data/owner-only-file.js';
import { openReadOnlyRuntime } from '../../runtime.js';
import { dataOption } from '../options.js';
import { findReview } from '../packs/find-review.js';
import { PACK_FILE_FORMATS, type PackFileFormat, packIn } from '../packs/pack-in.js';
import { say, type Terminal } from '../terminal.js';

interface PackOptions {
  readonly data: string;
  readonly format: PackFileFormat;
  readonly out: string;
  readonly record?: true;
}

const EXAMPLES = `
The pack is the position as it was frozen; the record, once the review is closed, adds what the Board
made of it. Both are folded from the log and never change. The HTML shows every text, or says that it
was erased, and only you may open the file. The JSON is the canonical form, its texts sealed: its
SHA-256 is the digest that is printed and that was recorded when the pack was issued.

Examples:
  ledger pack latest --format html --out pack.html
  ledger pack 0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70 --record --format json --out record.json`;

/** `ledger pack`: a review's pack or record, from the folder read-only, also beside a running service. */
export const addPack = (program: Command, terminal: Terminal): void => {
  program
    .command('pack')
    .description("write a review's pack, or its record")
    .argument('<review>', 'its id, its title, or latest')
    .addOption(new Option('--format <format>').choices(PACK_FILE_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'where to; an older file of that name is replaced')
    .option('--record', 'the record instead of the pack')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (asked: string, { data, format, out, record }: PackOptions) => {
      const runtime = await openReadOnlyRuntime(data);
      try {
        const { reviewId } = await findReview(runtime.eventStore, asked);
        const pack = await packIn(runtime, reviewId, record ? 'record' : 'pack');
        writeOwnerOnly(out, pack.as(format));
        await say(terminal, `sha256 ${pack.digest}`);
      } finally {
        await runtime.close();
      }
    });
};
