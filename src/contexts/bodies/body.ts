import { assertNever } from '../../kernel/assert-never.js';
import type { Fact, StateReader } from '../../kernel/decider.js';
import { type StreamName, streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type {
  Appointment,
  BODY_KINDS,
  BodyEvent,
  Delegation,
  Month,
  StrandLead,
  TermsOfReference,
} from './body.events.js';
import type { AppointmentId, BodyId } from './ids.js';

/** The Board, a group, or a partnership beside it: what it is for, how it meets, who holds office in it. */
export type Body =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'established';
      readonly bodyId: BodyId;
      readonly name: string;
      readonly shortName: string;
      readonly kind: (typeof BODY_KINDS)[number];
      readonly reportsTo?: BodyId;
      readonly establishedOn: PlainDate;
      /** Of a Task and Finish group: by whom, for what, and until when, with every extension. */
      readonly delegation?: Delegation;
      /** Once it was dissolved: the day itself may lie ahead. */
      readonly lastDay?: PlainDate;
      readonly terms: readonly TermsOfReference[];
      readonly appointments: readonly Appointment[];
      /** Lead agencies of the Contest strands, each from a day on. */
      readonly strandLeads?: readonly StrandLead[];
      readonly monthsNotRequired?: readonly { readonly month: Month }[];
    };
export type EstablishedBody = Extract<Body, { stage: 'established' }>;

const evolve = (body: Body, event: Fact<BodyEvent>): Body => {
  if (event.type === 'body-established.v2') {
    const { alsoKnownAs: _, ...established } = event.data;
    return {
      stage: 'established',
      ...established,
      establishedOn: event.metadata.effectiveAt,
      terms: [],
      appointments: [],
    };
  }
  if (body.stage === 'none') return body;
  switch (event.type) {
    case 'terms-of-reference-adopted.v2':
      return { ...body, terms: [...body.terms, event.data.terms] };
    case 'office-holder-appointed.v2':
      return { ...body, appointments: [...body.appointments, event.data.appointment] };
    case 'appointment-ended.v1':
      return { ...body, appointments: endedIn(body.appointments, event.data) };
    case 'body-period-extended.v1':
      if (body.delegation === undefined) return body;
      return { ...body, delegation: { ...body.delegation, endsOn: event.data.endsOn } };
    case 'body-dissolved.v1':
      return { ...body, lastDay: event.data.lastDay };
    case 'strand-lead-named.v1':
      return { ...body, strandLeads: [...(body.strandLeads ?? []), event.data.lead] };
    case 'month-found-not-required.v1':
      return {
        ...body,
        monthsNotRequired: [...(body.monthsNotRequired ?? []), { month: event.data.month }],
      };
    default:
      return assertNever(event);
  }
};

/** The appointments with that one ended. */
export const endedIn = (
  appointments: readonly Appointment[],
  { appointmentId, to }: { readonly appointmentId: AppointmentId; readonly to: PlainDate },
): readonly Appointment[] =>
  appointments.map((each) => (each.appointmentId === appointmentId ? { ...each, to } : each));

/** For other contexts: a body's terms of reference and who holds office in it. */
export const bodyReader: StateReader<Body> & {
  readonly stream: (id: string) => StreamName;
  readonly evolve: typeof evolve;
} = {
  stream: (id) => streamName('body', id),
  initial: { stage: 'none' },
  evolve,
};
