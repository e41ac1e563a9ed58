import type { Done, ServedLedger } from './served-ledger.js';
import { type HeldMeeting, holdBoardMeeting, on, people, PLAN_YEAR } from './story.js';
import {
  carryOutFirst,
  type PlannedYear,
  strugglesWithSecond,
  tellToApproval,
} from './story-plan.js';

/* The review at the end of the year: returns, position, pack, the Board's questions and judgement, record. */

export interface ReviewedYear extends PlannedYear {
  readonly reviewId: string;
}

export const RETURNED = '2022-02-14';
export const FROZEN = '2022-02-28';
export const MET = '2022-03-15';

/** Opens the review, and asks the group for its return. */
export const openReview = async (
  ledger: ServedLedger,
  year: PlannedYear,
): Promise<ReviewedYear> => {
  const opened = on('2022-01-14');
  const review = {
    boardId: year.board,
    planYear: PLAN_YEAR,
    point: 'end-of-year',
    title: 'March 2022 accountability review',
    returnsClose: '2022-02-23',
    positionDate: FROZEN,
    meetingDate: MET,
  };
  const reviewId = (await ledger.done('/v1/reviews', review, opened)).id;
  const groups = [{ bodyId: year.safety, planId: year.planId }];
  await ledger.done(`/v1/reviews/${reviewId}/request-returns`, { groups }, opened);
  return { ...year, reviewId };
};

export const returnOf = (year: PlannedYear) => ({
  bodyId: year.safety,
  actionIds: [year.first, year.second],
  statement: 'One of two actions is done; the other waits for a supplier.',
});

export const confirmReturn = (ledger: ServedLedger, year: ReviewedYear): Promise<Done> =>
  ledger.done(`/v1/reviews/${year.reviewId}/returns`, returnOf(year), {
    ...on(RETURNED),
    as: people.safetyChair,
  });

export const freeze = (ledger: ServedLedger, { reviewId }: ReviewedYear): Promise<Done> =>
  ledger.done(`/v1/reviews/${reviewId}/freeze`, {}, on(FROZEN));

/** The Board meets on the position. */
export const meet = (ledger: ServedLedger, year: ReviewedYear): Promise<HeldMeeting> =>
  holdBoardMeeting(ledger, year, MET, 'Accountability review', 'Publication');

/** The Board meets and asks, the group answers, the Board judges. */
export const holdToAccount = async (ledger: ServedLedger, year: ReviewedYear): Promise<void> => {
  await meet(ledger, year);
  const { safety: bodyId } = year;
  const to = `/v1/reviews/${year.reviewId}`;
  const board = { ...on(MET), as: people.boardChair };
  const challenge = { bodyId, question: 'What would bring a supplier in?' };
  const { id } = await ledger.done(`${to}/challenges`, challenge, board);
  await ledger.done(
    `${to}/challenges/${id}/answer`,
    { answer: 'A joint tender with the neighbouring county.' },
    { ...on(MET), as: people.safetyChair },
  );
  await ledger.done(`${to}/judgements`, judgementOf(year), board);
};

export const judgementOf = ({ safety: bodyId }: PlannedYear) => ({
  bodyId,
  outcomes: 'partly-assured',
  impact: 'assured',
  judgement: 'Good progress; the tender is to be reported on in June.',
});

export const closeReview = (ledger: ServedLedger, { reviewId }: ReviewedYear): Promise<Done> =>
  ledger.done(`/v1/reviews/${reviewId}/close`, { withoutReturn: [] }, on('2022-03-16'));

/** Everything up to an open review whose returns are asked for. */
export const tellToReview = async (ledger: ServedLedger): Promise<ReviewedYear> => {
  const year = await tellToApproval(ledger);
  await carryOutFirst(ledger, year);
  await strugglesWithSecond(ledger, year);
  return openReview(ledger, year);
};

/** Everything up to a frozen position with the return in it. */
export const tellToFreeze = async (ledger: ServedLedger): Promise<ReviewedYear> => {
  const year = await tellToReview(ledger);
  await confirmReturn(ledger, year);
  await freeze(ledger, year);
  return year;
};
