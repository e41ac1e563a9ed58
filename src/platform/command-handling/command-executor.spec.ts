import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Counting, type Said, sent } from '../../../test/support/counting.js';
import { closedCounter, counter, type CounterCommand } from '../../../test/support/counter.js';
import { stateOf } from '../../kernel/decider.js';
import { isSealedForm, seal } from '../../kernel/sealed.js';
import { EventTooLarge, START, StoreUnavailable } from '../event-store/event-store.js';
import type { CommandExecutor } from './command-executor.js';

let counting: Counting;
let executor: CommandExecutor;
beforeEach(() => {
  counting = new Counting();
  executor = counting.server();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await counting.close();
});

const count = (
  by: number | Extract<CounterCommand, { type: 'Count' }>['data'],
  request: Said = {},
  { on = executor, id = 'one' }: { on?: CommandExecutor; id?: string } = {},
) =>
  on.execute(
    counter,
    { type: 'Count', id, data: typeof by === 'number' ? { by } : by },
    sent(request),
  );
const log = () => counting.store.readAll(START, 1_000);
const countOf = async (on = executor) => (await on.read(stateOf(counter), 'one')).count;

describe('a command', () => {
  it('leads to facts in its stream, and says where they are', async () => {
    const answer = await executor.execute(
      counter,
      { type: 'CountTwice', id: 'one', data: { by: 2 } },
      sent(),
    );
    const [first, second] = await log();
    expect(answer).toStrictEqual({
      ok: true,
      value: {
        stream: 'counter-one',
        revision: 1,
        position: 2n,
        events: [
          { eventId: first?.eventId, type: 'counted.v1' },
          { eventId: second?.eventId, type: 'counted.v1' },
        ],
        repeated: false,
      },
    });
    expect(await countOf()).toBe(4);
  });

  it('writes down who, when, why and from where, and nothing else', async () => {
    await count(1, { effectiveAt: '2021-06-14' });
    await count(
      { by: 2, note: seal('She asked') },
      {
        effectiveAt: '2021-06-14',
        reason: seal('A slip'),
        provenance: { basis: 'stated', source: 'S4:358' },
        actor: { id: 'secretary', capacity: 'secretariat', onBehalfOf: 'chair' },
      },
    );
    const [plain, full] = await log();
    expect(plain?.metadata).toStrictEqual({
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      $correlationId: sent().correlationId,
      $causationId: plain?.metadata.commandId,
      actor: { id: 'member', capacity: 'member' },
      recordedAt: '2021-06-15T22:30:00.000Z',
      effectiveAt: '2021-06-14',
      salt: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(full?.metadata).toMatchObject({
      actor: { id: 'secretary', capacity: 'secretariat', onBehalfOf: 'chair' },
      effectiveAt: '2021-06-14',
      provenance: { basis: 'stated', source: 'S4:358' },
    });
    expect(isSealedForm(full?.metadata.reason)).toBe(true);
    expect(full?.metadata.salt).not.toBe(plain?.metadata.salt);
    expect(JSON.stringify(await counting.store.readRaw(START, 9), bigints)).not.toMatch(
      /asked|slip|unsealed/,
    );
  });

  it('happened today in London unless it says otherwise', async () => {
    await count(1, { now: '2021-06-15T23:30:00.000Z' });
    expect((await log())[0]?.metadata.effectiveAt).toBe('2021-06-16');
  });

  it('is done in the office that its actor holds', async () => {
    await count(1, {
      actor: { id: 'chair-of-counting', capacity: 'member' },
    });
    expect((await log())[0]?.metadata.actor).toEqual({
      id: 'chair-of-counting',
      capacity: 'chair',
    });
  });

  it('writes down which other histories it relied on, at which revision', async () => {
    await count(3, {}, { id: 'two' });
    await count(4, {}, { id: 'two' });
    const follow = {
      type: 'CountAs',
      id: 'one',
      data: { others: ['two', 'nobody', 'two'] },
    } as const;
    expect(await executor.execute(counter, follow, sent())).toMatchObject({ ok: true });
    expect((await log()).at(-1)).toMatchObject({
      data: { by: 14 },
      metadata: { reliesOn: [{ stream: 'counter-two', revision: 1 }] },
    });
  });
});

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

describe('a refused command', () => {
  it('tells everything that is wrong with it, and writes nothing', async () => {
    const refused = await count(-11);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        because: 'refused',
        refusals: [{ code: 'COUNT.NOT_UP' }, { code: 'COUNT.TOO_FAR' }],
      },
    });
    expect(await log()).toEqual([]);
  });

  it('leaves no key behind, though it brought a text to seal', async () => {
    const keyOf = jest.spyOn(counting.keys, 'keyOf');
    const note = seal('She asked');
    await count({ by: 0, note }, { reason: seal('A slip') });
    await count({ by: 1, note }, { effectiveAt: '2022-01-01' });
    await count({ by: 1, note }, { expectedRevision: 4 });
    expect(keyOf).not.toHaveBeenCalled();
    await count({ by: 1, note });
    expect(keyOf).toHaveBeenCalledWith('counter-one');
  });

  it('may be sent again with the same key once it is right', async () => {
    expect(await count(-1, { key: 'k' })).toMatchObject({ ok: false });
    expect(await count(1, { key: 'k' })).toMatchObject({ ok: true, value: { repeated: false } });
  });

  it('does not stop the next one on its stream', async () => {
    jest.spyOn(counting.store, 'append').mockRejectedValueOnce(new StoreUnavailable('full'));
    const [fault, next] = await Promise.allSettled([count(1), count(2)]);
    expect(fault).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    expect(next).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect(await countOf()).toBe(2);
  });

  it('passes on the fault of a fact that is too large', async () => {
    const name = 'x'.repeat(300_000);
    const large = { type: 'RecountAndName', id: 'one', data: { by: 1, name } } as const;
    await expect(executor.execute(counter, large, sent())).rejects.toThrow();
    await expect(count({ by: 1, note: seal(name) })).rejects.toThrow(EventTooLarge);
    expect(await log()).toEqual([]);
  });
});

const datedOn = (effectiveAt: string) => ({ effectiveAt });
const codes = async (answer: Promise<unknown>) => {
  const result = (await answer) as { error?: { refusals?: readonly { code: string }[] } };
  return result.error?.refusals?.map(({ code }) => code) ?? [];
};

const recount = (effectiveAt: string) =>
  executor.execute(
    counter,
    { type: 'Recount', id: 'one', data: { by: 1 } },
    sent(datedOn(effectiveAt)),
  );

describe('the date of what happened', () => {
  beforeEach(() => count(1, datedOn('2021-06-10')));

  it('is not in the future', async () => {
    expect(await codes(count(1, datedOn('2021-06-16')))).toEqual(['EFFECTIVE_DATE.IN_THE_FUTURE']);
    expect(await codes(recount('2021-06-16'))).toEqual(['EFFECTIVE_DATE.IN_THE_FUTURE']);
  });

  it('is not before the latest of its history', async () => {
    expect(await codes(count(1, datedOn('2021-06-09')))).toEqual([
      'EFFECTIVE_DATE.BEFORE_THE_LAST',
    ]);
    expect(await codes(count(1, datedOn('2021-06-10')))).toEqual([]);
  });

  it('may be before it for a fact that may be recorded late', async () => {
    expect(await codes(recount('2021-06-01'))).toEqual([]);
  });

  it('is still measured against the latest one after a late fact', async () => {
    await recount('2021-06-01');
    expect(await codes(count(1, datedOn('2021-06-05')))).toEqual([
      'EFFECTIVE_DATE.BEFORE_THE_LAST',
    ]);
    expect(
      await codes(
        counting
          .server()
          .execute(
            counter,
            { type: 'Count', id: 'one', data: { by: 1 } },
            sent(datedOn('2021-06-05')),
          ),
      ),
    ).toEqual(['EFFECTIVE_DATE.BEFORE_THE_LAST']);
  });

  it('may not be before it where one of several facts may not', async () => {
    const both = { type: 'RecountAndName', id: 'one', data: { by: 1, name: 'n' } } as const;
    expect(await codes(executor.execute(counter, both, sent(datedOn('2021-06-01'))))).toEqual([
      'EFFECTIVE_DATE.BEFORE_THE_LAST',
    ]);
  });
});

const sameAgain = (first: unknown) => ({
  ok: true,
  value: { ...(first as { value: object }).value, repeated: true },
});

describe('a command that is sent again', () => {
  const key = 'the-same';
  it('gets its first answer, and nothing is written', async () => {
    const first = await count({ by: 2, note: seal('She asked') }, { key });
    expect(await count({ by: 2, note: seal('She asked') }, { key })).toStrictEqual(
      sameAgain(first),
    );
    expect(await log()).toHaveLength(1);
  });

  it('gets its first answer also later, on another day, and where it would now be refused', async () => {
    const first = await count(2, { key });
    await count(3);
    const later = {
      key,
      now: '2021-09-01T10:00:00.000Z',
      expectedRevision: 0,
    };
    expect(await count(2, later)).toStrictEqual(sameAgain(first));
    const data = { type: 'Count', id: 'one', data: { by: 2 } } as const;
    expect(await executor.execute(closedCounter, data, sent({ key }))).toStrictEqual(
      sameAgain(first),
    );
  });

  it('gets all of its facts where it led to several', async () => {
    const twice = { type: 'CountTwice', id: 'one', data: { by: 2 } } as const;
    const first = await executor.execute(counter, twice, sent({ key }));
    await count(1);
    expect(await executor.execute(counter, twice, sent({ key }))).toStrictEqual(sameAgain(first));
    expect(await counting.server().execute(counter, twice, sent({ key }))).toStrictEqual(
      sameAgain(first),
    );
  });

  it.each<[string, Parameters<typeof count>[0], Said]>([
    ['other data', 3, {}],
    ['a text more', { by: 2, note: seal('She asked') }, {}],
    ['a date', 2, { effectiveAt: '2021-06-14' }],
    ['a reason', 2, { reason: seal('A slip') }],
    ['a source', 2, { provenance: { basis: 'stated' } }],
    [
      'somebody else behind it',
      2,
      {
        actor: { id: 'member', capacity: 'member', onBehalfOf: 'chair' },
      },
    ],
  ])('is refused when it comes with %s', async (_, data, request) => {
    await count(2, { key });
    expect(await count(data, { ...request, key })).toEqual({
      ok: false,
      error: { because: 'key-reused' },
    });
    expect(await log()).toHaveLength(1);
  });

  it('is refused when its text is another', async () => {
    await count({ by: 2, note: seal('She asked') }, { key });
    expect(await count({ by: 2, note: seal('He asked') }, { key })).toEqual({
      ok: false,
      error: { because: 'key-reused' },
    });
  });

  it('is not the same from another person, of another kind, or on another stream', async () => {
    await count(2, { key });
    await count(2, { key, actor: { id: 'other', capacity: 'member' } });
    await count(2, { key }, { id: 'two' });
    await executor.execute(counter, { type: 'Recount', id: 'one', data: { by: 2 } }, sent({ key }));
    expect(await log()).toHaveLength(4);
  });

  it('can no longer be recognised once its texts were erased', async () => {
    const note = seal('She asked');
    await count({ by: 2, note }, { key });
    counting.personalData.destroyKey('counter-one');
    const erased = { ok: false, error: { because: 'erased' } };
    expect(await count({ by: 2, note }, { key })).toEqual(erased);
    expect(await count({ by: 3, note })).toEqual(erased);
    expect(await log()).toHaveLength(1);
    expect(await count(1)).toMatchObject({ ok: true });
  });
});

const outcomes = (answers: readonly unknown[]) =>
  answers.map((answer) => (answer as { value?: { repeated: boolean } }).value?.repeated);

describe('one command at two servers', () => {
  const key = 'the-same';
  it('is carried out once when the first crashed after writing', async () => {
    const appended = counting.store.append.bind(counting.store);
    jest.spyOn(counting.store, 'append').mockImplementationOnce(async (...what) => {
      await appended(...what);
      throw new StoreUnavailable('gone before it answered');
    });
    await expect(count({ by: 2, note: seal('a') }, { key })).rejects.toThrow(StoreUnavailable);
    const again = await count({ by: 2, note: seal('a') }, { key }, { on: counting.server() });
    expect(outcomes([again, await count({ by: 2, note: seal('a') }, { key })])).toEqual([
      true,
      true,
    ]);
    expect(await log()).toHaveLength(1);
  });

  it.each([
    ['without', {}],
    ['with', { expectedRevision: 0 }],
  ])('at once is carried out once, and both get the answer, %s If-Match', async (_, match) => {
    await count(1);
    const other = counting.server();
    const answers = await Promise.all(
      [executor, other, executor, other].map((on) => count(2, { key, ...match }, { on })),
    );
    expect(outcomes(answers).filter((repeated) => !repeated)).toEqual([false]);
    expect(outcomes(answers).filter((repeated) => repeated)).toEqual([true, true, true]);
    const places = answers.map(
      (answer) => answer.ok && [answer.value.position, answer.value.events],
    );
    expect(places).toEqual(places.map(() => places[0]));
    expect(await log()).toHaveLength(2);
  });

  it('are decided one after the other when they are two: none is lost', async () => {
    const servers = [executor, counting.server(), counting.server()];
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => count(1, {}, { on: servers[n % 3] ?? executor })),
    );
    expect(await Promise.all(servers.map(countOf))).toEqual([30, 30, 30]);
    expect((await log()).map(({ revision }) => revision)).toEqual([...Array(30).keys()]);
  });
});

const stale = (actual: number | 'no-stream') => ({
  ok: false,
  error: { because: 'stale-revision', actual },
});

describe('If-Match', () => {
  it('lets a command pass at the revision that was seen', async () => {
    await count(1);
    expect(await count(2, { expectedRevision: 0 })).toMatchObject({
      ok: true,
      value: { revision: 1 },
    });
  });

  it('stops one that saw another, and says which it is', async () => {
    await count(1);
    await count(1);
    expect(await count(2, { expectedRevision: 0 })).toEqual(stale(1));
    expect(await count(2, { expectedRevision: 2 })).toEqual(stale(1));
    expect(await count(2, { expectedRevision: 0 }, { id: 'two' })).toEqual(stale('no-stream'));
    expect(await log()).toHaveLength(2);
  });

  it('lets one of two pass that saw the same', async () => {
    await count(1);
    const other = counting.server();
    const answers = await Promise.all(
      [executor, other].map((on) => count(2, { expectedRevision: 0 }, { on })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual([stale(1)]);
  });
});

describe('a conflict', () => {
  it('does not arise between commands at one server: they wait for each other', async () => {
    const append = jest.spyOn(counting.store, 'append');
    const answers = await Promise.all(Array.from({ length: 10 }, () => count(1)));
    expect(answers.map((answer) => answer.ok && answer.value.revision)).toEqual([
      ...Array(10).keys(),
    ]);
    expect(append).toHaveBeenCalledTimes(10);
  });

  it('makes a command decide again on what has become true', async () => {
    const other = counting.server();
    await count(1);
    const append = counting.store.append.bind(counting.store);
    jest.spyOn(counting.store, 'append').mockImplementationOnce(async (...what) => {
      await count(5, {}, { on: other, id: 'two' });
      await count(5, {}, { on: other });
      return append(...what);
    });
    const follow = { type: 'CountAs', id: 'one', data: { others: ['two', 'one'] } } as const;
    expect(await executor.execute(counter, follow, sent())).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
    expect((await log()).at(-1)).toMatchObject({
      data: { by: 11 },
      metadata: {
        reliesOn: [
          { stream: 'counter-two', revision: 0 },
          { stream: 'counter-one', revision: 1 },
        ],
      },
    });
  });

  it('is given up after two seconds of them', async () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const append = jest
      .spyOn(counting.store, 'append')
      .mockImplementation(async (stream, _, expected) => {
        now += 500;
        return { ok: false, error: { stream, expected, actual: 7 } };
      });
    expect(await count(1)).toEqual({ ok: false, error: { because: 'contention' } });
    expect(append).toHaveBeenCalledTimes(4);
    expect(await log()).toEqual([]);
  });
});
