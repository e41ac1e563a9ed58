import type { ActionRow } from '../../../../../projections/action-register/action-row.js';
import type { BodyRow } from '../../../../../projections/body-register/body-register.js';
import type { RecordedDecision } from '../../../../../projections/decision-register/decision-register.js';
import type { DhrRow } from '../../../../../projections/dhr-register/dhr-row.js';
import type { MeasureRow } from '../../../../../projections/measure-register/measure-register.js';
import type {
  PlanChange,
  PlanPage,
} from '../../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';
import type { BodyId } from '../../../bodies/contract.js';
import type { Outcome, PlanId } from '../../../delivery-plans/contract.js';
import type { FrozenPosition, FrozenReviewRow } from '../pack-material.js';
import type { Registers } from '../registers.js';
import { byText } from './in-words.js';
import { recordedDecisions } from './names.js';
import { hasEnded, isInForce } from './standing.js';

/** What is not restricted stands in Part 1; what is, and all of the Contest Board, in Part 2 for those cleared. */
export type Part = 1 | 2;

/** A group as the Board reads of it in one part: of its plan of the year, what stands in that part. */
export interface ReviewedGroup {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly planId: PlanId;
  readonly plan?: PlanPage;
  /** Held to account in this part: of other groups it holds only the restricted actions. */
  readonly heldToAccount: boolean;
  /** In force, by reference. */
  readonly actions: readonly ActionRow[];
  /** Withdrawn or rolled forward into another plan: counted nowhere, and told of where it changed. */
  readonly ended: readonly ActionRow[];
  /** Begun ahead of the Board's approval: counted once it is given. */
  readonly aheadOfApproval: readonly ActionRow[];
  /** Changes of the approved plan within its year. */
  readonly changes: readonly PlanChange[];
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly MeasureRow[];
}

/** What stands in Part 2 only, as far as the public may be told. */
export interface Withheld {
  readonly actions: number;
  readonly decisions: number;
  /** Groups whose whole plan is considered in Part 2. */
  readonly groups: readonly { readonly name: string; readonly returnReceived: boolean }[];
  /** That there are homicide reviews of which nothing is published; not even how many. */
  readonly homicideReviews?: true;
}

/** The position of a review in one part; "today" is the position date. */
export interface PositionAsAt {
  readonly part: Part;
  readonly review: FrozenReviewRow;
  readonly today: PlainDate;
  readonly registers: Registers;
  readonly groups: readonly ReviewedGroup[];
  readonly withheld: Withheld;
  /** Whether what concerns a body as a whole stands in this part. */
  readonly holdsBody: (bodyId: string) => boolean;
  readonly holdsDecision: (decision: RecordedDecision) => boolean;
  readonly holdsAction: (action: ActionRow) => boolean;
  /** Of anything else that a body has marked. */
  readonly holdsMarked: (row: Pick<RecordedDecision, 'marking' | 'bodyId'>) => boolean;
  /** Of this Board, by reference: published ones in Part 1, the others in Part 2. */
  readonly homicideReviews: readonly DhrRow[];
  readonly holdsReview: (row: Pick<DhrRow, 'marking'>) => boolean;
}

interface Shelves {
  readonly bodies: ReadonlyMap<string, BodyRow>;
  readonly isInPart2: (bodyId: string) => boolean;
}

/** @param recorded all before the freeze: it names bodies that were only established after the position date */
const shelvesOf = (registers: Registers, recorded: Registers): Shelves => {
  const bodies = new Map<string, BodyRow>(
    [...recorded.bodies, ...registers.bodies].map((body) => [body.bodyId, body]),
  );
  return { bodies, isInPart2: (bodyId) => bodies.get(bodyId)?.kind === 'contest-board' };
};

/** What only restricted actions serve would give them away. */
const servesOnlyRestricted = (
  actions: readonly ActionRow[],
  serves: (action: ActionRow) => boolean,
): boolean => {
  const serving = actions.filter(serves);
  return serving.length > 0 && serving.every(({ marking }) => marking === 'restricted');
};

const groupIn = (
  part: Part,
  { bodyId, planId }: FrozenReviewRow['groups'][number],
  registers: Registers,
  { bodies, isInPart2 }: Shelves,
): ReviewedGroup => {
  const body = bodies.get(bodyId);
  const plan = registers.plans.find((each) => each.planId === planId);
  const ofPlan = registers.actions
    .filter((action) => action.planId === planId)
    .toSorted((one, other) => byText(one.reference, other.reference));
  const wholeInPart2 = isInPart2(bodyId);
  const stands = (restricted: boolean): boolean =>
    wholeInPart2 ? part === 2 : restricted === (part === 2);
  const standing = ofPlan.filter(({ marking }) => stands(marking === 'restricted'));
  return {
    bodyId,
    name: body?.name ?? bodyId,
    shortName: body?.shortName ?? bodyId,
    planId,
    ...(plan && { plan }),
    heldToAccount: wholeInPart2 === (part === 2),
    actions: standing.filter((action) => isInForce(action) && !hasEnded(action)),
    ended: standing.filter(hasEnded),
    aheadOfApproval: standing.filter(({ isAheadOfApproval }) => isAheadOfApproval),
    changes: (plan?.changes ?? []).filter(({ marking }) => stands(marking === 'restricted')),
    outcomes: (plan?.outcomes ?? []).filter(({ outcomeId }) =>
      stands(servesOnlyRestricted(ofPlan, (action) => action.outcomeId === outcomeId)),
    ),
    measures: registers.measures
      .filter((measure) => measure.planId === planId)
      .filter(({ measureId }) =>
        stands(servesOnlyRestricted(ofPlan, (action) => action.measureId === measureId)),
      )
      .toSorted((one, other) => byText(one.title, other.title)),
  };
};

/** What follows from homicide reviews comes to the Board that they name. */
const reviewsOf = (
  { boardId }: Pick<FrozenReviewRow, 'boardId'>,
  { homicideReviews }: Registers,
): readonly DhrRow[] =>
  homicideReviews
    .filter((row) => row.boardId === boardId)
    .toSorted((one, other) => byText(one.reference, other.reference));

const isUnpublished = ({ marking }: Pick<DhrRow, 'marking'>): boolean => marking === 'restricted';

const withheldFrom = (
  { groups, returns, boardId }: FrozenReviewRow,
  registers: Registers,
  { bodies, isInPart2 }: Shelves,
  holdsInPart2: (decision: RecordedDecision) => boolean,
): Withheld => ({
  actions: registers.actions.filter(
    (action) =>
      action.marking === 'restricted' &&
      isInForce(action) &&
      !hasEnded(action) &&
      groups.some(({ bodyId, planId }) => planId === action.planId && !isInPart2(bodyId)),
  ).length,
  decisions: recordedDecisions(registers).filter(holdsInPart2).length,
  groups: groups
    .filter(({ bodyId }) => isInPart2(bodyId))
    .map(({ bodyId }) => ({
      name: bodies.get(bodyId)?.name ?? bodyId,
      returnReceived: returns.some((each) => each.bodyId === bodyId),
    })),
  ...(reviewsOf({ boardId }, registers).some(isUnpublished) && { homicideReviews: true }),
});

/** Reads out of registers that stand at its freeze and its position date what stands in one part. */
export const positionAsAt = (
  { review, registers }: FrozenPosition,
  recorded: Registers,
  part: Part,
): PositionAsAt => {
  const shelves = shelvesOf(registers, recorded);
  const inPart2 = ({ marking, bodyId }: Pick<RecordedDecision, 'marking' | 'bodyId'>): boolean =>
    marking === 'restricted' || shelves.isInPart2(bodyId);
  return {
    part,
    review,
    today: review.freeze.positionDate,
    registers,
    groups: review.groups
      .map((group) => groupIn(part, group, registers, shelves))
      .filter(({ heldToAccount, actions }) => heldToAccount || actions.length > 0),
    withheld: withheldFrom(review, registers, shelves, inPart2),
    holdsBody: (bodyId) => shelves.isInPart2(bodyId) === (part === 2),
    holdsDecision: (decision) => inPart2(decision) === (part === 2),
    holdsAction: (action) => inPart2(action) === (part === 2),
    holdsMarked: (row) => inPart2(row) === (part === 2),
    homicideReviews: reviewsOf(review, registers).filter(
      (row) => isUnpublished(row) === (part === 2),
    ),
    holdsReview: (row) => isUnpublished(row) === (part === 2),
  };
};

/** Whether there is anything that a Part 2 could be about. */
export const hasPartTwo = (position: FrozenPosition, recorded: Registers): boolean => {
  const { withheld } = positionAsAt(position, recorded, 2);
  const { actions, decisions, groups, homicideReviews } = withheld;
  return actions > 0 || decisions > 0 || groups.length > 0 || homicideReviews === true;
};

/** The same group at another position, if it was held to account there. */
export const sameGroup = (
  { bodyId }: Pick<ReviewedGroup, 'bodyId'>,
  position: PositionAsAt | undefined,
): ReviewedGroup | undefined => position?.groups.find((group) => group.bodyId === bodyId);
