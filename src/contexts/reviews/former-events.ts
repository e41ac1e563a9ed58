import { defineEvents, type EventsOf, type Upcaster } from '../../kernel/event-registry.js';
import {
  code,
  date,
  id,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { BodyId } from '../bodies/contract.js';
import type { ActionId, PlanId, PlanYear } from '../delivery-plans/contract.js';
import type { ChallengeId, ReviewEvent, ReviewId } from './events.js';

/*
 * What was shipped once, written out in full: a version that lies in somebody's ledger must not change with what is
 * shared by the versions of today.
 */

const ofReview = {
  reviewId: id<ReviewId>(),
  boardId: id<BodyId>(),
  planYear: code<PlanYear>('^20[0-9]{2}/[0-9]{2}$'),
};
const ofGroup = { bodyId: id<BodyId>(), planId: id<PlanId>() };
const grade = () => oneOf(['assured', 'partly-assured', 'not-assured'] as const);

export const formerReviewEvents = defineEvents({
  'review-opened.v1': {
    title: 'Review opened',
    schema: record({
      ...ofReview,
      title: plainText(200),
      point: oneOf(['mid-year', 'end-of-year'] as const),
      returnsClose: date(),
      positionDate: date(),
      meetingDate: date(),
    }),
  },
  'pack-issued.v1': {
    title: 'Pack issued',
    schema: record({
      ...ofReview,
      kind: oneOf(['pack', 'record'] as const),
      version: wholeNumber(1),
      packFormat: wholeNumber(1),
      digest: code('^[0-9a-f]{64}$'),
    }),
  },
  'challenge-raised.v1': {
    title: 'Challenge raised',
    schema: record({
      ...ofReview,
      ...ofGroup,
      challengeId: id<ChallengeId>(),
      actionId: optional(id<ActionId>()),
      question: sealedText(),
    }),
  },
  'group-judged.v1': {
    title: 'Group judged',
    schema: record({
      ...ofReview,
      ...ofGroup,
      outcomes: grade(),
      impact: grade(),
      judgement: sealedText(),
    }),
  },
});

type Former = EventsOf<typeof formerReviewEvents>;
type FormerData<Type extends Former['type']> = Extract<Former, { type: Type }>['data'];
type NewerData<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];

export const reviewUpcasters: readonly Upcaster[] = [
  {
    from: 'review-opened.v1',
    to: 'review-opened.v2',
    // Nobody wrote down then by which calendar it was a mid-year or an end-of-year review.
    upcast: (data: FormerData<'review-opened.v1'>): NewerData<'review-opened.v2'> => data,
  },
  {
    from: 'pack-issued.v1',
    to: 'pack-issued.v2',
    // The only packs of then left what is restricted out: they were Part 1.
    upcast: (data: FormerData<'pack-issued.v1'>): NewerData<'pack-issued.v2'> => ({
      ...data,
      part: 1,
    }),
  },
  {
    from: 'challenge-raised.v1',
    to: 'challenge-raised.v2',
    upcast: (data: FormerData<'challenge-raised.v1'>): NewerData<'challenge-raised.v2'> => data,
  },
  {
    from: 'group-judged.v1',
    to: 'group-judged.v2',
    // A position could not be corrected then: there was the first one only.
    upcast: (data: FormerData<'group-judged.v1'>): NewerData<'group-judged.v2'> => ({
      ...data,
      positionVersion: 1,
    }),
  },
];
