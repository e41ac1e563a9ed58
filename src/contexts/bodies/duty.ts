import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type Decision,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import type { Sealed } from '../../kernel/sealed.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import { agencyReader, loadLine } from './agency.js';
import { type Body, bodyReader } from './body.js';
import type { Asked, DutyEvent, DutyKind, Rhythm } from './duty.events.js';
import {
  agencyOfDutyExistsThen,
  agencyOfDutyIsRegistered,
  askedByThen,
  bodyOfDutyIsEstablished,
  dataRequestSaysWhoAsked,
  dutyIsNew,
  dutyIsNotWithdrawn,
  dutyIsScheduled,
  dutyWasDue,
  evidenceIsGiven,
  occurrenceIsKnown,
  occurrenceIsNotFulfilled,
  occurrenceIsNotMissed,
} from './duty.policies.js';
import type { AgencyId, BodyId, DutyId } from './ids.js';
import { monthsLater } from './month.js';
import { laterOf, type NamedAgency } from './named-agency.js';

/** One time that a duty falls due. */
export interface Occurrence {
  readonly due: PlainDate;
  /** The day on which it was done. */
  readonly fulfilledOn?: PlainDate;
  /** The day on which it was recorded as missed; it may still be done late. */
  readonly missedOn?: PlainDate;
}

interface Scheduled {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  readonly rhythm?: Rhythm;
  /** In the order in which they fall due: what was fulfilled or missed, then the one that is awaited, if any. */
  readonly occurrences: readonly Occurrence[];
}

/** An entry of the reporting schedule, due once or in a rhythm. How it stands follows from the day on which one asks. */
export type Duty =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'scheduled' } & Scheduled)
  | ({ readonly stage: 'withdrawn' } & Scheduled);
export type ScheduledDuty = Exclude<Duty, { stage: 'none' }>;

export interface ScheduleDuty {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  /** A duty unless it says otherwise. */
  readonly kind?: DutyKind;
  readonly duty: string;
  /** When it is due, or due for the first time. */
  readonly due: PlainDate;
  /** A role, not a person. */
  readonly owner: string;
  readonly source?: string;
  readonly agencyId?: AgencyId;
  readonly rhythm?: Rhythm;
  /** Of a data request. */
  readonly asked?: Asked;
}

export interface FulfilDuty {
  /** Which time; the one that is awaited unless given. */
  readonly due?: PlainDate;
  /** What shows that it was done: a title, a link, a description. This or a reference is given. */
  readonly evidence?: Sealed;
  readonly reference?: string;
}

export interface MissDuty {
  /** Which time; the one that is awaited unless given. */
  readonly due?: PlainDate;
  readonly because: Sealed;
}

export interface WithdrawDuty {
  readonly because: Sealed;
}

export type DutyCommand = CommandsOf<{
  ScheduleDuty: ScheduleDuty;
  FulfilDuty: FulfilDuty;
  MissDuty: MissDuty;
  WithdrawDuty: WithdrawDuty;
}>;

/** What a duty must know of other histories. */
export interface DutyContext {
  /** The body that owes it. */
  readonly body: Body;
  /** The agency that owes it, where one was named. */
  readonly owedBy?: NamedAgency;
}

/**
 * When a duty falls due after a day: the next date of its rhythm, counted from the first time, so that a duty of the
 * last day of a month stays one. None where it is due once, or its rhythm has run out.
 */
export const nextDue = (
  first: PlainDate,
  rhythm: Rhythm | undefined,
  after: PlainDate,
): PlainDate | undefined => {
  if (rhythm === undefined) return undefined;
  let times = 1;
  while (monthsLater(first, times * rhythm.everyMonths) <= after) times += 1;
  const next = monthsLater(first, times * rhythm.everyMonths);
  return rhythm.until !== undefined && rhythm.until < next ? undefined : next;
};

/** The time that is awaited: neither done nor missed. */
export const awaited = ({ occurrences }: Pick<Scheduled, 'occurrences'>): Occurrence | undefined =>
  occurrences.find(
    ({ fulfilledOn, missedOn }) => fulfilledOn === undefined && missedOn === undefined,
  );

/** The times with what became of one of them; the next of the rhythm is awaited once none is. */
export const withOutcome = <Each extends Occurrence>(
  occurrences: readonly Each[],
  due: PlainDate | undefined,
  outcome: Partial<Each>,
  rhythm: Rhythm | undefined,
  begin: (due: PlainDate) => Each,
): readonly Each[] => {
  const [first] = occurrences;
  const at = due ?? awaited({ occurrences })?.due;
  const after = occurrences.map((each) => (each.due === at ? { ...each, ...outcome } : each));
  const last = after.at(-1);
  if (!first || !last || awaited({ occurrences: after })) return after;
  const next = nextDue(first.due, rhythm, last.due);
  return next ? [...after, begin(next)] : after;
};

const decider: Decider<Duty, DutyCommand, DutyEvent, DutyContext> = {
  initial: { stage: 'none' },

  decide: (command, duty, context) => {
    if (command.type === 'ScheduleDuty') {
      const { effectiveAt } = command.metadata;
      const entry = { ...command.data, kind: command.data.kind ?? 'duty' };
      return check(
        [
          dutyIsNew,
          bodyOfDutyIsEstablished,
          agencyOfDutyIsRegistered,
          agencyOfDutyExistsThen,
          dataRequestSaysWhoAsked,
          askedByThen,
        ],
        { duty, ...context, from: laterOf(entry.due, effectiveAt), entry, effectiveAt },
        () => [{ type: 'duty-scheduled.v3', data: entry }],
      );
    }
    if (duty.stage === 'none') return refused(refuse(dutyIsScheduled, duty));
    if (command.type === 'WithdrawDuty') {
      const { dutyId, bodyId } = duty;
      return check([dutyIsNotWithdrawn], { duty }, () => [
        { type: 'duty-withdrawn.v1', data: { dutyId, bodyId, ...command.data } },
      ]);
    }
    return command.type === 'FulfilDuty' ? fulfil(command, duty) : miss(command, duty);
  },

  evolve: (duty, event): Duty => {
    if (event.type === 'duty-scheduled.v3') {
      const { dutyId, bodyId, due, rhythm } = event.data;
      const scheduled = { dutyId, bodyId, ...(rhythm && { rhythm }) };
      return { stage: 'scheduled', ...scheduled, occurrences: [{ due }] };
    }
    if (duty.stage === 'none') return duty;
    const on = event.metadata.effectiveAt;
    const outcome = (due: PlainDate | undefined, became: Partial<Occurrence>): Duty => ({
      ...duty,
      occurrences: withOutcome(duty.occurrences, due, became, duty.rhythm, (next) => ({
        due: next,
      })),
    });
    switch (event.type) {
      case 'duty-fulfilled.v2':
        return outcome(event.data.due, { fulfilledOn: on });
      case 'duty-missed.v1':
        return outcome(event.data.due, { missedOn: on });
      case 'duty-withdrawn.v1':
        return { ...duty, stage: 'withdrawn' };
      default:
        return assertNever(event);
    }
  },
};

type Of<Type extends DutyCommand['type']> = Extract<DutyCommand, { type: Type }>;

/** The time that is meant: the one named, else the one awaited, else the last there was. */
const meant = (
  due: PlainDate | undefined,
  { occurrences }: ScheduledDuty,
): Occurrence | undefined =>
  due === undefined
    ? (awaited({ occurrences }) ?? occurrences.at(-1))
    : occurrences.find((each) => each.due === due);

const fulfil = ({ data }: Of<'FulfilDuty'>, duty: ScheduledDuty): Decision<DutyEvent> => {
  const { due: named, ...shown } = data;
  const occurrence = meant(named, duty);
  if (!occurrence) return refused(refuse(occurrenceIsKnown, { duty, occurrence }));
  const { dutyId, bodyId } = duty;
  return check(
    [dutyIsNotWithdrawn, occurrenceIsNotFulfilled, evidenceIsGiven],
    { duty, occurrence, shown },
    () => [{ type: 'duty-fulfilled.v2', data: { dutyId, bodyId, due: occurrence.due, ...shown } }],
  );
};

const miss = ({ data, metadata }: Of<'MissDuty'>, duty: ScheduledDuty): Decision<DutyEvent> => {
  const { due: named, because } = data;
  const occurrence = meant(named, duty);
  if (!occurrence) return refused(refuse(occurrenceIsKnown, { duty, occurrence }));
  const { dutyId, bodyId } = duty;
  const on = metadata.effectiveAt;
  return check(
    [dutyIsNotWithdrawn, occurrenceIsNotFulfilled, occurrenceIsNotMissed, dutyWasDue],
    { duty, occurrence, on },
    () => [{ type: 'duty-missed.v1', data: { dutyId, bodyId, due: occurrence.due, because } }],
  );
};

export const dutyAggregate: Aggregate<Duty, DutyCommand, DutyEvent, DutyContext> = {
  name: 'duty',
  stream: (id) => streamName('duty', id),
  decider,
  context: async (command, _, load) => {
    if (command.type !== 'ScheduleDuty') return { body: bodyReader.initial };
    const { bodyId, agencyId } = command.data;
    const body = await load(bodyReader, bodyId);
    if (!agencyId) return { body };
    const line = await loadLine([agencyId], load);
    return { body, owedBy: { agency: line.get(agencyId) ?? agencyReader.initial, line } };
  },
};

/** For other contexts: when a duty is due, and when it was met. */
export const dutyReader = stateOf(dutyAggregate);

export const DUTY_STANDINGS = ['upcoming', 'overdue', 'missed', 'met', 'met-late'] as const;
export type DutyStanding = (typeof DUTY_STANDINGS)[number];

/**
 * How one time of a duty stands on a day. It is overdue from the day after it was due until it is met, or recorded as
 * missed; what is done after that was met late.
 */
export const dutyStanding = (
  { due, fulfilledOn, missedOn }: Occurrence,
  on: PlainDate,
): DutyStanding => {
  if (fulfilledOn !== undefined && fulfilledOn <= on) {
    return fulfilledOn <= due ? 'met' : 'met-late';
  }
  if (missedOn !== undefined && missedOn <= on) return 'missed';
  return on <= due ? 'upcoming' : 'overdue';
};
