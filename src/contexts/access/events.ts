import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  list,
  moment,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { READING_BASES } from '../../kernel/marking.js';
import type { DecisionId } from '../decisions/contract.js';

export type AccessGrantId = Brand<Uuid, 'AccessGrantId'>;

/**
 * What a grant can open: restricted actions, those of one plan, decisions, Part 2 of a review's documents, homicide
 * reviews that are not published, or all restricted records of one body.
 */
export const GRANTED_KINDS = ['action', 'plan', 'decision', 'part-2', 'dhr', 'body'] as const;
export type GrantedKind = (typeof GRANTED_KINDS)[number];

const scope = record({
  kind: oneOf(GRANTED_KINDS),
  /** Of the record; without it every record of the kind. */
  recordId: optional(id<Uuid>()),
});
export type GrantScope = Static<typeof scope>;

const granted = { grantId: id<AccessGrantId>(), grantee: actorId(), scope };

export const accessGrantEvents = defineEvents({
  'access-granted.v1': {
    title: 'Access to restricted records granted',
    schema: record({
      ...granted,
      purpose: sealedText(),
      from: moment(),
      /** From then on it opens nothing. */
      until: moment(),
      /** By which it was agreed, where it was. */
      decisionId: optional(id<DecisionId>()),
    }),
  },
  'access-revoked.v1': {
    title: 'Access to restricted records revoked',
    schema: record({ ...granted, because: sealedText() }),
  },
});

export type AccessGrantEvent = EventsOf<typeof accessGrantEvents>;

const about = {
  /** Of the record: `action`. */
  kind: code('^[a-z0-9][a-z0-9-]{0,59}$'),
  recordId: plainText(120),
  /** The body whose record it is, where the record says so. */
  bodyId: optional(id<Uuid>()),
};

const readRecord = record({
  ...about,
  basis: oneOf(READING_BASES),
  grantId: optional(id<AccessGrantId>()),
});
export type ReadRecord = Static<typeof readRecord>;

/** As many records as one reading tells of; a longer table is told in several. */
export const RECORDS_IN_A_READING = 1_000;

/** When it was asked, and what: the pattern of its address, without ids, and its cut. */
const question = {
  /** Absent where it was recorded at that very moment. */
  askedAt: optional(moment()),
  route: plainText(200),
  /** The request; that of the event, where it stands alone in it. */
  correlationId: optional(id<Uuid>()),
  asAt: optional(moment()),
  effectiveAt: optional(date()),
};

const reading = record({ ...question, records: list(readRecord) });
export type Reading = Static<typeof reading>;

const refusal = record({ ...question, ...about });
export type Refusal = Static<typeof refusal>;

/**
 * Who read stands in the metadata; and when the log came to know. All that one person asked in about a second stands in
 * one event, each reading whole.
 */
export const restrictedReadEvents = defineEvents({
  'restricted-records-read.v3': {
    title: 'Restricted records read',
    schema: record({ readings: list(reading) }),
  },
  'restricted-read-refused.v3': {
    title: 'Reading of a restricted record refused',
    schema: record({ refusals: list(refusal) }),
  },
});

export type RestrictedReadEvent = EventsOf<typeof restrictedReadEvents>;
