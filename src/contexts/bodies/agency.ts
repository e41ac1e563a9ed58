import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { agencyIsNew } from './agency.policies.js';
import type { AGENCY_CLASSES, AgencyEvent, AgencyId } from './events.js';

/** An organisation that belongs to the partnership; it keeps the name of its time. */
export type Agency =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'registered';
      readonly agencyId: AgencyId;
      readonly name: string;
      readonly since: PlainDate;
    };

export interface RegisterAgency {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly class: (typeof AGENCY_CLASSES)[number];
}

export type AgencyCommand = CommandsOf<{ RegisterAgency: RegisterAgency }>;

const decider: Decider<Agency, AgencyCommand, AgencyEvent> = {
  initial: { stage: 'none' },

  decide: (command, agency) =>
    check([agencyIsNew], agency, () => [{ type: 'agency-registered.v1', data: command.data }]),

  evolve: (_, event): Agency => {
    switch (event.type) {
      case 'agency-registered.v1':
        return {
          stage: 'registered',
          agencyId: event.data.agencyId,
          name: event.data.name,
          since: event.metadata.effectiveAt,
        };
      default:
        return assertNever(event.type);
    }
  },
};

export const agencyAggregate: Aggregate<Agency, AgencyCommand, AgencyEvent> = {
  name: 'agency',
  stream: (id) => streamName('agency', id),
  decider,
  context: async () => undefined,
};

/** For other contexts: whether an agency is registered, and its name. */
export const agencyReader = stateOf(agencyAggregate);
