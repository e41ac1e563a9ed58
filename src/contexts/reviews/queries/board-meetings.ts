import { Inject, Injectable } from '@nestjs/common';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { reviewRegister } from '../../../../projections/review-register/review-register.js';
import { londonDate, type PlainDate } from '../../../kernel/plain-date.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import type { Call } from '../../../platform/http/call.js';
import { Views } from '../../../platform/http/view-query.js';
import type { MeetingId } from '../../meetings/contract.js';
import type { ReviewId } from '../events.js';
import { byText } from './in-words.js';
import { wasHeld } from './meeting-held.js';

/** Finds the meeting that somebody means who says only on which day something happened. */
@Injectable()
export class BoardMeetings {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(Views) private readonly views: Views,
  ) {}

  /**
   * The meeting that the Board of a review held on a day, as everything recorded until now tells; the decider reads
   * it again from its own history.
   * @throws Problem 503 where the registers are not there yet
   */
  async heldOn(
    reviewId: ReviewId,
    effectiveAt: PlainDate | undefined,
    { time }: Call,
  ): Promise<MeetingId | undefined> {
    const query = { after: String(await this.store.head()) };
    const reviews = await this.views.collection(reviewRegister, query);
    const [review] = await reviews.matching({ reviewId });
    if (!review) return undefined;
    const date = effectiveAt ?? (time ? londonDate(time) : this.views.today({}));
    const { boardId: bodyId } = review;
    const meetings = await this.views.collection(meetingRegister, query);
    return (await meetings.matching({ bodyId, date }))
      .filter(wasHeld)
      .map(({ meetingId }) => meetingId)
      .toSorted(byText)
      .at(0);
  }
}
