import { rule } from '../../kernel/refusal.js';
import { type BodyId, officeHeld } from '../bodies/contract.js';
import { type ActionId, isApproved, type Plan } from '../delivery-plans/contract.js';
import type { ChallengeId } from './events.js';
import { CHAIRS, named, SEATS, speaksFor } from './review.authority.js';
import type { Attempt } from './review.commands.js';
import type { Challenge, FrozenReview } from './review.stages.js';

export const challengerBelongsToTheBoard = rule<Attempt<'RaiseChallenge', FrozenReview>>({
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
  readonly review: FrozenReview;
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
  Attempt<'AnswerChallenge', FrozenReview> & { readonly challenge: Challenge }
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

export const judgeSpeaksForTheBoard = rule<Attempt<'JudgeGroup', FrozenReview>>({
  code: 'JUDGEMENT.NOT_BY_THE_BOARD',
  statement:
    "The judgement is the Board's: its chair or deputy records it, or the secretariat does.",
  source: 'Domain, register 6: the Board judges (it holds to account, S4:358)',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { metadata }, context }) =>
    (metadata.actor.capacity === 'secretariat' && metadata.actor.onBehalfOf === undefined) ||
    speaksFor(context.board, metadata, CHAIRS),
});

export const judgeDoesNotChairTheGroup = rule<Attempt<'JudgeGroup', FrozenReview>>({
  code: 'JUDGEMENT.JUDGE_CHAIRS_THE_GROUP',
  statement:
    'Nobody judges the group that he or she chairs or stands in for the chair of, nor has that judgement entered.',
  source: 'Design: held to account by somebody else',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { data, metadata }, context }) => {
    const group = context.groups.get(data.bodyId);
    const { actor, effectiveAt, today } = metadata;
    const people = [actor.id, actor.onBehalfOf].filter((person) => person !== undefined);
    return !people.some(
      (person) =>
        group !== undefined &&
        [effectiveAt, today].some((on) => officeHeld(group, person, CHAIRS, on) !== undefined),
    );
  },
});

export const groupIsJudgedOnce = rule<Attempt<'JudgeGroup', FrozenReview>>({
  code: 'JUDGEMENT.ALREADY_GIVEN',
  statement: 'Each group is judged once in a review, for its outcomes and for its impact.',
  source: 'Design: one judgement per group and review',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) =>
    !review.judgements.some(({ bodyId }) => bodyId === command.data.bodyId),
});

type Closing = Attempt<'CloseReview', FrozenReview>;

const unjudged = ({ review }: Closing): readonly BodyId[] =>
  review.groups
    .map(({ bodyId }) => bodyId)
    .filter((bodyId) => !review.judgements.some((each) => each.bodyId === bodyId));
const withoutReturn = ({ review }: Closing): readonly BodyId[] =>
  review.groups.map(({ bodyId }) => bodyId).filter((bodyId) => !review.returned.includes(bodyId));
const unnamed = (attempt: Closing): readonly BodyId[] =>
  withoutReturn(attempt).filter(
    (bodyId) => !attempt.command.data.withoutReturn.some((each) => each.bodyId === bodyId),
  );

export const everyGroupIsJudged = rule<Closing>({
  code: 'REVIEW.GROUP_NOT_JUDGED',
  statement:
    'The Board holds each group to account: every group is judged before the review closes.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: (attempt) => unjudged(attempt).length === 0,
  explain: (attempt) =>
    `Every group is judged before the review closes. Not judged yet: ${named(attempt.context, unjudged(attempt))}.`,
});

export const missingReturnsAreNamed = rule<Closing>({
  code: 'REVIEW.MISSING_RETURN_NOT_NAMED',
  statement:
    'A group without a return is closed as such: none received, or none with a reason that the Board accepted.',
  source: 'Domain, register 6: never a forced excuse',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => unnamed(attempt).length === 0,
  explain: (attempt) =>
    `Say how these groups stand, which gave no return: ${named(attempt.context, unnamed(attempt))}.`,
});

export const onlyMissingReturnsAreNamed = rule<Closing>({
  code: 'REVIEW.NOT_WITHOUT_RETURN',
  statement:
    'Only a group under review that gave no return is closed without one, and it is named once.',
  source: 'Domain, register 6: never a forced excuse',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => {
    const standings = attempt.command.data.withoutReturn.map(({ bodyId }) => bodyId);
    return (
      new Set(standings).size === standings.length &&
      standings.every((bodyId) => withoutReturn(attempt).includes(bodyId))
    );
  },
});
