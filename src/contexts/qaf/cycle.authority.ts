import { assertNever } from '../../kernel/assert-never.js';
import type { Office } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { type AgencyId, type Appointment, successorsOn } from '../bodies/contract.js';
import { type Acting, appointmentFor, inOffice, leads } from '../delivery-plans/contract.js';
import type { CycleCommand, CycleContext } from './cycle.commands.js';

/** Somebody's attempt to say or do something in a cycle. */
export interface Attempt extends Pick<CycleContext, 'board' | 'group' | 'line'> {
  readonly metadata: Acting;
}

/** Who answers for an agency that day: itself while it exists, then its successors. */
const answeringOn = (
  agencyId: AgencyId,
  { line }: Pick<CycleContext, 'line'>,
  on: PlainDate,
): readonly AgencyId[] => successorsOn(agencyId, on, line);

/** Whoever answers for an agency on the day it happened, or on the day it is recorded. */
export const answeringFor = (agencyId: AgencyId, attempt: Attempt): ReadonlySet<AgencyId> => {
  const { effectiveAt, today } = attempt.metadata;
  return new Set([
    ...answeringOn(agencyId, attempt, effectiveAt),
    ...answeringOn(agencyId, attempt, today),
  ]);
};

/** In which somebody speaks for an agency: any office in the Board or the group that they hold for it. */
export const appointmentOf = (agencyId: AgencyId, attempt: Attempt): Appointment | undefined => {
  const answering = answeringFor(agencyId, attempt);
  const { group, board, metadata } = attempt;
  return appointmentFor(metadata, [group, board], (each) => answering.has(each.agencyId));
};

/** In which somebody runs the cycle: as chair or deputy of its group or of the Board. */
export const runningAppointment = ({ group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group, board], leads);

/** The office in which somebody acts who is not the secretariat. */
export const officeUsed = (
  { type, data, metadata }: CycleCommand,
  context: CycleContext,
): Office | undefined => {
  const attempt = { ...context, metadata };
  switch (type) {
    case 'TakePart':
    case 'FindNotRelevant':
    case 'AssessRequirement':
      return inOffice(metadata, appointmentOf(data.agencyId, attempt));
    case 'ModerateAssessment':
      return inOffice(metadata, appointmentOf(data.moderatorId, attempt));
    case 'OpenCycle':
    case 'AskAgency':
    case 'RecordNoReturn':
    case 'RaiseFinding':
    case 'MakeRecommendation':
    case 'DisposeRecommendation':
    case 'CloseFinding':
    case 'ReportCycle':
    case 'CloseCycle':
      return inOffice(metadata, runningAppointment(attempt));
    default:
      return assertNever(type);
  }
};
