import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import type { Sealed } from '../../kernel/sealed.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import { type Body, bodyReader } from './body.js';
import {
  bodyOfDutyIsEstablished,
  dutyIsNew,
  dutyIsOpen,
  dutyIsScheduled,
} from './duty.policies.js';
import type { BodyId, DutyEvent, DutyId } from './events.js';

interface Scheduled {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  readonly due: PlainDate;
}

/** One entry of the reporting schedule, due on a day. Whether it was missed follows from the date on which one asks. */
export type Duty =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'scheduled' } & Scheduled)
  | ({ readonly stage: 'fulfilled'; readonly fulfilledOn: PlainDate } & Scheduled);
export type ScheduledDuty = Exclude<Duty, { stage: 'none' }>;

export interface ScheduleDuty {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  readonly duty: string;
  readonly due: PlainDate;
  /** A role, not a person. */
  readonly owner: string;
}

export interface FulfilDuty {
  /** What shows that it was done: a reference, a title, a link. */
  readonly evidence: Sealed;
}

export type DutyCommand = CommandsOf<{ ScheduleDuty: ScheduleDuty; FulfilDuty: FulfilDuty }>;

/** What a duty must know of other histories. */
export interface DutyContext {
  /** The body that owes it. */
  readonly body: Body;
}

const decider: Decider<Duty, DutyCommand, DutyEvent, DutyContext> = {
  initial: { stage: 'none' },

  decide: (command, duty, { body }) => {
    if (command.type === 'ScheduleDuty') {
      return check([dutyIsNew, bodyOfDutyIsEstablished], { duty, body }, () => [
        { type: 'duty-scheduled.v1', data: command.data },
      ]);
    }
    if (duty.stage === 'none') return refused(refuse(dutyIsScheduled, duty));
    const { dutyId, bodyId } = duty;
    return check([dutyIsOpen], duty, () => [
      { type: 'duty-fulfilled.v1', data: { dutyId, bodyId, ...command.data } },
    ]);
  },

  evolve: (duty, event): Duty => {
    switch (event.type) {
      case 'duty-scheduled.v1': {
        const { dutyId, bodyId, due } = event.data;
        return { stage: 'scheduled', dutyId, bodyId, due };
      }
      case 'duty-fulfilled.v1':
        if (duty.stage === 'none') return duty;
        return { ...duty, stage: 'fulfilled', fulfilledOn: event.metadata.effectiveAt };
      default:
        return assertNever(event);
    }
  },
};

export const dutyAggregate: Aggregate<Duty, DutyCommand, DutyEvent, DutyContext> = {
  name: 'duty',
  stream: (id) => streamName('duty', id),
  decider,
  context: async (command, _, load) => ({
    body:
      command.type === 'ScheduleDuty'
        ? await load(bodyReader, command.data.bodyId)
        : bodyReader.initial,
  }),
};

/** For other contexts: when a duty is due, and when it was met. */
export const dutyReader = stateOf(dutyAggregate);

export type DutyStanding = 'upcoming' | 'missed' | 'met' | 'met-late';

/** How a duty stands on a day. It is missed from the day after it was due until it is met. */
export const dutyStanding = (
  { due, fulfilledOn }: { readonly due: PlainDate; readonly fulfilledOn?: PlainDate },
  on: PlainDate,
): DutyStanding => {
  if (fulfilledOn !== undefined && fulfilledOn <= on) {
    return fulfilledOn <= due ? 'met' : 'met-late';
  }
  return on <= due ? 'upcoming' : 'missed';
};
