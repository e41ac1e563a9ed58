import { rule } from '../../kernel/refusal.js';
import { agencyExistsOn, type AgencyId, type Body } from '../bodies/contract.js';
import { concerns, type Decision, stands, takenBy, wasTaken } from '../decisions/contract.js';
import { isSecretariat } from '../delivery-plans/contract.js';
import { type Attempt, runningAppointment } from './cycle.authority.js';
import type { CycleContext, OpenCycle } from './cycle.commands.js';
import {
  type Cycle,
  type CycleRecord,
  hasNotSaid,
  isOutstanding,
  type OpenedCycle,
} from './cycle.stages.js';
import { versionInForce } from './framework.js';

interface Opening extends Attempt {
  readonly data: OpenCycle;
  readonly cycle: Cycle;
  readonly framework: CycleContext['framework'];
}

export const openedForABoard = rule<{ readonly board: Body }>({
  code: 'QAF_CYCLE.BOARD_NOT_FOUND',
  statement: 'It is the Board that agreed the yearly assessment: it must exist, and be a Board.',
  source: 'S4:376-378',
  kind: 'source',
  concerns: 'existence',
  holds: ({ board }) => board.stage === 'established' && board.kind === 'board',
});

export const groupOfCycleIsEstablished = rule<Opening>({
  code: 'QAF_CYCLE.GROUP_NOT_FOUND',
  statement: 'The group to which the assessment is devolved has been established.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'existence',
  holds: ({ data, group }) => data.groupId === undefined || group.stage === 'established',
});

export const runByThoseWhoMay = rule<Attempt>({
  code: 'QAF_CYCLE.NOT_YOURS_TO_RUN',
  statement:
    'The yearly assessment is run by the chair or deputy of the group to which it is devolved or of the Board, or by the secretariat.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'authority',
  holds: (attempt) =>
    isSecretariat(attempt.metadata.actor) || runningAppointment(attempt) !== undefined,
});

export const oneCycleAYear = rule<Opening>({
  code: 'QAF_CYCLE.ALREADY_OPENED',
  statement: 'The assessment is carried out once a year.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'stage',
  holds: ({ cycle }) => cycle.stage === 'none',
  explain: ({ data }) => `The assessment of ${data.year} was opened already: there is one a year.`,
});

export const opensInItsYear = rule<Opening>({
  code: 'QAF_CYCLE.OPENED_IN_ANOTHER_YEAR',
  statement: 'An assessment is opened in the calendar year that it is named after.',
  source: 'Domain, register 5: annual cycle',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, metadata }) => metadata.effectiveAt.startsWith(`${data.year}-`),
});

export const frameworkIsInForce = rule<Opening>({
  code: 'QAF_CYCLE.FRAMEWORK_NOT_IN_FORCE',
  statement: 'A cycle assesses by the version of the framework in force on the day it opens.',
  source: 'Domain, register 5: framework versions with requirements',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, framework, metadata }) =>
    versionInForce(framework, metadata.effectiveAt)?.version === data.frameworkVersion,
});

export const agenciesAreAskedOnce = rule<{ readonly agencyIds: readonly AgencyId[] }>({
  code: 'QAF_CYCLE.AGENCY_ASKED_TWICE',
  statement: 'Each agency is asked once in a cycle.',
  source: 'Design: one answer for each agency',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agencyIds }) => new Set(agencyIds).size === agencyIds.length,
});

export const agenciesExist = rule<
  Pick<Attempt, 'line' | 'metadata'> & { readonly agencyIds: readonly AgencyId[] }
>({
  code: 'QAF_CYCLE.AGENCY_NOT_FOUND',
  statement: 'Asked are registered agencies that exist that day; of merged ones, their successors.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agencyIds, line, metadata }) =>
    agencyIds.every((each) => {
      const agency = line.get(each);
      return agency !== undefined && agencyExistsOn(agency, metadata.effectiveAt);
    }),
});

export const datesRunForward = rule<Opening>({
  code: 'QAF_CYCLE.DATES_RUN_BACKWARDS',
  statement:
    'Self-assessments are due no earlier than the cycle opens, moderation no earlier than they are, the report no earlier than moderation.',
  source: 'Domain, register 5: self-assessment, moderated, reported to the Board',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { assessmentsDue, moderationDue, reportDue }, metadata }) =>
    metadata.effectiveAt <= assessmentsDue &&
    assessmentsDue <= moderationDue &&
    moderationDue <= reportDue,
});

export const cycleIsOpened = rule<Cycle>({
  code: 'QAF_CYCLE.NOT_FOUND',
  statement: 'The assessment must have been opened.',
  source: 'Domain, register 5: annual cycle',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ stage }) => stage !== 'none',
});

export const cycleIsNotClosed = rule<{ readonly cycle: OpenedCycle }>({
  code: 'QAF_CYCLE.CLOSED',
  statement: 'A closed assessment is not added to; only its findings are still closed.',
  source: 'Domain, register 5: closed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ cycle }) => cycle.stage !== 'closed',
});

export const saidOnceOpened = rule<
  Pick<Attempt, 'metadata'> & { readonly cycle: Pick<CycleRecord, 'openedOn'> }
>({
  code: 'QAF_CYCLE.BEFORE_IT_OPENED',
  statement: 'What is said in an assessment happened on the day it was opened, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ cycle, metadata }) => cycle.openedOn <= metadata.effectiveAt,
});

interface Reporting {
  readonly cycle: OpenedCycle;
  readonly decision: Decision;
  readonly metadata: Attempt['metadata'];
}

export const reportedOnce = rule<Reporting>({
  code: 'QAF_CYCLE.ALREADY_REPORTED',
  statement: 'An assessment is reported to the Board once.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'stage',
  holds: ({ cycle }) => cycle.stage !== 'reported',
});

export const reportWasNoted = rule<Reporting>({
  code: 'QAF_CYCLE.DECISION_NOT_FOUND',
  statement:
    'A decision notes the report: it must have been recorded, name this assessment, and still stand.',
  source: 'Domain, register 5: reported to the Board (a decision notes it)',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ decision, cycle }) => stands(decision) && concerns(decision, cycle.cycleId),
});

export const reportedToTheBoard = rule<Reporting>({
  code: 'QAF_CYCLE.DECIDED_BY_ANOTHER_BODY',
  statement: 'The assessment is reported back to the Board.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision, cycle }) => !wasTaken(decision) || takenBy(decision, cycle.boardId),
});

export const notedByThen = rule<Reporting>({
  code: 'QAF_CYCLE.DECIDED_LATER',
  statement: 'The report rests on a decision that was taken by then.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, metadata }) =>
    !wasTaken(decision) || decision.takenOn <= metadata.effectiveAt,
});

interface Closing {
  readonly cycle: OpenedCycle;
  readonly line: CycleContext['line'];
}

type AgencyTest = Parameters<typeof namedIf>[1];

const agenciesOf = (cycle: CycleRecord, test: AgencyTest) =>
  [...cycle.agencies.values()].filter(test);

/** The agencies of which something is so, by the names they bear. */
const namedIf = (
  { cycle, line }: Closing,
  test: (agency: Parameters<typeof hasNotSaid>[0]) => boolean,
): string =>
  agenciesOf(cycle, test)
    .map(({ agencyId }) => line.get(agencyId)?.name ?? agencyId)
    .join(', ');

export const closedOnceReported = rule<Closing>({
  code: 'QAF_CYCLE.NOT_REPORTED',
  statement: 'An assessment is closed once it was reported back to the Board.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'stage',
  holds: ({ cycle }) => cycle.stage === 'reported',
});

export const everyAgencyHasSaid = rule<Closing>({
  code: 'QAF_CYCLE.AGENCY_HAS_NOT_SAID',
  statement:
    'All criminal justice agencies take part where relevant: of each that was asked it is on record whether it does.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'stage',
  holds: ({ cycle }) => agenciesOf(cycle, hasNotSaid).length === 0,
  explain: (closing) => `Nothing is on record of ${namedIf(closing, hasNotSaid)}.`,
});

export const nobodyIsOutstanding = rule<Closing>({
  code: 'QAF_CYCLE.AGENCY_OUTSTANDING',
  statement:
    'An assessment is closed once every agency taking part has assessed, or was recorded as having returned nothing.',
  source: 'Domain, register 5: closed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ cycle }) => agenciesOf(cycle, isOutstanding).length === 0,
  explain: (closing) =>
    `Neither assessed nor recorded as no return: ${namedIf(closing, isOutstanding)}.`,
});

const withoutDisposition = ({ recommendations }: CycleRecord) =>
  [...recommendations.values()].filter(({ disposition }) => disposition === undefined);

export const everyRecommendationIsDisposed = rule<Pick<Closing, 'cycle'>>({
  code: 'QAF_CYCLE.RECOMMENDATION_WITHOUT_DISPOSITION',
  statement: 'An assessment is closed once every recommendation has its disposition.',
  source: 'Domain, register 5: issues and recommendations each get a disposition',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ cycle }) => withoutDisposition(cycle).length === 0,
  explain: ({ cycle }) =>
    `Without disposition: ${withoutDisposition(cycle)
      .map(({ number }) => `recommendation ${number}`)
      .join(', ')}.`,
});
