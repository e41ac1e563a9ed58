import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXCEPTION_KINDS } from '../../src/contexts/audit/queries/exceptions.js';
import { csvRows } from '../support/csv-rows.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on, people } from '../support/story.js';
import { confirmReturn, freeze, type ReviewedYear, tellToReview } from '../support/story-review.js';

interface Exception {
  readonly kind: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly reference?: string;
  readonly event: { readonly type: string; readonly position: string; readonly eventId: string };
}

describe("the auditor's exceptions", () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let last: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    const again = { planId: year.planId, to: '2022-07-31', because: 'No supplier was found.' };
    const secretariat = { ...again, onBehalfOf: people.safetyChair };
    await ledger.done(`/v1/actions/${year.second}/target-date`, secretariat, on('2022-02-01'));
    await confirmReturn(ledger, year);
    last = (await freeze(ledger, year)).position;
  });
  afterAll(() => ledger.close());

  const ask = async (query: string, as = 'auditor') => {
    const { status, body } = await ledger.get(`/v1/audit/exceptions${query}`, { as });
    expect([query, status, body.faults]).toEqual([query, 200, undefined]);
    return body as { readonly items: readonly Exception[]; readonly next?: string };
  };
  const of = async (kind: string, cut = `after=${last}`) =>
    (await ask(`?kind=${kind}&${cut}`)).items;

  it('show what was recorded long after it happened, with the event and both clocks', async () => {
    const { body } = await ledger.get(`/v1/actions/${year.second}?after=${last}`);
    expect(await of('backdated')).toEqual([
      expect.objectContaining({ recordId: year.second, workingDays: 50 }),
      {
        kind: 'backdated',
        recordKind: 'action',
        recordId: year.second,
        reference: 'CS-2021-02',
        title: 'Action 2 of the plan',
        workingDays: 71,
        event: {
          type: 'action-updated.v2',
          stream: `action-${year.second}`,
          eventId: body.lastUpdate.eventId,
          revision: 1,
          position: expect.stringMatching(/^\d+$/),
          by: 'secretariat',
          capacity: 'secretariat',
          onBehalfOf: people.safetyChair,
          effectiveAt: '2021-10-01',
          recordedAt: '2022-01-13T10:00:00.000Z',
        },
      },
    ]);
  });

  it('show a date that moved twice, from where to where', async () => {
    expect(await of('date-moved-repeatedly')).toMatchObject([
      { reference: 'CS-2021-02', moves: 2, from: '2022-03-31', to: '2022-07-31' },
    ]);
  });

  it('show what was entered for somebody else', async () => {
    const found = await of('on-behalf');
    expect(found.map(({ event, reference }) => [reference, event.type.split('.')[0]])).toEqual([
      ['CS-2021-02', 'target-date-moved'],
      ['CS-2021-02', 'action-updated'],
      ['CS-2021-02', 'target-date-moved'],
    ]);
  });

  it('are folded to a cut: what was not recorded yet is none', async () => {
    expect(await of('date-moved-repeatedly', 'asAt=2022-01-31')).toEqual([]);
    expect(await of('on-behalf', 'asAt=2022-01-31')).toHaveLength(2);
    expect((await ask('?asAt=2021-04-01')).items).toEqual([]);
  });

  it('are counted, of how many: what there is none of is proven by what was looked at', async () => {
    const { body } = await ledger.get(`/v1/audit/exceptions/summary?after=${last}`, {
      as: 'auditor',
    });
    const counts = body.items as readonly { kind: string; found: number; examined: number }[];
    expect(counts.map(({ kind }) => kind)).toEqual(EXCEPTION_KINDS);
    const count = (kind: string) => counts.find((each) => each.kind === kind);
    expect(count('self-verified')).toMatchObject({ found: 0, examined: 1 });
    expect(count('closed-without-evidence')).toMatchObject({ found: 0, examined: 1 });
    expect(count('backdated')).toMatchObject({ found: 2, examined: Number(last) - 1 });
    expect(count('date-moved-repeatedly')).toMatchObject({ found: 1, examined: 1 });
  });

  it('come page by page, and as a table', async () => {
    const all = (await ask(`?after=${last}&limit=500`)).items;
    const first = await ask('?limit=2');
    const rest = await ask(`?cursor=${first.next}`);
    expect([...first.items, ...rest.items]).toEqual(all);
    expect(rest.next).toBeUndefined();
    const { text } = await ledger.get('/v1/audit/exceptions.csv', { as: 'auditor' });
    const rows = csvRows(text);
    expect(rows.map((row) => [row['kind'], row['event.eventId'], row['event.position']])).toEqual(
      all.map(({ kind, event }) => [kind, event.eventId, event.position]),
    );
    const summary = await ledger.get('/v1/audit/exceptions/summary.csv', { as: 'auditor' });
    expect(csvRows(summary.text).map(({ kind }) => kind)).toEqual(EXCEPTION_KINDS);
  });

  it('do not speak of what is restricted, nor count it', async () => {
    const meeting = await holdBoardMeeting(ledger, year, '2022-03-22', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const restricted = {
      ...decision,
      marking: 'restricted',
      onBehalfOf: people.boardChair,
      effectiveAt: '2022-03-22',
    };
    const { position } = await ledger.done('/v1/decisions', restricted, on('2022-05-20'));
    const events = async (as: string) => {
      const { body } = await ledger.get(`/v1/audit/exceptions/summary?after=${position}`, { as });
      return (body.items as readonly { examined: number }[])[1]?.examined ?? 0;
    };
    const about = async (as: string) =>
      (await ask(`?kind=backdated&after=${position}`, as)).items.map((item) => item.recordKind);
    expect(await about('auditor')).toEqual(['action', 'action']);
    expect(await about('secretariat')).toEqual(['action', 'action', 'decision']);
    expect((await events('secretariat')) - (await events('auditor'))).toBe(1);
  });

  it.each([
    ['?kind=rude', '/kind'],
    ['?limit=0', '/limit'],
    ['?cursor=nowhere', 'cursor'],
    ['/summary?kind=backdated', '/kind'],
  ])('are not told for %s', async (query, at) => {
    const { status, body } = await ledger.get(`/v1/audit/exceptions${query}`, { as: 'auditor' });
    expect([status, body.faults[0].at]).toEqual([400, at]);
  });

  it('are for auditors and the secretariat', async () => {
    for (const path of ['exceptions', 'exceptions/summary', 'exceptions.csv']) {
      const { status, body } = await ledger.get(`/v1/audit/${path}`, { as: people.boardChair });
      expect([path, status, body.code]).toEqual([path, 403, 'ACCESS.ROLE_NOT_ALLOWED']);
    }
  });
});
