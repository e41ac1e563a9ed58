import { accessGrantEvents } from '../../src/contexts/access/contract.js';
import { agencyEvents, bodyEvents, dutyEvents } from '../../src/contexts/bodies/contract.js';
import {
  type DecisionEvent,
  decisionEvents,
  referenceCounterEvents,
} from '../../src/contexts/decisions/contract.js';
import {
  type ActionEvent,
  actionEvents,
  inYearEvents,
  measureEvents,
  planEvents,
  prioritiesEvents,
} from '../../src/contexts/delivery-plans/contract.js';
import { dhrEvents } from '../../src/contexts/dhr/contract.js';
import { meetingActionEvents, meetingEvents } from '../../src/contexts/meetings/contract.js';
import { cycleEvents, frameworkEvents } from '../../src/contexts/qaf/contract.js';
import { type ReviewEvent, reviewEvents } from '../../src/contexts/reviews/contract.js';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import type { StreamName, Uuid } from '../../src/kernel/ids.js';
import { daysBetween, londonDate, type PlainDate } from '../../src/kernel/plain-date.js';
import { type Projection, projection } from '../../src/kernel/projection.js';
import { type EventReference, eventReferenceOf } from '../register-entry.js';

/** What an exception can rest on: an event, and as much of what it says as makes it one. */
export interface AuditedFact {
  readonly event: EventReference;
  /** What it is to an auditor; an event that is only late, or only entered for somebody, is nothing more. */
  readonly as?: AuditedAs;
  /** How many pieces of evidence came with it. */
  readonly evidence?: number;
  /** Of a date that moved. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** The group that was judged. */
  readonly bodyId?: Uuid;
}

export type AuditedAs =
  | 'completion-proposed'
  | 'evidence-added'
  | 'closed'
  | 'verified'
  | 'date-moved'
  | 'taken-urgently'
  | 'reported-to-meeting'
  | 'judged'
  | 'judgement-changed';

/** The facts of one history that an auditor may ask about, in the order of the history. */
export interface AuditedHistory {
  readonly stream: StreamName;
  /** What it is the history of: `action`, `decision`, … */
  readonly kind: string;
  readonly recordId: string;
  /** All of them, whether or not anything is kept of them. */
  readonly events: number;
  readonly facts: readonly AuditedFact[];
}

/** Ten working days are never fewer than so many days; exactly counted is where it is asked. */
const FEWEST_DAYS = 12;

/** Whether it was recorded so long after it happened that somebody must count the working days. */
const isLate = ({ metadata }: Recorded): boolean =>
  daysBetween(metadata.effectiveAt, londonDate(metadata.recordedAt)) > FEWEST_DAYS;

type Told = Omit<AuditedFact, 'event'>;
type TellingEvent = ActionEvent | DecisionEvent | ReviewEvent;
type Telling = {
  readonly [Type in TellingEvent['type']]?: (
    data: Extract<TellingEvent, { type: Type }>['data'],
  ) => Told | undefined;
};

/** What each event is to an auditor; of every other one only the clocks and the person matter. */
const TELLING: Telling = {
  'completion-proposed.v2': ({ evidence }) => ({
    as: 'completion-proposed',
    evidence: evidence.length,
  }),
  'evidence-added.v1': () => ({ as: 'evidence-added', evidence: 1 }),
  'completion-agreed.v1': ({ verificationRequired }) =>
    verificationRequired ? undefined : { as: 'closed' },
  'completion-verified.v1': () => ({ as: 'verified' }),
  'target-date-moved.v2': ({ from, to }) => ({ as: 'date-moved', from, to }),
  'decision-recorded.v2': ({ taken }) =>
    taken.route === 'urgent' ? { as: 'taken-urgently' } : undefined,
  'urgent-decision-reported.v1': () => ({ as: 'reported-to-meeting' }),
  'implementation-date-moved.v1': ({ from, to }) => ({ as: 'date-moved', from, to }),
  'implementation-reported.v1': () => ({ as: 'completion-proposed', evidence: 1 }),
  'implementation-confirmed.v1': () => ({ as: 'verified' }),
  'group-judged.v2': ({ bodyId }) => ({ as: 'judged', bodyId }),
  'judgement-changed.v1': ({ bodyId }) => ({ as: 'judgement-changed', bodyId }),
};

const toldBy = ({ type, data }: DomainEvent): Told | undefined =>
  (TELLING as Readonly<Record<string, ((data: unknown) => Told | undefined) | undefined>>)[type]?.(
    data,
  );

const factOf = (event: Recorded): readonly AuditedFact[] => {
  const told = toldBy(event);
  const isKept = told ?? (isLate(event) || event.metadata.actor.onBehalfOf !== undefined);
  return isKept ? [{ event: eventReferenceOf(event), ...told }] : [];
};

const UUID_LENGTH = 36;

const begun = (stream: StreamName): AuditedHistory => ({
  stream,
  kind: stream.slice(0, -UUID_LENGTH - 1),
  recordId: stream.slice(-UUID_LENGTH),
  events: 0,
  facts: [],
});

/** One more event of a history. What arrives late finds its place: the order is that of the history. */
const examined = (history: AuditedHistory | null, event: Recorded): AuditedHistory => {
  const before = history ?? begun(event.stream);
  return {
    ...before,
    events: before.events + 1,
    facts: [...before.facts, ...factOf(event)].toSorted(
      (one, other) => one.event.revision - other.event.revision,
    ),
  };
};

/**
 * Every fact of every register: a new one is one line here. Who read what is restricted is not among them: the server
 * records it as it happens, for nobody else, so that it is never an exception; it has a register of its own.
 */
const everyEvent = Object.keys({
  ...agencyEvents,
  ...bodyEvents,
  ...dutyEvents,
  ...meetingEvents,
  ...meetingActionEvents,
  ...referenceCounterEvents,
  ...decisionEvents,
  ...prioritiesEvents,
  ...planEvents,
  ...inYearEvents,
  ...actionEvents,
  ...measureEvents,
  ...reviewEvents,
  ...dhrEvents,
  ...accessGrantEvents,
  ...frameworkEvents,
  ...cycleEvents,
});

export const exceptionRegister: Projection<AuditedHistory> = projection<
  AuditedHistory,
  DomainEvent
>({
  name: 'exception-register',
  version: 1,
  key: ({ stream }) => stream,
  on: Object.fromEntries(everyEvent.map((type) => [type, examined])),
  indexes: [['kind']],
});
