import { Inject, Injectable } from '@nestjs/common';
import {
  accessGrants,
  type AccessGrantRow,
} from '../../../../projections/access-grants/access-grants.js';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { RestrictedRecord, WhyRead } from '../../../kernel/marking.js';
import { londonDate } from '../../../kernel/plain-date.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
import { CLOCK, type Clock } from '../../../platform/clock.js';
import { EventSpool } from '../../../platform/event-spool/event-spool.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { Problem } from '../../../platform/http/problem.js';
import { keyOf, NOT_RESTRICTED, type Readable } from '../../../platform/http/restricted.js';
import type {
  Asking,
  ReadRestricted,
  RestrictedReading,
} from '../../../platform/http/restricted-reading.js';
import type { Identity } from '../../../platform/identity/identity.js';
import { ProjectionRunner } from '../../../platform/projection-runner/projection-runner.js';
import { ViewReader } from '../../../platform/projection-runner/view-reader.js';
import { appointmentsOf } from '../../bodies/contract.js';
import { type AccessGrantId, type ReadRecord, RECORDS_IN_A_READING } from '../events.js';
import { grantStanding, opens } from '../grant-standing.js';
import { ReadLog } from './read-log.js';

/** What of the ledger lets somebody read what is restricted. */
interface Standing {
  /** In which they hold an office today. */
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

const VIEW_TIMEOUT_MS = 2_000;

/** Judges by appointments, ownership and grants as they stand now, and records what was read. */
@Injectable()
export class RestrictedReadingInLedger implements RestrictedReading {
  readonly #log: ReadLog;

  constructor(
    @Inject(ViewReader) private readonly reader: ViewReader,
    @Inject(ProjectionRunner) private readonly runner: ProjectionRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventSpool) spool: EventSpool,
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
    const readable = new Map<string, WhyRead>();
    for (const record of records) {
      const why = whyRead({ ...record, ...whose.get(record.recordId) }, identity, standing);
      if (why) readable.set(keyOf(record), why);
    }
    return readable;
  }

  async condition(identity: Identity, kind: string): Promise<DocumentFilter | undefined> {
    if (identity.role === 'secretariat') return undefined;
    const { bodies, agencies, grants } = await this.#standing(identity);
    const byGrant = grants.flatMap(({ scope }) => {
      const { recordId } = scope;
      if (scope.kind === kind) return recordId === undefined ? {} : { _id: recordId };
      if (scope.kind === 'plan') return kind === 'action' ? { planId: recordId } : [];
      return scope.kind === 'body' ? { bodyId: recordId } : [];
    });
    const carriesOut = kind === CARRIED_OUT && identity.role === undefined;
    const byStanding = carriesOut
      ? [
          { bodyId: { $in: [...bodies] } },
          { ownerId: identity.actor },
          { leadAgencyId: { $in: [...agencies] } },
        ]
      : [];
    const opened = [...byStanding, ...byGrant];
    return opened.length === 0 ? NOT_RESTRICTED : { $or: [NOT_RESTRICTED, ...opened] };
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
    const question = questionOf(asking);
    for (const part of parts) {
      const data = { ...question, records: part };
      this.#log.record({ type: 'restricted-records-read.v2', data }, asking);
    }
  }

  async refused(asking: Asking, record: RestrictedRecord): Promise<void> {
    const data = { ...questionOf(asking), ...aboutOf(record) };
    this.#log.record({ type: 'restricted-read-refused.v2', data }, asking);
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
    const isThere = await this.runner.waitFor(head, [accessGrants.name], VIEW_TIMEOUT_MS);
    if (!isThere) throw grantsBehind();
    const now = this.clock.now();
    const grants = await (await this.reader.live(accessGrants)).matching({ grantee });
    return grants.filter((grant) => grantStanding(grant, now) === 'live');
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

const questionOf = ({ route, asAt, effectiveAt }: Asking) => ({
  route,
  ...(asAt && { asAt }),
  ...(effectiveAt && { effectiveAt }),
});

const aboutOf = ({ kind, recordId, bodyId }: RestrictedRecord) => ({
  kind,
  recordId,
  ...(bodyId && { bodyId: bodyId as Uuid }),
});

const grantsBehind = (): Problem =>
  new Problem(
    503,
    'The view is not there yet',
    [{ code: 'VIEW.BEHIND', message: 'Grants of access are being read up to the end of the log.' }],
    { 'Retry-After': '1' },
  );
