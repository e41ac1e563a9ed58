import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  PACK_FILES,
  PACK_PARTS,
  type PackFile,
  type PackPart,
} from '../../contexts/reviews/contract.js';
import { partTwoHoldsSomething } from '../../contexts/reviews/pack-reading.policies.js';
import type { WhichPack } from '../../contexts/reviews/queries/pack-at-cut.js';
import { writeOwnerOnly } from '../../platform/personal-data/owner-only-file.js';
import { openReadOnlyRuntime } from '../../runtime.js';
import { count, dataOption, webAddress } from '../options.js';
import { ledgerPlace } from '../log-places.js';
import { findReview } from '../packs/find-review.js';
import { writablePack, type WritablePack } from '../packs/pack-file.js';
import { partTwoIfAny } from '../packs/part-two-file.js';
import { Failure, say, type Terminal, WrongUsage } from '../terminal.js';

interface PackOptions {
  readonly data: string;
  readonly format: PackFile;
  readonly out: string;
  readonly part: PackPart;
  readonly version?: number;
  readonly record?: true;
  readonly url?: URL;
  readonly token?: string;
}

const EXAMPLES = `
The pack is the position as it was frozen; the record, once the review is closed, adds what the Board
made of it. Both are folded from the log and never change. Part 1 is for the partnership; Part 2 holds
what is restricted, for those cleared: it is asked of the service, which records who reads it. A corrected position makes the next version of the pack.

HTML, Word and PDF show every text, or say that it was erased, and only you may open the file. The
JSON is the canonical form, its texts sealed: its SHA-256 is the digest that is printed and that was
recorded when the pack was issued. A PDF is printed by Chromium, where there is one.

Examples:
  ledger pack latest --format html --out pack.html
  ledger pack latest --part 2 --url http://127.0.0.1:3000 --token TOKEN --format docx --out part-2.docx
  ledger pack "March accountability review 2022" --version 1 --format pdf --out pack.pdf
  ledger pack 0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70 --record --format json --out record.json`;

const partOf = (text: string): PackPart => {
  const part = PACK_PARTS.find((each) => String(each) === text);
  if (part === undefined) throw new InvalidArgumentError(`Give ${PACK_PARTS.join(' or ')}.`);
  return part;
};

/** @throws WrongUsage, Failure */
const partTwo = async ({ url, token }: PackOptions, which: WhichPack): Promise<WritablePack> => {
  if (!url || token === undefined) {
    throw new WrongUsage(
      'Part 2 is asked of the service, which records who reads it: --url, --token',
    );
  }
  const pack = await partTwoIfAny({ service: url, token }, which);
  if (pack) return pack;
  throw new Failure(`There is no such ${which.kind}`, [partTwoHoldsSomething.statement]);
};

/** `ledger pack`: a review's pack or record, from the folder read-only, also beside a running service. */
export const addPack = (program: Command, terminal: Terminal): void => {
  program
    .command('pack')
    .description("write a review's pack, or its record")
    .argument('<review>', 'its id, its title, or latest')
    .addOption(new Option('--format <format>').choices(PACK_FILES).makeOptionMandatory())
    .requiredOption('--out <file>', 'where to; an older file of that name is replaced')
    .option('--record', 'the record instead of the pack')
    .option('--part <part>', '1, or 2 with what is restricted', partOf, 1)
    .option('--url <address>', 'of Part 2: where the service answers', webAddress)
    .option('--token <token>', 'of Part 2: as whom it is read')
    .option('--version <number>', 'of the pack; the last one unless told', count)
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (asked: string, options: PackOptions) => {
      const { data, format, out, record, part, version } = options;
      const runtime = await openReadOnlyRuntime(ledgerPlace(data));
      try {
        const { reviewId } = await findReview(runtime.eventStore, asked);
        const kind = record ? 'record' : 'pack';
        if (record && version !== undefined)
          throw new WrongUsage('A record has no versions: it is folded at the close');
        const which = { reviewId, kind, part, ...(version !== undefined && { version }) } as const;
        const pack =
          part === 2 ? await partTwo(options, which) : await writablePack(runtime, which);
        writeOwnerOnly(out, await pack.as(format));
        await say(terminal, `sha256 ${pack.digest}`);
      } finally {
        await runtime.close();
      }
    });
};
