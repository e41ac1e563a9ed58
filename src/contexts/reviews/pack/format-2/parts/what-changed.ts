import type {
  ActionRating,
  ActionRow,
} from '../../../../../../projections/action-register/action-row.js';
import type { PlanChange } from '../../../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import { type ActionLine, actionLine } from '../action-line.js';
import type { PackBasis } from '../pack-basis.js';
import { type ReviewedGroup, sameGroup } from '../position-as-at.js';
import { hasEnded, isComplete } from '../standing.js';
import { type Ending, endingOf } from './annex-actions.js';
import { type FollowUpChanges, followUpChanges } from './follow-up-changes.js';

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

export interface ReopenedAction {
  readonly action: ActionLine;
  readonly because?: Sealed;
}

export interface EndedAction {
  readonly action: ActionLine;
  readonly ended: Ending;
}

export interface ChangeInYear {
  readonly kind: PlanChange['kind'];
  readonly title: string;
  readonly reference?: ActionReference;
  readonly materiality: PlanChange['materiality'];
  readonly because: Sealed;
  /** Material, and not approved by the Board yet. */
  readonly awaitsTheBoard: boolean;
}

export interface GroupChanges {
  readonly group: string;
  /** The group is now held to account on another plan: its actions are new, not added. */
  readonly newPlan: boolean;
  readonly added: readonly ActionLine[];
  readonly completed: readonly ActionLine[];
  /** Complete at the last review, and not any more. */
  readonly reopened: readonly ReopenedAction[];
  /** Withdrawn from the plan, or carried on in another. */
  readonly ended: readonly EndedAction[];
  /** Other changes of the approved plan within its year. */
  readonly inYear: readonly ChangeInYear[];
  readonly moved: readonly MovedDate[];
  readonly rated: readonly ChangedRating[];
  /** Actions of the plan before that are still not complete. */
  readonly leftOpen: readonly ActionLine[];
}

export interface WhatChanged extends FollowUpChanges {
  readonly since: PlainDate;
  readonly groups: readonly GroupChanges[];
}

interface Pair {
  readonly now: ActionRow;
  readonly before: ActionRow;
}

const endedSince = (
  { ended }: ReviewedGroup,
  before: ReviewedGroup | undefined,
): readonly ActionRow[] => {
  const known = new Set(before?.ended.map(({ actionId }) => actionId));
  return ended.filter(({ actionId }) => !known.has(actionId));
};

/** What is told of as an action that was added, withdrawn or moved is not told twice. */
const TOLD_APART: readonly PlanChange['kind'][] = [
  'action-added',
  'action-withdrawn',
  'target-date-moved',
];

const changedSince = (
  { changes }: ReviewedGroup,
  before: ReviewedGroup | undefined,
): readonly ChangeInYear[] => {
  const known = new Set(before?.changes.map(({ eventId }) => eventId));
  return changes
    .filter(({ eventId, kind }) => !known.has(eventId) && !TOLD_APART.includes(kind))
    .map(({ kind, title, reference, materiality, because, awaitsTheBoard }) => ({
      kind,
      title,
      ...(reference && { reference }),
      materiality,
      because,
      awaitsTheBoard,
    }));
};

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
      .map(({ now }) => {
        const because = now.reopenings.at(-1)?.because;
        return { action: line(now), ...(because && { because }) };
      }),
    ended: endedSince(group, before).flatMap((action) => {
      const { ended } = endingOf(action);
      return ended ? [{ action: line(action), ended }] : [];
    }),
    inYear: changedSince(group, before),
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
          .filter(
            (action) => known.has(action.actionId) && !isComplete(action) && !hasEnded(action),
          )
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
    ...followUpChanges(basis),
  };
