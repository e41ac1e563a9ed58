import { agencyEvents, bodyEvents, dutyEvents } from '../../src/contexts/bodies/contract.js';
import { decisionEvents } from '../../src/contexts/decisions/contract.js';
import {
  actionEvents,
  inYearEvents,
  measureEvents,
  planEvents,
  prioritiesEvents,
} from '../../src/contexts/delivery-plans/contract.js';
import { dhrEvents } from '../../src/contexts/dhr/contract.js';
import { meetingActionEvents, meetingEvents } from '../../src/contexts/meetings/contract.js';
import { cycleEvents, frameworkEvents } from '../../src/contexts/qaf/contract.js';
import { reviewEvents } from '../../src/contexts/reviews/contract.js';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { type EventReference, eventReferenceOf } from '../register-entry.js';
import { agencyTraces, bodyTraces, meetingTraces } from './body-traces.js';
import { dhrTraces } from './dhr-traces.js';
import { decisionTraces, meetingActionTraces } from './decision-traces.js';
import { NODE_KINDS, type NodeRef, type Trace } from './nodes.js';
import { actionTraces, planTraces, prioritiesTraces } from './plan-traces.js';
import { cycleTraces, frameworkTraces } from './qaf-traces.js';
import { reviewTraces } from './review-traces.js';
import { decided, trace } from './traces.js';

/** One event, and what it adds to lineages: under the event's id. */
export interface TracedEvent extends Trace {
  readonly event: EventReference;
  /** What happened, in words. */
  readonly what: string;
}

/** All that is recorded of the partnership's work. */
const TRACED = {
  ...agencyEvents,
  ...bodyEvents,
  ...dutyEvents,
  ...meetingEvents,
  ...meetingActionEvents,
  ...decisionEvents,
  ...prioritiesEvents,
  ...planEvents,
  ...inYearEvents,
  ...actionEvents,
  ...measureEvents,
  ...reviewEvents,
  ...frameworkEvents,
  ...cycleEvents,
  ...dhrEvents,
};

const TRACES: Readonly<Record<string, (data: never) => Trace>> = {
  ...agencyTraces,
  ...bodyTraces,
  ...meetingTraces,
  ...decisionTraces,
  ...meetingActionTraces,
  ...prioritiesTraces,
  ...planTraces,
  ...actionTraces,
  ...reviewTraces,
  ...frameworkTraces,
  ...cycleTraces,
  ...dhrTraces,
};

const STREAM = /^([a-z-]+)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The record in whose stream an event stands. */
const recordOf = ({ stream }: Recorded): NodeRef | undefined => {
  const [, name, id] = STREAM.exec(stream) ?? [];
  const kind = NODE_KINDS.find((each) => each === name);
  return kind && id !== undefined ? { kind, id } : undefined;
};

/** As its own trace says; else the event is its record's, which was decided where a decision is named. */
const traceOf = (event: Recorded): Trace => {
  const own = Object.hasOwn(TRACES, event.type) ? TRACES[event.type] : undefined;
  if (own) return own(event.data as never);
  const record = recordOf(event);
  if (!record) return trace([]);
  return trace([{ node: record }], ...decided(record, event.data as { decisionId?: string }));
};

const traced =
  (what: string) =>
  (_: TracedEvent | null, event: Recorded): TracedEvent => ({
    ...traceOf(event),
    event: eventReferenceOf(event),
    what,
  });

/**
 * From what everything came, and to what it led. Kept nowhere: folded when somebody asks, so that no command waits
 * for it.
 */
export const lineage = projection<TracedEvent, DomainEvent>({
  name: 'lineage',
  version: 1,
  key: ({ eventId }) => eventId,
  on: Object.fromEntries(Object.entries(TRACED).map(([type, { title }]) => [type, traced(title)])),
});
