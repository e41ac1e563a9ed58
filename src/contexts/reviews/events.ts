import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
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
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import type { BodyId } from '../bodies/contract.js';
import {
  type ActionId,
  PLAN_YEAR_PATTERN,
  type PlanId,
  type PlanYear,
} from '../delivery-plans/contract.js';

export type ReviewId = Brand<Uuid, 'ReviewId'>;
export type ChallengeId = Brand<Uuid, 'ChallengeId'>;

/** The two points of a plan year at which the Board holds each group to account (S4:358). */
export const REVIEW_POINTS = ['mid-year', 'end-of-year'] as const;

/** What the Board concludes about a group, for outcomes and for impact apart. */
export const JUDGEMENT_GRADES = ['assured', 'partly-assured', 'not-assured'] as const;
export type JudgementGrade = (typeof JUDGEMENT_GRADES)[number];

/** How a group without a return stands when the review closes; nobody is forced into an excuse. */
export const WITHOUT_RETURN = ['no-return-received', 'no-return-reason-accepted'] as const;

export const ISSUED_KINDS = ['pack', 'record'] as const;

const group = record({ bodyId: id<BodyId>(), planId: id<PlanId>() });
export type GroupUnderReview = Static<typeof group>;

const review = {
  reviewId: id<ReviewId>(),
  boardId: id<BodyId>(),
  planYear: code<PlanYear>(PLAN_YEAR_PATTERN),
};

export const reviewEvents = defineEvents({
  'review-opened.v1': {
    title: 'Review opened',
    schema: record({
      ...review,
      title: plainText(200),
      point: oneOf(REVIEW_POINTS),
      returnsClose: date(),
      positionDate: date(),
      meetingDate: date(),
    }),
  },
  'returns-requested.v1': {
    title: 'Returns requested',
    schema: record({ ...review, groups: list(group) }),
  },
  'return-confirmed.v1': {
    title: "Group's return confirmed",
    schema: record({
      ...review,
      ...group.properties,
      /** Every action of the plan that the chair confirms the last update of. */
      actionIds: list(id<ActionId>()),
      /** The chair's statement, at most 120 words. */
      statement: optional(sealedText()),
    }),
  },
  'position-frozen.v1': {
    title: 'Position frozen',
    schema: record({
      ...review,
      positionDate: date(),
      /** The format in which pack and record of this position are written, for ever. */
      packFormat: wholeNumber(1),
    }),
  },
  'pack-issued.v1': {
    title: 'Pack issued',
    schema: record({
      ...review,
      kind: oneOf(ISSUED_KINDS),
      version: wholeNumber(1),
      packFormat: wholeNumber(1),
      /** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
      digest: code('^[0-9a-f]{64}$'),
    }),
  },
  'challenge-raised.v1': {
    title: 'Challenge raised',
    schema: record({
      ...review,
      ...group.properties,
      challengeId: id<ChallengeId>(),
      /** The action of the group's plan that it is about; none where it is about the group. */
      actionId: optional(id<ActionId>()),
      question: sealedText(),
    }),
  },
  'challenge-answered.v1': {
    title: 'Challenge answered',
    schema: record({
      ...review,
      ...group.properties,
      challengeId: id<ChallengeId>(),
      actionId: optional(id<ActionId>()),
      answer: sealedText(),
    }),
  },
  'group-judged.v1': {
    title: 'Group judged',
    schema: record({
      ...review,
      ...group.properties,
      outcomes: oneOf(JUDGEMENT_GRADES),
      impact: oneOf(JUDGEMENT_GRADES),
      judgement: sealedText(),
    }),
  },
  'review-closed.v1': {
    title: 'Review closed',
    schema: record({
      ...review,
      withoutReturn: list(record({ bodyId: id<BodyId>(), standing: oneOf(WITHOUT_RETURN) })),
    }),
  },
});

export type ReviewEvent = EventsOf<typeof reviewEvents>;
