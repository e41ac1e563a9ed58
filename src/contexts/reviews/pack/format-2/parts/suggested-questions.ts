import { assertNever } from '../../../../../kernel/assert-never.js';
import { inWords } from '../in-words.js';
import { datesMoved } from '../counting.js';
import type { OutcomeLine } from '../outcome-rating.js';
import type { ReviewedGroup } from '../position-as-at.js';
import type { ExceptionLine } from './exceptions.js';

export const QUESTION_RULES = [
  'off-track',
  'overdue',
  'worsening',
  'no-data',
  'at-risk',
  'dates-moved',
  'not-assessed',
  'impact',
] as const;

/** A question that the Board may ask, and the rule that suggested it: nothing but the figures goes into it. */
export interface SuggestedQuestion {
  readonly rule: (typeof QUESTION_RULES)[number];
  readonly question: string;
}

export const QUESTIONS_SUGGESTED = 2;

const aboutException = ({
  kind,
  reference,
  targetDate,
  daysOverdue,
  awaitsConfirmation,
}: ExceptionLine): SuggestedQuestion => {
  const due = `${daysOverdue > 0 ? 'due' : 'now due'} ${inWords(targetDate)}`;
  if (awaitsConfirmation)
    return {
      rule: kind,
      question: `What keeps ${reference}, ${due}, from being confirmed as done?`,
    };
  switch (kind) {
    case 'off-track':
      return { rule: kind, question: `What would bring ${reference} back on track, ${due}?` };
    case 'overdue':
      return {
        rule: kind,
        question: `${reference} was due ${inWords(targetDate)}: what is still to do, and by when?`,
      };
    case 'at-risk':
      return { rule: kind, question: `What would keep ${reference} to its date, ${due}?` };
    default:
      return assertNever(kind);
  }
};

const aboutOutcomes = (outcomes: readonly OutcomeLine[]): readonly SuggestedQuestion[] => {
  const measures = outcomes.flatMap((outcome) => outcome.measures);
  const worse = measures.find(({ rating }) => rating === 'worsening');
  const silent = outcomes.find(({ rating }) => rating === 'no-data');
  return [
    ...(worse
      ? [
          {
            rule: 'worsening' as const,
            question: `“${worse.title}” has worsened since its baseline: why, and which action answers it?`,
          },
        ]
      : []),
    ...(silent
      ? [
          {
            rule: 'no-data' as const,
            question: `When will there be figures for the outcome “${silent.title}”?`,
          },
        ]
      : []),
  ];
};

const aboutDates = ({ actions }: ReviewedGroup): readonly SuggestedQuestion[] => {
  const moved = datesMoved(actions);
  const silent = actions.find(({ deliveryRating }) => deliveryRating === 'not-assessed');
  return [
    ...(moved.medianDays !== undefined && moved.actions > 1
      ? [
          {
            rule: 'dates-moved' as const,
            question: `${moved.actions} target dates have moved, by ${moved.medianDays} days at the median: are the dates that remain realistic?`,
          },
        ]
      : []),
    ...(silent
      ? [
          {
            rule: 'not-assessed' as const,
            question: `Why has nothing been reported on ${silent.reference} yet?`,
          },
        ]
      : []),
  ];
};

/**
 * Two questions for the Board, chosen in this order: the worst exception; the worst of the outcomes; then further
 * exceptions, dates and actions nobody reported on. One about impact stands where the figures raise none.
 */
export const suggestedQuestions = (
  group: ReviewedGroup,
  outcomes: readonly OutcomeLine[],
  exceptions: readonly ExceptionLine[],
): readonly SuggestedQuestion[] => {
  const [worst, ...others] = exceptions.map(aboutException);
  const [first, ...further] = aboutOutcomes(outcomes);
  const impact: SuggestedQuestion = {
    rule: 'impact',
    question:
      'What has changed for victims and communities because of this plan, and how is it known?',
  };
  return [worst, first, ...others, ...further, ...aboutDates(group), impact]
    .filter((question) => question !== undefined)
    .slice(0, QUESTIONS_SUGGESTED);
};
