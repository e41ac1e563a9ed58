import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId } from '../bodies/contract.js';
import { appointmentOf, type Attempt } from './cycle.authority.js';
import { type AgencyInCycle, type CycleRecord, takesPart } from './cycle.stages.js';

const SOURCE = 'Domain, register 5: "not relevant" needs a reason';

/** Something said by an agency, or of it. */
export interface Answering extends Attempt {
  readonly cycle: Pick<CycleRecord, 'agencies' | 'assessmentsDue'>;
  readonly agencyId: AgencyId;
  readonly agency: AgencyInCycle | undefined;
}

export const agencyWasAsked = rule<Pick<Answering, 'agency'>>({
  code: 'QAF_AGENCY.NOT_ASKED',
  statement: 'What an agency says in an assessment, it says having been asked to take part.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agency }) => agency !== undefined,
});

export const agencyIsAskedAnew = rule<Pick<Answering, 'agency'>>({
  code: 'QAF_AGENCY.ALREADY_ASKED',
  statement: 'An agency is asked once in a cycle.',
  source: 'Design: one answer for each agency',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency }) => agency === undefined,
});

export const answeredByItsPeople = rule<Answering>({
  code: 'QAF_AGENCY.NOT_YOURS_TO_ANSWER_FOR',
  statement:
    'For an agency answers who represents it, or its successor, in the Board or the group, its single point of contact among them; the secretariat on behalf of such a person.',
  source: 'Domain, who uses it: single points of contact',
  kind: 'ours',
  concerns: 'authority',
  holds: (answering) => appointmentOf(answering.agencyId, answering) !== undefined,
});

export const saysSomethingNew = rule<Answering & { readonly takesPart: boolean }>({
  code: 'QAF_AGENCY.ALREADY_SAID_SO',
  statement: 'Whether an agency takes part is said once, and anew only where it changes.',
  source: 'Design: a fact is recorded once',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency, takesPart: said }) => agency?.participation?.takesPart !== said,
});

export const saidAfterTheLast = rule<Answering>({
  code: 'QAF_AGENCY.SAID_EARLIER',
  statement: 'What takes the place of an earlier answer was said on its day, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, metadata }) =>
    agency?.participation === undefined || agency.participation.effectiveAt <= metadata.effectiveAt,
});

export const notRelevantHasAReason = rule<{ readonly because?: Sealed | undefined }>({
  code: 'QAF_AGENCY.NOT_RELEVANT_WITHOUT_REASON',
  statement: 'That an assessment is not relevant to an agency is said with the reason.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ because }) => because !== undefined,
});

export const assessedNothing = rule<Pick<Answering, 'agency'>>({
  code: 'QAF_AGENCY.HAS_ASSESSED',
  statement:
    'An agency that has assessed requirements is neither found not relevant nor recorded as no return.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency }) => agency === undefined || agency.assessments.size === 0,
});

export const isNotFoundNotRelevant = rule<Pick<Answering, 'agency'>>({
  code: 'QAF_AGENCY.NOT_RELEVANT',
  statement: 'From an agency to which the assessment is not relevant no return is due.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'stage',
  holds: ({ agency }) => agency?.participation === undefined || takesPart(agency),
});

export const noReturnIsRecordedOnce = rule<Pick<Answering, 'agency'>>({
  code: 'QAF_AGENCY.NO_RETURN_ALREADY_RECORDED',
  statement: 'That an agency returned nothing is recorded once.',
  source: 'Design: a fact is recorded once',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency }) => agency?.noReturn === undefined,
});

export const returnWasDue = rule<{
  readonly cycle: Pick<CycleRecord, 'assessmentsDue'>;
  readonly metadata: { readonly effectiveAt: PlainDate };
}>({
  code: 'QAF_AGENCY.RETURN_NOT_DUE_YET',
  statement: 'No return is recorded once the day on which self-assessments were due is over.',
  source: 'Domain, register 5: recorded as no return',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ cycle, metadata }) => cycle.assessmentsDue < metadata.effectiveAt,
  explain: ({ cycle }) => `Self-assessments are due on ${cycle.assessmentsDue}.`,
});
