import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
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
  Type,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import {
  type ActionId,
  type ActionReference,
  MATERIAL_GROUNDS,
  type MeasureId,
  measureFields,
  type OutcomeId,
  outcomeFields,
  plannedActionFields,
  planFields,
  type PlanId,
  type PlanYear,
  type PriorityId,
} from './events.js';

/*
 * What happens to a plan besides its way to approval: work begun ahead of it, and changes within the year, each
 * against the baseline that the Board approved and that is kept.
 */

export type ChangeId = Brand<Uuid, 'ChangeId'>;

export const MATERIALITIES = ['minor', 'material'] as const;
export type Materiality = (typeof MATERIALITIES)[number];

const changeFields = {
  ...planFields,
  boardId: id<BodyId>(),
  changeId: id<ChangeId>(),
  materiality: oneOf(MATERIALITIES),
  /** What makes it material; empty where it is minor. */
  grounds: list(oneOf(MATERIAL_GROUNDS)),
  because: sealedText(),
  /** By which the Board approved a material change. */
  decisionId: optional(id<DecisionId>()),
};

/** The ancestors of an action, for the events that speak of one. */
const ofAction = {
  actionId: id<ActionId>(),
  priorityId: optional(id<PriorityId>()),
  outcomeId: optional(id<OutcomeId>()),
};

/** What an in-year change may say anew about an action; its date moves, and it is reassigned, by events of their own. */
const actionWording = record({
  title: plainText(400),
  priorityId: optional(id<PriorityId>()),
  outcomeId: optional(id<OutcomeId>()),
  measureId: optional(id<MeasureId>()),
  starts: date(),
  marking: oneOf(MARKINGS),
});
export type ActionWording = Static<typeof actionWording>;

const holder = record({
  leadAgencyId: id<AgencyId>(),
  /** A role in the lead agency. */
  owner: plainText(200),
  ownerId: optional(actorId()),
});
/** Who is accountable for an action, and who carries it out. */
export type ActionHolder = Static<typeof holder>;

export const inYearEvents = defineEvents({
  'work-begun-ahead.v1': {
    title: 'Work begun ahead of approval',
    schema: record({
      ...planFields,
      boardId: id<BodyId>(),
      ...ofAction,
      because: sealedText(),
    }),
  },
  'proposed-action-dropped.v1': {
    title: 'Action dropped from a plan in draft',
    schema: record({
      ...planFields,
      boardId: id<BodyId>(),
      ...ofAction,
      because: sealedText(),
    }),
  },
  'action-added.v1': {
    title: 'Action added within the year',
    schema: record({
      ...changeFields,
      action: plannedActionFields,
      /** Its work begins before the Board has approved it. */
      aheadOfApproval: Type.Boolean(),
    }),
  },
  'action-changed.v1': {
    title: 'Action changed within the year',
    schema: record({ ...changeFields, ...ofAction, from: actionWording, to: actionWording }),
  },
  'action-reassigned.v1': {
    title: 'Action reassigned',
    schema: record({ ...changeFields, ...ofAction, from: holder, to: holder }),
  },
  'action-withdrawn.v1': {
    title: 'Action withdrawn',
    schema: record({ ...changeFields, ...ofAction }),
  },
  'outcome-changed.v1': {
    title: 'Outcome changed within the year',
    schema: record({
      ...changeFields,
      /** As it was; absent where it is new. */
      from: optional(outcomeFields),
      to: outcomeFields,
    }),
  },
  'measure-changed.v1': {
    title: 'Measure changed within the year',
    schema: record({
      ...changeFields,
      /** As it was; absent where it is new. */
      from: optional(measureFields),
      to: measureFields,
    }),
  },
  'outcome-dropped.v1': {
    title: 'Outcome dropped within the year',
    /** The outcome as it was. */
    schema: record({ ...changeFields, outcome: outcomeFields }),
  },
  'measure-dropped.v1': {
    title: 'Measure dropped within the year',
    /** The measure as it was. What was observed of it stays in its own history. */
    schema: record({ ...changeFields, measure: measureFields }),
  },
  'changes-approved.v1': {
    title: 'In-year changes approved by the Board',
    schema: record({
      ...planFields,
      boardId: id<BodyId>(),
      changeIds: list(id<ChangeId>()),
      /** The actions that those changes added. */
      actionIds: list(id<ActionId>()),
      decisionId: id<DecisionId>(),
    }),
  },
  'action-rolled-forward.v1': {
    title: 'Action rolled forward into the next plan',
    schema: record({
      ...planFields,
      boardId: id<BodyId>(),
      ...ofAction,
      toPlanId: id<PlanId>(),
      toPlanYear: Type.Unsafe<PlanYear>(plainText(7)),
      toActionId: id<ActionId>(),
      toReference: Type.Unsafe<ActionReference>(plainText(80)),
    }),
  },
});

export type InYearEvent = EventsOf<typeof inYearEvents>;
