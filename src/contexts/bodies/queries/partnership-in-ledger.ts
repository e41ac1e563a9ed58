import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import type { ActorId } from '../../../kernel/ids.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import type { Partnership } from '../../../platform/identity/partnership.js';
import { type CutQuery, Views } from '../../../platform/http/view-query.js';

const REMEMBERED_PEOPLE = 10_000;

/** Who is of the partnership, as appointments and actions in the live views tell. */
@Injectable()
export class PartnershipInLedger implements Partnership {
  /** Whoever was of it once stays so. Strangers are asked about anew: they may be appointed any moment. */
  readonly #known = new LRUCache<ActorId, true>({ max: REMEMBERED_PEOPLE });

  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  /** @throws Problem 503 where nothing tells of them, and the views are behind the log */
  async knows(actor: ActorId): Promise<boolean> {
    if (this.#known.get(actor)) return true;
    const known = (await this.#isIn({}, actor)) || (await this.#isIn(await this.#toDate(), actor));
    if (known) this.#known.set(actor, true);
    return known;
  }

  /** Everything recorded so far: who was appointed a moment ago is no stranger. */
  async #toDate(): Promise<CutQuery> {
    return { after: String(await this.eventStore.head()) };
  }

  async #isIn(query: CutQuery, actor: ActorId): Promise<boolean> {
    const begun = { holder: actor, from: { $lte: this.views.today({}) } };
    const bodies = await this.views.collection(bodyRegister, query);
    if ((await bodies.count({ appointments: { $elemMatch: begun } })) > 0) return true;
    const actions = await this.views.collection(actionRegister, query);
    return (await actions.count({ ownerId: actor })) > 0;
  }
}
