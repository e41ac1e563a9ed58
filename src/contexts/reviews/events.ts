import type { Brand } from '../../kernel/brand.js';
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
import type { Uuid } from '../../kernel/ids.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import {
  type ActionId,
  DELIVERY_RATINGS,
  PLAN_YEAR_PATTERN,
  type PlanId,
  type PlanYear,
} from '../delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';

export type ReviewId = Brand<Uuid, 'ReviewId'>;
export type ChallengeId = Brand<Uuid, 'ChallengeId'>;
export type TabledUpdateId = Brand<Uuid, 'TabledUpdateId'>;
export type PublicationId = Brand<Uuid, 'PublicationId'>;
/** A place in the log, as a decimal string. */
export type LogPosition = Brand<string, 'LogPosition'>;

/** The two points of a plan year at which the Board holds each group to account (S4:358). */
export const REVIEW_POINTS = ['mid-year', 'end-of-year'] as const;

/** What the Board concludes about a group, for outcomes and for impact apart. */
export const JUDGEMENT_GRADES = ['assured', 'partly-assured', 'not-assured'] as const;
export type JudgementGrade = (typeof JUDGEMENT_GRADES)[number];

/** How a group without a return stands when the review closes; nobody is forced into an excuse. */
export const WITHOUT_RETURN = ['no-return-received', 'no-return-reason-accepted'] as const;

export const ISSUED_KINDS = ['pack', 'record'] as const;

/** What is not restricted stands in Part 1; what is, in Part 2 for those cleared. */
export const PACK_PARTS = [1, 2] as const;
export type PackPart = (typeof PACK_PARTS)[number];

/** The files in which a pack is handed out; its digest is that of the JSON. */
export const PACK_FILES = ['json', 'html', 'docx', 'pdf'] as const;
export type PackFile = (typeof PACK_FILES)[number];

/** What can be published of a review. */
export const PUBLISHED_KINDS = ['pack', 'record', 'addendum'] as const;

/** How a chaser reached whoever was asked. */
export const CHASER_MEANS = ['letter', 'email', 'telephone', 'in-person'] as const;

const month = () => Type.Integer({ minimum: 1, maximum: 12 });
const part = () => Type.Unsafe<PackPart>(Type.Integer({ minimum: 1, maximum: 2 }));
/** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
const digest = () => code('^[0-9a-f]{64}$');
/** The last position of the log that it takes in. */
const upTo = () => code<LogPosition>('^[1-9][0-9]{0,17}$');

/** Which month the plan year begins in, and in which the Board reviews its middle and its end. */
const calendar = record({ startsMonth: month(), midMonth: month(), endMonth: month() });
export type PlanYearCalendar = Static<typeof calendar>;

const timetable = {
  returnsOpen: optional(date()),
  returnsClose: date(),
  positionDate: date(),
  packIssuedBy: optional(date()),
  meetingDate: date(),
  publishedBy: optional(date()),
};

const grades = { outcomes: oneOf(JUDGEMENT_GRADES), impact: oneOf(JUDGEMENT_GRADES) };

const group = record({ bodyId: id<BodyId>(), planId: id<PlanId>() });
export type GroupUnderReview = Static<typeof group>;

const review = {
  reviewId: id<ReviewId>(),
  boardId: id<BodyId>(),
  planYear: code<PlanYear>(PLAN_YEAR_PATTERN),
};

/** The Board's meeting at which something was said or decided, and its item. */
const atMeeting = { meetingId: id<MeetingId>(), itemId: optional(id<ItemId>()) };
const perhapsAtMeeting = {
  meetingId: optional(id<MeetingId>()),
  itemId: optional(id<ItemId>()),
};

export const reviewEvents = defineEvents({
  'review-opened.v2': {
    title: 'Review opened',
    schema: record({
      ...review,
      title: plainText(200),
      point: oneOf(REVIEW_POINTS),
      ...timetable,
      /** Configuration of the day it was opened: changing it later rewrites no review. */
      calendar: optional(calendar),
    }),
  },
  'timetable-changed.v1': {
    title: 'Timetable changed',
    schema: record({ ...review, ...timetable, because: sealedText() }),
  },
  'returns-requested.v1': {
    title: 'Returns requested',
    schema: record({ ...review, groups: list(group) }),
  },
  'chaser-sent.v1': {
    title: 'Chaser sent',
    schema: record({
      ...review,
      ...group.properties,
      /** The agency that leads on the actions, where it was chased and not the group's chair. */
      leadAgencyId: optional(id<AgencyId>()),
      /** Who was reminded. */
      chased: optional(actorId()),
      means: oneOf(CHASER_MEANS),
      /** What it listed: of the group's plan only. */
      actionIds: list(id<ActionId>()),
      /** The day that it named as the end of returns. */
      returnsClose: date(),
    }),
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
  'return-withdrawn.v1': {
    title: "Group's return withdrawn",
    schema: record({ ...review, ...group.properties, because: sealedText() }),
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
  'position-corrected.v1': {
    title: 'Position corrected',
    schema: record({
      ...review,
      /** As at the same day; the cut is all before this event. */
      positionDate: date(),
      /** Of the position, and of the pack that is folded from it: 2 or more. The freeze made version 1. */
      version: wholeNumber(2),
      packFormat: wholeNumber(1),
      because: sealedText(),
    }),
  },
  'pack-issued.v2': {
    title: 'Pack issued',
    schema: record({
      ...review,
      kind: oneOf(ISSUED_KINDS),
      part: part(),
      /** Of a pack that of its position; of a record counted from 1. */
      version: wholeNumber(1),
      packFormat: wholeNumber(1),
      digest: digest(),
      /** In which it was handed out; not known of what was issued before this was asked. */
      files: optional(list(oneOf(PACK_FILES))),
    }),
  },
  'challenge-raised.v2': {
    title: 'Challenge raised',
    schema: record({
      ...review,
      ...group.properties,
      /** None where the question was put in writing, or its meeting was not asked for. */
      ...perhapsAtMeeting,
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
  'update-tabled.v1': {
    title: 'Update tabled at the meeting',
    schema: record({
      ...review,
      ...group.properties,
      ...atMeeting,
      tabledUpdateId: id<TabledUpdateId>(),
      /** The action of the group's plan that it is about; none where it is about the group. */
      actionId: optional(id<ActionId>()),
      deliveryRating: optional(oneOf(DELIVERY_RATINGS)),
      update: sealedText(),
    }),
  },
  'group-judged.v2': {
    title: 'Group judged',
    schema: record({
      ...review,
      ...group.properties,
      /** Not known of a judgement recorded before this was asked. */
      ...perhapsAtMeeting,
      /** The version of the position that the Board had before it. */
      positionVersion: wholeNumber(1),
      ...grades,
      judgement: sealedText(),
    }),
  },
  'judgement-changed.v1': {
    title: 'Judgement changed',
    schema: record({
      ...review,
      ...group.properties,
      ...atMeeting,
      from: record(grades),
      ...grades,
      judgement: sealedText(),
      because: sealedText(),
    }),
  },
  'resulting-decision-linked.v1': {
    title: 'Resulting decision linked',
    schema: record({
      ...review,
      decisionId: id<DecisionId>(),
      /** The group that it follows from; none where it follows from the review as a whole. */
      bodyId: optional(id<BodyId>()),
      planId: optional(id<PlanId>()),
    }),
  },
  'review-closed.v1': {
    title: 'Review closed',
    schema: record({
      ...review,
      withoutReturn: list(record({ bodyId: id<BodyId>(), standing: oneOf(WITHOUT_RETURN) })),
    }),
  },
  'addendum-issued.v1': {
    title: 'Addendum issued',
    schema: record({
      ...review,
      part: part(),
      /** Counted from 1 for each part: a later one takes in what the one before did. */
      version: wholeNumber(1),
      format: wholeNumber(1),
      upTo: upTo(),
      /** How many facts it lists. */
      facts: wholeNumber(0),
      digest: digest(),
    }),
  },
  'outturn-confirmed.v1': {
    title: "Year's outturn confirmed",
    schema: record({
      ...review,
      meetingId: id<MeetingId>(),
      decisionId: id<DecisionId>(),
      /** The last day of the plan year: the outturn is as at its end. */
      yearEnds: date(),
      upTo: upTo(),
      format: wholeNumber(1),
      /** How many differences there are between the provisional position and the outturn. */
      changes: wholeNumber(0),
      digest: digest(),
    }),
  },
  'publication-approved.v1': {
    title: 'Publication approved',
    schema: record({
      ...review,
      publicationId: id<PublicationId>(),
      decisionId: id<DecisionId>(),
      kind: oneOf(PUBLISHED_KINDS),
      part: part(),
      version: wholeNumber(1),
      digest: digest(),
      /** What the public finds it under. */
      title: plainText(200),
    }),
  },
  'publication-withdrawn.v1': {
    title: 'Publication withdrawn',
    schema: record({
      ...review,
      publicationId: id<PublicationId>(),
      /** The decision to withdraw it; none where it had to be quicker than a meeting. */
      decisionId: optional(id<DecisionId>()),
      because: sealedText(),
    }),
  },
});

export type ReviewEvent = EventsOf<typeof reviewEvents>;
