import type {
  Appointment,
  BODY_KINDS,
  BodyEvent,
  BodyId,
  TermsOfReference,
} from '../../src/contexts/bodies/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface AdoptedTerms extends TermsOfReference {
  readonly adopted: Entry;
}

/** An office held from a day, and until one once it ended. Who held it on a date is asked, not stored. */
export interface HeldOffice extends Appointment {
  readonly appointed: Entry;
  readonly ended?: Entry;
}

/** A body, readable wherever an established body is asked for: `officeHeld(row, …)`, `termsInForce(row, …)`. */
export interface BodyRow extends Row {
  readonly stage: 'established';
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof BODY_KINDS)[number];
  readonly reportsTo?: BodyId;
  readonly establishedOn: PlainDate;
  readonly established: Entry;
  /** Every version, in the order of adoption. */
  readonly terms: readonly AdoptedTerms[];
  /** Past, present and future. */
  readonly appointments: readonly HeldOffice[];
}

export const bodyRegister = projection<BodyRow, BodyEvent>({
  name: 'body-register',
  version: 1,
  key: ({ data }) => data.bodyId,
  on: {
    'body-established.v2': (_, event) => ({
      stage: 'established',
      ...event.data,
      establishedOn: event.metadata.effectiveAt,
      established: entryOf(event),
      terms: [],
      appointments: [],
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
  },
  indexes: [['shortName'], ['kind']],
});
