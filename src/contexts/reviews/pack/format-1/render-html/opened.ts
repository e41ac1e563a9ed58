import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Opened as OpenedWith } from '../../../../../platform/personal-data/opened.js';
import type { PersonalData } from '../../../../../platform/personal-data/personal-data.js';
import type { PackDocument } from '../pack-document.js';
import { html, type Html } from '../../../../../platform/html.js';
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

/** Paragraphs as they were written, or the notice that the text was erased. */
export const openedText = (text: OpenedText): Html =>
  typeof text === 'string'
    ? html`<span class="said">${text}</span>`
    : html`<em class="erased">This text was erased on ${shortDate(text.erasedOn)}.</em>`;
