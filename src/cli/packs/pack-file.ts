import type { PackFile } from '../../contexts/reviews/contract.js';
import { packDocx } from '../../contexts/reviews/pack/pack-docx.js';
import { packHtml } from '../../contexts/reviews/pack/pack-html.js';
import { partTwoHoldsSomething } from '../../contexts/reviews/pack-reading.policies.js';
import {
  packAtCut,
  type PackAtCut,
  type WhichPack,
} from '../../contexts/reviews/queries/pack-at-cut.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ReadOnlyRuntime } from '../../runtime.js';
import { Failure } from '../terminal.js';
import { printPdf } from './print-pdf.js';

type Source = Omit<ReadOnlyRuntime, 'close'>;

/** A pack or record, ready to be written. */
export interface WritablePack {
  /** SHA-256 of the JSON, hexadecimal: of every file of it. */
  readonly digest: string;
  /**
   * JSON: the canonical bytes, sealed. All others are opened for their reader.
   * @throws Failure where this format cannot be made, or not here
   */
  as(file: PackFile): Promise<string | Buffer>;
}

const wordFile = async (pack: PackAtCut, { personalData }: Source): Promise<Buffer> => {
  const file = await packDocx(pack, personalData);
  if (file) return file;
  throw new Failure(`There is no Word file of format ${pack.document.format}`, [
    'The position was frozen before there were any: take --format html.',
  ]);
};

const fileOf = async (
  pack: PackAtCut,
  file: PackFile,
  source: Source,
): Promise<string | Buffer> => {
  switch (file) {
    case 'json':
      return pack.json;
    case 'html':
      return packHtml(pack, source.personalData);
    case 'docx':
      return wordFile(pack, source);
    case 'pdf':
      return printPdf(packHtml(pack, source.personalData));
    default:
      return assertNever(file);
  }
};

const told = ({ code, message, source }: Refusal): string => `${code}: ${message} [${source}]`;

const madeOf = (source: Source, pack: PackAtCut): WritablePack => ({
  digest: pack.digest,
  as: (file) => fileOf(pack, file, source),
});

const atCut = ({ eventStore, ledger }: Source, which: WhichPack) =>
  packAtCut({ store: eventStore, ledger }, which);

const notThere = ({ kind }: WhichPack, refusals: readonly Refusal[]): Failure =>
  new Failure(`There is no such ${kind}`, refusals.map(told));

/** @throws Failure where there is no such pack, part or version, or it is not there yet */
export const writablePack = async (source: Source, which: WhichPack): Promise<WritablePack> => {
  const pack = await atCut(source, which);
  if (!pack.ok) throw notThere(which, pack.error);
  return madeOf(source, pack.value);
};

/**
 * What may be missing for good: Part 2, where nothing under review is restricted.
 * @returns nothing where there is no such part
 * @throws Failure where there is no such pack or version, or it is not there yet
 */
export const packIfAny = async (
  source: Source,
  which: WhichPack,
): Promise<WritablePack | undefined> => {
  const pack = await atCut(source, which);
  if (pack.ok) return madeOf(source, pack.value);
  if (pack.error.some(({ code }) => code === partTwoHoldsSomething.code)) return undefined;
  throw notThere(which, pack.error);
};
