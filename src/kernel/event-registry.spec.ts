import { describe, expect, it } from '@jest/globals';
import {
  createEventRegistry,
  defineEvents,
  EventDoesNotFitSchema,
  type EventDefinitions,
  UnknownEventType,
  type Upcaster,
} from './event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  integer,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type TSchema,
  Type,
  wholeNumber,
} from './event-schema.js';

const defined = (...types: readonly string[]): EventDefinitions =>
  Object.fromEntries(
    types.map((type) => [type, { title: type, schema: record({ n: wholeNumber() }) }]),
  );
const step = (from: string, to: string): Upcaster => ({ from, to, upcast: (data) => data });

const faultsOf = (
  sets: readonly EventDefinitions[],
  upcasters: readonly Upcaster[] = [],
): readonly string[] => {
  try {
    createEventRegistry(sets, upcasters);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
};

describe('the start', () => {
  it('takes a chain without gaps, in whatever order its parts come', () => {
    const registry = createEventRegistry(
      [defined('a.v3', 'b.v1'), defined('a.v1', 'a.v2')],
      [step('a.v2', 'a.v3'), step('a.v1', 'a.v2')],
    );
    expect(registry.types).toEqual(['a.v1', 'a.v2', 'a.v3', 'b.v1']);
  });

  it('names every gap in a chain', () => {
    expect(faultsOf([defined('a.v1', 'a.v4', 'b.v2')], [step('a.v1', 'a.v4')])).toEqual([
      'no step from a.v1 to a.v2',
      'a.v2 has no schema',
      'a.v3 has no schema',
      'b.v1 has no schema',
      'a step from a.v1 to a.v4 leads to no next version',
    ]);
  });

  it('fails on a type that is defined twice', () => {
    expect(faultsOf([defined('a.v1'), defined('a.v1')])).toEqual(['a.v1 is defined twice']);
  });

  it.each<[string, Upcaster, string]>([
    [
      'to a version that nobody defined',
      step('a.v2', 'a.v3'),
      'a step from a.v2 to a.v3 leads to no next version',
    ],
    ['back', step('a.v2', 'a.v1'), 'a step from a.v2 to a.v1 leads to no next version'],
    ['to itself', step('a.v2', 'a.v2'), 'a step from a.v2 to a.v2 leads to no next version'],
    ['to another type', step('b.v1', 'a.v2'), 'a step from b.v1 to a.v2 leads to no next version'],
    ['that is there already', step('a.v1', 'a.v2'), 'the step from a.v1 to a.v2 is there twice'],
    ['from nowhere', step('c.v1', 'c.v2'), 'a step from c.v1 to c.v2 leads to no next version'],
  ])('fails on a step %s', (_, astray, fault) => {
    expect(faultsOf([defined('a.v1', 'a.v2', 'b.v1')], [step('a.v1', 'a.v2'), astray])).toEqual([
      fault,
    ]);
  });

  it.each(['noted', 'noted.v0', 'noted.v01', 'Noted.v1', 'noted.1', '1noted.v1', 'noted.v1 '])(
    'fails on a type without a name and a version: %j',
    (type) => {
      expect(() => createEventRegistry([defined(type)])).toThrow(/without a version/);
    },
  );
});

const atFault = (schema: TSchema) => faultsOf([defineEvents({ 'a.v1': { title: 'A', schema } })]);

describe('a text in a schema', () => {
  it('is marked as plain or sealed by every word for schemas', () => {
    const schema = record({
      text: plainText(),
      id: id(),
      actor: actorId(),
      on: date(),
      kind: oneOf(['one', 'two']),
      code: code('^[A-Z]$'),
      note: sealedText(),
      yes: Type.Boolean(),
      none: Type.Null(),
      count: optional(wholeNumber()),
      more: list(record({ pence: integer(), either: Type.Union([id(), sealedText()]) })),
    });
    expect(atFault(schema)).toEqual([]);
  });

  it.each<[string, TSchema, string]>([
    ['bare', Type.String(), 'a.v1/x'],
    ['in a list', list(Type.String()), 'a.v1/x/*'],
    ['in a record in a list', list(record({ y: Type.String() })), 'a.v1/x/*/y'],
    ['optional', optional(Type.String()), 'a.v1/x'],
    ['one of several', Type.Union([Type.Null(), Type.String()]), 'a.v1/x'],
    ['an enumeration', Type.Enum(['a', 'b']), 'a.v1/x'],
    ['a literal', Type.Literal('a'), 'a.v1/x'],
    ['whatever comes', Type.Unknown(), 'a.v1/x'],
    ['in members that nobody named', Type.Object({}), 'a.v1/x'],
    ['as a name', Type.Record(Type.String(), Type.Integer()), 'a.v1/x'],
    ['in several schemas at once', Type.Intersect([record({ y: Type.String() })]), 'a.v1/x'],
    ['in a list of whatever comes', Type.Array(Type.Unknown()), 'a.v1/x/*'],
  ])('is found when it is not: %s', (_, schema, at) => {
    expect(atFault(record({ x: schema }))).toEqual([`${at} is neither plain nor sealed`]);
  });
});

describe('checking a fact', () => {
  const registry = createEventRegistry([
    defineEvents({
      'a.v1': { title: 'A', schema: record({ n: wholeNumber(1), on: date() }), late: true },
      'b.v1': { title: 'B', schema: record({ pence: integer() }) },
    }),
  ]);

  it('lets a fact that fits pass', () => {
    expect(() => registry.check('a.v1', { n: 1, on: '2020-02-29' })).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['a member too few', { n: 1 }],
    ['a member too many', { n: 1, on: '2021-01-01', more: 1 }],
    ['a number out of bounds', { n: 0, on: '2021-01-01' }],
    ['a fraction', { n: 1.5, on: '2021-01-01' }],
    ['a number beyond the safe ones', { n: 2 ** 53, on: '2021-01-01' }],
    ['31 February', { n: 1, on: '2021-02-31' }],
    ['nothing', undefined],
  ])('refuses %s', (_, data) => {
    expect(() => registry.check('a.v1', data)).toThrow(EventDoesNotFitSchema);
  });

  it('names every place that does not fit', () => {
    expect(() => registry.check('a.v1', { n: 0, on: 5 })).toThrow(/a\.v1: \/n .*; \/on /);
  });

  it('knows what it may be recorded late', () => {
    expect([registry.isLate('a.v1'), registry.isLate('b.v1')]).toEqual([true, false]);
  });

  it('does not know other types', () => {
    expect(() => registry.check('c.v1', {})).toThrow(UnknownEventType);
    expect(() => registry.isLate('c.v1')).toThrow(UnknownEventType);
    expect(() => registry.upcast('c.v1', {})).toThrow(UnknownEventType);
    expect(() => registry.check('toString', {})).toThrow(UnknownEventType);
  });
});

describe('reading an old version', () => {
  const seen: string[] = [];
  const registry = createEventRegistry(
    [
      defineEvents({
        'moved.v1': { title: 'Moved', schema: record({ to: plainText() }) },
        'moved.v2': { title: 'Moved', schema: record({ to: plainText(), days: wholeNumber() }) },
        'moved.v3': {
          title: 'Moved',
          schema: record({ target: plainText(), days: wholeNumber() }),
        },
      }),
    ],
    [
      {
        from: 'moved.v1',
        to: 'moved.v2',
        upcast: ({ to }: { to: string }) => {
          seen.push('v1');
          return { to, days: to === 'broken' ? -1 : 0 };
        },
      },
      {
        from: 'moved.v2',
        to: 'moved.v3',
        upcast: ({ to, days }: { to: string; days: number }) => {
          seen.push('v2');
          return { target: to, days };
        },
      },
    ],
  );

  it('goes one step at a time to the newest', () => {
    const stored = Object.freeze({ to: '2021-10-31' });
    expect(registry.upcast('moved.v1', stored)).toEqual({
      type: 'moved.v3',
      data: { target: '2021-10-31', days: 0 },
    });
    expect(seen.splice(0)).toEqual(['v1', 'v2']);
  });

  it('begins where the fact stands', () => {
    expect(registry.upcast('moved.v2', { to: 'a', days: 3 })).toEqual({
      type: 'moved.v3',
      data: { target: 'a', days: 3 },
    });
    expect(registry.upcast('moved.v3', { target: 'a', days: 3 })).toEqual({
      type: 'moved.v3',
      data: { target: 'a', days: 3 },
    });
    expect(seen.splice(0)).toEqual(['v2']);
  });

  it('checks what is stored before the first step', () => {
    expect(() => registry.upcast('moved.v1', { to: 5 })).toThrow(/^moved\.v1: \/to /);
    expect(seen.splice(0)).toEqual([]);
  });

  it('checks what a step made before the next', () => {
    expect(() => registry.upcast('moved.v1', { to: 'broken' })).toThrow(/^moved\.v2: \/days /);
    expect(seen.splice(0)).toEqual(['v1']);
  });
});
