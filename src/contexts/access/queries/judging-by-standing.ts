import type { RestrictedRecord, WhyRead } from '../../../kernel/marking.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
import { keyOf, NOT_RESTRICTED, type Readable } from '../../../platform/http/restricted.js';
import type { Judging } from '../../../platform/http/restricted-reading.js';
import type { Identity } from '../../../platform/identity/identity.js';
import { opens } from '../grant-standing.js';
import type { Offices, Standing } from './standing.js';

/** What is read against an office or an owner: whoever carries an action out reads it. */
const CARRIED_OUT = 'action';
/** What a review says of a group as a whole: its own office holders read it. */
const OF_A_BODY = 'body';
/** What is read against an office in the partnership that commissioned it, or for an agency that it names. */
const HOMICIDE_REVIEW = 'dhr';

/** Judges by offices, ownership and grants. What an office opens needs no grant, so none is looked for. */
export class JudgingByStanding implements Judging {
  constructor(
    private readonly identity: Identity,
    private readonly standing: Standing,
  ) {}

  async readable(records: readonly RestrictedRecord[]): Promise<Readable> {
    if (records.length === 0) return new Map();
    if (this.identity.role === 'secretariat') {
      return new Map(records.map((record) => [keyOf(record), { basis: 'secretariat' }]));
    }
    const told = await this.#withWhoCarriesOut(records);
    const readable = await this.#byOffice(told);
    const others = told.filter((record) => !readable.has(keyOf(record)));
    if (others.length === 0) return readable;
    const grants = await this.standing.grants();
    for (const record of others) {
      const grant = grants.find(({ scope }) => opens(scope, record));
      if (grant) readable.set(keyOf(record), { basis: 'grant', grantId: grant.grantId });
    }
    return readable;
  }

  async condition(kind: string): Promise<DocumentFilter | undefined> {
    if (this.identity.role === 'secretariat') return undefined;
    const reviews = kind === HOMICIDE_REVIEW ? [...(await this.standing.reviews()).keys()] : [];
    const opened = [
      ...(await this.#carriedOut(kind)),
      ...(reviews.length > 0 ? [{ _id: { $in: reviews } }] : []),
      ...(await this.#granted(kind)),
    ];
    return opened.length === 0 ? NOT_RESTRICTED : { $or: [NOT_RESTRICTED, ...opened] };
  }

  /** Actions that they carry out. */
  async #carriedOut(kind: string): Promise<readonly DocumentFilter[]> {
    const { role, actor } = this.identity;
    if (kind !== CARRIED_OUT || role !== undefined) return [];
    const { bodies, agencies } = await this.standing.offices();
    return [
      { bodyId: { $in: [...bodies] } },
      { ownerId: actor },
      { leadAgencyId: { $in: [...agencies] } },
    ];
  }

  async #granted(kind: string): Promise<readonly DocumentFilter[]> {
    return (await this.standing.grants()).flatMap(({ scope }) => {
      const { recordId } = scope;
      if (scope.kind === kind) return recordId === undefined ? {} : { _id: recordId };
      if (scope.kind === 'plan') return kind === CARRIED_OUT ? { planId: recordId } : [];
      if (scope.kind !== 'body') return [];
      return kind === HOMICIDE_REVIEW ? { cspId: recordId } : { bodyId: recordId };
    });
  }

  async #byOffice(records: readonly RestrictedRecord[]): Promise<Map<string, WhyRead>> {
    const readable = new Map<string, WhyRead>();
    if (this.identity.role !== undefined) return readable;
    const offices = await this.standing.offices();
    const isAskedAbout = records.some(({ kind }) => kind === HOMICIDE_REVIEW);
    const reviews = isAskedAbout ? await this.standing.reviews() : undefined;
    for (const record of records) {
      const why =
        record.kind === HOMICIDE_REVIEW
          ? reviews?.get(record.recordId)
          : whyOfOffice(record, this.identity, offices);
      if (why) readable.set(keyOf(record), why);
    }
    return readable;
  }

  /** Some documents do not say who carries an action out: then the register does. */
  async #withWhoCarriesOut(
    records: readonly RestrictedRecord[],
  ): Promise<readonly RestrictedRecord[]> {
    const { bodies } = await this.standing.offices();
    const ids = records
      .filter(({ kind, bodyId, ownerId }) => {
        const isOfOwnGroup = bodyId !== undefined && bodies.has(bodyId);
        return kind === CARRIED_OUT && ownerId === undefined && !isOfOwnGroup;
      })
      .map(({ recordId }) => recordId);
    if (ids.length === 0) return records;
    const whose = await this.standing.actions(ids);
    return records.map((record) => ({ ...record, ...whose.get(record.recordId) }));
  }
}

const whyOfOffice = (
  { kind, bodyId, ownerId, leadAgencyId }: RestrictedRecord,
  { actor }: Identity,
  { bodies, agencies }: Offices,
): WhyRead | undefined => {
  const isOwn = bodyId !== undefined && bodies.has(bodyId);
  if (isOwn && (kind === CARRIED_OUT || kind === OF_A_BODY)) return { basis: 'office' };
  if (kind !== CARRIED_OUT) return undefined;
  if (ownerId === actor) return { basis: 'ownership' };
  return leadAgencyId !== undefined && agencies.has(leadAgencyId)
    ? { basis: 'lead-agency' }
    : undefined;
};
