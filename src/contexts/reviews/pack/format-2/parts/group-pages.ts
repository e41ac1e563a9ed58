import type { ActionRow } from '../../../../../../projections/action-register/action-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { BodyId } from '../../../../bodies/contract.js';
import { type ActionLine, actionLine } from '../action-line.js';
import { chairOf, type RoleHeld } from '../chair.js';
import {
  type MeasureLine,
  otherMeasureLines,
  type OutcomeLine,
  outcomeLines,
} from '../outcome-rating.js';
import type { PackBasis } from '../pack-basis.js';
import { type ReviewedGroup, sameGroup } from '../position-as-at.js';
import { exceptionsAmong, type ExceptionLine } from './exceptions.js';
import { groupRisks, type Risk } from './group-risks.js';
import { type SuggestedQuestion, suggestedQuestions } from './suggested-questions.js';
import { isComplete } from '../standing.js';

export type Origin = ActionRow['origin'];

/** In the order in which other business is shown. */
const ORIGINS = [
  'priority',
  'other-area',
  'national-initiative',
  'day-to-day',
  'qaf-recommendation',
  'dhr-action',
  'board-request',
  'rolled-forward',
] as const satisfies readonly Origin[];

export interface CompletedAction extends ActionLine {
  readonly completedOn: PlainDate;
  /** When the group agreed that it is done; absent where it was verified without. */
  readonly agreedOn?: PlainDate;
  /** When somebody other than the proposer verified it; absent where that was not required. */
  readonly verifiedOn?: PlainDate;
  /** Pieces of evidence given. */
  readonly evidence: number;
}

export interface GroupReturnLine {
  readonly confirmedOn: PlainDate;
  /** The chair's, at most 120 words. */
  readonly statement?: Sealed;
}

/** One group on two pages: what it is to achieve, then how delivery goes and what the Board may ask. */
export interface GroupPages {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  /** Of a group that is not, only its restricted actions stand here; the rest is in Part 1. */
  readonly heldToAccount: boolean;
  readonly plan?: {
    readonly title: string;
    readonly version?: number;
    readonly approvedOn?: PlainDate;
  };
  /** The role that chairs the group on the day of the position, and its agency; absent where the chair is vacant. */
  readonly chair?: RoleHeld;
  readonly outcomes: readonly OutcomeLine[];
  readonly otherMeasures: readonly MeasureLine[];
  readonly exceptions: readonly ExceptionLine[];
  /** Work that does not come from a priority and is not complete, by where it comes from. */
  readonly otherBusiness: readonly {
    readonly origin: Origin;
    readonly actions: readonly ActionLine[];
  }[];
  /** The last position date that the group was held to account at; absent where there was none. */
  readonly completedSince?: PlainDate;
  /** Since then; all where it is absent. */
  readonly completed: readonly CompletedAction[];
  /** Begun ahead of the Board's approval, and waiting for it. */
  readonly aheadOfApproval: readonly ActionLine[];
  /** Absent where no return was received. */
  readonly return?: GroupReturnLine;
  /** What the figures say may go wrong next, beside the exceptions. */
  readonly risks: readonly Risk[];
  readonly questions: readonly SuggestedQuestion[];
}

const completedLines = (
  group: ReviewedGroup,
  before: ReviewedGroup | undefined,
  { position: { today }, names }: PackBasis,
): readonly CompletedAction[] => {
  const wasComplete = new Set(
    (before?.actions ?? []).filter(isComplete).map(({ actionId }) => actionId),
  );
  return group.actions.flatMap((action: ActionRow) => {
    const { completion } = action;
    if (!completion || !isComplete(action) || wasComplete.has(action.actionId)) return [];
    return {
      ...actionLine(action, today, names),
      completedOn: completion.completedOn,
      ...(completion.agreed && { agreedOn: completion.agreed.agreedOn }),
      ...(completion.verified && { verifiedOn: completion.verified.effectiveAt }),
      evidence: completion.evidence.length,
    };
  });
};

const otherBusiness = (
  { actions }: ReviewedGroup,
  { position: { today }, names }: PackBasis,
): GroupPages['otherBusiness'] =>
  ORIGINS.filter((origin) => origin !== 'priority').flatMap((origin) => {
    const lines = actions
      .filter((action) => action.origin === origin && !isComplete(action))
      .map((action) => actionLine(action, today, names));
    return lines.length > 0 ? [{ origin, actions: lines }] : [];
  });

const planOf = ({ plan }: ReviewedGroup): Pick<GroupPages, 'plan'> =>
  plan
    ? {
        plan: {
          title: plan.title,
          ...(plan.version !== undefined && { version: plan.version }),
          ...(plan.approved && { approvedOn: plan.approved.effectiveAt }),
        },
      }
    : {};

const returnOf = (
  { bodyId }: ReviewedGroup,
  { position }: PackBasis,
): Pick<GroupPages, 'return'> => {
  const confirmed = position.review.returns.find((each) => each.bodyId === bodyId);
  return confirmed
    ? {
        return: {
          confirmedOn: confirmed.effectiveAt,
          ...(confirmed.statement && { statement: confirmed.statement }),
        },
      }
    : {};
};

export const composeGroupPages = (basis: PackBasis): readonly GroupPages[] =>
  basis.position.groups.map((group) => {
    const { position, last, names } = basis;
    const chair = chairOf(group.bodyId, position.registers, position.today, names);
    const outcomes = outcomeLines(group, names);
    const before = sameGroup(group, last);
    const exceptions = exceptionsAmong(group.actions, position.today, names);
    return {
      bodyId: group.bodyId,
      name: group.name,
      shortName: group.shortName,
      heldToAccount: group.heldToAccount,
      ...planOf(group),
      ...(chair && { chair }),
      outcomes,
      otherMeasures: otherMeasureLines(group),
      exceptions,
      otherBusiness: otherBusiness(group, basis),
      ...(last && before && { completedSince: last.today }),
      completed: completedLines(group, before, basis),
      aheadOfApproval: group.aheadOfApproval.map((action) =>
        actionLine(action, position.today, names),
      ),
      ...returnOf(group, basis),
      risks: groupRisks(group, outcomes, basis),
      questions: suggestedQuestions(group, outcomes, exceptions),
    };
  });
