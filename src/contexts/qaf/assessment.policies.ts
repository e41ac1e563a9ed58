import { isSamePerson } from '../../kernel/actor.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId } from '../bodies/contract.js';
import { answeringFor, appointmentOf } from './cycle.authority.js';
import type { CycleContext, GivenEvidence } from './cycle.commands.js';
import type { Rating } from './cycle.events.js';
import { type AgencyInCycle, type SelfAssessment, takesPart } from './cycle.stages.js';
import type { Requirement } from './framework.events.js';
import type { RequirementCode } from './ids.js';
import type { Answering } from './participation.policies.js';

/** Requirements that somebody names, and those of the cycle's framework. */
interface NamingRequirements {
  readonly named: readonly RequirementCode[];
  readonly requirements: readonly Requirement[];
}

const unknownAmong = ({ named, requirements }: NamingRequirements): readonly RequirementCode[] =>
  named.filter((code) => !requirements.some((each) => each.code === code));

export const requirementIsKnown = rule<NamingRequirements>({
  code: 'QAF_ASSESSMENT.REQUIREMENT_NOT_FOUND',
  statement: 'What is assessed is a requirement of the version that the cycle assesses by.',
  source: 'S4:376',
  kind: 'source',
  concerns: 'existence',
  holds: (naming) => unknownAmong(naming).length === 0,
  explain: (naming) => `The version has no requirement ${unknownAmong(naming).join(', ')}.`,
});

export const agencyTakesPart = rule<{ readonly agency: AgencyInCycle | undefined }>({
  code: 'QAF_ASSESSMENT.AGENCY_DOES_NOT_TAKE_PART',
  statement: 'An agency assesses itself once it is on record that it takes part.',
  source: 'S4:378',
  kind: 'source',
  concerns: 'stage',
  holds: ({ agency }) => agency === undefined || takesPart(agency),
});

interface Assessing extends Answering {
  readonly requirement: RequirementCode;
  readonly rating: Rating;
  readonly because: Sealed | undefined;
  readonly evidence: readonly GivenEvidence[];
}

export const notModeratedYet = rule<Pick<Assessing, 'agency' | 'requirement'>>({
  code: 'QAF_ASSESSMENT.ALREADY_MODERATED',
  statement: 'An agency assesses anew until another agency has moderated.',
  source: 'Domain, register 5: moderated by another agency',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency, requirement }) => !agency?.moderations.has(requirement),
});

export const assessedAfterTheLast = rule<Assessing>({
  code: 'QAF_ASSESSMENT.EARLIER_THAN_THE_LAST',
  statement: 'An assessment that takes the place of another was made on its day, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, requirement, metadata }) => {
    const last = agency?.assessments.get(requirement);
    return last === undefined || last.effectiveAt <= metadata.effectiveAt;
  },
});

export const notApplicableHasAReason = rule<Assessing>({
  code: 'QAF_ASSESSMENT.NOT_APPLICABLE_WITHOUT_REASON',
  statement: 'That a requirement is not applicable is said with the reason.',
  source: 'Domain, register 5: "not relevant" needs a reason',
  kind: 'ours',
  concerns: 'content',
  holds: ({ rating, because }) => rating !== 'not-applicable' || because !== undefined,
});

export const metIsShown = rule<Assessing>({
  code: 'QAF_ASSESSMENT.NO_EVIDENCE',
  statement: 'That a requirement is met, or partly met, is shown by evidence.',
  source: 'Domain, register 5: self-assessment per requirement with evidence',
  kind: 'ours',
  concerns: 'content',
  holds: ({ rating, evidence }) =>
    (rating !== 'met' && rating !== 'partly-met') || evidence.length > 0,
});

interface GivingEvidence {
  readonly evidence: readonly GivenEvidence[];
  readonly line: CycleContext['line'];
  readonly metadata: { readonly effectiveAt: PlainDate };
}

const EVIDENCE = 'Domain, register 3: evidence is a file, link or statement';

export const evidenceHolderIsRegistered = rule<GivingEvidence>({
  code: 'QAF_EVIDENCE.HOLDER_NOT_FOUND',
  statement: 'The agency that keeps the original of a piece of evidence is a registered one.',
  source: EVIDENCE,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ evidence, line }) =>
    evidence.every(({ holderId }) => holderId === undefined || line.has(holderId)),
});

export const evidenceShowsSomething = rule<GivingEvidence>({
  code: 'QAF_EVIDENCE.NOTHING_SHOWN',
  statement:
    'Evidence that is a file comes with its file, a link or a statement with its text: each with its own, and with nothing else.',
  source: EVIDENCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence }) =>
    evidence.every(({ kind, content, file }) =>
      kind === 'file'
        ? file !== undefined && content === undefined
        : content !== undefined && file === undefined,
    ),
});

export const evidenceSpeaksOfThePast = rule<GivingEvidence>({
  code: 'QAF_EVIDENCE.OF_A_DAY_TO_COME',
  statement: 'Evidence speaks of the day on which it is given, or of an earlier one.',
  source: EVIDENCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence, metadata }) =>
    evidence.every(({ effectiveOn }) => effectiveOn <= metadata.effectiveAt),
});

export const evidenceIsKept = rule<GivingEvidence>({
  code: 'QAF_EVIDENCE.NOT_KEPT',
  statement: 'Evidence is kept at least beyond the day on which it is given.',
  source: 'Domain, register 3: evidence has a retention',
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence, metadata }) =>
    evidence.every(({ keepUntil }) => keepUntil === undefined || keepUntil > metadata.effectiveAt),
});

/** What all evidence in a cycle must keep. */
export const evidenceRules = [
  evidenceHolderIsRegistered,
  evidenceShowsSomething,
  evidenceSpeaksOfThePast,
  evidenceIsKept,
];

interface Moderating extends Answering {
  readonly moderatorId: AgencyId;
  readonly requirement: RequirementCode;
  readonly assessment: SelfAssessment | undefined;
  readonly rating: Rating | undefined;
  readonly because: Sealed | undefined;
}

const MODERATED = 'Domain, register 5: moderated by another agency';

export const moderatorIsRegistered = rule<Moderating>({
  code: 'QAF_MODERATION.AGENCY_NOT_FOUND',
  statement: 'The agency that moderates is a registered one.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ moderatorId, line }) => line.has(moderatorId),
});

export const moderatedByItsPeople = rule<Moderating>({
  code: 'QAF_MODERATION.NOT_YOURS_TO_MODERATE',
  statement:
    'An agency moderates through who represents it, or its successor, in the Board or the group; the secretariat enters it on behalf of such a person.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'authority',
  holds: (moderating) => appointmentOf(moderating.moderatorId, moderating) !== undefined,
});

export const moderatedByAnotherAgency = rule<Moderating>({
  code: 'QAF_MODERATION.OWN_AGENCY',
  statement:
    'No agency moderates itself: not through its people, not on behalf of them, not as successor of the one that assessed.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'authority',
  holds: (moderating) => {
    const assessed = answeringFor(moderating.agencyId, moderating);
    const moderators = answeringFor(moderating.moderatorId, moderating);
    return (
      moderating.agencyId !== moderating.moderatorId &&
      [...moderators].every((each) => !assessed.has(each)) &&
      appointmentOf(moderating.agencyId, moderating) === undefined
    );
  },
});

export const moderatedBySomebodyElse = rule<Moderating>({
  code: 'QAF_MODERATION.BY_WHO_ASSESSED',
  statement: 'An assessment is moderated by somebody other than who made it.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ assessment, metadata }) =>
    assessment === undefined || !isSamePerson(assessment.by, metadata.actor),
});

export const thereIsSomethingToModerate = rule<Moderating>({
  code: 'QAF_MODERATION.NOT_ASSESSED',
  statement: 'What is moderated has been assessed: not assessed is no assessment.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ assessment }) => assessment !== undefined,
});

export const moderatedAfterwards = rule<Moderating>({
  code: 'QAF_MODERATION.BEFORE_THE_ASSESSMENT',
  statement: 'An assessment is moderated on the day it was made, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ assessment, metadata }) =>
    assessment === undefined || assessment.effectiveAt <= metadata.effectiveAt,
});

export const otherRatingHasAReason = rule<Moderating>({
  code: 'QAF_MODERATION.OTHER_RATING_WITHOUT_REASON',
  statement: 'A moderator who rates otherwise than the agency says why.',
  source: MODERATED,
  kind: 'ours',
  concerns: 'content',
  holds: ({ assessment, rating, because }) =>
    assessment === undefined ||
    rating === undefined ||
    rating === assessment.rating ||
    because !== undefined,
});
