import type { PersonalData } from '../../../platform/personal-data/personal-data.js';
import { packDocx as packDocx2 } from './format-2/render-docx/render-docx.js';
import type { DigestedPack } from './pack-html.js';

/**
 * A pack or record as a Word file, by the renderer of its own format; undefined where the format has none.
 * @throws SealBroken
 */
export const packDocx = async (
  { document, digest }: DigestedPack,
  personalData: Pick<PersonalData, 'openAll'>,
): Promise<Buffer | undefined> =>
  document.format === 2 ? packDocx2({ document, digest }, personalData) : undefined;
