import { assertNever } from '../../../kernel/assert-never.js';
import type { PersonalData } from '../../../platform/personal-data/personal-data.js';
import { packHtml as packHtml1 } from './format-1/render-html/render-pack.js';
import { packHtml as packHtml2 } from './format-2/render-html/render-pack.js';
import type { PackDocument } from './pack-document.js';

/** A document with the digest of its canonical JSON, in hexadecimal. */
export interface DigestedPack {
  readonly document: PackDocument;
  readonly digest: string;
}

/**
 * The page of a pack or record, by the renderer of its own format; what was erased says so.
 * @throws SealBroken
 */
export const packHtml = (
  { document, digest }: DigestedPack,
  personalData: Pick<PersonalData, 'openAll'>,
): string => {
  switch (document.format) {
    case 1:
      return packHtml1({ document, digest }, personalData);
    case 2:
      return packHtml2({ document, digest }, personalData);
    default:
      return assertNever(document);
  }
};
