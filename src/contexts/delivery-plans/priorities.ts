import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { type Body, type BodyId, bodyReader } from '../bodies/contract.js';
import { type Decision, type DecisionId, decisionReader } from '../decisions/contract.js';
import { appointmentFor, inOffice, leads } from './authority.js';
import {
  boardAgrees,
  boardIsEstablished,
  decisionCameFirst,
  decisionIsOfTheBoard,
  decisionWasTaken,
  enteredForTheBoard,
} from './board.policies.js';
import type { PlanYear, PrioritiesEvent, Priority } from './events.js';
import {
  adoptedForAPlanYear,
  prioritiesAreNamed,
  prioritiesAreNew,
  eachPriorityStandsOnce,
} from './priorities.policies.js';

/** What the Board puts first in a plan year. */
export type Priorities =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'adopted';
      readonly bodyId: BodyId;
      readonly planYear: PlanYear;
      readonly decisionId: DecisionId;
      readonly priorities: readonly Priority[];
    };

export interface AdoptPriorities {
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly decisionId: DecisionId;
  readonly priorities: readonly Priority[];
}

export type PrioritiesCommand = CommandsOf<{ AdoptPriorities: AdoptPriorities }>;

export interface PrioritiesContext {
  readonly board: Body;
  readonly decision: Decision;
}

const decider: Decider<Priorities, PrioritiesCommand, PrioritiesEvent, PrioritiesContext> = {
  initial: { stage: 'none' },

  decide: (command, adopted, { board, decision }) =>
    check(
      [
        boardIsEstablished,
        decisionWasTaken,
        enteredForTheBoard,
        prioritiesAreNew,
        adoptedForAPlanYear,
        prioritiesAreNamed,
        eachPriorityStandsOnce,
        decisionIsOfTheBoard,
        boardAgrees,
        decisionCameFirst,
      ],
      { ...command, boardId: command.data.bodyId, adopted, board, decision },
      () => [
        {
          type: 'priorities-adopted.v1',
          data: { ...command.data, priorities: [...command.data.priorities] },
        },
      ],
    ),

  evolve: (_, event): Priorities => {
    switch (event.type) {
      case 'priorities-adopted.v1':
        return { stage: 'adopted', ...event.data };
      default:
        return assertNever(event.type);
    }
  },
};

export const prioritiesAggregate: Aggregate<
  Priorities,
  PrioritiesCommand,
  PrioritiesEvent,
  PrioritiesContext
> = {
  name: 'priorities',
  stream: (id) => streamName('priorities', id),
  decider,
  context: async ({ data }, _, load) => ({
    board: await load(bodyReader, data.bodyId),
    decision: await load(decisionReader, data.decisionId),
  }),
  actingAs: ({ metadata }, _, { board }) =>
    inOffice(metadata, appointmentFor(metadata, [board], leads)),
};

/** A Board's priorities of one plan year have one history: `<bodyId>-2021-22`. */
export const prioritiesId = (bodyId: BodyId, planYear: PlanYear): string =>
  `${bodyId}-${planYear.replace('/', '-')}`;

export const prioritiesReader = stateOf(prioritiesAggregate);

export const isAdopted = (adopted: Priorities, priorityId: Priority['priorityId']): boolean =>
  adopted.stage === 'adopted' && adopted.priorities.some((each) => each.priorityId === priorityId);
