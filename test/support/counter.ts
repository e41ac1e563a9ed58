import {
  type Aggregate,
  check,
  type CommandsOf,
  refused,
  stateOf,
} from '../../src/kernel/decider.js';
import {
  createEventRegistry,
  defineEvents,
  type EventRegistry,
  type EventsOf,
} from '../../src/kernel/event-registry.js';
import { integer, optional, plainText, record, sealedText } from '../../src/kernel/event-schema.js';
import { streamName } from '../../src/kernel/ids.js';
import { refuse, rule } from '../../src/kernel/refusal.js';
import type { Sealed } from '../../src/kernel/sealed.js';

/** The smallest aggregate on which everything about commands can be shown. Of no context. */
export interface Counter {
  readonly count: number;
  /** The first fact brings a counter into being. */
  readonly counts: number;
}

export interface Count {
  readonly by: number;
  /** Why: it could speak of a person. */
  readonly note?: Sealed;
}

export const counterEvents = defineEvents({
  'counted.v1': {
    title: 'Counted',
    schema: record({ by: integer(), note: optional(sealedText()) }),
  },
  'recounted.v1': { title: 'Recounted', schema: record({ by: integer() }), late: true },
  'count-named.v1': { title: 'Count named', schema: record({ name: plainText() }) },
});
export type CounterEvent = EventsOf<typeof counterEvents>;

export type CounterCommand = CommandsOf<{
  Count: Count;
  /** Twice, as two facts. */
  CountTwice: Count;
  /** May be recorded late. */
  Recount: { readonly by: number };
  /** One fact that may be recorded late, and one that may not. */
  RecountAndName: { readonly by: number; readonly name: string };
  /** As far as another counter has come, and a third. */
  CountAs: { readonly others: readonly string[] };
}>;

const ours = { source: 'Design: counting', kind: 'ours', concerns: 'content' } as const;

const countsUp = rule<number>({
  ...ours,
  code: 'COUNT.NOT_UP',
  statement: 'A counter counts up.',
  holds: (by) => by > 0,
});

const countsInSmallSteps = rule<number>({
  ...ours,
  code: 'COUNT.TOO_FAR',
  statement: 'A counter takes steps of up to ten.',
  holds: (by) => Math.abs(by) <= 10,
});

const otherHasCounted = rule<readonly Counter[]>({
  ...ours,
  code: 'COUNT.NOTHING_TO_FOLLOW',
  statement: 'The counter to follow has counted.',
  concerns: 'existence',
  holds: (others) => others.some(({ counts }) => counts > 0),
});

export const counter: Aggregate<Counter, CounterCommand, CounterEvent, readonly Counter[]> = {
  name: 'counter',
  stream: (id) => streamName('counter', id),
  decider: {
    initial: { count: 0, counts: 0 },
    decide: (command, _, others) => {
      if (command.type === 'CountAs') {
        return check([otherHasCounted], others, () => [
          { type: 'counted.v1', data: { by: others.reduce((sum, { count }) => sum + count, 0) } },
        ]);
      }
      const { data, type } = command;
      return check<number, CounterEvent>([countsUp, countsInSmallSteps], data.by, () => {
        if (type === 'Recount') return [{ type: 'recounted.v1', data }];
        if (type === 'RecountAndName') {
          return [
            { type: 'recounted.v1', data: { by: data.by } },
            { type: 'count-named.v1', data: { name: data.name } },
          ];
        }
        const counted: CounterEvent = { type: 'counted.v1', data };
        return type === 'CountTwice' ? [counted, counted] : [counted];
      });
    },
    evolve: (state, event) =>
      event.type === 'count-named.v1'
        ? state
        : { count: state.count + event.data.by, counts: state.counts + 1 },
  },
  context: async (command, _, load) => {
    if (command.type !== 'CountAs') return [];
    const others: Counter[] = [];
    for (const id of command.data.others) others.push(await load(stateOf(counter), id));
    return others;
  },
  actingAs: ({ metadata }) =>
    metadata.actor.id === 'chair-of-counting' ? { capacity: 'chair' } : undefined,
};

/** As `counter`, where nobody may do anything. */
export const closedCounter: typeof counter = {
  ...counter,
  decider: {
    ...counter.decider,
    decide: () => refused(refuse(countsUp, 0)),
  },
};

export const counterRegistry: EventRegistry = createEventRegistry([counterEvents]);
