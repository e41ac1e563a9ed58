import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type Decider,
  type Decision as Decided,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { wasTaken } from '../decisions/contract.js';
import { decideAnswer } from './answers.js';
import { officeUsed } from './cycle.authority.js';
import type { CycleCommand, CycleContext, Of } from './cycle.commands.js';
import { contextOf } from './cycle.context.js';
import type { CycleEvent } from './cycle.events.js';
import { evolve } from './cycle.evolution.js';
import {
  agenciesAreAskedOnce,
  agenciesExist,
  closedOnceReported,
  cycleIsNotClosed,
  cycleIsOpened,
  datesRunForward,
  everyAgencyHasSaid,
  everyRecommendationIsDisposed,
  frameworkIsInForce,
  groupOfCycleIsEstablished,
  nobodyIsOutstanding,
  notedByThen,
  oneCycleAYear,
  openedForABoard,
  opensInItsYear,
  reportedOnce,
  reportedToTheBoard,
  reportWasNoted,
  runByThoseWhoMay,
} from './cycle.policies.js';
import {
  type AgencyInCycle,
  type Cycle,
  identityOf,
  type OpenedCycle,
  takesPart,
} from './cycle.stages.js';
import { decideFollowUp } from './follow-up.js';
import { requirementsIn } from './framework.js';
import type { RequirementCode } from './ids.js';

const decider: Decider<Cycle, CycleCommand, CycleEvent, CycleContext> = {
  initial: { stage: 'none' },

  decide: (command, cycle, context) => {
    if (command.type === 'OpenCycle') return open(command, cycle, context);
    if (cycle.stage === 'none') return refused(refuse(cycleIsOpened, cycle));
    switch (command.type) {
      case 'AskAgency':
      case 'TakePart':
      case 'FindNotRelevant':
      case 'RecordNoReturn':
      case 'AssessRequirement':
      case 'ModerateAssessment':
        return decideAnswer(command, cycle, context);
      case 'RaiseFinding':
      case 'MakeRecommendation':
      case 'DisposeRecommendation':
      case 'CloseFinding':
        return decideFollowUp(command, cycle, context);
      case 'ReportCycle':
        return report(command, cycle, context);
      case 'CloseCycle':
        return close(command, cycle, context);
      default:
        return assertNever(command);
    }
  },

  evolve,
};

const open = (
  { data, metadata }: Of<'OpenCycle'>,
  cycle: Cycle,
  context: CycleContext,
): Decided<CycleEvent> =>
  check(
    [
      openedForABoard,
      groupOfCycleIsEstablished,
      agenciesExist,
      runByThoseWhoMay,
      oneCycleAYear,
      opensInItsYear,
      frameworkIsInForce,
      agenciesAreAskedOnce,
      datesRunForward,
    ],
    { ...context, data, metadata, cycle, agencyIds: data.agencyIds },
    () => [{ type: 'qaf-cycle-opened.v1', data: { ...data, agencyIds: [...data.agencyIds] } }],
  );

const report = (
  { data: { decisionId }, metadata }: Of<'ReportCycle'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const { decision } = context;
  return check(
    [
      runByThoseWhoMay,
      reportWasNoted,
      cycleIsNotClosed,
      reportedOnce,
      reportedToTheBoard,
      notedByThen,
    ],
    { ...context, metadata, cycle },
    () => {
      const meeting =
        wasTaken(decision) && decision.taken.route === 'meeting'
          ? { meetingId: decision.taken.meetingId }
          : {};
      return [
        { type: 'qaf-cycle-reported.v1', data: { ...identityOf(cycle), decisionId, ...meeting } },
      ];
    },
  );
};

const close = (
  { metadata }: Of<'CloseCycle'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const closing = { ...context, metadata, cycle };
  const agencies = [...cycle.agencies.values()];
  const codes = requirementsIn(context.framework, cycle.frameworkVersion).map(({ code }) => code);
  const rules = [runByThoseWhoMay, cycleIsNotClosed, ...(cycle.stage === 'closed' ? [] : CLOSING)];
  return check(rules, closing, () => [
    {
      type: 'qaf-cycle-closed.v1',
      data: {
        ...identityOf(cycle),
        noReturn: agencies
          .filter((each) => each.noReturn !== undefined && each.assessments.size === 0)
          .map(({ agencyId }) => agencyId),
        notAssessed: missingOf(agencies, (agency) =>
          codes.filter((code) => !agency.assessments.has(code)),
        ),
        notModerated: missingOf(agencies, (agency) =>
          codes.filter((code) => agency.assessments.has(code) && !agency.moderations.has(code)),
        ),
      },
    },
  ]);
};

const CLOSING = [
  closedOnceReported,
  everyAgencyHasSaid,
  nobodyIsOutstanding,
  everyRecommendationIsDisposed,
];

/** What is missing of each agency that takes part; nobody, where nothing is. */
const missingOf = (
  agencies: readonly AgencyInCycle[],
  missing: (agency: AgencyInCycle) => readonly RequirementCode[],
) =>
  agencies
    .filter(takesPart)
    .map((agency) => ({ agencyId: agency.agencyId, requirements: [...missing(agency)] }))
    .filter(({ requirements }) => requirements.length > 0);

export const cycleAggregate: Aggregate<Cycle, CycleCommand, CycleEvent, CycleContext> = {
  name: 'qaf-cycle',
  stream: (id) => streamName('qaf-cycle', id),
  decider,
  context: contextOf,
  actingAs: (command, _, context) => officeUsed(command, context),
};

/** For other contexts: where a year's assessment stands. */
export const cycleReader = stateOf(cycleAggregate);
