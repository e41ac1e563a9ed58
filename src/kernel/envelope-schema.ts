import { CAPACITIES } from './actor.js';
import { BASES } from './envelope.js';
import {
  actorId,
  code,
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  wholeNumber,
} from './event-schema.js';
import type { StreamName, Uuid } from './ids.js';
import type { Instant } from './plain-date.js';

const actor = record({
  id: actorId(),
  capacity: oneOf(CAPACITIES),
  organisation: optional(id<Uuid>()),
  onBehalfOf: optional(actorId()),
});

const reliance = record({
  stream: code<StreamName>('^[a-z][a-z0-9-]*$'),
  revision: wholeNumber(),
});

/** What stands beside every fact, as it is stored: nothing is let in that could speak of a person in the clear. */
export const metadataSchema = record({
  commandId: id<Uuid>(),
  /** Of the first event of a ledger, empty: no command led to it. */
  fingerprint: code('^([0-9a-f]{64})?$'),
  $correlationId: id<Uuid>(),
  $causationId: id<Uuid>(),
  actor,
  recordedAt: code<Instant>('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z$'),
  effectiveAt: date(),
  reason: optional(sealedText()),
  reliesOn: optional(list(reliance)),
  provenance: optional(record({ basis: oneOf(BASES), source: optional(plainText(200)) })),
  salt: code('^[A-Za-z0-9_-]{22}$'),
});
