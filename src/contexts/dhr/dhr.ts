import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  type Decider,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { type AgencyId, type Body, type BodyId, bodyReader, loadLine } from '../bodies/contract.js';
import { decisionReader } from '../decisions/contract.js';
import { planReader } from '../delivery-plans/contract.js';
import { onAction, setDhrAction, withActionInHand } from './dhr-actions.js';
import { officeUsed } from './dhr.authority.js';
import type { DhrCommand, DhrContext } from './dhr.commands.js';
import { evolve } from './dhr.history.js';
import { dhrIsOpened } from './dhr.policies.js';
import { type Dhr, type DhrAction, placeOf } from './dhr.stages.js';
import type { DhrEvent, Party } from './events.js';
import { answerAsParty, onParty } from './party-answers.js';
import { makeRecommendation, onRecommendation } from './recommendations.js';
import {
  concludeDhr,
  openDhr,
  publishDhr,
  recordQualityAssurance,
  renameDhr,
  reopenDhr,
  withdrawDhrPublication,
} from './review-itself.js';

const decider: Decider<Dhr, DhrCommand, DhrEvent, DhrContext> = {
  initial: { stage: 'none' },

  decide: (command, dhr, context) => {
    if (command.type === 'OpenDhr') return openDhr(command, dhr, context);
    if (dhr.stage === 'none') return refused(refuse(dhrIsOpened, dhr));
    const inHand = { ...context, dhr, metadata: command.metadata };
    switch (command.type) {
      case 'RenameDhr':
        return renameDhr(command, inHand);
      case 'RecordQualityAssurance':
        return recordQualityAssurance(command, inHand);
      case 'PublishDhr':
        return publishDhr(command, inHand);
      case 'WithdrawDhrPublication':
        return withdrawDhrPublication(command, inHand);
      case 'ConcludeDhr':
        return concludeDhr(command, inHand);
      case 'ReopenDhr':
        return reopenDhr(command, inHand);
      case 'MakeRecommendation':
        return makeRecommendation(command, inHand);
      case 'WithdrawRecommendation':
      case 'AcceptRecommendation':
      case 'DoNotAcceptRecommendation':
      case 'CloseRecommendation':
      case 'ReopenRecommendation':
      case 'SendRecommendationOn':
      case 'RecordNationalAnswer':
      case 'FeedAnswerBack':
        return onRecommendation(command, inHand);
      case 'SetDhrAction':
        return setDhrAction(command, inHand);
      case 'WithdrawDhrAction':
      case 'SetParties':
      case 'MoveDhrTargetDate':
      case 'ReachMilestone':
      case 'AddDhrEvidence':
      case 'CarryDhrAction':
      case 'EndCarrying':
      case 'AddressDhrAction':
      case 'WithdrawAddressed':
        return withActionInHand(command.data.dhrActionId, inHand, (action) =>
          onAction(command, action),
        );
      case 'AnswerPlan':
      case 'AnswerCompletion':
        return answerAsParty(command, inHand);
      case 'WithdrawAnswer':
      case 'EscalateSilence':
        return onParty(command, inHand);
      default:
        return assertNever(command);
    }
  },

  evolve,
};

/** Every party that a command or the action it speaks of names. */
const partiesNamed = ({ data }: DhrCommand, action: DhrAction | undefined): readonly Party[] => [
  ...('party' in data ? [data.party] : []),
  ...('parties' in data ? (data.parties ?? []) : []),
  ...(action?.parties.map(({ party }) => party) ?? []),
];

const agenciesNamed = (
  { data }: DhrCommand,
  action: DhrAction | undefined,
  parties: readonly Party[],
): readonly AgencyId[] => [
  ...('leadAgencyId' in data ? [data.leadAgencyId] : []),
  ...(action ? [action.leadAgencyId] : []),
  ...parties.filter(({ kind }) => kind === 'agency').map(({ id }) => id as Party['id'] & AgencyId),
];

const loadBodies = async (
  ids: readonly BodyId[],
  load: LoadState,
): Promise<ReadonlyMap<BodyId, Body>> =>
  new Map(
    await Promise.all(
      [...new Set(ids)].map(async (id) => [id, await load(bodyReader, id)] as const),
    ),
  );

/** What a command on a review must know of bodies, agencies, the plan and the decision that it names. */
const contextOf = async (command: DhrCommand, dhr: Dhr, load: LoadState): Promise<DhrContext> => {
  const { data } = command;
  const { cspId, boardId } =
    command.type === 'OpenDhr' || dhr.stage === 'none' ? openedBy(command) : dhr;
  const action =
    dhr.stage !== 'none' && 'dhrActionId' in data && command.type !== 'SetDhrAction'
      ? placeOf(dhr, data.dhrActionId)?.action
      : undefined;
  const parties = partiesNamed(command, action);
  const named = parties
    .filter(({ kind }) => kind === 'body')
    .map(({ id }) => id as Party['id'] & BodyId);
  const bodies = await loadBodies([...named, ...(cspId ? [cspId] : [])], load);
  return {
    csp: (cspId && bodies.get(cspId)) ?? bodyReader.initial,
    board: boardId ? await load(bodyReader, boardId) : bodyReader.initial,
    bodies,
    agencies: await loadLine(agenciesNamed(command, action, parties), load),
    plan: 'planId' in data ? await load(planReader, data.planId) : planReader.initial,
    decision:
      'decisionId' in data && data.decisionId
        ? await load(decisionReader, data.decisionId)
        : decisionReader.initial,
  };
};

const openedBy = (command: DhrCommand): { readonly cspId?: BodyId; readonly boardId?: BodyId } =>
  command.type === 'OpenDhr' ? command.data : {};

export const dhrAggregate: Aggregate<Dhr, DhrCommand, DhrEvent, DhrContext> = {
  name: 'dhr',
  stream: (id) => streamName('dhr', id),
  decider,
  context: contextOf,
  actingAs: (command, dhr, context) => officeUsed(command, dhr, context),
};

/** For other contexts: a review, its recommendations and where their actions stand. */
export const dhrReader = stateOf(dhrAggregate);
