import { Inject, Injectable } from '@nestjs/common';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { decisionRegister } from '../../../../projections/decision-register/decision-register.js';
import { measureRegister } from '../../../../projections/measure-register/measure-register.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { planOnAPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import {
  reviewRegister,
  type ReviewRow,
} from '../../../../projections/review-register/review-register.js';
import type { DomainEvent } from '../../../kernel/envelope.js';
import type { Document, DocumentFilter, Projection } from '../../../kernel/projection.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { Problem, problem } from '../../../platform/http/problem.js';
import { ReadingRestricted } from '../../../platform/http/reading-restricted.js';
import type { ReadRestricted } from '../../../platform/http/restricted-reading.js';
import { recordOf } from '../../../platform/http/restricted.js';
import {
  type Answer,
  askingOf,
  type CutQuery,
  type Reader,
  Views,
} from '../../../platform/http/view-query.js';
import type { BodyId } from '../../bodies/contract.js';
import { composeCountdown, type Countdown } from './countdown.js';
import { reviewAsRead } from './review-as-read.js';
import { type Chasers, composeChasers } from './chasers.js';
import { composeMyReturn, type MyReturn, type MyReturnSources } from './my-return.js';

const missing = (what: string): Problem =>
  problem(404, 'There is no such record', {
    code: 'RECORD.NOT_FOUND',
    message: `There is no ${what}.`,
  });

const isEarlier = (one: ReviewRow, other: ReviewRow): boolean =>
  one.freeze !== undefined && one.timetable.positionDate < other.timetable.positionDate;

const lastOf = (reviews: readonly ReviewRow[]): ReviewRow | undefined =>
  reviews
    .toSorted((one, other) => (one.timetable.positionDate < other.timetable.positionDate ? -1 : 1))
    .at(-1);

/** Gathers from the registers, all as the same question wants them, what the composed views are read from. */
@Injectable()
export class ReviewSources {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  /** @throws Problem 404, 503 */
  async myReturn(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<MyReturn>> {
    const { sources, restricted } = await this.#returnOf(reviewId, bodyId, query, reader);
    const composed = composeMyReturn(sources, this.views.today(query));
    await this.restricted.shown(composed, askingOf(reader, query), restricted);
    return this.#opened(composed);
  }

  async #returnOf(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<{ sources: MyReturnSources; restricted: readonly ReadRestricted[] }> {
    const review = await this.#review(reviewId, query);
    const planId = review.groups.find((group) => group.bodyId === bodyId)?.planId;
    const [body] = await this.#rows(bodyRegister, query, { bodyId });
    const [plan] = await this.#rows(planOnAPage, query, { planId });
    if (!body || !plan) throw missing('group of that id under this review');
    const actions = await this.views.visible(actionRegister, query, { planId }, reader);
    const reviews = await this.#rows(reviewRegister, query, { 'groups.bodyId': bodyId });
    const previous = lastOf(reviews.filter((each) => isEarlier(each, review)));
    const sources = {
      review,
      ...(previous && { previous }),
      body,
      plan,
      actions: actions.rows,
      measures: await this.#rows(measureRegister, query, { planId }),
      meetings: await this.#rows(meetingRegister, query, { bodyId }),
      agencies: await this.#rows(agencyRegister, query),
    };
    return { sources, restricted: actions.restricted };
  }

  /** What a group still owes, as its chair and each agency that leads can be told it. @throws Problem 404, 503 */
  async chasers(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<Chasers>> {
    const { sources, restricted } = await this.#returnOf(reviewId, bodyId, query, reader);
    const today = this.views.today(query);
    const composed = composeChasers(composeMyReturn(sources, today), sources, today);
    await this.restricted.shown(composed, askingOf(reader, query), restricted);
    return this.#opened(composed);
  }

  /** @throws Problem 404, 503 */
  async countdown(reviewId: string, query: CutQuery, reader: Reader): Promise<Answer<Countdown>> {
    const actions = await this.views.visible(actionRegister, query, {}, reader);
    const decisions = await this.views.visible(decisionRegister, query, {}, reader);
    const sources = {
      review: await this.#review(reviewId, query),
      bodies: await this.#rows(bodyRegister, query),
      plans: await this.#rows(planOnAPage, query),
      actions: actions.rows,
      measures: await this.#rows(measureRegister, query),
      decisions: decisions.rows,
      meetings: await this.#rows(meetingRegister, query),
    };
    const composed = composeCountdown(sources, this.views.today(query));
    const restricted = [...actions.restricted, ...decisions.restricted];
    await this.restricted.shown(composed, askingOf(reader, query), restricted);
    return this.#opened(composed);
  }

  /**
   * Reviews without what their reader may not see of them, as things are today: what is asked about another moment
   * changes what is told, never to whom.
   * @throws Problem 503
   */
  async asRead(
    reviews: readonly Answer<ReviewRow>[],
    query: CutQuery,
    reader: Reader,
  ): Promise<readonly Answer<ReviewRow>[]> {
    const actions = await this.#rows(actionRegister, {}, { marking: 'restricted' });
    const groups = await this.#rows(bodyRegister, {}, { kind: 'contest-board' });
    const records = [
      ...actions.map((row) => recordOf('action', row.actionId, row)),
      // Its plan is considered in Part 2 as a whole.
      ...groups.map((row) => recordOf('body', row.bodyId, row)),
    ];
    const readable = await this.restricted.readable(reader, records);
    const isWithheld = new Set(records.map(({ recordId }) => recordId));
    for (const { recordId } of readable) isWithheld.delete(recordId);
    const read = reviews.map((review) =>
      reviewAsRead(review, { actionIds: isWithheld, bodyIds: isWithheld }),
    );
    const shown = readable.filter(({ recordId }) => tellsOf(read, recordId));
    await this.restricted.read(askingOf(reader, query), shown);
    return read;
  }

  #opened<Doc extends Document>(document: Doc): Answer<Doc> {
    return this.personalData.openAll<unknown>(document) as Answer<Doc>;
  }

  async #review(reviewId: string, query: CutQuery): Promise<ReviewRow> {
    const [review] = await this.#rows(reviewRegister, query, { reviewId });
    if (!review) throw missing('review of that id');
    return review;
  }

  async #rows<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    query: CutQuery,
    filter: DocumentFilter = {},
  ): Promise<readonly Doc[]> {
    return (await this.views.collection(projection, query)).matching(filter);
  }
}

/** Whether reviews say more than that a group, or an action, is there. */
const tellsOf = (reviews: readonly Answer<ReviewRow>[], recordId: string): boolean => {
  const told = JSON.stringify(reviews);
  if (!told.includes(recordId)) return false;
  const withheld = { actionIds: new Set([recordId]), bodyIds: new Set([recordId]) };
  return told !== JSON.stringify(reviews.map((review) => reviewAsRead(review, withheld)));
};
