import { defineEvents, type EventsOf, type Upcaster } from '../../kernel/event-registry.js';
import {
  code,
  date,
  id,
  integer,
  list,
  oneOf,
  optional,
  record,
  sealedText,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { BodyId } from '../bodies/contract.js';
import type {
  ActionEvent,
  ActionId,
  EvidenceId,
  MeasureEvent,
  MeasureId,
  OutcomeId,
  PlanId,
  PlanYear,
  PriorityId,
} from './events.js';

/*
 * What was shipped once, written out in full: a version that lies in somebody's ledger must not change with what is
 * shared by the versions of today.
 */

const ofPlan = {
  planId: id<PlanId>(),
  bodyId: id<BodyId>(),
  planYear: code<PlanYear>('^20[0-9]{2}/[0-9]{2}$'),
};

const ofAction = {
  ...ofPlan,
  boardId: id<BodyId>(),
  actionId: id<ActionId>(),
  priorityId: optional(id<PriorityId>()),
  outcomeId: optional(id<OutcomeId>()),
};

const evidence = record({
  evidenceId: id<EvidenceId>(),
  kind: oneOf(['link', 'statement'] as const),
  title: sealedText(),
  content: sealedText(),
  effectiveOn: date(),
});

export const formerActionEvents = defineEvents({
  'action-updated.v1': {
    title: 'Action updated',
    late: true,
    schema: record({
      ...ofAction,
      deliveryRating: oneOf(['not-started', 'on-track', 'at-risk', 'off-track'] as const),
      progress: sealedText(),
      explanation: optional(sealedText()),
    }),
  },
  'completion-proposed.v1': {
    title: 'Completion proposed',
    schema: record({ ...ofAction, completedOn: date(), evidence: list(evidence) }),
  },
});

export const formerMeasureEvents = defineEvents({
  'measure-observed.v1': {
    title: 'Measure observed',
    late: true,
    schema: record({
      ...ofPlan,
      boardId: id<BodyId>(),
      measureId: id<MeasureId>(),
      outcomeId: optional(id<OutcomeId>()),
      priorityId: optional(id<PriorityId>()),
      periodStart: optional(date()),
      periodEnd: date(),
      figure: optional(record({ value: integer(), denominator: optional(wholeNumber(1)) })),
      finding: optional(sealedText()),
      dataQuality: oneOf(['good', 'provisional', 'partial', 'poor'] as const),
    }),
  },
});

type Former = EventsOf<typeof formerActionEvents> | EventsOf<typeof formerMeasureEvents>;
type FormerData<Name extends Former['type']> = Extract<Former, { type: Name }>['data'];
type Newer = ActionEvent | MeasureEvent;
type NewerData<Name extends Newer['type']> = Extract<Newer, { type: Name }>['data'];

export const deliveryPlanUpcasters: readonly Upcaster[] = [
  {
    from: 'action-updated.v1',
    to: 'action-updated.v2',
    upcast: (data: FormerData<'action-updated.v1'>): NewerData<'action-updated.v2'> => data,
  },
  {
    from: 'completion-proposed.v1',
    to: 'completion-proposed.v2',
    upcast: (data: FormerData<'completion-proposed.v1'>): NewerData<'completion-proposed.v2'> =>
      data,
  },
  {
    from: 'measure-observed.v1',
    to: 'measure-observed.v2',
    // Only what was called provisional is known to be so; nobody said that the others were confirmed.
    upcast: (data: FormerData<'measure-observed.v1'>): NewerData<'measure-observed.v2'> => ({
      ...data,
      ...(data.dataQuality === 'provisional' && { status: 'provisional' }),
    }),
  },
];
