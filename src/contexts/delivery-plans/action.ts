import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  type Decider,
  type Fact,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { type Agency, type AgencyId, agencyReader, bodyReader } from '../bodies/contract.js';
import { decisionReader } from '../decisions/contract.js';
import { type Meeting, meetingReader } from '../meetings/contract.js';
import {
  agreeCompletion,
  proposeCompletion,
  rejectCompletion,
  reopenAction,
  verifyCompletion,
} from './action-completion.js';
import { addEvidence, reportNoChange, reportProgress } from './action-reporting.js';
import { officeUsed } from './action.authority.js';
import type { ActionCommand, ActionContext } from './action.commands.js';
import { actionIsOfThePlan } from './action.policies.js';
import { type Action, type ActionRecord, proposalOf } from './action.stages.js';
import type { ActionEvent, Evidence } from './events.js';
import { planReader } from './plan-history.js';
import { plannedAction } from './plan.stages.js';
import { isReturnConfirmed } from './returns-taken.js';
import { agreeTargetDate, moveTargetDate } from './target-date.js';

const decider: Decider<Action, ActionCommand, ActionEvent, ActionContext> = {
  initial: { stage: 'none' },

  decide: (command, action, context) => {
    const { plan } = context;
    const planned = plannedAction(plan, command.data.actionId);
    const named = { action, plan, data: command.data };
    if (!planned || plan.stage === 'none' || !actionIsOfThePlan.holds(named)) {
      return refused(refuse(actionIsOfThePlan, named));
    }
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
      case 'AgreeTargetDate':
        return agreeTargetDate(command.data, inHand);
      case 'ProposeCompletion':
        return proposeCompletion(command.data, inHand);
      case 'AgreeCompletion':
        return agreeCompletion(command.data, inHand);
      case 'VerifyCompletion':
        return verifyCompletion(inHand);
      case 'RejectCompletion':
        return rejectCompletion(command.data, inHand);
      case 'ReopenAction':
        return reopenAction(command.data, inHand);
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
      case 'target-date-moved.v2': {
        const moving = begun(action, event);
        const { from, to, agreement, grounds } = event.data;
        return { ...moving, moves: [...moving.moves, { from, to, agreement, grounds }] };
      }
      case 'target-date-agreed.v1':
        return action.stage === 'none' ? action : withMoveAgreed(action, event);
      case 'completion-proposed.v2': {
        const { completedOn, evidence } = event.data;
        const { actor: proposedBy, effectiveAt: proposedOn } = event.metadata;
        const proposal = { completedOn, evidence, proposedOn, proposedBy };
        return { ...begun(action, event), stage: 'completion-proposed', proposal };
      }
      case 'completion-agreed.v1':
        return action.stage === 'completion-proposed' ? agreed(action, event) : action;
      case 'completion-verified.v1':
        if (action.stage === 'none' || !proposalOf(action)) return action;
        return { ...recordOf(action), stage: 'completed', completedOn: event.data.completedOn };
      case 'completion-rejected.v1':
        if (action.stage === 'none' || !proposalOf(action)) return action;
        return { ...recordOf(action), stage: 'active' };
      case 'action-reopened.v1':
        if (action.stage !== 'completed') return action;
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

const recordOf = ({ planId, actionId, moves, latestUpdate }: ActionRecord): ActionRecord => ({
  planId,
  actionId,
  moves,
  ...(latestUpdate && { latestUpdate }),
});

const withMoveAgreed = (
  action: BegunAction,
  { data: { decisionId } }: Extract<Fact<ActionEvent>, { type: 'target-date-agreed.v1' }>,
): BegunAction => {
  const agreement = decisionId ? 'by-the-board' : 'by-the-chair';
  return {
    ...action,
    moves: action.moves.map((move, index) =>
      index === action.moves.length - 1 ? { ...move, agreement } : move,
    ),
  };
};

const agreed = (
  { proposal, ...action }: Extract<Action, { stage: 'completion-proposed' }>,
  { data }: Extract<Fact<ActionEvent>, { type: 'completion-agreed.v1' }>,
): Action => {
  if (!data.verificationRequired) {
    return { ...recordOf(action), stage: 'completed', completedOn: data.completedOn };
  }
  const { meetingId, itemId, agreedOn } = data;
  const agreement = { meetingId, itemId, agreedOn };
  return { ...recordOf(action), stage: 'completion-agreed', proposal, agreement };
};

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

/** At which a completion is agreed; of one that is verified, at which it was. */
const meetingOf = (command: ActionCommand, action: Action, load: LoadState): Promise<Meeting> => {
  const meetingId =
    command.type === 'AgreeCompletion'
      ? command.data.meetingId
      : command.type === 'VerifyCompletion' && action.stage === 'completion-agreed'
        ? action.agreement.meetingId
        : undefined;
  return meetingId ? load(meetingReader, meetingId) : Promise.resolve(meetingReader.initial);
};

export const actionAggregate: Aggregate<Action, ActionCommand, ActionEvent, ActionContext> = {
  name: 'action',
  stream: (id) => streamName('action', id),
  decider,
  context: async (command, action, load) => {
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
      decision:
        'decisionId' in data && data.decisionId
          ? await load(decisionReader, data.decisionId)
          : decisionReader.initial,
      meeting: await meetingOf(command, action, load),
    };
  },
  actingAs: ({ type, data, metadata }, _, { plan, group, board }) => {
    const planned = plannedAction(plan, data.actionId);
    return planned && officeUsed(type, { planned, group, board, metadata });
  },
};

/** For other contexts: what became of a planned action. */
export const actionReader = stateOf(actionAggregate);
