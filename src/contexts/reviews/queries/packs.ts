import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { LEDGER, type Ledger } from '../../../platform/ledger/ledger.js';
import type { ReviewId } from '../events.js';
import { type PackAtCut, packAtCut, type PackKind } from './pack-at-cut.js';

/** Packs and records, folded from the log whenever they are asked for: always the same bytes. */
@Injectable()
export class Packs {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  /** @throws Problem where there is no such review, or it is not there yet */
  async of(reviewId: ReviewId, kind: PackKind): Promise<PackAtCut> {
    const { store, ledger } = this;
    const pack = await packAtCut({ store, ledger }, reviewId, kind);
    if (!pack.ok) throw refusalProblem(pack.error);
    return pack.value;
  }
}
