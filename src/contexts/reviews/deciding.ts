import { type Meeting, type MeetingId, meetingReader } from '../meetings/contract.js';
import { type Plan, planReader } from '../delivery-plans/contract.js';
import { type Decision, type DecisionId, decisionReader } from '../decisions/contract.js';
import type { GroupUnderReview } from './events.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import type { UnderReview } from './review.stages.js';

/** Every command but the one that opens a review. */
export type LaterCommand = Exclude<ReviewCommand, { type: 'OpenReview' }>;
export type Of<Type extends ReviewCommand['type']> = Extract<ReviewCommand, { type: Type }>;

/** Every event of a review carries which one it is. */
export const idsOf = ({ reviewId, boardId, planYear }: UnderReview) => ({
  reviewId,
  boardId,
  planYear,
});

export const planOf = ({ plans }: ReviewContext, group: GroupUnderReview | undefined): Plan =>
  (group && plans.get(group.planId)) ?? planReader.initial;

export const meetingOf = ({ meetings }: ReviewContext, id: MeetingId | undefined): Meeting =>
  (id && meetings.get(id)) ?? meetingReader.initial;

export const decisionOf = ({ decisions }: ReviewContext, id: DecisionId): Decision =>
  decisions.get(id) ?? decisionReader.initial;
