import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '../../../kernel/refusal.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { ReadingRestricted } from '../../../platform/http/reading-restricted.js';
import { askingOf, type Reader } from '../../../platform/http/view-query.js';
import type { PackPart, ReviewId } from '../events.js';
import { readerIsCleared } from '../pack-reading.policies.js';
import { reviewReader } from '../review.js';

/** Part 2 of what a review issues: read by those cleared, and recorded as read. */
@Injectable()
export class PartTwo {
  constructor(
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Gives what `find` finds, once it is recorded that it was read; of Part 1 nothing is recorded.
   * @throws Problem 403, recorded too where there is such a review; or what `find` throws
   */
  async read<Found>(
    { reviewId, part }: { readonly reviewId: ReviewId; readonly part: PackPart },
    reader: Reader,
    find: () => Promise<Found>,
  ): Promise<Found> {
    if (part !== 2) return find();
    const record = { kind: 'part-2', recordId: reviewId };
    const asking = askingOf(reader, {});
    const readable = await this.restricted.readable(reader, [record]);
    if (!readerIsCleared.holds({ part, cleared: readable.length > 0 })) {
      const history = await this.store.readStream(reviewReader.stream(reviewId));
      if (history.length > 0) await this.restricted.refused(asking, record);
      throw refusalProblem([refuse(readerIsCleared, { part, cleared: false })]);
    }
    const found = await find();
    await this.restricted.read(asking, readable);
    return found;
  }
}
