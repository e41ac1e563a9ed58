import type { Brand } from '../../kernel/brand.js';
import { defineEvents } from '../../kernel/event-registry.js';
import {
  code,
  date,
  id,
  list,
  oneOf,
  optional,
  record,
  sealedText,
  type Static,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { type AgencyId, type BodyId, OFFICES } from '../bodies/contract.js';
import {
  type ActionId,
  PLAN_YEAR_PATTERN,
  type PlanId,
  type PlanYear,
} from '../delivery-plans/contract.js';
import type { DhrId, RecommendationId } from './events.js';

/** An action that answers a recommendation; not to be taken for the action of a plan that may carry it. */
export type DhrActionId = Brand<Uuid, 'DhrActionId'>;
export type MilestoneId = Brand<Uuid, 'MilestoneId'>;
export type DhrEvidenceId = Brand<Uuid, 'DhrEvidenceId'>;

/** What the relevant parties are asked: whether they agree to the plan, and whether they sign off its completion. */
export const MATTERS = ['plan', 'completion'] as const;
export type Matter = (typeof MATTERS)[number];

export const PLAN_ANSWERS = ['agreed', 'rejected'] as const;
export const COMPLETION_ANSWERS = ['signed-off', 'rejected'] as const;
export type PartyAnswer = (typeof PLAN_ANSWERS | typeof COMPLETION_ANSWERS)[number];

/** A file belongs to the plan action that carries the action: here stands what can be said or linked. */
export const DHR_EVIDENCE_KINDS = ['link', 'statement'] as const;

export const PARTY_KINDS = ['agency', 'body'] as const;

const party = record({ kind: oneOf(PARTY_KINDS), id: id<Uuid>() });
/** An agency, or the partnership that commissioned a review, by its id. */
export type Party = Static<typeof party>;

const ofAction = {
  dhrId: id<DhrId>(),
  cspId: id<BodyId>(),
  boardId: id<BodyId>(),
  recommendationId: id<RecommendationId>(),
  dhrActionId: id<DhrActionId>(),
};

/** As whom somebody gave what the secretariat enters for them. */
const givenBy = optional(record({ capacity: oneOf(OFFICES), organisation: id<AgencyId>() }));

const milestone = record({
  milestoneId: id<MilestoneId>(),
  number: wholeNumber(1),
  text: sealedText(),
  due: date(),
});
export type Milestone = Static<typeof milestone>;

const action = record({
  dhrActionId: id<DhrActionId>(),
  /** In its recommendation. */
  number: wholeNumber(1),
  text: sealedText(),
  leadAgencyId: id<AgencyId>(),
  targetDate: date(),
  milestones: list(milestone),
  /** Who is to agree to it and to sign it off. */
  parties: list(party),
});
export type SetAction = Static<typeof action>;

const evidence = record({
  evidenceId: id<DhrEvidenceId>(),
  kind: oneOf(DHR_EVIDENCE_KINDS),
  title: sealedText(),
  /** The link or the statement itself. */
  content: sealedText(),
  /** The day it speaks of, which is not the day it was handed in. */
  effectiveOn: date(),
  /** Until when it is kept; without an end where none was set. */
  keepUntil: optional(date()),
});
export type DhrEvidence = Static<typeof evidence>;

const carrier = { planId: id<PlanId>(), actionId: id<ActionId>() };

export const dhrActionEvents = defineEvents({
  'dhr-action-set.v1': {
    title: 'Action on a recommendation set',
    schema: record({
      dhrId: id<DhrId>(),
      cspId: id<BodyId>(),
      boardId: id<BodyId>(),
      recommendationId: id<RecommendationId>(),
      action,
    }),
  },
  'dhr-action-withdrawn.v1': {
    title: 'Action on a recommendation withdrawn',
    schema: record({ ...ofAction, because: sealedText() }),
  },
  'dhr-parties-set.v1': {
    title: 'Relevant parties set anew',
    schema: record({ ...ofAction, parties: list(party), because: sealedText() }),
  },
  'dhr-target-date-moved.v1': {
    title: 'Target date of a review action moved',
    schema: record({ ...ofAction, from: date(), to: date(), because: sealedText() }),
  },
  'dhr-milestone-reached.v1': {
    title: 'Milestone reached',
    late: true,
    schema: record({
      ...ofAction,
      milestoneId: id<MilestoneId>(),
      note: optional(sealedText()),
      givenBy,
    }),
  },
  'dhr-evidence-added.v1': {
    title: 'Evidence for a review action added',
    late: true,
    schema: record({ ...ofAction, evidence, givenBy }),
  },
  'dhr-action-carried.v1': {
    title: 'Review action carried by an action of a delivery plan',
    schema: record({
      ...ofAction,
      ...carrier,
      /** The group whose plan it is, and for which year. */
      bodyId: id<BodyId>(),
      planYear: code<PlanYear>(PLAN_YEAR_PATTERN),
    }),
  },
  'dhr-carrying-ended.v1': {
    title: 'Review action no longer carried by an action of a delivery plan',
    schema: record({ ...ofAction, ...carrier, because: sealedText() }),
  },
  'dhr-action-addressed.v1': {
    title: 'Review action addressed',
    late: true,
    schema: record({
      ...ofAction,
      completedOn: date(),
      outcome: sealedText(),
      /** What had been shown for it by then. */
      evidenceIds: list(id<DhrEvidenceId>()),
      givenBy,
    }),
  },
  'dhr-addressed-withdrawn.v1': {
    title: 'Review action not addressed after all',
    schema: record({ ...ofAction, because: sealedText() }),
  },
  'dhr-plan-answered.v1': {
    title: 'A party agreed to an action, or rejected it',
    late: true,
    schema: record({
      ...ofAction,
      party,
      /** The party itself, or who has come to answer for it. */
      answeredBy: party,
      answer: oneOf(PLAN_ANSWERS),
      because: optional(sealedText()),
      givenBy,
    }),
  },
  'dhr-completion-answered.v1': {
    title: 'A party signed off an action, or rejected its completion',
    late: true,
    schema: record({
      ...ofAction,
      party,
      answeredBy: party,
      answer: oneOf(COMPLETION_ANSWERS),
      because: optional(sealedText()),
      givenBy,
    }),
  },
  'dhr-answer-withdrawn.v1': {
    title: "A party's answer withdrawn",
    schema: record({ ...ofAction, matter: oneOf(MATTERS), party, because: sealedText() }),
  },
  'dhr-silence-escalated.v1': {
    title: "A party's silence escalated",
    schema: record({
      ...ofAction,
      matter: oneOf(MATTERS),
      party,
      awaitedSince: date(),
      /** Of England and Wales, from then to the day it was escalated. */
      workingDays: wholeNumber(1),
      note: optional(sealedText()),
    }),
  },
});
