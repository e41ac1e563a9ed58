import { Inject, Injectable } from '@nestjs/common';
import {
  accessGrants,
  type AccessGrantRow,
} from '../../../../projections/access-grants/access-grants.js';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { decisionRegister } from '../../../../projections/decision-register/decision-register.js';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { RestrictedRecord, WhyRead } from '../../../kernel/marking.js';
import { londonDate } from '../../../kernel/plain-date.js';
import type { Document, DocumentFilter, Projection } from '../../../kernel/projection.js';
import { CLOCK, type Clock } from '../../../platform/clock.js';
import { EventSpool } from '../../../platform/event-spool/event-spool.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { Problem } from '../../../platform/http/problem.js';
import {
  keyOf,
  NOT_RESTRICTED,
  type Readable,
  recordOf,
} from '../../../platform/http/restricted.js';
import type {
  Asking,
  ReadRestricted,
  RestrictedReading,
} from '../../../platform/http/restricted-reading.js';
import type { Identity } from '../../../platform/identity/identity.js';
import { KEPT_VIEWS, type KeptViews } from '../../../platform/projection-runner/kept-views.js';
import { ViewReader } from '../../../platform/projection-runner/view-reader.js';
import { appointmentsOf } from '../../bodies/contract.js';
import { basisOfReading, type HeldOffice } from '../../dhr/contract.js';
import { type AccessGrantId, type ReadRecord, RECORDS_IN_A_READING } from '../events.js';
import { grantStanding, opens } from '../grant-standing.js';
import type { SpooledReading } from '../spooled-reading.js';
import { ReadLog } from './read-log.js';

/** What of the ledger lets somebody read what is restricted. */
interface Standing {
  /** Offices that they hold today. */
  readonly held: readonly HeldOffice[];
  /** In which they hold them. */
  readonly bodies: ReadonlySet<string>;
  /** For which they hold it, or work as their token says. */
  readonly agencies: ReadonlySet<string>;
  /** Live ones. */
  readonly grants: readonly AccessGrantRow[];
}

/** What is read against an office or an owner: whoever carries an action out reads it. */
const CARRIED_OUT = 'action';
/** What a review says of a group as a whole: its own office holders read it. */
const OF_A_BODY = 'body';
/** What is read against an office in the partnership that commissioned it, or for an agency that it names. */
const HOMICIDE_REVIEW = 'dhr';

/** Of what commands are sent to, that can be restricted. */
const REGISTERS = {
  action: actionRegister,
  decision: decisionRegister,
  [HOMICIDE_REVIEW]: dhrRegister,
} as const;

const isRegister = (kind: string): kind is keyof typeof REGISTERS => kind in REGISTERS;

const VIEW_TIMEOUT_MS = 2_000;

/** Judges by appointments, ownership and grants as they stand now, and records what was read. */
@Injectable()
export class RestrictedReadingInLedger implements RestrictedReading {
  readonly #log: ReadLog;

  constructor(
    @Inject(ViewReader) private readonly reader: ViewReader,
    @Inject(KEPT_VIEWS) private readonly kept: KeptViews,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventSpool) spool: EventSpool<SpooledReading>,
  ) {
    this.#log = new ReadLog(spool, clock);
  }

  async readable(identity: Identity, records: readonly RestrictedRecord[]): Promise<Readable> {
    if (records.length === 0) return new Map();
    if (identity.role === 'secretariat') {
      return new Map(records.map((record) => [keyOf(record), { basis: 'secretariat' }]));
    }
    const standing = await this.#standing(identity);
    const whose = await this.#actions(records, standing);
    const isAskedAbout = records.some(({ kind }) => kind === HOMICIDE_REVIEW);
    const reviews = isAskedAbout ? await this.#reviews(standing) : new Map<string, WhyRead>();
    const readable = new Map<string, WhyRead>();
    for (const record of records) {
      const review = record.kind === HOMICIDE_REVIEW ? reviews.get(record.recordId) : undefined;
      const why =
        review ?? whyRead({ ...record, ...whose.get(record.recordId) }, identity, standing);
      if (why) readable.set(keyOf(record), why);
    }
    return readable;
  }

  async condition(identity: Identity, kind: string): Promise<DocumentFilter | undefined> {
    if (identity.role === 'secretariat') return undefined;
    const standing = await this.#standing(identity);
    const { bodies, agencies, grants } = standing;
    const byGrant = grants.flatMap(({ scope }) => {
      const { recordId } = scope;
      if (scope.kind === kind) return recordId === undefined ? {} : { _id: recordId };
      if (scope.kind === 'plan') return kind === 'action' ? { planId: recordId } : [];
      if (scope.kind !== 'body') return [];
      return kind === HOMICIDE_REVIEW ? { cspId: recordId } : { bodyId: recordId };
    });
    const carriesOut = kind === CARRIED_OUT && identity.role === undefined;
    const byStanding = carriesOut
      ? [
          { bodyId: { $in: [...bodies] } },
          { ownerId: identity.actor },
          { leadAgencyId: { $in: [...agencies] } },
        ]
      : [];
    const reviews = kind === HOMICIDE_REVIEW ? [...(await this.#reviews(standing)).keys()] : [];
    const theirs = reviews.length > 0 ? [{ _id: { $in: reviews } }] : [];
    const opened = [...byStanding, ...theirs, ...byGrant];
    return opened.length === 0 ? NOT_RESTRICTED : { $or: [NOT_RESTRICTED, ...opened] };
  }

  async withheld(
    identity: Identity,
    kind: string,
    recordId: string,
  ): Promise<RestrictedRecord | undefined> {
    if (identity.role === 'secretariat' || !isRegister(kind)) return undefined;
    const register: Projection<Document> = REGISTERS[kind] as never;
    const isThere = await this.kept.waitFor(
      await this.store.head(),
      [register.name],
      VIEW_TIMEOUT_MS,
    );
    if (!isThere) throw behind(`The ${register.name} is`);
    const row = await (await this.reader.live(register)).get(recordId);
    if (!row || !('marking' in row) || row.marking !== 'restricted') return undefined;
    const record = recordOf(kind, recordId, row);
    const readable = await this.readable(identity, [record]);
    return readable.has(keyOf(record)) ? undefined : record;
  }

  async read(asking: Asking, records: readonly ReadRestricted[]): Promise<void> {
    const told: ReadRecord[] = [
      ...new Map(records.map((each) => [keyOf(each), each])).values(),
    ].map(({ kind, recordId, bodyId, basis, grantId }) => ({
      ...aboutOf({ kind, recordId, ...(bodyId && { bodyId }) }),
      basis,
      ...(grantId && { grantId: grantId as AccessGrantId }),
    }));
    const parts = Array.from({ length: Math.ceil(told.length / RECORDS_IN_A_READING) }, (_, part) =>
      told.slice(part * RECORDS_IN_A_READING, (part + 1) * RECORDS_IN_A_READING),
    );
    await Promise.all(parts.map((part) => this.#log.read(part, asking)));
  }

  refused(asking: Asking, record: RestrictedRecord): Promise<void> {
    return this.#log.refused(aboutOf(record), asking);
  }

  async #standing({ actor, role, agency }: Identity): Promise<Standing> {
    const today = londonDate(this.clock.now());
    const bodies = await this.reader.live(bodyRegister);
    const rows = await bodies.matching({ 'appointments.holder': actor });
    const offices = rows
      .map((body) => ({ body, held: appointmentsOf(body, actor, today) }))
      .filter(({ held }) => role === undefined && held.length > 0);
    const agencies = offices.flatMap(({ held }) => held.map(({ agencyId }) => agencyId));
    return {
      held: offices.flatMap(({ body: { bodyId }, held }) =>
        held.map(({ office, agencyId }) => ({ bodyId, office, agencyId })),
      ),
      bodies: new Set(offices.map(({ body }) => body.bodyId)),
      agencies: new Set([...agencies, ...(agency ? [agency] : [])]),
      grants: await this.#grants(actor),
    };
  }

  /** A grant that is there is looked at as of the end of the log: it may have been revoked a moment ago. */
  async #grants(grantee: string): Promise<readonly AccessGrantRow[]> {
    const known = await (await this.reader.live(accessGrants)).matching({ grantee });
    if (!known.some(({ until }) => until > this.clock.now())) return [];
    const head = await this.store.head();
    const isThere = await this.kept.waitFor(head, [accessGrants.name], VIEW_TIMEOUT_MS);
    if (!isThere) throw behind('Grants of access are');
    const now = this.clock.now();
    const grants = await (await this.reader.live(accessGrants)).matching({ grantee });
    return grants.filter((grant) => grantStanding(grant, now) === 'live');
  }

  /** Homicide reviews that somebody has to do with, restricted or not. */
  async #reviews({ held }: Standing): Promise<ReadonlyMap<string, WhyRead>> {
    if (held.length === 0) return new Map();
    const today = londonDate(this.clock.now());
    const rows = await (await this.reader.live(agencyRegister)).matching({});
    const agencies = new Map(rows.map((row) => [row.agencyId, row]));
    const reviews = await (await this.reader.live(dhrRegister)).matching({});
    return new Map(
      reviews.flatMap((review) => {
        const basis = basisOfReading(review, held, agencies, today);
        return basis ? [[review._id, { basis }] as const] : [];
      }),
    );
  }

  /** Who carries actions out, of documents that do not say so. */
  async #actions(
    records: readonly RestrictedRecord[],
    { bodies }: Standing,
  ): Promise<ReadonlyMap<string, Partial<RestrictedRecord>>> {
    const ids = records
      .filter(({ kind, bodyId, ownerId }) => {
        const isOfOwnGroup = bodyId !== undefined && bodies.has(bodyId);
        return kind === CARRIED_OUT && ownerId === undefined && !isOfOwnGroup;
      })
      .map(({ recordId }) => recordId);
    if (ids.length === 0) return new Map();
    const rows = await (await this.reader.live(actionRegister)).load(ids);
    return new Map(
      [...rows].map(([id, { bodyId, planId, ownerId, leadAgencyId }]) => [
        id,
        { bodyId, planId, leadAgencyId, ...(ownerId && { ownerId }) },
      ]),
    );
  }
}

const whyRead = (
  record: RestrictedRecord,
  { actor, role }: Identity,
  { bodies, agencies, grants }: Standing,
): WhyRead | undefined => {
  const { kind, bodyId, ownerId, leadAgencyId } = record;
  if (role === undefined) {
    const isOwn = bodyId !== undefined && bodies.has(bodyId);
    if (isOwn && (kind === CARRIED_OUT || kind === OF_A_BODY)) return { basis: 'office' };
    if (kind === CARRIED_OUT && ownerId === actor) return { basis: 'ownership' };
    const leads = leadAgencyId !== undefined && agencies.has(leadAgencyId);
    if (kind === CARRIED_OUT && leads) return { basis: 'lead-agency' };
  }
  const grant = grants.find(({ scope }) => opens(scope, record));
  return grant && { basis: 'grant', grantId: grant.grantId };
};

const aboutOf = ({ kind, recordId, bodyId }: RestrictedRecord) => ({
  kind,
  recordId,
  ...(bodyId && { bodyId: bodyId as Uuid }),
});

const behind = (what: string): Problem =>
  new Problem(
    503,
    'The view is not there yet',
    [{ code: 'VIEW.BEHIND', message: `${what} being read up to the end of the log.` }],
    { 'Retry-After': '1' },
  );
