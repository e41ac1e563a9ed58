import {
  accessGrants,
  type AccessGrantRow,
} from '../../../../projections/access-grants/access-grants.js';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import type { RestrictedRecord, WhyRead } from '../../../kernel/marking.js';
import { londonDate } from '../../../kernel/plain-date.js';
import type { Clock } from '../../../platform/clock.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Identity } from '../../../platform/identity/identity.js';
import type { KeptViews } from '../../../platform/projection-runner/kept-views.js';
import type { ViewReader } from '../../../platform/projection-runner/view-reader.js';
import { appointmentsOf } from '../../bodies/contract.js';
import { basisOfReading, type HeldOffice } from '../../dhr/contract.js';
import { grantStanding } from '../grant-standing.js';

/** The ledger as it stands. */
export interface LedgerNow {
  readonly reader: ViewReader;
  readonly kept: KeptViews;
  readonly store: EventStore;
  readonly clock: Clock;
}

const VIEW_TIMEOUT_MS = 2_000;

/** Settles once a view holds all that the log does. @throws Problem 503 */
export const upToTheEnd = async (
  { kept, store }: Pick<LedgerNow, 'kept' | 'store'>,
  view: string,
  what: string,
): Promise<void> => {
  if (await kept.waitFor(await store.head(), [view], VIEW_TIMEOUT_MS)) return;
  throw new Problem(
    503,
    'The view is not there yet',
    [{ code: 'VIEW.BEHIND', message: `${what} being read up to the end of the log.` }],
    { 'Retry-After': '1' },
  );
};

/** What somebody holds today. */
export interface Offices {
  readonly held: readonly HeldOffice[];
  /** In which they hold them. */
  readonly bodies: ReadonlySet<string>;
  /** For which they hold them, or work as their token says. */
  readonly agencies: ReadonlySet<string>;
}

/**
 * What of the ledger lets somebody read what is restricted, for one question: each is looked up when it is first needed,
 * once.
 */
export class Standing {
  #offices: Promise<Offices> | undefined;
  #grants: Promise<readonly AccessGrantRow[]> | undefined;
  #reviews: Promise<ReadonlyMap<string, WhyRead>> | undefined;

  constructor(
    private readonly identity: Identity,
    private readonly ledger: LedgerNow,
  ) {}

  offices(): Promise<Offices> {
    this.#offices ??= this.#findOffices();
    return this.#offices;
  }

  /** Live ones. @throws Problem 503 */
  grants(): Promise<readonly AccessGrantRow[]> {
    this.#grants ??= this.#findGrants();
    return this.#grants;
  }

  /** Homicide reviews that they have to do with, restricted or not. */
  reviews(): Promise<ReadonlyMap<string, WhyRead>> {
    this.#reviews ??= this.#findReviews();
    return this.#reviews;
  }

  async #findOffices(): Promise<Offices> {
    const { role, agency } = this.identity;
    const held = role === undefined ? await this.#held() : [];
    return {
      held,
      bodies: new Set(held.map(({ bodyId }) => bodyId)),
      agencies: new Set([...held.map(({ agencyId }) => agencyId), ...(agency ? [agency] : [])]),
    };
  }

  async #held(): Promise<readonly HeldOffice[]> {
    const { actor } = this.identity;
    const today = londonDate(this.ledger.clock.now());
    const bodies = await this.ledger.reader.live(bodyRegister);
    const rows = await bodies.matching({ 'appointments.holder': actor });
    return rows.flatMap((body) =>
      appointmentsOf(body, actor, today).map(({ office, agencyId }) => ({
        bodyId: body.bodyId,
        office,
        agencyId,
      })),
    );
  }

  /** A grant that is there is looked at as of the end of the log: it may have been revoked a moment ago. */
  async #findGrants(): Promise<readonly AccessGrantRow[]> {
    const { reader, clock } = this.ledger;
    const theirs = { grantee: this.identity.actor };
    const known = await (await reader.live(accessGrants)).matching(theirs);
    if (!known.some(({ until }) => until > clock.now())) return [];
    await upToTheEnd(this.ledger, accessGrants.name, 'Grants of access are');
    const now = clock.now();
    const grants = await (await reader.live(accessGrants)).matching(theirs);
    return grants.filter((grant) => grantStanding(grant, now) === 'live');
  }

  async #findReviews(): Promise<ReadonlyMap<string, WhyRead>> {
    const { reader, clock } = this.ledger;
    const { held } = await this.offices();
    if (held.length === 0) return new Map();
    const today = londonDate(clock.now());
    const rows = await (await reader.live(agencyRegister)).matching({});
    const agencies = new Map(rows.map((row) => [row.agencyId, row]));
    const reviews = await (await reader.live(dhrRegister)).matching({});
    return new Map(
      reviews.flatMap((review) => {
        const basis = basisOfReading(review, held, agencies, today);
        return basis ? [[review._id, { basis }] as const] : [];
      }),
    );
  }

  /** Who carries actions out, of documents that do not say so. */
  async actions(ids: readonly string[]): Promise<ReadonlyMap<string, Partial<RestrictedRecord>>> {
    if (ids.length === 0) return new Map();
    const rows = await (await this.ledger.reader.live(actionRegister)).load(ids);
    return new Map(
      [...rows].map(([id, { bodyId, planId, ownerId, leadAgencyId }]) => [
        id,
        { bodyId, planId, leadAgencyId, ...(ownerId && { ownerId }) },
      ]),
    );
  }
}
