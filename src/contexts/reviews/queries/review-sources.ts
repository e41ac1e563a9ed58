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
import { isCleared } from '../../../platform/http/restricted.js';
import {
  type Answer,
  type CutQuery,
  type Reader,
  Views,
} from '../../../platform/http/view-query.js';
import { appointmentsOf, type BodyId } from '../../bodies/contract.js';
import { composeCountdown, type Countdown } from './countdown.js';
import { composeMyReturn, type MyReturn } from './my-return.js';

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
  ) {}

  /** @throws Problem 404, 503 */
  async myReturn(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<MyReturn>> {
    const review = await this.#review(reviewId, query);
    const planId = review.groups.find((group) => group.bodyId === bodyId)?.planId;
    const [body] = await this.#rows(bodyRegister, query, { bodyId });
    const [plan] = await this.#rows(planOnAPage, query, { planId });
    if (!body || !plan) throw missing('group of that id under this review');
    const today = this.views.today(query);
    const actions = await this.#rows(actionRegister, query, { planId });
    const reviews = await this.#rows(reviewRegister, query, { 'groups.bodyId': bodyId });
    const previous = lastOf(reviews.filter((each) => isEarlier(each, review)));
    const sources = {
      review,
      ...(previous && { previous }),
      body,
      plan,
      actions: (await this.#readsAll(reader, bodyId))
        ? actions
        : actions.filter(({ marking }) => marking !== 'restricted'),
      measures: await this.#rows(measureRegister, query, { planId }),
      meetings: await this.#rows(meetingRegister, query, { bodyId }),
      agencies: await this.#rows(agencyRegister, query),
    };
    return this.#opened(composeMyReturn(sources, today));
  }

  /** @throws Problem 404, 503 */
  async countdown(reviewId: string, query: CutQuery): Promise<Answer<Countdown>> {
    const sources = {
      review: await this.#review(reviewId, query),
      bodies: await this.#rows(bodyRegister, query),
      plans: await this.#rows(planOnAPage, query),
      actions: await this.#rows(actionRegister, query),
      measures: await this.#rows(measureRegister, query),
      decisions: await this.#rows(decisionRegister, query),
      meetings: await this.#rows(meetingRegister, query),
    };
    return this.#opened(composeCountdown(sources, this.views.today(query)));
  }

  /**
   * A group's own office holders read all of its plan: those who hold office now. What is asked about another moment
   * changes what is told, never to whom.
   */
  async #readsAll({ identity }: Reader, bodyId: BodyId): Promise<boolean> {
    if (isCleared(identity)) return true;
    const [body] = await this.#rows(bodyRegister, {}, { bodyId });
    return !!body && appointmentsOf(body, identity.actor, this.views.today({})).length > 0;
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
