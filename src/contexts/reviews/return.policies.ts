import { rule } from '../../kernel/refusal.js';
import type { BodyId } from '../bodies/contract.js';
import { type ActionId, isApproved, type Plan, plannedAction } from '../delivery-plans/contract.js';
import type { GroupUnderReview } from './events.js';
import { CHAIRS, named, ownOffice } from './review.authority.js';
import type { Attempt, By } from './review.commands.js';
import type { FixedReview, OpenedReview } from './review.stages.js';

type Requesting = Attempt<'RequestReturns', OpenedReview>;

const isHeldToAccountOn = (
  plan: Plan | undefined,
  group: GroupUnderReview,
  review: OpenedReview,
): boolean =>
  plan !== undefined &&
  isApproved(plan) &&
  plan.bodyId === group.bodyId &&
  plan.boardId === review.boardId &&
  plan.planYear === review.planYear;

const withoutApprovedPlan = ({ command, review, context }: Requesting): readonly BodyId[] =>
  command.data.groups
    .filter((group) => !isHeldToAccountOn(context.plans.get(group.planId), group, review))
    .map(({ bodyId }) => bodyId);

export const groupIsAskedOnce = rule<Requesting>({
  code: 'REVIEW.GROUP_ASKED_TWICE',
  statement: 'A return is requested of at least one group, and of each group once.',
  source: 'Design: one return per group and review',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data }, review }) => {
    const asked = [...review.groups, ...data.groups].map(({ bodyId }) => bodyId);
    return data.groups.length > 0 && new Set(asked).size === asked.length;
  },
});

export const eachGroupHasAnApprovedPlan = rule<Requesting>({
  code: 'REVIEW.GROUP_WITHOUT_APPROVED_PLAN',
  statement:
    'Each group is held to account against its own delivery plan of that plan year, which the Board approved.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'content',
  holds: (attempt) => withoutApprovedPlan(attempt).length === 0,
  explain: (attempt) =>
    `No plan of ${attempt.review.planYear} that the Board approved is named for ${named(attempt.context, withoutApprovedPlan(attempt))}.`,
});

export const groupIsUnderReview = rule<{
  readonly review: OpenedReview | FixedReview;
  readonly bodyId: BodyId;
}>({
  code: 'REVIEW.GROUP_NOT_UNDER_REVIEW',
  statement: 'The group must be one of which this review requested a return.',
  source: 'Domain, register 6: request returns, then confirm them',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ review, bodyId }) => review.groups.some((group) => group.bodyId === bodyId),
});

type Confirming = Attempt<'ConfirmReturn', OpenedReview> & { readonly plan: Plan };

export const confirmerChairsTheGroup = rule<By<'ConfirmReturn' | 'WithdrawReturn'>>({
  code: 'RETURN.NOT_BY_THE_CHAIR',
  statement:
    "A group's return is confirmed, or withdrawn, by its chair, or by the deputy who stands in, in office on the day and still today.",
  source: 'Domain, register 6: the groups confirm their returns',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, context }) =>
    ownOffice(context.groups.get(command.data.bodyId), command.metadata, CHAIRS) !== undefined,
});

export const groupReturnsOnce = rule<Confirming>({
  code: 'RETURN.ALREADY_CONFIRMED',
  statement: 'A group confirms its return once; a return that was withdrawn is confirmed anew.',
  source: 'Design: one return per group and review',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => !review.returned.includes(command.data.bodyId),
});

const unconfirmed = ({ command, plan }: Confirming): readonly ActionId[] =>
  isApproved(plan)
    ? plan.actionIds.filter((actionId) => !command.data.actionIds.includes(actionId))
    : [];
const notPlanned = ({ command, plan }: Confirming): readonly ActionId[] =>
  isApproved(plan)
    ? command.data.actionIds.filter((actionId) => !plan.actionIds.includes(actionId))
    : command.data.actionIds;

export const everyActionIsConfirmed = rule<Confirming>({
  code: 'RETURN.ACTIONS_MISSING',
  statement:
    "A group's return speaks of every action of its plan: the chair confirms it as a whole.",
  source: 'Domain, register 3: the chair confirms the return as a whole',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => unconfirmed(attempt).length === 0,
  explain: (attempt) =>
    `The return must speak of every action of the plan. Missing: ${unconfirmed(attempt)
      .map((actionId) => plannedAction(attempt.plan, actionId)?.reference ?? actionId)
      .join(', ')}.`,
});

export const noOtherActionIsConfirmed = rule<Confirming>({
  code: 'RETURN.ACTION_NOT_IN_PLAN',
  statement: "A group's return speaks of the actions of its own approved plan only.",
  source: 'Domain, register 3: the chair confirms the return as a whole',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => notPlanned(attempt).length === 0,
  explain: (attempt) =>
    `These actions are not in the group's approved plan: ${notPlanned(attempt).join(', ')}.`,
});

export const returnsAreOpen = rule<Confirming>({
  code: 'RETURN.NOT_OPEN_YET',
  statement: 'Returns are confirmed from the day on which they open.',
  source: 'Domain, register 6: open with a timetable',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review: { returnsOpen } }) =>
    returnsOpen === undefined || returnsOpen <= command.metadata.effectiveAt,
  explain: ({ review }) => `Returns open on ${review.returnsOpen ?? ''}.`,
});

export const returnWasConfirmed = rule<Attempt<'WithdrawReturn', OpenedReview>>({
  code: 'RETURN.NOT_CONFIRMED',
  statement: 'A return is withdrawn that was confirmed.',
  source: 'Domain, register 3: the chair confirms the return as a whole',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => review.returned.includes(command.data.bodyId),
});

type Chasing = Attempt<'RecordChaser', OpenedReview> & { readonly plan: Plan };

export const onlyMissingReturnsAreChased = rule<Chasing>({
  code: 'CHASER.RETURN_IS_IN',
  statement: 'A group is chased as long as its return is not confirmed.',
  source: 'Domain: who uses it, who is outstanding and when last chased',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => !review.returned.includes(command.data.bodyId),
});

export const chaserListsOnlyTheGroupsActions = rule<Chasing>({
  code: 'CHASER.LISTS_OTHER_ITEMS',
  statement: 'A chaser lists actions of the plan of the group that is chased, and no others.',
  source: "Domain: who uses it, a chaser that lists only that lead's items",
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, plan }) =>
    command.data.actionIds.length > 0 &&
    isApproved(plan) &&
    command.data.actionIds.every((actionId) => plan.actionIds.includes(actionId)),
});
