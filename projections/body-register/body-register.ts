import type {
  Appointment,
  BODY_KINDS,
  BodyEvent,
  BodyId,
  Delegation,
  Month,
  StrandLead,
  TermsOfReference,
} from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface AdoptedTerms extends TermsOfReference {
  readonly adopted: Entry;
}

/** An office held from a day, and until one once it ended. Who held it on a date is asked, not stored. */
export interface HeldOffice extends Appointment {
  readonly appointed: Entry;
  readonly ended?: Entry;
}

/** A later end of a set period, and the decision of the delegating body that gave it. */
export interface Extension extends Entry {
  readonly decisionId: DecisionId;
  readonly endedOn: PlainDate;
  readonly endsOn: PlainDate;
}

export interface Dissolved extends Entry {
  readonly decisionId?: DecisionId;
}

/** A strand of Contest led by an agency from a day on, until the next takes it over. */
export interface NamedLead extends StrandLead {
  readonly named: Entry;
}

export interface MonthNotRequired extends Entry {
  readonly month: Month;
  readonly because: Sealed;
}

/** A body, readable wherever an established body is asked for: `officeHeld(row, …)`, `termsInForce(row, …)`. */
export interface BodyRow extends Row {
  readonly stage: 'established';
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof BODY_KINDS)[number];
  readonly reportsTo?: BodyId;
  readonly alsoKnownAs?: readonly string[];
  readonly establishedOn: PlainDate;
  readonly established: Entry;
  /** Of a Task and Finish group: its period as it ends now. */
  readonly delegation?: Delegation;
  readonly extensions: readonly Extension[];
  /** Once it was dissolved: the day itself may lie ahead. */
  readonly lastDay?: PlainDate;
  readonly dissolved?: Dissolved;
  /** Every version, in the order of adoption. */
  readonly terms: readonly AdoptedTerms[];
  /** Past, present and future. */
  readonly appointments: readonly HeldOffice[];
  /** In the order in which they were named. */
  readonly strandLeads: readonly NamedLead[];
  readonly monthsNotRequired: readonly MonthNotRequired[];
}

export const bodyRegister = projection<BodyRow, BodyEvent>({
  name: 'body-register',
  version: 2,
  key: ({ data }) => data.bodyId,
  on: {
    'body-established.v2': (_, event) => ({
      stage: 'established',
      ...event.data,
      establishedOn: event.metadata.effectiveAt,
      established: entryOf(event),
      extensions: [],
      terms: [],
      appointments: [],
      strandLeads: [],
      monthsNotRequired: [],
      ...begun(event),
    }),
    'terms-of-reference-adopted.v2': (row, event) =>
      amend(row, event, ({ terms }) => ({
        terms: [...terms, { ...event.data.terms, adopted: entryOf(event) }],
      })),
    'office-holder-appointed.v2': (row, event) =>
      amend(row, event, ({ appointments }) => ({
        appointments: [...appointments, { ...event.data.appointment, appointed: entryOf(event) }],
      })),
    'appointment-ended.v1': (row, event) =>
      amend(row, event, ({ appointments }) => ({
        appointments: appointments.map((held) =>
          held.appointmentId === event.data.appointmentId
            ? { ...held, to: event.data.to, ended: entryOf(event) }
            : held,
        ),
      })),
    'body-period-extended.v1': (row, event) =>
      amend(row, event, ({ delegation, extensions }) => {
        const { decisionId, endedOn, endsOn } = event.data;
        return {
          ...(delegation && { delegation: { ...delegation, endsOn } }),
          extensions: [...extensions, { decisionId, endedOn, endsOn, ...entryOf(event) }],
        };
      }),
    'body-dissolved.v1': (row, event) =>
      amend(row, event, () => {
        const { lastDay, decisionId } = event.data;
        return { lastDay, dissolved: { ...(decisionId && { decisionId }), ...entryOf(event) } };
      }),
    'strand-lead-named.v1': (row, event) =>
      amend(row, event, ({ strandLeads }) => ({
        strandLeads: [...strandLeads, { ...event.data.lead, named: entryOf(event) }],
      })),
    'month-found-not-required.v1': (row, event) =>
      amend(row, event, ({ monthsNotRequired }) => {
        const { month, because } = event.data;
        return { monthsNotRequired: [...monthsNotRequired, { month, because, ...entryOf(event) }] };
      }),
  },
  indexes: [['shortName'], ['kind'], ['appointments.holder']],
});
