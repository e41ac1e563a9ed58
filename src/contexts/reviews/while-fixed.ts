import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import {
  answererSpeaksForTheGroup,
  challengeIsKnown,
  challengeIsOpen,
} from './challenge.policies.js';
import { decisionOf, idsOf, meetingOf, type Of } from './deciding.js';
import type { ReviewEvent } from './events.js';
import { groupWasJudged, judgedByWhoMay } from './judgement.policies.js';
import {
  onlyPartOneIsPublished,
  publicationIsKnown,
  publicationStands,
  publishedOnce,
  whatIsPublishedWasIssued,
  whatIsPublishedWasNotCorrected,
} from './publication.policies.js';
import {
  decisionIsLinkedOnce,
  decisionIsTheBoards,
  decisionWasTakenBefore,
  onADecisionAboutTheReview,
} from './resting-on-decision.policies.js';
import { groupIsUnderReview } from './return.policies.js';
import type { ReviewContext } from './review.commands.js';
import { atAMeetingOfTheBoard } from './review-meeting.policies.js';
import {
  packIsIssuedOnce,
  packKeepsTheFormat,
  recordFollowsTheClose,
  secretariatRunsTheReview,
  versionsCountUp,
} from './review.policies.js';
import { challengeOf, type FixedReview, groupUnderReview } from './review.stages.js';

type FixedCommand =
  | Of<'IssuePack'>
  | Of<'AnswerChallenge'>
  | Of<'ChangeJudgement'>
  | Of<'LinkDecision'>
  | Of<'ApprovePublication'>
  | Of<'WithdrawPublication'>;

/** What can be done as long as there is a position, before the close and after it. */
export const whileFixed = (
  command: FixedCommand,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'IssuePack':
      return issuePack(command, review, context);
    case 'AnswerChallenge':
      return answerChallenge(command, review, context);
    case 'ChangeJudgement':
      return changeJudgement(command, review, context);
    case 'LinkDecision':
      return linkDecision(command, review, context);
    case 'ApprovePublication':
      return approvePublication(command, review, context);
    case 'WithdrawPublication':
      return withdrawPublication(command, review, context);
    default:
      return assertNever(command);
  }
};

/** A pack of the position, or a record of what the Board made of it: each version is kept. */
const issuePack = (
  command: Of<'IssuePack'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { files, ...pack } = command.data;
  return check(
    [
      secretariatRunsTheReview,
      recordFollowsTheClose,
      packKeepsTheFormat,
      packIsIssuedOnce,
      versionsCountUp,
    ],
    { command, review, context },
    () => [
      {
        type: 'pack-issued.v2',
        data: { ...idsOf(review), ...pack, ...(files && { files: [...new Set(files)] }) },
      },
    ],
  );
};

const answerChallenge = (
  command: Of<'AnswerChallenge'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { challengeId, answer } = command.data;
  const challenge = challengeOf(review, challengeId);
  if (!challenge) return refused(refuse(challengeIsKnown, { review, challengeId }));
  const { bodyId, actionId } = challenge;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  return check(
    [answererSpeaksForTheGroup, challengeIsOpen],
    { command, review, context, challenge },
    () => [
      {
        type: 'challenge-answered.v1',
        data: { ...idsOf(review), ...group, challengeId, ...(actionId && { actionId }), answer },
      },
    ],
  );
};

const changeJudgement = (
  command: Of<'ChangeJudgement'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, meetingId, itemId } = command.data;
  const group = groupUnderReview(review, bodyId);
  const before = review.judgements.find((each) => each.bodyId === bodyId);
  return check(
    [...judgedByWhoMay, groupIsUnderReview, groupWasJudged, ...atAMeetingOfTheBoard],
    { command, review, context, bodyId, itemId, meeting: meetingOf(context, meetingId) },
    () => {
      if (!group || !before || !meetingId) return [];
      const from = { outcomes: before.outcomes, impact: before.impact };
      const data = { ...idsOf(review), ...group, ...command.data, meetingId, from };
      return [{ type: 'judgement-changed.v1', data }];
    },
  );
};

const linkDecision = (
  command: Of<'LinkDecision'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { decisionId, bodyId } = command.data;
  const group = bodyId && groupUnderReview(review, bodyId);
  if (bodyId && !group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  return check(
    [secretariatRunsTheReview, decisionIsTheBoards, decisionWasTakenBefore, decisionIsLinkedOnce],
    { command, review, context, decisionId, decision: decisionOf(context, decisionId) },
    () => [
      { type: 'resulting-decision-linked.v1', data: { ...idsOf(review), ...group, decisionId } },
    ],
  );
};

const approvePublication = (
  command: Of<'ApprovePublication'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { decisionId, kind, part, version } = command.data;
  const document = review.issued.find(
    (each) => each.kind === kind && each.part === part && each.version === version,
  );
  return check(
    [
      secretariatRunsTheReview,
      onlyPartOneIsPublished,
      whatIsPublishedWasIssued,
      whatIsPublishedWasNotCorrected,
      publishedOnce,
      ...onADecisionAboutTheReview,
    ],
    { command, review, context, decision: decisionOf(context, decisionId) },
    () =>
      document
        ? [
            {
              type: 'publication-approved.v1',
              data: { ...idsOf(review), ...command.data, digest: document.digest },
            },
          ]
        : [],
  );
};

/** Whatever is wrong with it must not stay public until a meeting: a decision is named where there is one. */
const withdrawPublication = (
  command: Of<'WithdrawPublication'>,
  review: FixedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { decisionId } = command.data;
  return check(
    [
      secretariatRunsTheReview,
      publicationIsKnown,
      publicationStands,
      ...(decisionId ? [decisionIsTheBoards, decisionWasTakenBefore] : []),
    ],
    {
      command,
      review,
      context,
      decision: decisionId ? decisionOf(context, decisionId) : { stage: 'none' as const },
    },
    () => [{ type: 'publication-withdrawn.v1', data: { ...idsOf(review), ...command.data } }],
  );
};
