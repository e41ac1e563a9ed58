import type { ReviewRow } from '../../../../../../projections/review-register/review-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { ChallengeId } from '../../../contract.js';
import type { PackBasis } from '../pack-basis.js';
import type { Names } from '../names.js';

/** What the Board asked a group, and what it was told. */
export interface Question {
  readonly challengeId: ChallengeId;
  /** Who answers: the group. */
  readonly group: string;
  readonly question: Sealed;
  readonly askedOn: PlainDate;
  /** Open where both are absent. */
  readonly answer?: Sealed;
  readonly answeredOn?: PlainDate;
}

export interface AskedLastTime {
  readonly review: string;
  readonly positionDate: PlainDate;
  readonly questions: readonly Question[];
}

/** The questions of a review, in the order in which they were asked. Of withheld groups none stands in Part 1. */
export const questionsOf = (
  { challenges }: Pick<ReviewRow, 'challenges'>,
  shown: readonly { readonly bodyId: string }[],
  names: Names,
): readonly Question[] =>
  challenges
    .filter(({ bodyId }) => shown.some((group) => group.bodyId === bodyId))
    .map(({ challengeId, bodyId, question, effectiveAt, answered }) => ({
      challengeId,
      group: names.shortBody(bodyId),
      question,
      askedOn: effectiveAt,
      ...(answered && { answer: answered.answer, answeredOn: answered.effectiveAt }),
    }));

/** Absent where this is the Board's first review. */
export const composeAskedLastTime = ({ last, names }: PackBasis): AskedLastTime | undefined =>
  last && {
    review: last.review.title,
    positionDate: last.today,
    questions: questionsOf(last.review, last.groups, names),
  };
