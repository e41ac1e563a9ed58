import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { LEDGER, type Ledger } from '../../../platform/ledger/ledger.js';
import type { ReviewId } from '../events.js';
import { type PackAtCut, packAtCut, type PackKind } from './pack-at-cut.js';

/** Packs are some hundred kilobytes, and the same few are read by everybody. */
const KEPT_PACKS = 20;

/**
 * Packs and records, folded from the log: whoever asks gets the same bytes. So one that was folded is kept, and one
 * that is being folded is waited for, however many ask.
 */
@Injectable()
export class Packs {
  readonly #kept = new LRUCache<string, Promise<PackAtCut>>({ max: KEPT_PACKS });

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  /** @throws Problem where there is no such review, or it is not there yet */
  async of(reviewId: ReviewId, kind: PackKind): Promise<PackAtCut> {
    const name = `${kind} ${reviewId}`;
    const folding = this.#kept.get(name) ?? this.#fold(reviewId, kind);
    this.#kept.set(name, folding);
    try {
      return await folding;
    } catch (fault) {
      this.#kept.delete(name);
      throw fault;
    }
  }

  async #fold(reviewId: ReviewId, kind: PackKind): Promise<PackAtCut> {
    const { store, ledger } = this;
    const pack = await packAtCut({ store, ledger }, reviewId, kind);
    if (!pack.ok) throw refusalProblem(pack.error);
    return pack.value;
  }
}
