import { defineEvents, type Upcaster } from '../../kernel/event-registry.js';
import {
  actorId,
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';
import { DECISION_KINDS, decisionIds, referenceCode } from './events.js';

/*
 * Versions that are written no more, and the step from each to the next. They are read for ever: nothing here changes.
 */

const recordedV1 = record({
  ...decisionIds,
  reference: referenceCode(),
  meetingId: id<MeetingId>(),
  itemId: id<ItemId>(),
  takenOn: date(),
  kind: oneOf(DECISION_KINDS),
  text: plainText(),
  reasons: optional(sealedText()),
  conditions: optional(plainText()),
  conflicted: list(actorId()),
  concerns: list(
    record({
      kind: oneOf(['priority', 'delivery-plan', 'action', 'review', 'agreement', 'dhr', 'qaf']),
      id: id<Uuid>(),
    }),
  ),
  marking: oneOf(MARKINGS),
});

const assignedV1 = record({
  ...decisionIds,
  owner: plainText(200),
  agencyId: id<AgencyId>(),
  due: date(),
});

export const formerDecisionEvents = defineEvents({
  'decision-recorded.v1': { title: 'Decision recorded (draft)', schema: recordedV1 },
  'implementation-assigned.v1': { title: 'Implementation assigned', schema: assignedV1 },
});

export const decisionUpcasters: readonly Upcaster[] = [
  {
    from: 'decision-recorded.v1',
    to: 'decision-recorded.v2',
    // The urgent route came with version 2: before, every decision was taken at a meeting.
    upcast: ({ meetingId, itemId, ...data }: Static<typeof recordedV1>) => ({
      ...data,
      taken: { route: 'meeting', meetingId, itemId },
    }),
  },
  {
    from: 'implementation-assigned.v1',
    to: 'implementation-assigned.v2',
    // Whom the owner's role meant was not said: it stays unsaid.
    upcast: (data: Static<typeof assignedV1>) => data,
  },
];
