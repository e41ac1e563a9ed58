import type { PersonalData } from '../../../platform/personal-data/personal-data.js';
import { packHtml as packHtml1 } from './format-1/render-html/render-pack.js';
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
export const packHtml = (pack: DigestedPack, personalData: Pick<PersonalData, 'openAll'>): string =>
  packHtml1(pack, personalData);
