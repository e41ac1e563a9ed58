import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { DomainEvent } from '../../kernel/envelope.js';
import type { ActorId, Uuid } from '../../kernel/ids.js';
import { instant, plainDate } from '../../kernel/plain-date.js';
import { projection } from '../../kernel/projection.js';
import { MemoryCollection } from '../read-store/memory/memory-collection.js';
import { CutQuery, cutOf, type ListQuery, Views } from './view-query.js';

const asked = (asAt: unknown) => plainToInstance(CutQuery, { asAt });

describe('as at', () => {
  it.each([
    ['2022-03-26', '2022-03-26T23:59:59.999Z'],
    // While clocks are an hour ahead, the day ends an hour before midnight UTC.
    ['2022-03-31', '2022-03-31T22:59:59.999Z'],
    ['2021-09-30', '2021-09-30T22:59:59.999Z'],
    ['2022-03-31T10:00:00Z', '2022-03-31T10:00:00.000Z'],
    ['2022-03-31T10:00:00.5+01:00', '2022-03-31T09:00:00.500Z'],
  ])('%s asks for what was recorded until %s', (asAt, moment) => {
    const query = asked(asAt);
    expect(validateSync(query)).toEqual([]);
    expect(cutOf(query)).toEqual({ asAt: moment });
  });

  it.each([
    '2022-W13',
    '2022-090',
    '2022-03',
    '2022',
    '20220331',
    '2022-02-31',
    '2022-02-31T10:00:00Z',
    '2022-03-31T10:00:00',
    '2022-03-31 10:00:00Z',
    '9999-12-31',
    'yesterday',
    '',
    5,
    ['2022-03-31'],
  ])('%j is refused, not guessed at', (asAt) => {
    expect(validateSync(asked(asAt)).map(({ constraints }) => constraints)).toEqual([
      { isMomentOrDay: 'asAt must be a day, or a moment as 2022-03-31T10:00:00Z' },
    ]);
  });
});

interface Numbered {
  readonly number: number;
}

describe('a whole list', () => {
  const numbered = projection<Numbered, DomainEvent>({
    name: 'numbered',
    version: 1,
    key: () => '',
    on: {},
  });
  const secretariat = {
    actor: 'secretariat' as ActorId,
    role: 'secretariat',
    expiresAt: 0,
  } as const;

  const whole = async (documents: number, query: ListQuery = {}) => {
    const collection = new MemoryCollection<Numbered>('numbered');
    const all = Array.from({ length: documents }, (_, number) => ({
      _id: `n${number}`,
      _position: '1',
      number,
    }));
    await collection.write(all);
    const reader = { live: () => Promise.resolve(collection) };
    const personalData = { openAll: (shown: unknown) => shown };
    const restricted = {
      judging: () => ({ condition: () => Promise.resolve(undefined) }),
      visible: (_: unknown, rows: unknown) => Promise.resolve({ rows, restricted: [] }),
      read: () => Promise.resolve(),
    };
    const views = new Views(
      reader as never,
      {} as never,
      personalData as never,
      {} as never,
      restricted as never,
    );
    const byNumber = { sort: [['number', 1]] } as const;
    return views.list(numbered, query, byNumber, {
      identity: secretariat,
      wholeList: true,
      correlationId: randomUUID() as string as Uuid,
      route: '/v1/numbers',
    });
  };

  it('is read page after page', async () => {
    const { items, next } = await whole(1_203);
    expect([items.length, items[0], items.at(-1), next]).toEqual([
      1_203,
      { number: 0 },
      { number: 1_202 },
      undefined,
    ]);
  });

  it('ends at 5,000, and tells where to read on', async () => {
    const { items, next: cursor = '' } = await whole(5_003);
    expect([items.length, items.at(-1)]).toEqual([5_000, { number: 4_999 }]);
    expect(await whole(5_003, { cursor })).toEqual({
      items: [{ number: 5_000 }, { number: 5_001 }, { number: 5_002 }],
    });
  });

  it('is read in parts where parts are asked for', async () => {
    const { items, next } = await whole(12, { limit: 5 });
    expect([items.length, typeof next]).toEqual([5, 'string']);
  });
});

describe('today', () => {
  const clock = { now: () => instant('2022-06-30T23:30:00Z') };
  const views = new Views({} as never, {} as never, {} as never, clock, {} as never);

  it.each([
    // Half an hour past midnight in London.
    ['live', {}, '2022-07-01'],
    ['as at a day of summer', { asAt: '2021-09-30' }, '2021-09-30'],
    ['as at a day of winter', { asAt: '2021-12-31' }, '2021-12-31'],
    ['as at a moment', { asAt: '2021-09-30T23:30:00Z' }, '2021-10-01'],
    [
      'of a day that was',
      { asAt: '2021-09-30', effectiveAt: plainDate('2021-08-31') },
      '2021-08-31',
    ],
  ])('%s', (_, query, today) => {
    expect(views.today(query)).toBe(today);
  });
});
