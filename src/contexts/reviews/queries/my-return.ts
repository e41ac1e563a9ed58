import type { ActionRow } from '../../../../projections/action-register/action-row.js';
import type { AgencyRow } from '../../../../projections/agency-register/agency-register.js';
import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';
import type { PlanPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { GroupReturn, ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { ActorId } from '../../../kernel/ids.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';
import type { BodyId } from '../../bodies/contract.js';
import { attentionTo, dayAfter, isHeldToAccountFor, isReportedSince } from './action-attention.js';
import {
  type ActionToReport,
  mostPressingFirst,
  type OpenChallenge,
  toReport,
} from './action-to-report.js';
import { inWords } from './in-words.js';
import { wasHeld } from './meeting-held.js';

/** The registers that a group's return is read from, all at one cut. */
export interface MyReturnSources {
  readonly review: ReviewRow;
  /** The last review of the same group before this one. */
  readonly previous?: ReviewRow;
  readonly body: BodyRow;
  readonly plan: PlanPage;
  /** Of the plan; those that the Board approved are asked about. */
  readonly actions: readonly ActionRow[];
  readonly measures: readonly MeasureRow[];
  /** Of the group. */
  readonly meetings: readonly MeetingRow[];
  readonly agencies: readonly AgencyRow[];
}

export interface MyReturn {
  readonly review: Pick<ReviewRow, 'reviewId' | 'title' | 'planYear' | 'point' | 'stage'>;
  readonly group: Pick<BodyRow, 'bodyId' | 'name' | 'shortName'>;
  /** "18 of 24 updated since 1 October 2021; closes 23 February 2022", then "24 of 24 confirmed 22 February 2022" */
  readonly headline: string;
  /** What happens after this day is told in the next review. */
  readonly positionDate: PlainDate;
  readonly note: string;
  readonly actionCount: number;
  /** Actions with an update or a completion since the last position. */
  readonly updatedCount: number;
  /** The first day after the last position, or of the plan. */
  readonly since: PlainDate;
  readonly returnsClose: PlainDate;
  /** Negative once returns have closed. */
  readonly daysLeft: number;
  readonly workingDaysLeft: number;
  readonly confirmed?: { readonly on: PlainDate; readonly by: ActorId };
  /** The group's last meeting; the day the review was opened where it held none since. */
  readonly lastMeeting: PlainDate;
  /** About the group or any of its actions. */
  readonly boardAsked: readonly OpenChallenge[];
  readonly actions: readonly ActionToReport[];
}

/** What a group's chair opens first: how far the return has come, and what needs a word, most pressing first. */
export const composeMyReturn = (sources: MyReturnSources, today: PlainDate): MyReturn => {
  const { review, previous, body, plan } = sources;
  const { returnsClose } = review.timetable;
  const since = previous?.freeze ? dayAfter(previous.freeze.positionDate) : plan.starts;
  const approved = sources.actions.filter(
    (action) => action.planId === plan.planId && isHeldToAccountFor(action),
  );
  const updatedCount = approved.filter((action) => isReportedSince(action, since)).length;
  const lastMeeting = lastMeetingOf(sources, today);
  const boardAsked = [previous, review].flatMap((each) =>
    each ? openChallenges(each, body.bodyId) : [],
  );
  const confirmed = review.returns.find(({ bodyId }) => bodyId === body.bodyId);
  return {
    review: {
      reviewId: review.reviewId,
      title: review.title,
      planYear: review.planYear,
      point: review.point,
      stage: review.stage,
    },
    group: { bodyId: body.bodyId, name: body.name, shortName: body.shortName },
    headline: headlineOf(
      { updatedCount, since, ...(confirmed && { confirmed }) },
      approved,
      review,
      today,
    ),
    positionDate: review.timetable.positionDate,
    note: noteOf(review),
    actionCount: approved.length,
    updatedCount,
    since,
    returnsClose,
    daysLeft: daysBetween(today, returnsClose),
    workingDaysLeft: workingDaysBetween(today, returnsClose),
    ...(confirmed && { confirmed: { on: confirmed.effectiveAt, by: confirmed.by } }),
    lastMeeting,
    boardAsked,
    actions: approved
      .map((action) =>
        toReport(action, attentionTo(action, today, lastMeeting), { ...sources, boardAsked }),
      )
      .toSorted(mostPressingFirst),
  };
};

const headlineOf = (
  {
    updatedCount,
    since,
    confirmed,
  }: Pick<MyReturn, 'updatedCount' | 'since'> & { readonly confirmed?: GroupReturn },
  actions: readonly ActionRow[],
  { timetable: { returnsClose } }: ReviewRow,
  today: PlainDate,
): string => {
  const count = confirmed
    ? actions.filter(({ actionId }) => confirmed.actionIds.includes(actionId)).length
    : updatedCount;
  const how = `${count} of ${actions.length} ${
    confirmed ? `confirmed ${inWords(confirmed.effectiveAt)}` : `updated since ${inWords(since)}`
  }`;
  return `${how}; ${returnsClose < today ? 'closed' : 'closes'} ${inWords(returnsClose)}`;
};

const noteOf = ({ stage, timetable: { positionDate } }: ReviewRow): string =>
  stage === 'open'
    ? `The position is taken as at ${inWords(positionDate)}: what happens after that day belongs to the next review.`
    : `The position was taken as at ${inWords(positionDate)}: what is new since is tabled at the meeting or belongs to the next review.`;

const lastMeetingOf = ({ review, body, meetings }: MyReturnSources, today: PlainDate): PlainDate =>
  meetings
    .filter((each) => each.bodyId === body.bodyId && wasHeld(each) && each.date <= today)
    .map(({ date }) => date)
    .toSorted()
    .at(-1) ?? review.opened.effectiveAt;

const openChallenges = (review: ReviewRow, group: BodyId): readonly OpenChallenge[] =>
  review.challenges
    .filter(({ bodyId, answered }) => bodyId === group && answered === undefined)
    .map(({ challengeId, actionId, question, effectiveAt }) => ({
      challengeId,
      reviewId: review.reviewId,
      review: review.title,
      ...(actionId && { actionId }),
      question,
      askedOn: effectiveAt,
    }));
