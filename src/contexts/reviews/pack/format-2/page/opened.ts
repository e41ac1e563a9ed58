import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Opened as OpenedWith } from '../../../../../platform/personal-data/opened.js';
import type { PersonalData } from '../../../../../platform/personal-data/personal-data.js';
import type { PackDocument } from '../pack-document.js';
import type { Run } from './text.js';
import { shortDate } from './words.js';

/** A text whose key was destroyed: nobody can read it any more, and the page says so. */
export interface ErasedText {
  readonly erasedOn: PlainDate;
}

export type OpenedText = string | ErasedText;

/** A part of the pack as its page shows it. */
export type Opened<T> = OpenedWith<T, OpenedText>;

export type OpenedPack = Opened<PackDocument>;

/** @throws SealBroken */
export const openPack = (
  document: PackDocument,
  personalData: Pick<PersonalData, 'openAll'>,
): OpenedPack =>
  personalData.openAll<unknown>(document, {
    onErased: ({ on }): ErasedText => ({ erasedOn: on }),
  }) as OpenedPack;

/** A text as it was written, or the notice that it was erased. */
export const said = (words: OpenedText): Run =>
  typeof words === 'string'
    ? { as: 'said', words }
    : { as: 'erased', notice: `This text was erased on ${shortDate(words.erasedOn)}.` };
