import { check, type Decision as Decided, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import {
  giverOf,
  reportedByThoseConcerned,
  sourceIsNamed,
  verifiedByGroupOrBoard,
  verifierIsNotProposer,
} from './action.authority.js';
import type { ProposeCompletion, RejectCompletion } from './action.commands.js';
import {
  actionIsNotCompleted,
  completedByThen,
  completedOnceStarted,
  completionIsProposed,
  evidenceIsGiven,
  evidenceIsNotFromTheFuture,
  evidenceWasGiven,
  noCompletionIsProposed,
} from './action.policies.js';
import { type ActionInHand, identityOfAction } from './action.stages.js';
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

/** Somebody else agrees that it is done: the action is completed. */
export const verifyCompletion = (inHand: ActionInHand): Decided<ActionEvent> => {
  const { action } = inHand;
  if (action.stage !== 'completion-proposed') return nothingToVerify(inHand);
  return check(
    [verifiedByGroupOrBoard, verifierIsNotProposer, evidenceWasGiven],
    { ...inHand, ...action },
    () => [
      {
        type: 'completion-verified.v1',
        data: { ...identityOfAction(inHand), completedOn: action.proposal.completedOn },
      },
    ],
  );
};

/** Somebody else does not agree: the action goes on. */
export const rejectCompletion = (
  data: RejectCompletion,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const { action } = inHand;
  if (action.stage !== 'completion-proposed') return nothingToVerify(inHand);
  return check([verifiedByGroupOrBoard, verifierIsNotProposer], { ...inHand, ...action }, () => [
    { type: 'completion-rejected.v1', data: { ...identityOfAction(inHand), ...data } },
  ]);
};

const nothingToVerify = ({ action }: ActionInHand) =>
  refused(
    refuse(action.stage === 'completed' ? actionIsNotCompleted : completionIsProposed, { action }),
  );
