import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import type { AGENCY_CLASSES, AgencyEvent } from './agency.events.js';
import {
  agencyEndsAfterItBegan,
  agencyHasNotEnded,
  agencyIsNew,
  agencyIsRegistered,
  endsOnce,
  nameIsNew,
  succeededByOthers,
  successionIsNoCircle,
  successorsAreNamedOnce,
  successorsAreRegistered,
  successorsExistThen,
} from './agency.policies.js';
import type { AgencyId } from './ids.js';
import type { AgencyEnd } from './succession.js';

/** An organisation that belongs to the partnership; it keeps the name of its time. */
export type Agency =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'registered';
      readonly agencyId: AgencyId;
      /** The one that it bears now. */
      readonly name: string;
      /** The day from which the ledger knows of it. */
      readonly since: PlainDate;
      /** The day from which it exists, where that is known. */
      readonly existsFrom?: PlainDate;
      /** Once its end is known, which may lie ahead: whether it exists is asked against a day. */
      readonly ends?: AgencyEnd;
    };
export type RegisteredAgency = Extract<Agency, { stage: 'registered' }>;

export interface RegisterAgency {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly class: (typeof AGENCY_CLASSES)[number];
  readonly existsFrom?: PlainDate;
  readonly criminalJustice?: boolean;
}

export interface RenameAgency {
  readonly name: string;
}

export interface MergeAgency {
  readonly into: AgencyId;
  /** From this day on it exists no more. */
  readonly on: PlainDate;
}

export interface AbolishAgency {
  readonly successors: readonly AgencyId[];
  /** From this day on it exists no more. */
  readonly on: PlainDate;
}

export type AgencyCommand = CommandsOf<{
  RegisterAgency: RegisterAgency;
  RenameAgency: RenameAgency;
  MergeAgency: MergeAgency;
  AbolishAgency: AbolishAgency;
}>;

/** What an agency must know of others: those that are to succeed it, and whoever succeeds those. */
export interface AgencyContext {
  readonly line: ReadonlyMap<AgencyId, RegisteredAgency>;
}

const decider: Decider<Agency, AgencyCommand, AgencyEvent, AgencyContext> = {
  initial: { stage: 'none' },

  decide: (command, agency, { line }) => {
    if (command.type === 'RegisterAgency') {
      return check([agencyIsNew], agency, () => [
        { type: 'agency-registered.v2', data: command.data },
      ]);
    }
    if (agency.stage === 'none') return refused(refuse(agencyIsRegistered, agency));
    const { agencyId } = agency;
    switch (command.type) {
      case 'RenameAgency': {
        const { name } = command.data;
        const on = command.metadata.effectiveAt;
        return check([agencyHasNotEnded, nameIsNew], { agency, on, name }, () => [
          { type: 'agency-renamed.v1', data: { agencyId, name } },
        ]);
      }
      case 'MergeAgency': {
        const { into, on } = command.data;
        return check(END_RULES, { agency, on, successors: [into], line }, () => [
          { type: 'agency-merged.v1', data: { agencyId, into, on } },
        ]);
      }
      case 'AbolishAgency': {
        const { successors, on } = command.data;
        return check(END_RULES, { agency, on, successors, line }, () => [
          { type: 'agency-abolished.v1', data: { agencyId, successors: [...successors], on } },
        ]);
      }
      default:
        return assertNever(command);
    }
  },

  evolve: (agency, event): Agency => {
    if (event.type === 'agency-registered.v2') {
      const { agencyId, name, existsFrom } = event.data;
      const since = event.metadata.effectiveAt;
      return { stage: 'registered', agencyId, name, since, ...(existsFrom && { existsFrom }) };
    }
    if (agency.stage === 'none') return agency;
    switch (event.type) {
      case 'agency-renamed.v1':
        return { ...agency, name: event.data.name };
      case 'agency-merged.v1':
        return { ...agency, ends: { on: event.data.on, successors: [event.data.into] } };
      case 'agency-abolished.v1': {
        const { on, successors } = event.data;
        return { ...agency, ends: { on, successors } };
      }
      default:
        return assertNever(event);
    }
  },
};

const END_RULES = [
  endsOnce,
  agencyEndsAfterItBegan,
  succeededByOthers,
  successorsAreNamedOnce,
  successorsAreRegistered,
  successorsExistThen,
  successionIsNoCircle,
];

const successorsNamed = (command: AgencyCommand): readonly AgencyId[] => {
  switch (command.type) {
    case 'RegisterAgency':
    case 'RenameAgency':
      return [];
    case 'MergeAgency':
      return [command.data.into];
    case 'AbolishAgency':
      return command.data.successors;
    default:
      return assertNever(command);
  }
};

export const agencyAggregate: Aggregate<Agency, AgencyCommand, AgencyEvent, AgencyContext> = {
  name: 'agency',
  stream: (id) => streamName('agency', id),
  decider,
  context: async (command, _, load) => ({ line: await loadLine(successorsNamed(command), load) }),
};

/** For other contexts: whether an agency is registered, its name, and on which days it exists. */
export const agencyReader = stateOf(agencyAggregate);

/**
 * For other contexts' deciders: these agencies, and whoever may come to answer for them, as `successorsOn` asks for it.
 */
export const loadLine = async (
  agencyIds: readonly AgencyId[],
  load: LoadState,
): Promise<ReadonlyMap<AgencyId, RegisteredAgency>> => {
  const line = new Map<AgencyId, RegisteredAgency>();
  const asked = new Set<AgencyId>();
  const follow = async (agencyId: AgencyId): Promise<void> => {
    if (asked.has(agencyId)) return;
    asked.add(agencyId);
    const agency = await load(agencyReader, agencyId);
    if (agency.stage === 'none') return;
    line.set(agencyId, agency);
    for (const each of agency.ends?.successors ?? []) await follow(each);
  };
  for (const agencyId of agencyIds) await follow(agencyId);
  return line;
};
