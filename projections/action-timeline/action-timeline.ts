import type { BodyId } from '../../src/contexts/bodies/contract.js';
import {
  type ActionId,
  type ActionReference,
  type Evidence,
  actionEvents,
  type DeliveryRating,
  inYearEvents,
  planEvents,
  type PlanId,
  type PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import { reviewEvents } from '../../src/contexts/reviews/contract.js';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import type { Uuid } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { type Projection, projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { type EventReference, eventReferenceOf } from '../register-entry.js';

/** What an event says about the action; which of it depends on the event. */
interface Told {
  readonly deliveryRating?: DeliveryRating;
  readonly noChange?: true;
  readonly progress?: Sealed;
  readonly explanation?: Sealed;
  readonly summary?: Sealed;
  readonly because?: Sealed;
  readonly question?: Sealed;
  readonly answer?: Sealed;
  readonly update?: Sealed;
  readonly completedOn?: PlainDate;
  readonly agencyId?: Uuid;
  readonly decisionId?: Uuid;
  readonly meetingId?: Uuid;
  readonly reviewId?: Uuid;
}

/** One thing that happened to an action. */
export interface TimelineEntry extends Told, EventReference {
  /** What happened, in words. */
  readonly what: string;
  /** Of a target date that moved. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** How many pieces of evidence came with it. */
  readonly evidence?: number;
}

/** Everything that happened to one action, in the order in which it happened. */
export interface ActionTimeline {
  readonly actionId: ActionId;
  readonly planId: PlanId;
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly reference: ActionReference;
  readonly title: string;
  readonly marking: Marking;
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  readonly entries: readonly TimelineEntry[];
}

const NAMES = [
  ...(['deliveryRating', 'noChange', 'progress', 'explanation', 'summary', 'because'] as const),
  ...(['question', 'answer', 'update', 'completedOn', 'agencyId', 'decisionId'] as const),
  ...(['meetingId', 'reviewId'] as const),
] satisfies readonly (keyof Told)[];

/** As much of any event as its place in a timeline follows from: every event names the actions that it is about. */
interface Speaking extends Told {
  readonly actionId?: ActionId;
  readonly actionIds?: readonly ActionId[];
  /** The action itself, where it begins with this event. */
  readonly action?: Omit<ActionTimeline, 'entries' | 'planId' | 'bodyId' | 'planYear'>;
  readonly planId: PlanId;
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly tabledAt?: Uuid;
  readonly evidence?: Evidence | readonly Evidence[];
}

const definitions = { ...planEvents, ...inYearEvents, ...actionEvents, ...reviewEvents };
type DefinedType = keyof typeof definitions;

const isDate = (value: unknown): value is PlainDate => typeof value === 'string';

const entryOf = (event: Recorded, data: Speaking): TimelineEntry => {
  const { evidence, from, to, tabledAt } = data;
  const told = Object.fromEntries(
    NAMES.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]),
  ) as Told;
  return {
    what: definitions[event.type as DefinedType].title,
    ...eventReferenceOf(event),
    ...told,
    ...(tabledAt && { meetingId: tabledAt }),
    ...(isDate(from) && { from }),
    ...(isDate(to) && { to }),
    ...(evidence && { evidence: [evidence].flat().length }),
  };
};

/** By when it happened; what happened on one day, by its place in the log. So what arrives late finds its place. */
const inOrder = (one: TimelineEntry, other: TimelineEntry): number => {
  if (one.effectiveAt !== other.effectiveAt) return one.effectiveAt < other.effectiveAt ? -1 : 1;
  return BigInt(one.position) < BigInt(other.position) ? -1 : 1;
};

const begun = ({ action, planId, bodyId, planYear }: Speaking): ActionTimeline | null => {
  if (!action) return null;
  const { actionId, reference, title, marking, targetDate } = action;
  return {
    actionId,
    planId,
    bodyId,
    planYear,
    reference,
    title,
    marking,
    originalTargetDate: targetDate,
    targetDate,
    entries: [],
  };
};

const MOVES_DATE = /^target-date-moved\./;

/** One more event of an action; nothing where its beginning was cut away. */
const continued = (before: ActionTimeline | null, event: Recorded): ActionTimeline | null => {
  const data = event.data as Speaking;
  const timeline = before ?? begun(data);
  if (!timeline) return null;
  const { to } = data;
  const isChange = typeof to === 'object' && to !== null;
  const { title, marking } = (isChange ? to : {}) as Partial<ActionTimeline>;
  return {
    ...timeline,
    ...(title && marking && { title, marking }),
    ...(MOVES_DATE.test(event.type) && isDate(to) && { targetDate: to }),
    entries: [...timeline.entries, entryOf(event, data)].toSorted(inOrder),
  };
};

const actionsOf = ({ data }: Recorded): readonly ActionId[] => {
  const { action, actionId, actionIds = [] } = data as Speaking;
  return [...new Set([action?.actionId, actionId, ...actionIds])].filter(
    (each) => each !== undefined,
  );
};

export const actionTimeline: Projection<ActionTimeline> = projection<ActionTimeline, DomainEvent>({
  name: 'action-timeline',
  about: 'action',
  version: 1,
  key: actionsOf,
  on: Object.fromEntries(Object.keys(definitions).map((type) => [type, continued])),
});
