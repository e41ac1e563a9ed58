import { check, type Decision as Decided } from '../../kernel/decider.js';
import { reportedByThoseConcerned, sourceIsNamed } from './action-authority.policies.js';
import { giverOf } from './action.authority.js';
import type { AddEvidence, ReportNoChange, ReportProgress } from './action.commands.js';
import {
  actionIsLive,
  actionIsNotCompleted,
  evidenceIsNotFromTheFuture,
  planOfActionIsApproved,
} from './action.policies.js';
import { type ActionInHand, identityOfAction } from './action.stages.js';
import type { ActionEvent } from './events.js';
import { asRecorded, evidenceRules } from './evidence.policies.js';
import { noChangeFollows, somethingWasReported, updateRules } from './update.policies.js';

/** Somebody says how the action goes. */
export const reportProgress = (
  report: ReportProgress,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const giver = giverOf(inHand);
  return check(
    [
      reportedByThoseConcerned,
      ...actionIsLive,
      actionIsNotCompleted,
      sourceIsNamed,
      ...updateRules,
    ],
    { ...inHand, ...tabling(report) },
    () => [
      {
        type: 'action-updated.v2',
        data: { ...identityOfAction(inHand), ...report, ...(giver && { givenBy: giver }) },
      },
    ],
  );
};

/** Somebody says that there is nothing new, and why: it goes as it went. */
export const reportNoChange = (
  { because, ...report }: ReportNoChange,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const { action } = inHand;
  const latest = action.stage === 'none' ? undefined : action.latestUpdate;
  const giver = giverOf(inHand);
  return check(
    [
      reportedByThoseConcerned,
      ...actionIsLive,
      actionIsNotCompleted,
      somethingWasReported,
      sourceIsNamed,
      noChangeFollows,
      ...updateRules,
    ],
    { ...inHand, ...tabling(report), latest },
    () =>
      latest
        ? [
            {
              type: 'action-updated.v2',
              data: {
                ...identityOfAction(inHand),
                ...report,
                deliveryRating: latest.deliveryRating,
                noChange: true,
                progress: because,
                ...(giver && { givenBy: giver }),
              },
            },
          ]
        : [],
  );
};

const tabling = ({ tabledAt }: Pick<ReportProgress, 'tabledAt'>) => (tabledAt ? { tabledAt } : {});

/** Somebody shows something, apart from a completion: also of an action that is completed. */
export const addEvidence = (
  { evidence }: AddEvidence,
  inHand: ActionInHand,
): Decided<ActionEvent> => {
  const giver = giverOf(inHand);
  return check(
    [
      reportedByThoseConcerned,
      planOfActionIsApproved,
      sourceIsNamed,
      ...evidenceRules,
      evidenceIsNotFromTheFuture,
    ],
    { ...inHand, evidence },
    () =>
      evidence.map((each) => ({
        type: 'evidence-added.v1',
        data: {
          ...identityOfAction(inHand),
          evidence: asRecorded(each, inHand.planned),
          ...(giver && { givenBy: giver }),
        },
      })),
  );
};
