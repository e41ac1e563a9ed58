import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { LEDGER, type Ledger } from '../../../platform/ledger/ledger.js';
import {
  findPack,
  foldPack,
  type FoundPack,
  type PackAtCut,
  type WhichPack,
} from './pack-at-cut.js';

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

  /** @throws Problem where there is no such review, part or version, or it is not there yet */
  async of(which: WhichPack): Promise<PackAtCut> {
    const found = await findPack(this.store, which);
    if (!found.ok) throw refusalProblem(found.error);
    const { name } = found.value;
    const folding = this.#kept.get(name) ?? this.#fold(found.value);
    this.#kept.set(name, folding);
    try {
      return await folding;
    } catch (fault) {
      this.#kept.delete(name);
      throw fault;
    }
  }

  async #fold(found: FoundPack): Promise<PackAtCut> {
    const { store, ledger } = this;
    const pack = await foldPack({ store, ledger }, found);
    if (!pack.ok) throw refusalProblem(pack.error);
    return pack.value;
  }
}
