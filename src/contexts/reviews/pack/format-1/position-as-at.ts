import type { ActionRow } from '../../../../../projections/action-register/action-row.js';
import type { BodyRow } from '../../../../../projections/body-register/body-register.js';
import type { MeasureRow } from '../../../../../projections/measure-register/measure-register.js';
import type { PlanPage } from '../../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';
import type { BodyId } from '../../../bodies/contract.js';
import type { PlanId } from '../../../delivery-plans/contract.js';
import { byText } from './in-words.js';
import type { FrozenReviewRow } from '../pack-material.js';
import type { Registers } from '../registers.js';

/** A group as the Board reads of it: its plan of the year, and of that what is not restricted. */
export interface ReviewedGroup {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly planId: PlanId;
  readonly plan?: PlanPage;
  /** As the Board approved them, by reference; without restricted ones. */
  readonly actions: readonly ActionRow[];
  readonly measures: readonly MeasureRow[];
}

/** What does not stand in Part 1, as far as the public may be told. */
export interface Withheld {
  readonly actions: number;
  readonly decisions: number;
  /** Groups whose whole plan is considered in Part 2. */
  readonly groups: readonly string[];
}

/**
 * The position of a review: of what was recorded before its freeze, that which had happened by its date, and "today"
 * is that date.
 */
export interface PositionAsAt {
  readonly review: FrozenReviewRow;
  readonly today: PlainDate;
  readonly registers: Registers;
  readonly groups: readonly ReviewedGroup[];
  readonly withheld: Withheld;
}

/** Proposed and accepted actions are none of the plan's before the Board approved it. */
const isInApprovedPlan = ({ stage }: ActionRow): boolean =>
  !['proposed', 'accepted', 'withdrawn', 'rolled-forward'].includes(stage);

const isWithheld = (body: BodyRow | undefined): boolean => body?.kind === 'contest-board';

/**
 * Reads the groups of a review out of registers that stand at its freeze and its position date.
 * @param recorded all before the freeze: it names groups that were only established after the position date, and
 * tells which of them are left to Part 2
 */
export const positionAsAt = (
  review: FrozenReviewRow,
  registers: Registers,
  recorded: Registers,
): PositionAsAt => {
  const bodies = new Map(
    [...recorded.bodies, ...registers.bodies].map((body) => [body.bodyId, body]),
  );
  const shown = review.groups.filter(({ bodyId }) => !isWithheld(bodies.get(bodyId)));
  const approved = registers.actions.filter(isInApprovedPlan);
  const inShown = approved.filter(({ planId }) => shown.some((group) => group.planId === planId));
  return {
    review,
    today: review.freeze.positionDate,
    registers,
    groups: shown.map(({ bodyId, planId }) => {
      const body = bodies.get(bodyId);
      const plan = registers.plans.find((each) => each.planId === planId);
      return {
        bodyId,
        name: body?.name ?? bodyId,
        shortName: body?.shortName ?? bodyId,
        planId,
        ...(plan && { plan }),
        actions: inShown
          .filter((action) => action.planId === planId && action.marking !== 'restricted')
          .toSorted((one, other) => byText(one.reference, other.reference)),
        measures: registers.measures
          .filter((measure) => measure.planId === planId)
          .toSorted((one, other) => byText(one.title, other.title)),
      };
    }),
    withheld: {
      actions: inShown.filter(({ marking }) => marking === 'restricted').length,
      decisions: registers.decisions.filter(
        (row) => 'marking' in row && row.marking === 'restricted',
      ).length,
      groups: review.groups
        .filter(({ bodyId }) => isWithheld(bodies.get(bodyId)))
        .map(({ bodyId }) => bodies.get(bodyId)?.name ?? bodyId),
    },
  };
};

/** The same group at another position, if it was held to account there. */
export const sameGroup = (
  { bodyId }: Pick<ReviewedGroup, 'bodyId'>,
  position: PositionAsAt | undefined,
): ReviewedGroup | undefined => position?.groups.find((group) => group.bodyId === bodyId);
