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
import type { Withheld } from './review-as-read.js';
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
  ) {}

  /** @throws Problem 404, 503 */
  async myReturn(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<MyReturn>> {
    const sources = await this.#returnOf(reviewId, bodyId, query, reader);
    return this.#opened(composeMyReturn(sources, this.views.today(query)));
  }

  async #returnOf(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<MyReturnSources> {
    const review = await this.#review(reviewId, query);
    const planId = review.groups.find((group) => group.bodyId === bodyId)?.planId;
    const [body] = await this.#rows(bodyRegister, query, { bodyId });
    const [plan] = await this.#rows(planOnAPage, query, { planId });
    if (!body || !plan) throw missing('group of that id under this review');
    const actions = await this.#rows(actionRegister, query, { planId });
    const reviews = await this.#rows(reviewRegister, query, { 'groups.bodyId': bodyId });
    const previous = lastOf(reviews.filter((each) => isEarlier(each, review)));
    return {
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
  }

  /** What a group still owes, as its chair and each agency that leads can be told it. @throws Problem 404, 503 */
  async chasers(
    reviewId: string,
    bodyId: BodyId,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<Chasers>> {
    const sources = await this.#returnOf(reviewId, bodyId, query, reader);
    const today = this.views.today(query);
    return this.#opened(composeChasers(composeMyReturn(sources, today), sources, today));
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

  /** What somebody may not see of reviews, as things are today. @throws Problem 503 */
  async withheldFrom({ identity }: Reader): Promise<Withheld> {
    if (isCleared(identity)) return { actionIds: new Set(), bodyIds: new Set() };
    const today = this.views.today({});
    const bodies = await this.#rows(bodyRegister, {});
    const own = new Set(
      bodies
        .filter((body) => appointmentsOf(body, identity.actor, today).length > 0)
        .map(({ bodyId }) => bodyId),
    );
    const restricted = await this.#rows(actionRegister, {}, { marking: 'restricted' });
    return {
      actionIds: new Set(
        restricted.filter(({ bodyId }) => !own.has(bodyId)).map(({ actionId }) => actionId),
      ),
      bodyIds: new Set(
        bodies
          .filter(({ kind, bodyId }) => kind === 'contest-board' && !own.has(bodyId))
          .map(({ bodyId }) => bodyId),
      ),
    };
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
