import { rule } from '../../kernel/refusal.js';
import { type ActionId, isApproved, type Plan } from '../delivery-plans/contract.js';
import type { ChallengeId } from './events.js';
import { CHAIRS, SEATS, speaksFor } from './review.authority.js';
import type { Attempt, By } from './review.commands.js';
import type { Challenge, FixedReview, FrozenReview } from './review.stages.js';

export const challengerBelongsToTheBoard = rule<By<'RaiseChallenge'>>({
  code: 'CHALLENGE.NOT_BY_THE_BOARD',
  statement:
    'The Board challenges: its chair, deputy or a member, in person or written down by the secretariat for one who held that office on the day.',
  source: 'Domain, register 6: the Board challenges (it scrutinises actions, S4:335)',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, context }) => speaksFor(context.board, command.metadata, SEATS),
});

export const challengeIsNew = rule<Attempt<'RaiseChallenge', FrozenReview>>({
  code: 'CHALLENGE.ALREADY_RAISED',
  statement: 'A challenge is raised once.',
  source: 'Design: one question, one answer',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) =>
    !review.challenges.some((each) => each.challengeId === command.data.challengeId),
});

export const challengedActionIsOfThePlan = rule<{
  readonly plan: Plan;
  readonly actionId?: ActionId | undefined;
}>({
  code: 'CHALLENGE.ACTION_NOT_IN_PLAN',
  statement: 'A challenge about an action names one of the plan of the group that is asked.',
  source: 'Domain, register 6: challenge per action, the Board asked',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ plan, actionId }) =>
    actionId === undefined || (isApproved(plan) && plan.actionIds.includes(actionId)),
});

export const challengeIsKnown = rule<{
  readonly review: FixedReview;
  readonly challengeId: ChallengeId;
}>({
  code: 'CHALLENGE.NOT_FOUND',
  statement: 'An answer names a challenge that was raised in this review.',
  source: 'Design: one question, one answer',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ review, challengeId }) =>
    review.challenges.some((each) => each.challengeId === challengeId),
});

export const answererSpeaksForTheGroup = rule<
  By<'AnswerChallenge'> & { readonly challenge: Challenge }
>({
  code: 'CHALLENGE.NOT_ANSWERED_BY_THE_GROUP',
  statement:
    'The group that is asked answers: its chair or deputy, in person or written down by the secretariat for one who held that office on the day.',
  source: 'Domain, register 6: challenge, answer, judgement per group',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, context, challenge }) =>
    speaksFor(context.groups.get(challenge.bodyId), command.metadata, CHAIRS),
});

export const challengeIsOpen = rule<{ readonly challenge: Challenge }>({
  code: 'CHALLENGE.ALREADY_ANSWERED',
  statement: 'A challenge is answered once.',
  source: 'Design: one question, one answer',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ challenge }) => !challenge.answered,
});

type Tabling = Attempt<'TableUpdate', FrozenReview>;

export const tabledByTheGroup = rule<By<'TableUpdate'>>({
  code: 'TABLED.NOT_BY_THE_GROUP',
  statement:
    'An update is tabled by the chair or deputy of the group that it is about, or written down by the secretariat.',
  source: 'Domain, register 6: updates tabled there are recorded as tabled',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { data, metadata }, context }) =>
    (metadata.actor.capacity === 'secretariat' && metadata.actor.onBehalfOf === undefined) ||
    speaksFor(context.groups.get(data.bodyId), metadata, CHAIRS),
});

export const updateIsTabledOnce = rule<Tabling>({
  code: 'TABLED.ALREADY_TABLED',
  statement: 'An update is tabled once.',
  source: 'Domain, register 6: updates tabled there are recorded as tabled',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => !review.tabled.includes(command.data.tabledUpdateId),
});

export const tabledActionIsOfThePlan = rule<{
  readonly plan: Plan;
  readonly actionId?: ActionId | undefined;
}>({
  code: 'TABLED.ACTION_NOT_IN_PLAN',
  statement: 'A tabled update about an action names one of the plan of its group.',
  source: 'Domain, register 6: updates tabled there are recorded as tabled',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ plan, actionId }) =>
    actionId === undefined || (isApproved(plan) && plan.actionIds.includes(actionId)),
});
