import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLED_REGISTERS } from '../../src/contexts/audit/queries/sampled-registers.js';
import { ROOT } from '../architecture/repository-files.js';
import { ledger as run } from '../support/captured-terminal.js';
import { csvRows } from '../support/csv-rows.js';
import { ServedLedger } from '../support/served-ledger.js';
import { DRAFTED, plannedAction } from '../support/story-plan.js';
import { confirmReturn, freeze, type ReviewedYear, tellToReview } from '../support/story-review.js';
import { decisionOf, holdBoardMeeting, on, people } from '../support/story.js';

const AS_AT = 'asAt=2022-03-31';
const ASKED = `register=actions&size=10&seed=7&${AS_AT}`;

interface Sample {
  readonly population: number;
  readonly position: string;
  readonly items: readonly { readonly recordId: string; readonly digest: string }[];
}

describe("the auditor's sample", () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    for (let number = 3; number <= 24; number += 1) await propose(number, '2022-02-01');
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
  });
  afterAll(() => ledger.close());

  /** An action that stands in a plan of its own: the year's is approved already. */
  let plan: { readonly id: string; readonly outcome: string } | undefined;
  const propose = async (number: number, day: string): Promise<void> => {
    const chair = { ...on(day), as: people.justiceChair };
    if (!plan) {
      const drafted = {
        bodyId: year.justice,
        boardId: year.board,
        planYear: '2022/23',
        title: 'Criminal Justice delivery plan 2022/23',
        starts: '2022-04-01',
        ends: '2023-03-31',
      };
      const { id } = await ledger.done('/v1/plans', drafted, chair);
      const outcome = await ledger.done(`/v1/plans/${id}/outcomes`, { title: 'Less delay' }, chair);
      plan = { id, outcome: outcome.id };
    }
    const action = plannedAction(year, plan.outcome, number, {
      reference: `CJ-2022-${String(number).padStart(2, '0')}`,
      starts: '2022-04-01',
      targetDate: '2022-12-31',
    });
    await ledger.done(`/v1/plans/${plan.id}/actions`, action, chair);
  };

  const sample = async (query = ASKED, as = 'auditor'): Promise<Sample> => {
    const { status, body } = await ledger.get(`/v1/audit/sample?${query}`, { as });
    expect([query, status, body.faults]).toEqual([query, 200, undefined]);
    return body as Sample;
  };

  it('tells population, seed, date and cut, and for each record the events behind it on both clocks', async () => {
    const drawn = await sample();
    expect(drawn).toMatchObject({
      register: 'actions',
      definition:
        'Every action that stands in a delivery plan, from its proposal on, whatever its stage, unless it is restricted.',
      population: 24,
      size: 10,
      seed: '7',
      algorithm: 'sha256-rank-1',
      asAt: '2022-03-31T22:59:59.999Z',
      position: await ledger.head(),
    });
    expect(drawn.items).toHaveLength(10);
    const { items } = await sample(`register=actions&size=30&seed=7&${AS_AT}`);
    const first = items.find(({ recordId }) => recordId === year.first);
    const { body } = await ledger.get(`/v1/actions/${year.first}`, { as: 'auditor' });
    expect(first).toMatchObject({
      reference: 'CS-2021-01',
      address: `/v1/actions/${year.first}`,
      stage: 'completed',
      first: {
        type: 'action-proposed.v2',
        stream: `plan-${year.planId}`,
        eventId: body.proposed.eventId,
        effectiveAt: DRAFTED,
        recordedAt: `${DRAFTED}T10:00:00.000Z`,
        by: people.safetyChair,
        capacity: 'chair',
        position: expect.stringMatching(/^\d+$/),
      },
      last: { stream: `action-${year.first}`, eventId: body.completion.verified.eventId },
    });
  });

  it('is the same whenever and by whomever it is drawn, whatever was recorded since', async () => {
    const drawn = await sample();
    await propose(25, '2022-04-04');
    expect(await sample()).toEqual(drawn);
    expect(await sample(ASKED, 'secretariat')).toEqual(drawn);
    expect((await sample(`register=actions&size=30&seed=7`)).population).toBe(25);
    expect((await sample(ASKED.replace('seed=7', 'seed=8'))).items).not.toEqual(drawn.items);
    expect((await sample(`${ASKED}&effectiveAt=2021-04-30`)).population).toBe(2);
  });

  it('is drawn again with standard tools, as its description says', async () => {
    const doc = readFileSync(join(ROOT, 'docs/formats/audit-sample.md'), 'utf8');
    const script = /```sh\n(while read[^]*?)```/.exec(doc)?.[1] ?? 'false';
    const { body } = await ledger.get(`/v1/actions?${AS_AT}&limit=500`, { as: 'auditor' });
    const ids = (body.items as readonly { actionId: string }[]).map(({ actionId }) => actionId);
    writeFileSync(join(ledger.folder, 'ids.txt'), `${ids.join('\n')}\n`);
    const printed = execFileSync('sh', ['-c', script], { cwd: ledger.folder, encoding: 'utf8' });
    const { items } = await sample();
    expect(printed.trim().split('\n')).toEqual(
      items.map(({ digest, recordId }) => `${digest} ${recordId}`),
    );
  });

  it('is drawn from every register, with the population that its list has', async () => {
    for (const register of SAMPLED_REGISTERS) {
      const drawn = await sample(`register=${register}&size=500&seed=x&${AS_AT}`);
      const { status, body } = await ledger.get(`/v1/${register}?${AS_AT}&limit=500`, {
        as: 'auditor',
      });
      expect([register, status, body.items.length]).toEqual([register, 200, drawn.population]);
      expect(drawn.items).toHaveLength(drawn.population);
    }
  });

  it('leaves out what is restricted, for everybody', async () => {
    const meeting = await holdBoardMeeting(ledger, year, '2022-04-12', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const asked = 'register=decisions&size=500&seed=1';
    const before = await sample(asked);
    const restricted = { ...decision, marking: 'restricted' };
    await ledger.done('/v1/decisions', restricted, on('2022-04-12'));
    for (const as of ['auditor', 'secretariat']) {
      const after = await sample(asked, as);
      expect([after.population, after.items.length]).toEqual([
        before.population,
        before.items.length,
      ]);
    }
  });

  it('is a table, too: the same from the service and from the command line', async () => {
    const { text } = await ledger.get(`/v1/audit/sample.csv?${ASKED}`, { as: 'auditor' });
    const words = ['--register', 'actions', '--size', '10', '--seed', '7', '--as-at', '2022-03-31'];
    const printed = await run('sample', ...words, '--csv', '--data', ledger.folder);
    expect(printed).toEqual({ code: 0, err: '', out: text });
    expect(csvRows(text).map(({ rank, population, seed }) => [rank, population, seed])).toEqual(
      Array.from({ length: 10 }, (_, index) => [String(index + 1), '24', '7']),
    );
  });

  it('is printed by the command line, the same twice', async () => {
    const words = ['--register', 'actions', '--size', '10', '--seed', '7', '--as-at', '2022-03-31'];
    const printed = await run('sample', ...words, '--data', ledger.folder);
    expect(await run('sample', ...words, '--data', ledger.folder)).toEqual(printed);
    expect(printed.out).toContain('Population  24. Every action that stands in a delivery plan');
    expect(printed.out).toContain('Drawn       10 of 10 asked for, seed 7, sha256-rank-1');
    expect(printed.out.match(/^ +\d+ C[SJ]-/gm)).toHaveLength(10);
  });

  it.each([
    [['--seed', 'a b'], 'letters'],
    [['--size', '0'], 'from 1 to 500'],
    [['--as-at', 'yesterday'], 'Give a day'],
    [['--register', 'people'], 'Allowed choices'],
  ])('is not drawn by the command line with %j', async (wrong, told) => {
    const words = ['--register', 'actions', '--seed', '7', '--as-at', '2022-03-31'];
    const { code, err } = await run('sample', ...words, ...wrong, '--data', ledger.folder);
    expect([code, err]).toEqual([2, expect.stringContaining(told)]);
  });

  it.each([
    ['register=people&seed=7', '/register'],
    ['register=actions', '/seed'],
    ['register=actions&seed=a%20b', '/seed'],
    ['register=actions&seed=7&size=0', '/size'],
    ['register=actions&seed=7&size=501', '/size'],
    ['register=actions&seed=7&asAt=then', '/asAt'],
  ])('refuses %s', async (query, at) => {
    const { status, body } = await ledger.get(`/v1/audit/sample?${query}`, { as: 'auditor' });
    expect([status, body.faults[0].at]).toEqual([400, at]);
  });

  it('is for auditors and the secretariat', async () => {
    for (const as of [people.boardChair, people.owner, 'stranger']) {
      const { status, body } = await ledger.get(`/v1/audit/sample?${ASKED}`, { as });
      expect([as, status, body.code]).toEqual([as, 403, 'ACCESS.ROLE_NOT_ALLOWED']);
    }
  });
});
