import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision as Decided, refused } from '../../kernel/decider.js';
import { refuse, type Rule } from '../../kernel/refusal.js';
import { targetDateOf } from './action.stages.js';
import { decisionCameFirst, decisionIsOfTheBoard, decisionWasTaken } from './board.policies.js';
import type { ActionId, Measure, Outcome, PlanEvent, PlannedAction } from './events.js';
import type { ActionWording } from './in-year-events.js';
import {
  groundsOfAdding,
  groundsOfDropping,
  groundsOfDroppingMeasure,
  groundsOfMeasure,
  groundsOfOutcome,
  groundsOfReassigning,
  groundsOfRewording,
  materialityOf,
} from './materiality.js';
import type {
  AddAction,
  ChangeAction,
  ChangeOfPlan,
  ChangingCommand,
  DropMeasure,
  DropOutcome,
  ReassignAction,
  WithdrawAction,
} from './plan-change.commands.js';
import {
  actionIsNotDone,
  actionIsStillPlanned,
  addedActionIsNew,
  changedByThoseWhoMay,
  changesSomething,
  type Changing,
  decisionApprovesTheChange,
  decisionConcernsTheChange,
  minorChangeIsMinor,
  noActionRestsOnIt,
  noMeasureRestsOnIt,
  onlyWhatNeedsApprovalIsAheadOfIt,
} from './plan-change.policies.js';
import {
  actionIsInThePlan,
  leadAgencyExists,
  leadAgencyIsRegistered,
  measureIsInThePlan,
  outcomeIsInThePlan,
  priorityIsAdopted,
} from './plan-contents.policies.js';
import { actionsContent, actionsPieces, measuresContent } from './plan-contents.js';
import { reworded } from './plan-history.js';
import { type ApprovedPlan, identityOf, plannedAction } from './plan.stages.js';
import type { PlanContext } from './plan.js';

/** An approved plan in hand, with all that a change of it is checked against. */
interface InHand extends Omit<PlanContext, 'decision'>, Changing {
  readonly data: ChangeOfPlan;
}

/**
 * A change of an approved plan within its year. Without a decision it is the chair's, and refused where it is
 * material; the baseline that the Board approved stays in the history.
 */
export const changePlan = (
  command: ChangingCommand,
  plan: ApprovedPlan,
  context: PlanContext,
): Decided<PlanEvent> => {
  const { data, metadata } = command;
  const { decisionId } = data;
  const inHand: InHand = {
    ...context,
    plan,
    metadata,
    data,
    decisionId,
    grounds: [],
    aheadOfApproval: false,
  };
  switch (command.type) {
    case 'AddAction':
      return addAction(command.data, inHand);
    case 'ChangeAction':
      return changeAction(command.data, inHand);
    case 'ReassignAction':
      return reassignAction(command.data, inHand);
    case 'WithdrawAction':
      return withdrawAction(command.data, inHand);
    case 'AddOutcome':
      return changeOutcome(command.data.outcome, inHand);
    case 'ChangeOutcome':
      return changeOutcome(command.data.outcome, inHand, [outcomeIsInThePlan]);
    case 'AddMeasure':
      return changeMeasure(command.data.measure, inHand);
    case 'ChangeMeasure':
      return changeMeasure(command.data.measure, inHand, [measureIsInThePlan]);
    case 'DropOutcome':
      return dropOutcome(command.data, inHand);
    case 'DropMeasure':
      return dropMeasure(command.data, inHand);
    default:
      return assertNever(command);
  }
};

/** What every change must keep, and whatever this one must besides. */
const changing = <Subject extends InHand>(
  subject: Subject,
  rules: readonly Rule<Subject & { readonly about: readonly ActionId[] }>[],
  event: (change: ReturnType<typeof changeOf>) => PlanEvent,
  about: readonly ActionId[] = [],
): Decided<PlanEvent> =>
  check(
    [
      ...(subject.decisionId ? [decisionWasTaken] : []),
      ...rules,
      changedByThoseWhoMay,
      minorChangeIsMinor,
      onlyWhatNeedsApprovalIsAheadOfIt,
      ...(subject.decisionId
        ? [
            decisionIsOfTheBoard,
            decisionConcernsTheChange,
            decisionApprovesTheChange,
            decisionCameFirst,
          ]
        : []),
    ],
    { ...subject, about, boardId: subject.plan.boardId },
    () => [event(changeOf(subject))],
  );

const changeOf = ({ plan, grounds, data: { changeId, because, decisionId } }: InHand) => ({
  ...identityOf(plan),
  boardId: plan.boardId,
  changeId,
  materiality: materialityOf(grounds),
  grounds: [...grounds],
  because,
  ...(decisionId && { decisionId }),
});

const addAction = (
  { action, aheadOfApproval = false }: AddAction,
  inHand: InHand,
): Decided<PlanEvent> =>
  changing(
    { ...inHand, ...action, action, aheadOfApproval, grounds: groundsOfAdding(action) },
    [...actionsPieces, addedActionIsNew, ...actionsContent],
    (change) => ({ type: 'action-added.v1', data: { ...change, action, aheadOfApproval } }),
  );

/** A change of an action that the plan holds, that has not ended and is not done. */
const ofPlannedAction = (
  actionId: ActionId,
  inHand: InHand,
  change: (planned: PlannedAction) => Decided<PlanEvent>,
): Decided<PlanEvent> => {
  const { plan } = inHand;
  const planned = plannedAction(plan, actionId);
  return planned ? change(planned) : refused(refuse(actionIsInThePlan, { plan, actionId }));
};

const LIVE = [actionIsStillPlanned, actionIsNotDone];

const idsOf = ({ actionId, priorityId, outcomeId }: PlannedAction) => ({
  actionId,
  ...(priorityId && { priorityId }),
  ...(outcomeId && { outcomeId }),
});

const changeAction = ({ actionId, to }: ChangeAction, inHand: InHand): Decided<PlanEvent> =>
  ofPlannedAction(actionId, inHand, (planned) => {
    const from = wordingOf(planned);
    const action = {
      ...reworded(planned, to),
      targetDate: targetDateOf(inHand.carriedOut, planned),
    };
    return changing(
      { ...inHand, ...action, action, from, to, grounds: groundsOfRewording(from, to) },
      [
        outcomeIsInThePlan,
        measureIsInThePlan,
        priorityIsAdopted,
        ...LIVE,
        changesSomething,
        ...actionsContent,
      ],
      (change) => ({
        type: 'action-changed.v1',
        data: { ...change, ...idsOf(planned), from, to },
      }),
      [actionId],
    );
  });

const wordingOf = ({
  title,
  priorityId,
  outcomeId,
  measureId,
  starts,
  marking,
}: PlannedAction): ActionWording => ({
  title,
  ...(priorityId && { priorityId }),
  ...(outcomeId && { outcomeId }),
  ...(measureId && { measureId }),
  starts,
  marking,
});

const reassignAction = ({ actionId, to }: ReassignAction, inHand: InHand): Decided<PlanEvent> =>
  ofPlannedAction(actionId, inHand, (planned) => {
    const { leadAgencyId, owner, ownerId } = planned;
    const from = { leadAgencyId, owner, ...(ownerId && { ownerId }) };
    return changing(
      {
        ...inHand,
        actionId,
        starts: planned.starts,
        from,
        to,
        grounds: groundsOfReassigning(from, to),
      },
      [leadAgencyIsRegistered, leadAgencyExists, ...LIVE, changesSomething],
      (change) => ({
        type: 'action-reassigned.v1',
        data: { ...change, ...idsOf(planned), from, to },
      }),
      [actionId],
    );
  });

const withdrawAction = ({ actionId }: WithdrawAction, inHand: InHand): Decided<PlanEvent> =>
  ofPlannedAction(actionId, inHand, (planned) =>
    changing(
      { ...inHand, actionId, grounds: groundsOfDropping(planned, inHand.plan) },
      LIVE,
      (change) => ({ type: 'action-withdrawn.v1', data: { ...change, ...idsOf(planned) } }),
      [actionId],
    ),
  );

type OfOutcome = InHand & { readonly outcomeId: Outcome['outcomeId'] };

const changeOutcome = (
  to: Outcome,
  inHand: InHand,
  besides: readonly Rule<OfOutcome>[] = [],
): Decided<PlanEvent> => {
  const { outcomeId, priorityId } = to;
  const from = inHand.plan.outcomes.find((each) => each.outcomeId === outcomeId);
  return changing(
    { ...inHand, outcomeId, priorityId, from, to, grounds: groundsOfOutcome() },
    [...besides, priorityIsAdopted, changesSomething],
    (change) => ({ type: 'outcome-changed.v1', data: { ...change, ...(from && { from }), to } }),
  );
};

type OfMeasure = InHand & { readonly measureId: Measure['measureId'] };

const changeMeasure = (
  to: Measure,
  inHand: InHand,
  besides: readonly Rule<OfMeasure>[] = [],
): Decided<PlanEvent> => {
  const { measureId, outcomeId } = to;
  const from = inHand.plan.measures.find((each) => each.measureId === measureId);
  return changing(
    {
      ...inHand,
      measureId,
      outcomeId,
      measure: to,
      figures: [to.baseline, to.target].filter((figure) => figure !== undefined),
      from,
      to,
      grounds: groundsOfMeasure(from, to),
    },
    [...besides, outcomeIsInThePlan, changesSomething, ...measuresContent],
    (change) => ({ type: 'measure-changed.v1', data: { ...change, ...(from && { from }), to } }),
  );
};

const dropOutcome = ({ outcomeId }: DropOutcome, inHand: InHand): Decided<PlanEvent> => {
  const { plan } = inHand;
  const outcome = plan.outcomes.find((each) => each.outcomeId === outcomeId);
  if (!outcome) return refused(refuse(outcomeIsInThePlan, { plan, outcomeId }));
  return changing(
    { ...inHand, outcomeId, grounds: groundsOfOutcome() },
    [noActionRestsOnIt, noMeasureRestsOnIt],
    (change) => ({ type: 'outcome-dropped.v1', data: { ...change, outcome } }),
  );
};

const dropMeasure = ({ measureId }: DropMeasure, inHand: InHand): Decided<PlanEvent> => {
  const { plan } = inHand;
  const measure = plan.measures.find((each) => each.measureId === measureId);
  if (!measure) return refused(refuse(measureIsInThePlan, { plan, measureId }));
  return changing(
    { ...inHand, measureId, grounds: groundsOfDroppingMeasure() },
    [noActionRestsOnIt],
    (change) => ({ type: 'measure-dropped.v1', data: { ...change, measure } }),
  );
};
