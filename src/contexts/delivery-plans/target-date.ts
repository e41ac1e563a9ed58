import { check, type Decision as Decided } from '../../kernel/decider.js';
import { reportedByThoseConcerned, sourceIsNamed } from './action-authority.policies.js';
import type { AgreeTargetDate, MoveTargetDate } from './action.commands.js';
import {
  actionIsLive,
  actionIsNotCompleted,
  aMoveAwaitsAgreement,
  movedTargetDiffers,
  movedTargetIsNotBeforeTheStart,
  noCompletionIsProposed,
} from './action.policies.js';
import {
  type ActionInHand,
  identityOfAction,
  moveAwaitingAgreement,
  targetDateOf,
} from './action.stages.js';
import { appointmentFor, leads } from './authority.js';
import { decisionCameFirst, decisionIsOfTheBoard, decisionWasTaken } from './board.policies.js';
import type { ActionEvent, MaterialGround, MoveAgreement } from './events.js';
import { groundsOfMoving } from './materiality.js';
import {
  changedByThoseWhoMay,
  decisionApprovesTheChange,
  decisionConcernsTheChange,
  minorChangeIsMinor,
} from './plan-change.policies.js';

const APPROVED_BY_THE_BOARD = [
  decisionWasTaken,
  decisionIsOfTheBoard,
  decisionConcernsTheChange,
  decisionApprovesTheChange,
  decisionCameFirst,
];

/** A moved date is known at once; whether those who must agree to the move do so is said beside it. */
export const moveTargetDate = (
  { actionId, to, because, decisionId }: MoveTargetDate,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const { action, planned, plan } = inHand;
  const from = targetDateOf(action, planned);
  const grounds = [...groundsOfMoving(planned, plan, to)];
  return check(
    [
      reportedByThoseConcerned,
      ...actionIsLive,
      actionIsNotCompleted,
      noCompletionIsProposed,
      sourceIsNamed,
      movedTargetDiffers,
      movedTargetIsNotBeforeTheStart,
      ...(decisionId ? APPROVED_BY_THE_BOARD : []),
    ],
    { ...inHand, from, to, about: [actionId], boardId: plan.boardId },
    () => [
      {
        type: 'target-date-moved.v2',
        data: {
          ...identityOfAction(inHand),
          from,
          to,
          because,
          agreement: decisionId ? 'by-the-board' : agreementNeeded(grounds, inHand),
          grounds,
          ...(decisionId && { decisionId }),
        },
      },
    ],
  );
};

const agreementNeeded = (
  grounds: readonly MaterialGround[],
  { group, metadata }: ActionInHand,
): MoveAgreement => {
  if (grounds.length > 0) return 'awaits-the-board';
  return appointmentFor(metadata, [group], leads) ? 'by-the-chair' : 'awaits-the-chair';
};

/** The chair agrees to a minor move; to a material one, the Board by a decision. */
export const agreeTargetDate = (
  { actionId, decisionId }: AgreeTargetDate,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const { action, planned, plan } = inHand;
  const { grounds = [] } = moveAwaitingAgreement(action) ?? {};
  return check(
    [
      changedByThoseWhoMay,
      ...actionIsLive,
      actionIsNotCompleted,
      aMoveAwaitsAgreement,
      minorChangeIsMinor,
      ...(decisionId ? APPROVED_BY_THE_BOARD : []),
    ],
    {
      ...inHand,
      grounds,
      decisionId,
      aheadOfApproval: false,
      about: [actionId],
      boardId: plan.boardId,
    },
    () => [
      {
        type: 'target-date-agreed.v1',
        data: {
          ...identityOfAction(inHand),
          to: targetDateOf(action, planned),
          ...(decisionId && { decisionId }),
        },
      },
    ],
  );
};
