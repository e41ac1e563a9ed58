import type {
  ActionRating,
  ActionRow,
} from '../../../../../../projections/action-register/action-row.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import { type ActionLine, actionLine } from '../action-line.js';
import { isComplete } from '../counting.js';
import type { PackBasis } from '../pack-basis.js';
import { type ReviewedGroup, sameGroup } from '../position-as-at.js';

export interface MovedDate {
  readonly action: ActionLine;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Negative where it was brought forward. */
  readonly days: number;
  /** As given with the last move. */
  readonly because?: Sealed;
}

export interface ChangedRating {
  readonly action: ActionLine;
  readonly from: ActionRating;
  readonly to: ActionRating;
}

export interface GroupChanges {
  readonly group: string;
  /** The group is now held to account on another plan: its actions are new, not added. */
  readonly newPlan: boolean;
  readonly added: readonly ActionLine[];
  readonly completed: readonly ActionLine[];
  /** Complete at the last review, and not any more. */
  readonly reopened: readonly ActionLine[];
  readonly moved: readonly MovedDate[];
  readonly rated: readonly ChangedRating[];
  /** Actions of the plan before that are still not complete. */
  readonly leftOpen: readonly ActionLine[];
}

export interface WhatChanged {
  readonly since: PlainDate;
  readonly groups: readonly GroupChanges[];
}

interface Pair {
  readonly now: ActionRow;
  readonly before: ActionRow;
}

const changesOf = (
  group: ReviewedGroup,
  before: ReviewedGroup | undefined,
  { position: { today, registers }, names }: PackBasis,
): GroupChanges => {
  const line = (action: ActionRow): ActionLine => actionLine(action, today, names);
  const known = new Map((before?.actions ?? []).map((action) => [action.actionId, action]));
  const pairs = group.actions.flatMap((now): readonly Pair[] => {
    const earlier = known.get(now.actionId);
    return earlier ? [{ now, before: earlier }] : [];
  });
  const added = group.actions.filter(({ actionId }) => !known.has(actionId));
  const newPlan = before !== undefined && before.planId !== group.planId;
  return {
    group: group.shortName,
    newPlan,
    added: added.map(line),
    completed: [
      ...pairs.filter((pair) => isComplete(pair.now) && !isComplete(pair.before)),
      ...added.filter(isComplete).map((now) => ({ now })),
    ].map(({ now }) => line(now)),
    reopened: pairs
      .filter((pair) => !isComplete(pair.now) && isComplete(pair.before))
      .map(({ now }) => line(now)),
    moved: pairs
      .filter((pair) => pair.now.targetDate !== pair.before.targetDate)
      .map(({ now, before: { targetDate: from } }) => {
        const because = now.moves.at(-1)?.because;
        return {
          action: line(now),
          from,
          to: now.targetDate,
          days: daysBetween(from, now.targetDate),
          ...(because && { because }),
        };
      }),
    rated: pairs
      .filter(
        (pair) => pair.now.deliveryRating !== pair.before.deliveryRating && !isComplete(pair.now),
      )
      .map((pair) => ({
        action: line(pair.now),
        from: pair.before.deliveryRating,
        to: pair.now.deliveryRating,
      })),
    leftOpen: newPlan
      ? registers.actions
          .filter((action) => known.has(action.actionId) && !isComplete(action))
          .map(line)
      : [],
  };
};

/** What lies between two positions; absent where there is no earlier one. */
export const composeWhatChanged = (basis: PackBasis): WhatChanged | undefined =>
  basis.last && {
    since: basis.last.today,
    groups: basis.position.groups.map((group) =>
      changesOf(group, sameGroup(group, basis.last), basis),
    ),
  };
