import { defineEvents, type EventsOf, type Upcaster } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
} from '../../kernel/event-schema.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  MeasureId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
  PriorityId,
} from './events.js';

/*
 * What was shipped once about plans and target dates, written out in full: a version that lies in somebody's ledger
 * must not change with what the versions of today share. What it does not say stays unsaid.
 */

const ofPlan = {
  planId: id<PlanId>(),
  bodyId: id<BodyId>(),
  planYear: code<PlanYear>('^20[0-9]{2}/[0-9]{2}$'),
};

export const formerPlanEvents = defineEvents({
  'action-proposed.v1': {
    title: 'Action proposed',
    schema: record({
      ...ofPlan,
      action: record({
        actionId: id<ActionId>(),
        reference: code<ActionReference>('^[A-Z]{2,12}-[0-9]{4}-[0-9]{2,}$'),
        title: plainText(400),
        origin: oneOf([
          'priority',
          'other-area',
          'national-initiative',
          'day-to-day',
          'qaf-recommendation',
          'dhr-action',
          'board-request',
          'rolled-forward',
        ]),
        priorityId: optional(id<PriorityId>()),
        outcomeId: optional(id<OutcomeId>()),
        measureId: optional(id<MeasureId>()),
        leadAgencyId: id<AgencyId>(),
        owner: plainText(200),
        ownerId: optional(actorId()),
        starts: date(),
        targetDate: date(),
        marking: oneOf(['public', 'partnership', 'restricted']),
      }),
    }),
  },
  'target-date-moved.v1': {
    title: 'Target date moved',
    schema: record({
      ...ofPlan,
      boardId: id<BodyId>(),
      actionId: id<ActionId>(),
      priorityId: optional(id<PriorityId>()),
      outcomeId: optional(id<OutcomeId>()),
      from: date(),
      to: date(),
      because: sealedText(),
    }),
  },
});

type Former = EventsOf<typeof formerPlanEvents>;
type DataOf<Event extends PlanEvent | ActionEvent | Former, Type extends Event['type']> = Extract<
  Event,
  { type: Type }
>['data'];

/** From each former version to the next. */
export const planUpcasters: readonly Upcaster[] = [
  {
    from: 'action-proposed.v1',
    to: 'action-proposed.v2',
    upcast: (data: DataOf<Former, 'action-proposed.v1'>): DataOf<PlanEvent, 'action-proposed.v2'> =>
      data,
  },
  {
    from: 'target-date-moved.v1',
    to: 'target-date-moved.v2',
    upcast: (
      data: DataOf<Former, 'target-date-moved.v1'>,
    ): DataOf<ActionEvent, 'target-date-moved.v2'> => ({
      ...data,
      agreement: 'not-asked',
      grounds: [],
    }),
  },
];
