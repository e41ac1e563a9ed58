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
import type { DecisionId } from '../decisions/contract.js';
import { dhrActionEvents } from './dhr-action.events.js';

export * from './dhr-action.events.js';

/** A review by its id: one stream, and so one sealing key, holds all that is recorded of it. */
export type DhrId = Brand<Uuid, 'DhrId'>;
export type RecommendationId = Brand<Uuid, 'RecommendationId'>;

/** A pseudonym that says nothing of anybody: `DHR-2019-01`. */
export type DhrReference = Brand<string, 'DhrReference'>;
export const DHR_REFERENCE_PATTERN = '^(DHR|DARDR)-[A-Z0-9]{1,12}(-[A-Z0-9]{1,12}){0,2}$';

/** What such a review is called, by the law of its time. */
export const DHR_TYPES = [
  'domestic-homicide-review',
  'domestic-abuse-related-death-review',
] as const;
export type DhrType = (typeof DHR_TYPES)[number];

/** What the Home Office quality assurance panel found. */
export const QUALITY_ASSURANCE_OUTCOMES = [
  'adequate',
  'adequate-with-changes',
  'not-adequate',
] as const;
export type QualityAssuranceOutcome = (typeof QUALITY_ASSURANCE_OUTCOMES)[number];

/** How openly a published review is marked; until then it is restricted. */
export const PUBLISHED_MARKINGS = ['public', 'partnership'] as const;

export const RECOMMENDATION_SCOPES = ['local', 'regional', 'national'] as const;
export type RecommendationScope = (typeof RECOMMENDATION_SCOPES)[number];

/** What the addressee of a national recommendation answered. Without an answer: no response, and how long. */
export const NATIONAL_ANSWERS = [
  'fully-implemented',
  'already-happening',
  'partly-met',
  'not-met',
] as const;
export type NationalAnswer = (typeof NATIONAL_ANSWERS)[number];

/** A theme by its code, the same in every review: `information-sharing`. */
export const THEME_PATTERN = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
export type Theme = Brand<string, 'Theme'>;

/** Every event of a review says which one it is, who commissioned it, and to which Board its actions come. */
const ofReview = { dhrId: id<DhrId>(), cspId: id<BodyId>(), boardId: id<BodyId>() };
const ofRecommendation = { ...ofReview, recommendationId: id<RecommendationId>() };

const reviewName = record({
  type: oneOf(DHR_TYPES),
  /** The first day on which this review is called so. */
  since: date(),
  /** Why: the law or guidance that the name comes from. */
  basis: plainText(200),
});
export type ReviewName = Static<typeof reviewName>;

const recommendation = record({
  recommendationId: id<RecommendationId>(),
  /** As the report numbers it. */
  number: wholeNumber(1),
  scope: oneOf(RECOMMENDATION_SCOPES),
  themes: list(code<Theme>(THEME_PATTERN)),
  text: sealedText(),
  /** The organisation that a national recommendation is meant for. */
  addressee: optional(plainText(200)),
});
export type MadeRecommendation = Static<typeof recommendation>;

const reviewEvents = defineEvents({
  'dhr-opened.v1': {
    title: 'Homicide review opened',
    schema: record({
      ...ofReview,
      reference: code<DhrReference>(DHR_REFERENCE_PATTERN),
      name: reviewName,
      commissionedOn: date(),
    }),
  },
  'dhr-renamed.v1': {
    title: 'Homicide review called by another name',
    schema: record({ ...ofReview, name: reviewName }),
  },
  'dhr-quality-assured.v1': {
    title: 'Quality assurance outcome recorded',
    schema: record({
      ...ofReview,
      outcome: oneOf(QUALITY_ASSURANCE_OUTCOMES),
      note: optional(sealedText()),
    }),
  },
  'dhr-published.v1': {
    title: 'Homicide review published',
    schema: record({
      ...ofReview,
      marking: oneOf(PUBLISHED_MARKINGS),
      /** Of the outcome that let it be published. */
      qualityAssuredOn: date(),
      /** By which the commissioning partnership approved it, where that is recorded here. */
      decisionId: optional(id<DecisionId>()),
    }),
  },
  'dhr-publication-withdrawn.v1': {
    title: 'Publication of a homicide review withdrawn',
    schema: record({ ...ofReview, because: sealedText() }),
  },
  'dhr-concluded.v1': {
    title: 'Homicide review concluded',
    schema: record({ ...ofReview, note: optional(sealedText()) }),
  },
  'dhr-reopened.v1': {
    title: 'Homicide review reopened',
    schema: record({ ...ofReview, because: sealedText() }),
  },
});

const recommendationEvents = defineEvents({
  'dhr-recommendation-made.v1': {
    title: 'Recommendation made',
    schema: record({ ...ofReview, recommendation }),
  },
  'dhr-recommendation-withdrawn.v1': {
    title: 'Recommendation withdrawn',
    schema: record({ ...ofRecommendation, because: sealedText() }),
  },
  'dhr-recommendation-accepted.v1': {
    title: 'Recommendation accepted',
    schema: record({ ...ofRecommendation, note: optional(sealedText()) }),
  },
  'dhr-recommendation-not-accepted.v1': {
    title: 'Recommendation not accepted',
    schema: record({ ...ofRecommendation, because: sealedText() }),
  },
  'dhr-recommendation-closed.v1': {
    title: 'Recommendation closed',
    schema: record(ofRecommendation),
  },
  'dhr-recommendation-reopened.v1': {
    title: 'Recommendation reopened',
    schema: record({ ...ofRecommendation, because: sealedText() }),
  },
  'dhr-recommendation-sent-on.v1': {
    title: 'National recommendation sent to its addressee',
    schema: record({ ...ofRecommendation, addressee: plainText(200) }),
  },
  'dhr-national-answer-received.v1': {
    title: 'Answer to a national recommendation received',
    late: true,
    schema: record({
      ...ofRecommendation,
      addressee: plainText(200),
      answer: oneOf(NATIONAL_ANSWERS),
      text: optional(sealedText()),
    }),
  },
  'dhr-answer-fed-back.v1': {
    title: 'Answer, or that there was none, fed back to the author',
    schema: record({
      ...ofRecommendation,
      addressee: plainText(200),
      /** Absent where it was fed back that nobody had answered. */
      answer: optional(oneOf(NATIONAL_ANSWERS)),
    }),
  },
});

export const dhrEvents = { ...reviewEvents, ...recommendationEvents, ...dhrActionEvents };

export type DhrEvent = EventsOf<typeof dhrEvents>;
