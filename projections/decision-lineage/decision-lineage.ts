import { agencyEvents, bodyEvents, dutyEvents } from '../../src/contexts/bodies/contract.js';
import type { DecisionEvent } from '../../src/contexts/decisions/contract.js';
import {
  actionEvents,
  measureEvents,
  planEvents,
  prioritiesEvents,
} from '../../src/contexts/delivery-plans/contract.js';
import { meetingActionEvents, meetingEvents } from '../../src/contexts/meetings/contract.js';
import { reviewEvents } from '../../src/contexts/reviews/contract.js';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import type { StreamName } from '../../src/kernel/ids.js';
import { projection } from '../../src/kernel/projection.js';
import { type Entry, entryOf } from '../register-entry.js';

/** Something that happened because of a decision: it names the decision that it rests on. */
export interface Consequence extends Entry {
  /** The wire name of the event. */
  readonly type: string;
  /** In whose history it stands. */
  readonly stream: StreamName;
}

/** Everything that rests on a decision, in the order of recording: under the id of that decision. */
export interface DecisionLineage {
  readonly ledTo: readonly Consequence[];
}

/** By which one decision ends another. */
const ENDING: readonly DecisionEvent['type'][] = [
  'decision-superseded.v1',
  'decision-rescinded.v1',
];

/** Where an event may name a decision that is not its own. */
const NAMING = {
  ...agencyEvents,
  ...bodyEvents,
  ...dutyEvents,
  ...meetingEvents,
  ...meetingActionEvents,
  ...prioritiesEvents,
  ...planEvents,
  ...actionEvents,
  ...measureEvents,
  ...reviewEvents,
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every value that stands under this name, however deep. */
const under = (name: string, value: unknown): readonly unknown[] => {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(key === name ? [member] : []),
    ...under(name, member),
  ]);
};

/** Types whose schema has a decision in it: one that is added later is followed without a word here. */
const types = [
  ...Object.entries(NAMING)
    .filter(([, { schema }]) => under('decisionId', schema).length > 0)
    .map(([type]) => type),
  ...ENDING,
];

/** The decisions that an event rests on: named in it, and not the one whose history it stands in. */
const restsOn = ({ type, data }: Recorded): readonly string[] => {
  const named =
    type === 'decision-superseded.v1'
      ? under('successor', data)
      : under('decisionId', type === 'decision-rescinded.v1' ? throughOf(data) : data);
  return [...new Set(named.filter((id) => typeof id === 'string'))];
};

const throughOf = (data: unknown): unknown => (isObject(data) ? data['through'] : undefined);

const led = (lineage: DecisionLineage | null, event: Recorded): DecisionLineage => ({
  ledTo: [...(lineage?.ledTo ?? []), { type: event.type, stream: event.stream, ...entryOf(event) }],
});

export const decisionLineage = projection<DecisionLineage, DomainEvent>({
  name: 'decision-lineage',
  version: 1,
  key: restsOn,
  on: Object.fromEntries(types.map((type) => [type, led])),
});
