import { describe, expect, it } from '@jest/globals';
import { recorded } from '../../test/support/recorded-event.js';
import {
  accepted,
  type Aggregate,
  type Command,
  check,
  fold,
  refused,
  stateOf,
} from './decider.js';
import type { DomainEvent } from './envelope.js';
import { streamName } from './ids.js';
import { refuse, rule } from './refusal.js';

type Added = DomainEvent<'added.v1', { readonly by: number }>;

const notZero = rule<number>({
  code: 'ADD.ZERO',
  statement: 'Something is added.',
  source: 'Design: sums',
  kind: 'ours',
  concerns: 'content',
  holds: (by) => by !== 0,
});
const notOdd = rule<number>({
  ...notZero,
  code: 'ADD.NOT_EVEN',
  holds: (by) => by > 0 && by % 2 === 0,
});
const added = (by: number): Added => ({ type: 'added.v1', data: { by } });

const sum: Aggregate<readonly number[], Command<'Add', number>, Added> = {
  name: 'sum',
  stream: (id) => streamName('sum', id),
  decider: {
    initial: [],
    decide: ({ data }) => accepted(added(data)),
    evolve: (state, event) => [...state, event.data.by],
  },
  context: async () => undefined,
};

const noFacts = () => {
  throw new Error('There are no facts to make');
};

describe('check', () => {
  it('gives the facts when every rule holds', () => {
    expect(check([notZero, notOdd], 2, () => [added(2)])).toEqual({ ok: true, value: [added(2)] });
  });

  it('gives every refusal at once, and does not look for facts', () => {
    expect(check([notZero, notOdd], 0, noFacts)).toEqual({
      ok: false,
      error: [refuse(notZero, 0), refuse(notOdd, 0)],
    });
  });
});

describe('a decision', () => {
  it('is facts or refusals', () => {
    expect(accepted(added(1), added(2))).toEqual({ ok: true, value: [added(1), added(2)] });
    expect(refused(refuse(notZero, 0))).toEqual({ ok: false, error: [refuse(notZero, 0)] });
  });
});

describe('a fold', () => {
  const history = [1, 2, 3].map((by) => recorded('added.v1', { by }));

  it('of nothing is where everything begins', () => {
    expect(fold(sum.decider, [])).toBe(sum.decider.initial);
  });

  it('takes facts in order', () => {
    expect(fold(sum.decider, history)).toEqual([1, 2, 3]);
  });

  it('goes on from where it stood', () => {
    const half = fold(sum.decider, history.slice(0, 2));
    expect(fold({ ...sum.decider, initial: half }, history.slice(2))).toEqual([1, 2, 3]);
  });
});

describe('a reader of another aggregate', () => {
  it('sees its stream, beginning and steps, not its decisions', () => {
    const { stream, ...reader } = stateOf(sum);
    expect(reader).toStrictEqual({ initial: [], evolve: sum.decider.evolve });
    expect(stream('1')).toBe('sum-1');
  });
});
