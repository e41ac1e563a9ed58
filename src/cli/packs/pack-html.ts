import type { PackAtCut } from '../../contexts/reviews/queries/pack-at-cut.js';
import type { PersonalData } from '../../platform/personal-data/personal-data.js';
import { Failure } from '../terminal.js';

/** The pack as its reader sees it: every text opened, or said to be erased. */
export const htmlOf = (_pack: PackAtCut, _personalData: PersonalData): string => {
  throw new Failure('HTML is not written yet');
};
