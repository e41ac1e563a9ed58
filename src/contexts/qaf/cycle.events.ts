import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import {
  type ActionId,
  EVIDENCE_KINDS,
  type EvidenceId,
  type FileAddress,
  type PlanId,
} from '../delivery-plans/contract.js';
import type { MeetingId } from '../meetings/contract.js';
import { requirementCode } from './framework.events.js';
import type { CycleId, FindingId, FrameworkId, RecommendationId } from './ids.js';

/** How an agency meets a requirement. That it was not assessed is no rating: it is that there is none. */
export const RATINGS = ['met', 'partly-met', 'not-met', 'not-applicable'] as const;
export type Rating = (typeof RATINGS)[number];

/** What becomes of a recommendation. */
export const DISPOSITIONS = [
  'new-action',
  'existing-action',
  'single-agency-action',
  'not-accepted',
] as const;

/** A file that lies beside the ledger, encrypted under the key of its cycle. */
const storedFile = record({
  address: code<FileAddress>('^[0-9a-f]{64}$'),
  /** Of the file as it was given, in bytes. */
  size: wholeNumber(1),
  mediaType: code('^[a-z]+/[a-z0-9.+-]+$'),
  name: sealedText(),
  /** SHA-256 of the file as it was given, hexadecimal. */
  sha256: sealedText(),
});

const evidence = record({
  evidenceId: id<EvidenceId>(),
  kind: oneOf(EVIDENCE_KINDS),
  title: sealedText(),
  /** The link or the statement itself; none of a file. */
  content: optional(sealedText()),
  file: optional(storedFile),
  /** Which agency keeps the original, where that is known. */
  holderId: optional(id<AgencyId>()),
  marking: oneOf(MARKINGS),
  /** The day it speaks of, which is not the day it was handed in. */
  effectiveOn: date(),
  /** Until when it is kept; without an end where none was set. */
  keepUntil: optional(date()),
});
export type CycleEvidence = Static<typeof evidence>;

const planAction = { planId: id<PlanId>(), actionId: id<ActionId>() };

const disposition = Type.Union([
  record({ kind: oneOf(['new-action', 'existing-action']), ...planAction }),
  record({
    kind: oneOf(['single-agency-action']),
    agencyId: id<AgencyId>(),
    /** A role in that agency, and whom it means where that is known. */
    owner: plainText(200),
    ownerId: optional(actorId()),
    due: date(),
    action: sealedText(),
  }),
  record({ kind: oneOf(['not-accepted']), because: sealedText() }),
]);
/** What carries a recommendation, or why nothing does. */
export type Disposition = Static<typeof disposition>;

/** Every event of a cycle says which one it is, whose, and of which year. */
const cycle = { cycleId: id<CycleId>(), boardId: id<BodyId>(), year: wholeNumber(2000) };

const ofAgency = { ...cycle, agencyId: id<AgencyId>() };
/** The agency for which it was said: the agency itself, or whoever answers for it by then. */
const answered = { ...ofAgency, answeredBy: id<AgencyId>() };
const ofRequirement = { requirement: requirementCode() };

const missing = list(record({ agencyId: id<AgencyId>(), requirements: list(requirementCode()) }));

const course = defineEvents({
  'qaf-cycle-opened.v1': {
    title: 'Yearly assessment opened',
    schema: record({
      ...cycle,
      /** The group to which the Board devolved it. */
      groupId: optional(id<BodyId>()),
      frameworkId: id<FrameworkId>(),
      frameworkVersion: wholeNumber(1),
      agencyIds: list(id<AgencyId>()),
      assessmentsDue: date(),
      moderationDue: date(),
      reportDue: date(),
    }),
  },
  'qaf-agency-asked.v1': { title: 'Further agency asked to take part', schema: record(ofAgency) },
  'qaf-cycle-reported.v1': {
    title: 'Yearly assessment reported to the Board',
    schema: record({
      ...cycle,
      decisionId: id<DecisionId>(),
      /** None where the decision was taken urgently. */
      meetingId: optional(id<MeetingId>()),
    }),
  },
  'qaf-cycle-closed.v1': {
    title: 'Yearly assessment closed',
    schema: record({
      ...cycle,
      noReturn: list(id<AgencyId>()),
      /** What was left unsaid when it was closed: never shown as done. */
      notAssessed: missing,
      notModerated: missing,
    }),
  },
});

/* Agencies answer side by side: what one of them said may be recorded after what another said later. */
const answers = defineEvents({
  'qaf-participation-confirmed.v1': {
    title: 'Agency takes part',
    schema: record(answered),
    late: true,
  },
  'qaf-agency-not-relevant.v1': {
    title: 'Assessment found not relevant to an agency',
    schema: record({ ...answered, because: sealedText() }),
    late: true,
  },
  'qaf-no-return-recorded.v1': {
    title: 'No return received from an agency',
    schema: record({ ...ofAgency, because: optional(sealedText()) }),
    late: true,
  },
  'qaf-requirement-assessed.v1': {
    title: 'Requirement assessed by an agency',
    schema: record({
      ...answered,
      ...ofRequirement,
      rating: oneOf(RATINGS),
      because: optional(sealedText()),
      evidence: list(evidence),
    }),
    late: true,
  },
  'qaf-assessment-moderated.v1': {
    title: 'Assessment moderated by another agency',
    schema: record({
      ...ofAgency,
      ...ofRequirement,
      moderatorId: id<AgencyId>(),
      /** As the moderator sees it. */
      rating: oneOf(RATINGS),
      agreed: Type.Boolean(),
      because: optional(sealedText()),
    }),
    late: true,
  },
});

const ofFinding = { ...cycle, findingId: id<FindingId>() };
const ofRecommendation = { ...cycle, recommendationId: id<RecommendationId>() };

const followUp = defineEvents({
  'qaf-finding-raised.v1': {
    title: 'Finding raised',
    schema: record({
      ...ofFinding,
      /** In its cycle. */
      number: wholeNumber(1),
      requirements: list(requirementCode()),
      /** Whom it concerns; all, where nobody is named. */
      agencyIds: list(id<AgencyId>()),
      text: sealedText(),
    }),
  },
  'qaf-recommendation-made.v1': {
    title: 'Recommendation made',
    schema: record({
      ...ofRecommendation,
      number: wholeNumber(1),
      findingIds: list(id<FindingId>()),
      text: sealedText(),
    }),
  },
  'qaf-recommendation-disposed.v1': {
    title: 'Disposition of a recommendation',
    schema: record({
      ...ofRecommendation,
      findingIds: list(id<FindingId>()),
      disposition,
      decisionId: optional(id<DecisionId>()),
      /** Why, where it takes the place of another one. */
      because: optional(sealedText()),
    }),
  },
  'qaf-finding-closed.v1': {
    title: 'Finding closed',
    schema: record({
      ...ofFinding,
      shownBy: oneOf(['completed-actions', 'statement']),
      /** The completed actions that carried its recommendations. */
      actions: list(record({ recommendationId: id<RecommendationId>(), ...planAction })),
      statement: optional(sealedText()),
      evidence: list(evidence),
    }),
  },
});

export const cycleEvents = defineEvents({ ...course, ...answers, ...followUp });

export type CycleEvent = EventsOf<typeof cycleEvents>;
