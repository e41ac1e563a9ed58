import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision as Decided } from '../../kernel/decider.js';
import { broken } from '../../kernel/refusal.js';
import type { AgencyId } from '../bodies/contract.js';
import {
  agencyTakesPart,
  assessedAfterTheLast,
  evidenceRules,
  metIsShown,
  moderatedAfterwards,
  moderatedByAnotherAgency,
  moderatedByItsPeople,
  moderatedBySomebodyElse,
  moderatorIsRegistered,
  notApplicableHasAReason,
  notModeratedYet,
  otherRatingHasAReason,
  requirementIsKnown,
  thereIsSomethingToModerate,
} from './assessment.policies.js';
import { appointmentOf, type Attempt } from './cycle.authority.js';
import type { AnswerCommand, CycleContext, GivenEvidence, Of } from './cycle.commands.js';
import type { CycleEvent, CycleEvidence } from './cycle.events.js';
import {
  agenciesExist,
  cycleIsNotClosed,
  runByThoseWhoMay,
  saidOnceOpened,
} from './cycle.policies.js';
import { identityOf, type OpenedCycle } from './cycle.stages.js';
import { requirementsIn } from './framework.js';
import {
  agencyIsAskedAnew,
  agencyWasAsked,
  answeredByItsPeople,
  assessedNothing,
  isNotFoundNotRelevant,
  noReturnIsRecordedOnce,
  notRelevantHasAReason,
  returnWasDue,
  saidAfterTheLast,
  saysSomethingNew,
} from './participation.policies.js';

/** Decides what an agency says in a cycle, and what is said of it. */
export const decideAnswer = (
  command: AnswerCommand,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const { agencyId } = command.data;
  const agency = cycle.agencies.get(agencyId);
  const subject = { ...context, metadata: command.metadata, cycle, agencyId, agency };
  const of = { ...identityOf(cycle), agencyId };
  const answeredBy = appointmentOf(agencyId, subject)?.agencyId ?? agencyId;
  switch (command.type) {
    case 'AskAgency':
      return check(
        [runByThoseWhoMay, agenciesExist, cycleIsNotClosed, agencyIsAskedAnew],
        { ...subject, agencyIds: [agencyId] },
        () => [{ type: 'qaf-agency-asked.v1', data: of }],
      );
    case 'TakePart':
      return check([...SAYING, saysSomethingNew], { ...subject, takesPart: true }, () => [
        { type: 'qaf-participation-confirmed.v1', data: { ...of, answeredBy } },
      ]);
    case 'FindNotRelevant': {
      const { because } = command.data;
      return check(
        [...SAYING, saysSomethingNew, notRelevantHasAReason, assessedNothing],
        { ...subject, because, takesPart: false },
        () =>
          because
            ? [{ type: 'qaf-agency-not-relevant.v1', data: { ...of, answeredBy, because } }]
            : [],
      );
    }
    case 'RecordNoReturn': {
      const { because } = command.data;
      return check(NO_RETURN, subject, () => [
        { type: 'qaf-no-return-recorded.v1', data: { ...of, ...(because && { because }) } },
      ]);
    }
    case 'AssessRequirement':
      return assess(command, cycle, subject, answeredBy);
    case 'ModerateAssessment':
      return moderate(command, cycle, subject);
    default:
      return assertNever(command);
  }
};

type Subject = Attempt &
  CycleContext & {
    readonly cycle: OpenedCycle;
    readonly agencyId: AgencyId;
    readonly agency: ReturnType<OpenedCycle['agencies']['get']>;
  };

const SAYING = [
  agencyWasAsked,
  answeredByItsPeople,
  cycleIsNotClosed,
  saidOnceOpened,
  saidAfterTheLast,
];

const NO_RETURN = [
  agencyWasAsked,
  runByThoseWhoMay,
  cycleIsNotClosed,
  isNotFoundNotRelevant,
  assessedNothing,
  noReturnIsRecordedOnce,
  returnWasDue,
];

const assess = (
  { data }: Of<'AssessRequirement'>,
  cycle: OpenedCycle,
  subject: Subject,
  answeredBy: AgencyId,
): Decided<CycleEvent> => {
  const { agencyId, requirement, rating, because, evidence } = data;
  const requirements = requirementsIn(subject.framework, cycle.frameworkVersion);
  return check(
    [
      agencyWasAsked,
      requirementIsKnown,
      answeredByItsPeople,
      cycleIsNotClosed,
      agencyTakesPart,
      notModeratedYet,
      saidOnceOpened,
      assessedAfterTheLast,
      notApplicableHasAReason,
      metIsShown,
      ...evidenceRules,
    ],
    { ...subject, requirements, named: [requirement], requirement, rating, because, evidence },
    () => [
      {
        type: 'qaf-requirement-assessed.v1',
        data: {
          ...identityOf(cycle),
          agencyId,
          answeredBy,
          requirement,
          rating,
          ...(because && { because }),
          evidence: evidence.map((each) => asRecorded(each, answeredBy)),
        },
      },
    ],
  );
};

/** Kept by the agency that gives it and read in the partnership, where nothing else was said. */
export const asRecorded = (evidence: GivenEvidence, holderId?: AgencyId): CycleEvidence => ({
  ...(holderId && { holderId }),
  ...evidence,
  marking: evidence.marking ?? 'partnership',
});

const moderate = (
  { data }: Of<'ModerateAssessment'>,
  cycle: OpenedCycle,
  subject: Subject,
): Decided<CycleEvent> => {
  const { agencyId, requirement, moderatorId, rating, because } = data;
  const assessment = subject.agency?.assessments.get(requirement);
  const requirements = requirementsIn(subject.framework, cycle.frameworkVersion);
  const moderating = {
    ...subject,
    requirements,
    named: [requirement],
    requirement,
    moderatorId,
    assessment,
    rating,
    because,
  };
  const refusals = broken(MODERATION_NEEDS, moderating);
  if (refusals.length > 0 || !assessment) return { ok: false, error: refusals };
  return check(MODERATION, moderating, () => [
    {
      type: 'qaf-assessment-moderated.v1',
      data: {
        ...identityOf(cycle),
        agencyId,
        requirement,
        moderatorId,
        rating: rating ?? assessment.rating,
        agreed: rating === undefined || rating === assessment.rating,
        ...(because && { because }),
      },
    },
  ]);
};

const MODERATION_NEEDS = [
  agencyWasAsked,
  requirementIsKnown,
  moderatorIsRegistered,
  thereIsSomethingToModerate,
];

const MODERATION = [
  moderatedByItsPeople,
  moderatedByAnotherAgency,
  moderatedBySomebodyElse,
  cycleIsNotClosed,
  notModeratedYet,
  moderatedAfterwards,
  otherRatingHasAReason,
];
