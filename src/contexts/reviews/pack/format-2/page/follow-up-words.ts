import type {
  DhrType,
  Matter,
  NationalAnswer,
  QualityAssuranceOutcome,
} from '../../../../dhr/contract.js';
import type { Requirement } from '../../../../qaf/contract.js';
import type { Answered } from '../answers.js';
import type { ActionPlace } from '../parts/homicide-review-lines.js';
import type { AssessedAgency, CycleLine } from '../parts/quality-assessment.js';
import type { AgeBand, RecommendationLine } from '../parts/quality-findings.js';
import type { Change, HeatmapRow, Standing } from '../qaf-heatmap.js';
import { enumerated } from './words.js';

// Written out here, as all words of this format.

export const STANDING_OF_REQUIREMENT: Readonly<Record<Standing, string>> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
  'not-assessed': 'Not assessed',
  'not-applicable': 'Not applicable',
  'not-relevant': 'Not relevant',
  'not-asked': 'Not asked',
};

export const CHANGE_OF_STANDING: Readonly<Record<Change, string>> = {
  better: 'better',
  worse: 'worse',
  same: 'the same',
  'newly-assessed': 'newly assessed',
  'no-longer-assessed': 'no longer assessed',
  'not-comparable': 'not comparable',
  'new-requirement': 'new',
  dropped: 'asked no more',
};

export const AREA_WORDS: Readonly<Record<Requirement['area'], string>> = {
  'care-and-respect': 'Care and respect',
  'enhanced-support': 'Enhanced support',
  'communication-and-information': 'Communication and information',
  'engagement-and-collaboration': 'Engagement and collaboration',
};

export const SINCE_WORDS: Readonly<Record<HeatmapRow['since'], string>> = {
  carried: '',
  changed: 'changed',
  new: 'new',
  dropped: 'asked no more',
};

export const STAGE_WORDS: Readonly<Record<CycleLine['stage'], string>> = {
  open: 'open',
  reported: 'reported to the Board',
  closed: 'closed',
};

export const TAKES_PART_WORDS: Readonly<Record<NonNullable<AssessedAgency['takesPart']>, string>> =
  {
    yes: 'Takes part',
    'not-relevant': 'Not relevant',
    'not-said': 'Has not said',
  };

export const AGE_WORDS: Readonly<Record<AgeBand, string>> = {
  'up-to-90-days': 'up to 90 days:',
  'up-to-180-days': '91 to 180 days:',
  'up-to-365-days': '181 to 365 days:',
  longer: 'longer:',
};

export const DISPOSITION_WORDS: Readonly<Record<RecommendationLine['disposition'], string>> = {
  none: 'No disposition yet',
  'new-action': 'New action of a plan',
  'existing-action': 'Existing action of a plan',
  'single-agency-action': 'Action of a single agency',
  'not-accepted': 'Not accepted',
};

export const REVIEW_TYPE_WORDS: Readonly<Record<DhrType, string>> = {
  'domestic-homicide-review': 'Domestic Homicide Review',
  'domestic-abuse-related-death-review': 'Domestic Abuse Related Death Review',
};

export const ASSURED_WORDS: Readonly<Record<QualityAssuranceOutcome, string>> = {
  adequate: 'Adequate',
  'adequate-with-changes': 'Adequate with changes',
  'not-adequate': 'Not adequate',
};

export const MATTER_WORDS: Readonly<Record<Matter, string>> = {
  plan: 'Agree to the action',
  completion: 'Sign off its completion',
};

export const NATIONAL_WORDS: Readonly<Record<NationalAnswer, string>> = {
  'fully-implemented': 'Fully implemented',
  'already-happening': 'Already happening',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
};

/** `information-sharing` as "Information sharing". */
export const themeWords = (theme: string): string => {
  const words = theme.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "DHR-2019-01, recommendation 2, action 1". */
export const placeWords = ({ review, recommendation, action }: ActionPlace): string =>
  `${review}, recommendation ${recommendation}, action ${action}`;

const oneAnswered = (answered: Answered): string =>
  answered.register === 'qaf'
    ? `QAF ${answered.year}, recommendation ${answered.recommendation}`
    : placeWords(answered);

/** "QAF 2021, recommendation 3". */
export const answeredWords = (answers: readonly Answered[]): string =>
  enumerated(answers.map(oneAnswered));

/** The same, with the findings behind a recommendation. */
export const answeredInFull = (answers: readonly Answered[]): string =>
  answers
    .map((answered) =>
      answered.register === 'qaf'
        ? `QAF ${answered.year}, finding ${enumerated(answered.findings.map(String))}, recommendation ${answered.recommendation}`
        : placeWords(answered),
    )
    .join('; ');
