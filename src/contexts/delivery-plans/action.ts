import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type Decider,
  type Decision as Decided,
  type Fact,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { type Agency, type AgencyId, agencyReader, bodyReader } from '../bodies/contract.js';
import { meetingReader } from '../meetings/contract.js';
import { proposeCompletion, rejectCompletion, verifyCompletion } from './action-completion.js';
import { addEvidence, reportNoChange, reportProgress } from './action-reporting.js';
import { officeUsed, reportedByThoseConcerned, sourceIsNamed } from './action.authority.js';
import type { ActionCommand, ActionContext, MoveTargetDate } from './action.commands.js';
import {
  actionIsNotCompleted,
  actionIsOfThePlan,
  movedTargetDiffers,
  movedTargetIsNotBeforeTheStart,
  noCompletionIsProposed,
  planOfActionIsApproved,
} from './action.policies.js';
import {
  type Action,
  type ActionInHand,
  type ActionRecord,
  identityOfAction,
  targetDateOf,
} from './action.stages.js';
import type { ActionEvent, Evidence } from './events.js';
import { isApproved, plannedAction } from './plan.stages.js';
import { planReader } from './plan.js';
import { isReturnConfirmed } from './returns-taken.js';

const decider: Decider<Action, ActionCommand, ActionEvent, ActionContext> = {
  initial: { stage: 'none' },

  decide: (command, action, context) => {
    const { plan } = context;
    const planned = plannedAction(plan, command.data.actionId);
    const named = { action, plan, data: command.data };
    if (!planned || !actionIsOfThePlan.holds(named)) {
      return refused(refuse(actionIsOfThePlan, named));
    }
    if (!isApproved(plan)) return refused(refuse(planOfActionIsApproved, plan));
    const inHand = { ...context, action, planned, plan, metadata: command.metadata };
    switch (command.type) {
      case 'ReportProgress':
        return reportProgress(command.data, inHand);
      case 'ReportNoChange':
        return reportNoChange(command.data, inHand);
      case 'AddEvidence':
        return addEvidence(command.data, inHand);
      case 'MoveTargetDate':
        return moveTargetDate(command.data, inHand);
      case 'ProposeCompletion':
        return proposeCompletion(command.data, inHand);
      case 'VerifyCompletion':
        return verifyCompletion(inHand);
      case 'RejectCompletion':
        return rejectCompletion(command.data, inHand);
      default:
        return assertNever(command);
    }
  },

  evolve: (action, event): Action => {
    switch (event.type) {
      case 'action-updated.v2':
        return updated(begun(action, event), event);
      case 'evidence-added.v1':
        return begun(action, event);
      case 'target-date-moved.v1': {
        const moving = begun(action, event);
        const { from, to } = event.data;
        return { ...moving, moves: [...moving.moves, { from, to }] };
      }
      case 'completion-proposed.v2': {
        const { completedOn, evidence } = event.data;
        const proposal = { completedOn, evidence, proposedBy: event.metadata.actor };
        return { ...begun(action, event), stage: 'completion-proposed', proposal };
      }
      case 'completion-verified.v1':
        if (action.stage !== 'completion-proposed') return action;
        return { ...recordOf(action), stage: 'completed', completedOn: event.data.completedOn };
      case 'completion-rejected.v1':
        if (action.stage !== 'completion-proposed') return action;
        return { ...recordOf(action), stage: 'active' };
      default:
        return assertNever(event);
    }
  },
};

type BegunAction = Exclude<Action, { stage: 'none' }>;

/** An action's own history begins with whatever is recorded first. */
const begun = (action: Action, { data }: ActionEvent): BegunAction =>
  action.stage === 'none'
    ? { stage: 'active', planId: data.planId, actionId: data.actionId, moves: [] }
    : action;

const recordOf = ({ planId, actionId, moves, latestUpdate }: BegunAction): ActionRecord => ({
  planId,
  actionId,
  moves,
  ...(latestUpdate && { latestUpdate }),
});

/** Updates may be recorded late: the later date counts, then the later revision, whatever arrives when. */
const updated = (
  action: BegunAction,
  { data, metadata, revision }: Extract<Fact<ActionEvent>, { type: 'action-updated.v2' }>,
): BegunAction => {
  const { latestUpdate: known } = action;
  const { effectiveAt } = metadata;
  const isLater =
    known === undefined ||
    effectiveAt > known.effectiveAt ||
    (effectiveAt === known.effectiveAt && revision > known.revision);
  if (!isLater) return action;
  return {
    ...action,
    latestUpdate: { deliveryRating: data.deliveryRating, effectiveAt, revision },
  };
};

const moveTargetDate = (move: MoveTargetDate, inHand: ActionInHand): Decided<ActionEvent> => {
  const from = targetDateOf(inHand.action, inHand.planned);
  return check(
    [
      reportedByThoseConcerned,
      actionIsNotCompleted,
      noCompletionIsProposed,
      sourceIsNamed,
      movedTargetDiffers,
      movedTargetIsNotBeforeTheStart,
    ],
    { ...inHand, from, to: move.to },
    () => [{ type: 'target-date-moved.v1', data: { ...identityOfAction(inHand), from, ...move } }],
  );
};

/** The agencies that keep the originals, by their ids. */
const holdersOf = async (
  evidence: readonly Evidence[],
  load: LoadState,
): Promise<ReadonlyMap<AgencyId, Agency>> => {
  const ids = new Set(evidence.map(({ holderId }) => holderId).filter((id) => id !== undefined));
  return new Map(
    await Promise.all([...ids].map(async (id) => [id, await load(agencyReader, id)] as const)),
  );
};

export const actionAggregate: Aggregate<Action, ActionCommand, ActionEvent, ActionContext> = {
  name: 'action',
  stream: (id) => streamName('action', id),
  decider,
  context: async (command, _, load) => {
    const { data, metadata } = command;
    const plan = await load(planReader, data.planId);
    const isDrafted = plan.stage !== 'none';
    const isUpdate = command.type === 'ReportProgress' || command.type === 'ReportNoChange';
    return {
      plan,
      group: isDrafted ? await load(bodyReader, plan.bodyId) : bodyReader.initial,
      board: isDrafted ? await load(bodyReader, plan.boardId) : bodyReader.initial,
      holders: await holdersOf('evidence' in data ? data.evidence : [], load),
      tabledMeeting:
        'tabledAt' in data && data.tabledAt
          ? await load(meetingReader, data.tabledAt)
          : meetingReader.initial,
      returnIsConfirmed: isUpdate && (await isReturnConfirmed(plan, metadata.ledgerId, load)),
    };
  },
  actingAs: ({ type, data, metadata }, _, { plan, group, board }) => {
    const planned = plannedAction(plan, data.actionId);
    return planned && officeUsed(type, { planned, group, board, metadata });
  },
};

/** For other contexts: what became of a planned action. */
export const actionReader = stateOf(actionAggregate);
