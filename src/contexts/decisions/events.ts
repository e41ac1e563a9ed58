import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
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
  type Static,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';

export type DecisionId = Brand<Uuid, 'DecisionId'>;

/** Body, calendar year and number in that year: `SCB-2021-014`. */
export type DecisionReference = Brand<string, 'DecisionReference'>;

export const DECISION_KINDS = [
  'note',
  'approve',
  'agree',
  'commission',
  'devolve',
  'amend',
] as const;

/** What a decision can be about. */
export const DECISION_CONCERNS = [
  'priority',
  'delivery-plan',
  'action',
  'review',
  'agreement',
  'dhr',
  'qaf',
] as const;

const concern = record({ kind: oneOf(DECISION_CONCERNS), id: id<Uuid>() });
export type DecisionConcern = Static<typeof concern>;

const reference = () => code<DecisionReference>('^[A-Z]{2,12}-[0-9]{4}-[0-9]{3,}$');
const decision = { decisionId: id<DecisionId>(), bodyId: id<BodyId>() };

const wording = {
  /** What was decided, as it is published. */
  text: plainText(),
  reasons: optional(sealedText()),
  conditions: optional(plainText()),
};

export const referenceCounterEvents = defineEvents({
  'reference-reserved.v1': {
    title: 'Reference reserved',
    schema: record({
      ...decision,
      year: wholeNumber(1900),
      number: wholeNumber(1),
      reference: reference(),
    }),
  },
});

export const decisionEvents = defineEvents({
  'decision-recorded.v1': {
    title: 'Decision recorded (draft)',
    schema: record({
      ...decision,
      reference: reference(),
      meetingId: id<MeetingId>(),
      itemId: id<ItemId>(),
      takenOn: date(),
      kind: oneOf(DECISION_KINDS),
      ...wording,
      /** Who took no part because of an interest. */
      conflicted: list(actorId()),
      concerns: list(concern),
      marking: oneOf(MARKINGS),
    }),
  },
  'reference-voided.v1': {
    title: 'Reference voided',
    schema: record({ ...decision, reference: reference(), because: sealedText() }),
  },
  'decision-revised.v1': {
    title: 'Draft decision revised',
    schema: record({ ...decision, ...wording }),
  },
  'decision-confirmed.v1': {
    title: 'Decision confirmed with the minutes',
    schema: record({
      ...decision,
      /** The meeting that confirmed the minutes. */
      confirmedAt: id<MeetingId>(),
    }),
  },
  'implementation-assigned.v1': {
    title: 'Implementation assigned',
    schema: record({
      ...decision,
      /** A role in the agency. */
      owner: plainText(200),
      agencyId: id<AgencyId>(),
      due: date(),
    }),
  },
  'implementation-reported.v1': {
    title: 'Implementation reported',
    schema: record({ ...decision, evidence: sealedText() }),
  },
  'implementation-confirmed.v1': {
    title: 'Implementation confirmed',
    schema: record({ ...decision }),
  },
});

export type ReferenceCounterEvent = EventsOf<typeof referenceCounterEvents>;
export type DecisionEvent = EventsOf<typeof decisionEvents>;
