import { defineEvents, type Upcaster } from '../../kernel/event-registry.js';
import {
  code,
  date,
  id,
  list,
  moment,
  oneOf,
  optional,
  plainText,
  record,
  type Static,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import type { AccessGrantId } from './events.js';

/*
 * Versions that are written no more, and the step from each to the next. They are read for ever: nothing here changes.
 */

const questionV1 = {
  route: plainText(200),
  asAt: optional(moment()),
  effectiveAt: optional(date()),
};

const aboutV1 = {
  kind: code('^[a-z0-9][a-z0-9-]{0,59}$'),
  recordId: plainText(120),
  bodyId: optional(id<Uuid>()),
};

const readV1 = record({
  ...questionV1,
  records: list(
    record({
      ...aboutV1,
      basis: oneOf(['secretariat', 'office', 'ownership', 'lead-agency', 'grant']),
      grantId: optional(id<AccessGrantId>()),
    }),
  ),
});

const refusedV1 = record({ ...questionV1, ...aboutV1 });

const questionV2 = { askedAt: optional(moment()), ...questionV1 };

const readV2 = record({
  ...questionV2,
  records: list(
    record({
      ...aboutV1,
      basis: oneOf(['secretariat', 'office', 'ownership', 'lead-agency', 'grant']),
      grantId: optional(id<AccessGrantId>()),
    }),
  ),
});

const refusedV2 = record({ ...questionV2, ...aboutV1 });

export const formerRestrictedReadEvents = defineEvents({
  'restricted-records-read.v1': { title: 'Restricted records read', schema: readV1 },
  'restricted-read-refused.v1': {
    title: 'Reading of a restricted record refused',
    schema: refusedV1,
  },
  'restricted-records-read.v2': { title: 'Restricted records read', schema: readV2 },
  'restricted-read-refused.v2': {
    title: 'Reading of a restricted record refused',
    schema: refusedV2,
  },
});

/**
 * Version 1 was recorded at the moment of the reading itself: its metadata says when. Until version 2 each reading was
 * an event of its own: its metadata says of which request.
 */
export const restrictedReadUpcasters: readonly Upcaster[] = [
  {
    from: 'restricted-records-read.v1',
    to: 'restricted-records-read.v2',
    upcast: (data: Static<typeof readV1>) => data,
  },
  {
    from: 'restricted-read-refused.v1',
    to: 'restricted-read-refused.v2',
    upcast: (data: Static<typeof refusedV1>) => data,
  },
  {
    from: 'restricted-records-read.v2',
    to: 'restricted-records-read.v3',
    upcast: (data: Static<typeof readV2>) => ({ readings: [data] }),
  },
  {
    from: 'restricted-read-refused.v2',
    to: 'restricted-read-refused.v3',
    upcast: (data: Static<typeof refusedV2>) => ({ refusals: [data] }),
  },
];
