import { check, type Decision as Decided } from '../../kernel/decider.js';
import {
  reopenedByItsLeaders,
  reportedByThoseConcerned,
  sourceIsNamed,
  verifiedByGroupOrBoard,
  verifierIsNotProposer,
} from './action-authority.policies.js';
import { giverOf } from './action.authority.js';
import type {
  AgreeCompletion,
  ProposeCompletion,
  RejectCompletion,
  ReopenAction,
} from './action.commands.js';
import {
  actionIsCompleted,
  actionIsLive,
  actionIsNotCompleted,
  completedByThen,
  completedOnceStarted,
  completionIsProposed,
  completionWaitsForApproval,
  evidenceIsGiven,
  evidenceIsNotFromTheFuture,
  evidenceWasGiven,
  leadAgencyHasAccepted,
  noCompletionIsProposed,
} from './action.policies.js';
import {
  type ActionInHand,
  identityOfAction,
  needsVerification,
  proposalOf,
} from './action.stages.js';
import {
  agreedByNobodyBarred,
  agreedOnceItMet,
  agreedOnceProposed,
  agreementIsEnteredForTheGroup,
  completionIsAgreedOnce,
  itemIsOnTheAgenda,
  meetingIsOfTheGroup,
  meetingWasConvened,
  meetingWasHeld,
  signedOffByNobodyBarred,
} from './agreement.policies.js';
import type { ActionEvent } from './events.js';
import { asRecorded, evidenceRules } from './evidence.policies.js';

/** Somebody says that the action is done, and shows it. */
export const proposeCompletion = (
  data: ProposeCompletion,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const giver = giverOf(inHand);
  return check(
    [
      reportedByThoseConcerned,
      ...actionIsLive,
      completionWaitsForApproval,
      leadAgencyHasAccepted,
      actionIsNotCompleted,
      noCompletionIsProposed,
      sourceIsNamed,
      evidenceIsGiven,
      ...evidenceRules,
      evidenceIsNotFromTheFuture,
      completedByThen,
      completedOnceStarted,
    ],
    { ...inHand, data, evidence: data.evidence },
    () => [
      {
        type: 'completion-proposed.v2',
        data: {
          ...identityOfAction(inHand),
          ...data,
          evidence: data.evidence.map((each) => asRecorded(each, inHand.planned)),
          ...(giver && { givenBy: giver }),
        },
      },
    ],
  );
};

/** The group agrees that it is done: that completes the action, unless somebody is still to verify it. */
export const agreeCompletion = (
  data: AgreeCompletion,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const { action, meeting, planned } = inHand;
  const proposal = proposalOf(action);
  if (!proposal || meeting.stage === 'none') {
    return check(
      [agreementIsEnteredForTheGroup, meetingWasConvened, ...actionIsLive, completionIsProposed],
      inHand,
      () => [],
    );
  }
  return check(
    [
      agreementIsEnteredForTheGroup,
      agreedByNobodyBarred,
      itemIsOnTheAgenda,
      ...actionIsLive,
      completionIsAgreedOnce,
      meetingWasHeld,
      meetingIsOfTheGroup,
      agreedOnceItMet,
      agreedOnceProposed,
    ],
    { ...inHand, data, proposal },
    () => [
      {
        type: 'completion-agreed.v1',
        data: {
          ...identityOfAction(inHand),
          completedOn: proposal.completedOn,
          meetingId: data.meetingId,
          itemId: data.itemId,
          agreedOn: meeting.date,
          verificationRequired: needsVerification(planned),
        },
      },
    ],
  );
};

/** Somebody other than the proposer sees for themselves that it is done: the action is completed. */
export const verifyCompletion = (inHand: ActionInHand): Decided<ActionEvent> => {
  const { action } = inHand;
  const proposal = proposalOf(action);
  if (!proposal) return nothingToVerify(inHand);
  const agreedAt = action.stage === 'completion-agreed' ? action.agreement.itemId : undefined;
  return check(
    [
      verifiedByGroupOrBoard,
      verifierIsNotProposer,
      signedOffByNobodyBarred,
      ...actionIsLive,
      evidenceWasGiven,
    ],
    { ...inHand, proposal, agreedAt },
    () => [
      {
        type: 'completion-verified.v1',
        data: { ...identityOfAction(inHand), completedOn: proposal.completedOn },
      },
    ],
  );
};

/** Somebody else does not agree: the action goes on. */
export const rejectCompletion = (
  data: RejectCompletion,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const proposal = proposalOf(inHand.action);
  if (!proposal) return nothingToVerify(inHand);
  return check(
    [verifiedByGroupOrBoard, verifierIsNotProposer, ...actionIsLive],
    { ...inHand, proposal },
    () => [{ type: 'completion-rejected.v1', data: { ...identityOfAction(inHand), ...data } }],
  );
};

/** It was not done after all, or not for long: the action goes on. */
export const reopenAction = (data: ReopenAction, inHand: ActionInHand): Decided<ActionEvent> => {
  const { action } = inHand;
  const rules = [reopenedByItsLeaders, ...actionIsLive, actionIsCompleted];
  if (action.stage !== 'completed') return check(rules, inHand, () => []);
  return check(rules, inHand, () => [
    {
      type: 'action-reopened.v1',
      data: { ...identityOfAction(inHand), ...data, completedOn: action.completedOn },
    },
  ]);
};

const nothingToVerify = (inHand: ActionInHand): Decided<ActionEvent> =>
  check(
    [
      verifiedByGroupOrBoard,
      ...actionIsLive,
      inHand.action.stage === 'completed' ? actionIsNotCompleted : completionIsProposed,
    ],
    inHand,
    () => [],
  );
