import { assertNever } from '../../kernel/assert-never.js';
import type { LoadState, StateReader } from '../../kernel/decider.js';
import { type AgencyId, bodyReader, loadLine } from '../bodies/contract.js';
import { decisionReader } from '../decisions/contract.js';
import { actionReader, planReader } from '../delivery-plans/contract.js';
import type { CycleCommand, CycleContext } from './cycle.commands.js';
import { type Cycle, recommendationsOf } from './cycle.stages.js';
import { carriedBy } from './follow-up.policies.js';
import { frameworkReader } from './framework.js';

/** The agencies that a command is about. */
const agenciesOf = (command: CycleCommand, cycle: Cycle): readonly AgencyId[] => {
  switch (command.type) {
    case 'OpenCycle':
      return command.data.agencyIds;
    case 'AskAgency':
    case 'TakePart':
    case 'FindNotRelevant':
    case 'RecordNoReturn':
      return [command.data.agencyId];
    case 'AssessRequirement':
    case 'CloseFinding':
      return [
        ...('agencyId' in command.data ? [command.data.agencyId] : []),
        ...command.data.evidence.flatMap(({ holderId }) => holderId ?? []),
      ];
    case 'ModerateAssessment':
      return [command.data.agencyId, command.data.moderatorId];
    case 'DisposeRecommendation':
      return [command.data.disposition.agencyId ?? []].flat();
    case 'CloseCycle':
      return cycle.stage === 'none' ? [] : [...cycle.agencies.keys()];
    case 'RaiseFinding':
    case 'MakeRecommendation':
    case 'ReportCycle':
      return [];
    default:
      return assertNever(command);
  }
};

/** The plan actions that carry the recommendations of the finding that a command closes. */
const carryingActions = (command: CycleCommand, cycle: Cycle) =>
  command.type === 'CloseFinding' && cycle.stage !== 'none'
    ? recommendationsOf(cycle, command.data.findingId).flatMap((each) => carriedBy(each) ?? [])
    : [];

/** Loads what a command on a cycle must know of other histories. */
export const contextOf = async (
  command: CycleCommand,
  cycle: Cycle,
  load: LoadState,
): Promise<CycleContext> => {
  const read = <State>(reader: StateReader<State>, id: string | undefined): Promise<State> =>
    id === undefined ? Promise.resolve(reader.initial) : load(reader, id);
  const named = command.type === 'OpenCycle' ? command.data : cycle;
  const of = 'cycleId' in named ? named : undefined;
  const planId =
    command.type === 'DisposeRecommendation' ? command.data.disposition.planId : undefined;
  const actions = carryingActions(command, cycle).map(
    async ({ actionId }) => [actionId, await load(actionReader, actionId)] as const,
  );
  return {
    board: await read(bodyReader, of?.boardId),
    group: await read(bodyReader, of?.groupId),
    framework: await read(frameworkReader, of?.frameworkId),
    line: await loadLine(agenciesOf(command, cycle), load),
    decision: await read(
      decisionReader,
      'decisionId' in command.data ? command.data.decisionId : undefined,
    ),
    plan: await read(planReader, planId),
    actions: new Map(await Promise.all(actions)),
  };
};
