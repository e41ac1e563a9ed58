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
  Type,
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
  'measure',
  'review',
  'agreement',
  'dhr',
  'qaf',
  'body',
  'duty',
  'decision',
] as const;

const concern = record({ kind: oneOf(DECISION_CONCERNS), id: id<Uuid>() });
export type DecisionConcern = Static<typeof concern>;

/** How the conditions of a decision were found to stand. */
export const CONDITION_STANDINGS = ['met', 'partly-met', 'not-met'] as const;

/** How the carrying out of a decision goes, before it is reported as done. */
export const IMPLEMENTATION_RATINGS = ['on-track', 'at-risk', 'off-track'] as const;

export const referenceCode = () => code<DecisionReference>('^[A-Z]{2,12}-[0-9]{4}-[0-9]{3,}$');

/** Every event of a decision says which one it is, and whose. */
export const decisionIds = { decisionId: id<DecisionId>(), bodyId: id<BodyId>() };

const atAnItem = { meetingId: id<MeetingId>(), itemId: id<ItemId>() };

const wording = {
  /** What was decided, as it is published. */
  text: plainText(),
  reasons: optional(sealedText()),
  conditions: optional(plainText()),
};

const agreement = record({
  person: actorId(),
  /** The office that gave them a say, and the agency they hold it for, on that day. */
  office: oneOf(['chair', 'deputy', 'member']),
  agencyId: id<AgencyId>(),
});
/** Somebody who agreed to a decision that could not wait for a meeting. */
export type UrgentAgreement = Static<typeof agreement>;

const taken = Type.Union([
  record({ route: oneOf(['meeting']), ...atAnItem }),
  record({
    route: oneOf(['urgent']),
    agreedBy: list(agreement),
    /** Why it could not wait. */
    because: sealedText(),
  }),
]);
/** At an item of a held, quorate meeting, or by the logged urgent route. */
export type TakenBy = Static<typeof taken>;

const endedBy = Type.Union([
  record({ kind: oneOf(['decision']), decisionId: id<DecisionId>() }),
  record({ kind: oneOf(['meeting-item']), ...atAnItem }),
]);
/** What ended a decision: another one, or what a meeting resolved at an item. */
export type EndedBy = Static<typeof endedBy>;

export const referenceCounterEvents = defineEvents({
  'reference-reserved.v1': {
    title: 'Reference reserved',
    schema: record({
      ...decisionIds,
      year: wholeNumber(1900),
      number: wholeNumber(1),
      reference: referenceCode(),
    }),
  },
});

/** From the draft to what became of the decision. */
const standing = defineEvents({
  'decision-recorded.v2': {
    title: 'Decision recorded (draft)',
    schema: record({
      ...decisionIds,
      reference: referenceCode(),
      taken,
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
    schema: record({ ...decisionIds, reference: referenceCode(), because: sealedText() }),
  },
  'decision-revised.v1': {
    title: 'Draft decision revised',
    schema: record({ ...decisionIds, ...wording }),
  },
  'urgent-decision-reported.v1': {
    title: 'Urgent decision reported to a meeting',
    schema: record({ ...decisionIds, ...atAnItem }),
  },
  'decision-confirmed.v1': {
    title: 'Decision confirmed with the minutes',
    schema: record({
      ...decisionIds,
      /** The meeting that confirmed the minutes, or that an urgent decision was reported to. */
      confirmedAt: id<MeetingId>(),
    }),
  },
  'decision-corrected.v1': {
    title: 'Clerical correction of a decision',
    schema: record({
      ...decisionIds,
      /** The whole wording as it should have read; what it read before stays in the history. */
      ...wording,
      because: sealedText(),
    }),
    late: true,
  },
  'decision-conditions-found.v1': {
    title: 'Conditions of a decision found met or not',
    schema: record({
      ...decisionIds,
      standing: oneOf(CONDITION_STANDINGS),
      evidence: sealedText(),
    }),
  },
  'decision-superseded.v1': {
    title: 'Decision superseded',
    schema: record({
      ...decisionIds,
      /** The decision that stands in its place. */
      successor: id<DecisionId>(),
      because: optional(sealedText()),
    }),
  },
  'decision-rescinded.v1': {
    title: 'Decision rescinded',
    schema: record({ ...decisionIds, through: endedBy, because: sealedText() }),
  },
});

/** Who carries a decision out: a role in an agency, and whom it means where that is known. */
const owner = { owner: plainText(200), agencyId: id<AgencyId>(), ownerId: optional(actorId()) };

/** From the assignment to the confirmation by somebody else. */
const implementation = defineEvents({
  'implementation-assigned.v2': {
    title: 'Implementation assigned',
    schema: record({ ...decisionIds, ...owner, due: date() }),
  },
  'implementation-reassigned.v1': {
    title: 'Implementation given to another owner',
    schema: record({ ...decisionIds, ...owner, because: sealedText() }),
  },
  'implementation-date-moved.v1': {
    title: 'Date of implementation moved',
    schema: record({ ...decisionIds, from: date(), to: date(), because: sealedText() }),
  },
  'implementation-progressed.v1': {
    title: 'Progress of implementation reported',
    schema: record({
      ...decisionIds,
      rating: oneOf(IMPLEMENTATION_RATINGS),
      progress: sealedText(),
    }),
    late: true,
  },
  'implementation-reported.v1': {
    title: 'Implementation reported',
    schema: record({ ...decisionIds, evidence: sealedText() }),
  },
  'implementation-rejected.v1': {
    title: 'Reported implementation not accepted',
    schema: record({ ...decisionIds, because: sealedText() }),
  },
  'implementation-confirmed.v1': {
    title: 'Implementation confirmed',
    schema: record({ ...decisionIds }),
  },
});

export const decisionEvents = defineEvents({ ...standing, ...implementation });

export type ReferenceCounterEvent = EventsOf<typeof referenceCounterEvents>;
export type DecisionEvent = EventsOf<typeof decisionEvents>;
