import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Body } from './body.js';
import { canBeNamedFor, type NamedAgency, whyNotNamedFor } from './named-agency.js';
import type { Duty, FulfilDuty, Occurrence, ScheduledDuty, ScheduleDuty } from './duty.js';

export const dutyIsNew = rule<{ readonly duty: Duty }>({
  code: 'DUTY.ALREADY_SCHEDULED',
  statement: 'An entry of the reporting schedule is made once.',
  source: 'Design: one history for each duty',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ duty }) => duty.stage === 'none',
});

export const bodyOfDutyIsEstablished = rule<{ readonly body: Body }>({
  code: 'DUTY.BODY_NOT_FOUND',
  statement: 'A reporting duty is owed by a body that has been established.',
  source: 'S4:325',
  kind: 'source',
  concerns: 'existence',
  holds: ({ body }) => body.stage === 'established',
});

export const agencyOfDutyIsRegistered = rule<{ readonly owedBy?: NamedAgency }>({
  code: 'DUTY.AGENCY_NOT_FOUND',
  statement: 'Where one agency owes a duty to its body, it is registered.',
  source: 'Design: an agency is registered before it is named',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ owedBy }) => owedBy === undefined || owedBy.agency.stage === 'registered',
});

export const agencyOfDutyExistsThen = rule<{
  readonly owedBy?: NamedAgency;
  /** From when it is owed. */
  readonly from: PlainDate;
}>({
  code: 'DUTY.AGENCY_DOES_NOT_EXIST_THEN',
  statement:
    'A duty is owed by an agency that exists when it falls due for the first time, or, where that was before, when it is scheduled.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ owedBy, from }) => owedBy === undefined || canBeNamedFor(owedBy, from),
  explain: ({ owedBy, from }) => (owedBy ? whyNotNamedFor(owedBy, from) : ''),
});

type Entering = Pick<ScheduleDuty, 'kind' | 'asked' | 'due'>;

export const dataRequestSaysWhoAsked = rule<{ readonly entry: Entering }>({
  code: 'DUTY.WHO_ASKED_DOES_NOT_FIT',
  statement:
    'A data request says who asked for the data, and when; any other duty is owed without being asked for.',
  source: 'S4:368',
  kind: 'ours',
  concerns: 'content',
  holds: ({ entry: { kind, asked } }) => (kind === 'data-request') === (asked !== undefined),
});

export const askedByThen = rule<{ readonly entry: Entering; readonly effectiveAt: PlainDate }>({
  code: 'DUTY.ASKED_LATER',
  statement: 'Data was asked for before the request is entered, and no later than it is due.',
  source: 'S4:368',
  kind: 'ours',
  concerns: 'content',
  holds: ({ entry: { asked, due }, effectiveAt }) =>
    asked === undefined || (asked.on <= effectiveAt && asked.on <= due),
});

export const dutyIsScheduled = rule<Duty>({
  code: 'DUTY.NOT_FOUND',
  statement: 'The duty must stand in the reporting schedule.',
  source: 'S4:325',
  kind: 'source',
  concerns: 'existence',
  holds: (duty) => duty.stage !== 'none',
});

export const dutyIsNotWithdrawn = rule<{ readonly duty: ScheduledDuty }>({
  code: 'DUTY.WITHDRAWN',
  statement: 'A duty that was withdrawn from the reporting schedule is owed no more.',
  source: 'Design: a duty that comes round must be able to end',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ duty }) => duty.stage !== 'withdrawn',
});

export const occurrenceIsKnown = rule<{
  readonly duty: ScheduledDuty;
  readonly occurrence: Occurrence | undefined;
}>({
  code: 'DUTY.NOT_DUE_THAT_DAY',
  statement: 'What is said of a duty names a day on which it was due, or is due next.',
  source: 'Domain, register 1: duty, source, body, when due',
  kind: 'ours',
  concerns: 'content',
  holds: ({ occurrence }) => occurrence !== undefined,
  explain: ({ duty }) =>
    `So far this duty falls due on ${duty.occurrences.map(({ due }) => due).join(', ')}.`,
});

interface OneTime {
  readonly occurrence: Occurrence;
}

export const occurrenceIsNotFulfilled = rule<OneTime>({
  code: 'DUTY.ALREADY_FULFILLED',
  statement: 'A reporting duty is fulfilled once each time, with the evidence that it was done.',
  source: 'Domain, register 1: done with what evidence',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ occurrence }) => occurrence.fulfilledOn === undefined,
  explain: ({ occurrence }) =>
    `This duty, due on ${occurrence.due}, was fulfilled on ${occurrence.fulfilledOn ?? ''} already.`,
});

export const occurrenceIsNotMissed = rule<OneTime>({
  code: 'DUTY.ALREADY_MISSED',
  statement: 'A reporting duty is recorded as missed once each time.',
  source: 'Domain, register 1: schedule, fulfil, miss',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ occurrence }) => occurrence.missedOn === undefined,
});

export const dutyWasDue = rule<OneTime & { readonly on: PlainDate }>({
  code: 'DUTY.NOT_DUE_YET',
  statement: 'A reporting duty is missed only once the day on which it was due is over.',
  source: 'Domain, register 1: schedule, fulfil, miss',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ occurrence, on }) => occurrence.due < on,
  explain: ({ occurrence, on }) =>
    `The duty is due on ${occurrence.due}: on ${on} it cannot have been missed yet.`,
});

export const evidenceIsGiven = rule<{ readonly shown: Omit<FulfilDuty, 'due'> }>({
  code: 'DUTY.NO_EVIDENCE',
  statement: 'A reporting duty is fulfilled with what shows it: evidence, or a reference.',
  source: 'Domain, register 1: done with what evidence',
  kind: 'ours',
  concerns: 'content',
  holds: ({ shown }) => shown.evidence !== undefined || shown.reference !== undefined,
});
