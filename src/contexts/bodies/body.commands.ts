import type { CommandsOf } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { DecisionId } from '../decisions/contract.js';
import type { Agency } from './agency.js';
import type { Body } from './body.js';
import type {
  Appointment,
  BODY_KINDS,
  Delegation,
  Month,
  StrandLead,
  TermsOfReference,
} from './body.events.js';
import type { AppointmentId, BodyId } from './ids.js';

export interface EstablishBody {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof BODY_KINDS)[number];
  readonly reportsTo?: BodyId;
  readonly alsoKnownAs?: readonly string[];
  /** Of a Task and Finish group only, and of every one. */
  readonly delegation?: Delegation;
  /** A body does not exist without terms of reference (S4:331). */
  readonly terms: Omit<TermsOfReference, 'version'>;
}

export interface AdoptTermsOfReference {
  readonly terms: Omit<TermsOfReference, 'version'>;
}

export interface AppointOfficeHolder {
  readonly appointment: Appointment;
}

export interface EndAppointment {
  readonly appointmentId: AppointmentId;
  /** The last day. */
  readonly to: PlainDate;
}

export interface ReplaceOfficeHolder {
  /** Of whoever goes: their last day is the one before the other's first. */
  readonly appointmentId: AppointmentId;
  /** To the same office. */
  readonly successor: Omit<Appointment, 'office'>;
}

export interface ExtendPeriod {
  /** The last day of the period from now on. */
  readonly endsOn: PlainDate;
  readonly decisionId: DecisionId;
}

export interface DissolveBody {
  readonly lastDay: PlainDate;
  readonly decisionId?: DecisionId;
}

export interface NameStrandLead {
  readonly lead: StrandLead;
}

export interface FindMonthNotRequired {
  readonly month: Month;
  readonly because: Sealed;
}

export type BodyCommand = CommandsOf<{
  EstablishBody: EstablishBody;
  AdoptTermsOfReference: AdoptTermsOfReference;
  AppointOfficeHolder: AppointOfficeHolder;
  EndAppointment: EndAppointment;
  ReplaceOfficeHolder: ReplaceOfficeHolder;
  ExtendPeriod: ExtendPeriod;
  DissolveBody: DissolveBody;
  NameStrandLead: NameStrandLead;
  FindMonthNotRequired: FindMonthNotRequired;
}>;

/** As much of a decision as a body must know: whose it is, and since when it stands. */
export interface RestsOn {
  readonly bodyId: BodyId;
  readonly takenOn: PlainDate;
}

/** What a body must know of other histories. */
export interface BodyContext {
  /** The agency that an appointment or a strand names. */
  readonly agency: Agency;
  /** The body that a new one reports to. */
  readonly parent: Body;
  /** The body that delegates to a new one. */
  readonly delegator: Body;
  /** The decision that was named; absent where it was never taken, or stands no more. */
  readonly decision?: RestsOn;
}
