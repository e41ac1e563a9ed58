import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  date,
  id,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from './events.js';

export type MeetingActionId = Brand<Uuid, 'MeetingActionId'>;

const action = {
  meetingActionId: id<MeetingActionId>(),
  meetingId: id<MeetingId>(),
  bodyId: id<BodyId>(),
  itemId: id<ItemId>(),
};

const owner = {
  /** A role, as the minutes print it. */
  owner: plainText(200),
  agencyId: optional(id<AgencyId>()),
  /** Whom the role means, where that is known. */
  ownerId: optional(actorId()),
};

export const meetingActionEvents = defineEvents({
  'meeting-action-raised.v1': {
    title: 'Meeting action raised',
    schema: record({
      ...action,
      /** What is to be done. */
      text: sealedText(),
      ...owner,
      /** Absent where no date was given. */
      due: optional(date()),
      marking: oneOf(MARKINGS),
    }),
  },
  'meeting-action-reassigned.v1': {
    title: 'Meeting action given to another owner',
    schema: record({ ...action, ...owner, because: sealedText() }),
  },
  'meeting-action-date-set.v1': {
    title: 'Date of a meeting action set',
    schema: record({
      ...action,
      /** Absent where it had no date. */
      from: optional(date()),
      to: date(),
      because: sealedText(),
    }),
  },
  'meeting-action-done.v1': {
    title: 'Meeting action done',
    schema: record({ ...action, outcome: optional(sealedText()) }),
  },
  'meeting-action-withdrawn.v1': {
    title: 'Meeting action withdrawn',
    schema: record({ ...action, because: sealedText() }),
  },
  'meeting-action-reopened.v1': {
    title: 'Meeting action reopened',
    schema: record({ ...action, because: sealedText() }),
  },
});

export type MeetingActionEvent = EventsOf<typeof meetingActionEvents>;
