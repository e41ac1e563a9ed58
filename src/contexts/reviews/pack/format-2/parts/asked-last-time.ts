import type {
  Challenge,
  ReviewRow,
} from '../../../../../../projections/review-register/review-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { ChallengeId } from '../../../contract.js';
import type { Answered } from '../answers.js';
import { chairOf, type RoleHeld } from '../chair.js';
import type { Names } from '../names.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import type { Registers } from '../../registers.js';

/** What the Board asked a group, who is to answer, and what it was told. */
export interface Question {
  readonly challengeId: ChallengeId;
  /** Who answers: the group. */
  readonly group: string;
  /** The action that it is about; absent where it is about the group. */
  readonly about?: ActionReference;
  /** What that action answers; absent where it answers nothing. */
  readonly answers?: readonly Answered[];
  /** Who holds what it is about: the owner of the action, or the chair; absent where the chair is vacant. */
  readonly owner?: RoleHeld;
  readonly question: Sealed;
  readonly askedOn: PlainDate;
  /** Open where both are absent. */
  readonly answer?: Sealed;
  readonly answeredOn?: PlainDate;
  /** Titles of what was given as evidence on the action from the day of the question on. */
  readonly evidence: readonly Sealed[];
}

export interface AskedLastTime {
  readonly review: string;
  readonly positionDate: PlainDate;
  readonly questions: readonly Question[];
}

/** A question about a restricted action, or to a group of Part 2, stands in Part 2. */
const standsIn = (
  { bodyId, actionId }: Challenge,
  { holdsAction, holdsBody }: PositionAsAt,
  { actions }: Registers,
): boolean => {
  const action = actions.find((each) => each.actionId === actionId);
  return action ? holdsAction(action) : holdsBody(bodyId);
};

/**
 * The questions of a review, in the order in which they were asked, with their owners and evidence as they stand.
 * @param registers in which they are answered
 */
export const questionsOf = (
  { challenges }: Pick<ReviewRow, 'challenges'>,
  position: PositionAsAt,
  registers: Registers,
  names: Names,
): readonly Question[] =>
  challenges
    .filter((challenge) => standsIn(challenge, position, registers))
    .map(({ challengeId, bodyId, actionId, question, effectiveAt, answered }) => {
      const action = registers.actions.find((each) => each.actionId === actionId);
      const chair = chairOf(bodyId, registers, position.today, names);
      const owner = action
        ? { role: action.owner, agency: names.agency(action.leadAgencyId) }
        : chair;
      const answers = action ? names.answers(action.actionId) : [];
      return {
        challengeId,
        group: names.shortBody(bodyId),
        ...(action && { about: action.reference }),
        ...(answers.length > 0 && { answers }),
        ...(owner && { owner }),
        question,
        askedOn: effectiveAt,
        ...(answered && { answer: answered.answer, answeredOn: answered.effectiveAt }),
        evidence: (action?.evidence ?? [])
          .filter((given) => given.effectiveAt >= effectiveAt)
          .map(({ title }) => title),
      };
    });

/** Absent where this is the Board's first review. */
export const composeAskedLastTime = ({
  last,
  position,
  recorded,
  names,
}: PackBasis): AskedLastTime | undefined =>
  last && {
    review: last.review.title,
    positionDate: last.today,
    questions: questionsOf(last.review, position, recorded, names),
  };
