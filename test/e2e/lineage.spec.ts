import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledger as run } from '../support/captured-terminal.js';
import { csvRows } from '../support/csv-rows.js';
import { expectRefused } from '../support/expect-refused.js';
import { type Done, ServedLedger } from '../support/served-ledger.js';
import { decide, on } from '../support/story.js';
import {
  closeReview,
  holdToAccount,
  meet,
  type ReviewedYear,
  tellToFreeze,
} from '../support/story-review.js';

interface Item {
  readonly direction: string;
  readonly record: { readonly kind: string; readonly id: string };
  readonly what: string;
  readonly links: readonly { readonly kind: string; readonly object: { readonly id: string } }[];
}

describe('the lineage of a record', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let resulting: Done;
  const itemsOf = async (path: string): Promise<readonly Item[]> => {
    const { status, body } = await ledger.get(path, { as: 'auditor' });
    expect({ status, problem: status === 200 ? undefined : body }).toEqual({ status: 200 });
    return (body as { items: readonly Item[] }).items;
  };
  const whatOf = async (path: string) => (await itemsOf(path)).map(({ what }) => what);

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToFreeze(ledger);
    await holdToAccount(ledger, year);
    const meeting = await meet(ledger, year);
    const text = 'A supplier is found together with the neighbouring county.';
    resulting = await decide(ledger, year, meeting, 1, { kind: 'agree', text });
    const { safety: bodyId, reviewId } = year;
    await ledger.done(
      `/v1/reviews/${reviewId}/decisions`,
      { decisionId: resulting.id, bodyId },
      on('2022-03-15'),
    );
    await closeReview(ledger, year);
  });
  afterAll(() => ledger.close());

  it('leads from an action back to the decision on its plan, and on to the judgement and what came of it', async () => {
    const items = await itemsOf(`/v1/audit/lineage/${year.first}`);
    const kindsOf = (direction: string) =>
      new Set(
        items.filter((item) => item.direction === direction).map(({ record }) => record.kind),
      );
    expect(kindsOf('upstream')).toEqual(
      new Set(['meeting', 'decision', 'outcome', 'plan', 'priority']),
    );
    expect(kindsOf('itself')).toEqual(new Set(['action']));
    expect(kindsOf('downstream')).toEqual(new Set(['judgement', 'decision']));
    expect(items.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Completion verified', 'Group judged', 'Resulting decision linked']),
    );
  });

  it('is found by the reference, by kind and id, and as at a date', async () => {
    const whole = await whatOf(`/v1/audit/lineage/${resulting.reference}`);
    expect(whole).toContain('Action updated');
    expect(await whatOf(`/v1/audit/lineage/decision:${resulting.id}`)).toEqual(whole);
    const before = await whatOf(`/v1/audit/lineage/${year.first}?asAt=2022-02-28`);
    expect(before).not.toContain('Group judged');
    expect(await whatOf(`/v1/audit/lineage/${resulting.reference}?steps=1`)).not.toContain(
      'Action updated',
    );
  });

  it('is a table and a page, too', async () => {
    const items = await itemsOf(`/v1/audit/lineage/${year.first}`);
    const table = await ledger.get(`/v1/audit/lineage/${year.first}.csv`, { as: 'auditor' });
    expect(csvRows(table.text)).toHaveLength(items.length);
    const page = await ledger.get(`/v1/audit/lineage/${year.first}/page`, { as: 'auditor' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text.match(/class="event"/g)).toHaveLength(items.length);
    expect(page.text).not.toContain('<script');
  });

  it.each([
    ['nothing that is recorded', '/v1/audit/lineage/SCB-1999-001', 404, 'RECORD.NOT_FOUND'],
    ['no number of steps', '/v1/audit/lineage/SCB-2022-001?steps=0', 400, 'FIELD.INVALID'],
  ])('is refused for %s', async (_, path, status, code) => {
    await expectRefused(ledger, () => ledger.get(path, { as: 'auditor' }), { status, code });
  });

  it('leaves out what is restricted: for whoever has no grant it is not there', async () => {
    const meeting = await meet(ledger, year);
    const body = {
      bodyId: year.board,
      meetingId: meeting.meetingId,
      itemId: meeting.items['1'],
      kind: 'note',
      text: 'A matter of the Contest Board.',
      conflicted: [],
      concerns: [{ kind: 'delivery-plan', id: year.planId }],
      marking: 'restricted',
    };
    const { reference, id } = await ledger.done('/v1/decisions', body, on(meeting.day));
    const ask = (as: string) => ledger.get(`/v1/audit/lineage/${year.planId}`, { as });
    const [auditor, secretariat] = [await ask('auditor'), await ask('secretariat')];
    expect(auditor.text).not.toContain('Contest Board');
    expect([auditor.body.withheld, secretariat.body.withheld]).toEqual([1, 0]);
    expect(secretariat.text).toContain('Contest Board');
    // Asked for by itself it is not there either, and that it was asked for is recorded.
    const missing = { status: 404, code: 'RECORD.NOT_FOUND', isRecorded: true } as const;
    const nothing = await ledger.get(`/v1/audit/lineage/SCB-1999-001`);
    for (const path of [reference, id, `decision:${id}.csv`, `${id}/page`]) {
      const get = () => ledger.get(`/v1/audit/lineage/${path}`, { as: 'auditor' });
      const { body: problem } = await expectRefused(ledger, get, missing);
      expect(Object.keys(problem)).toEqual(Object.keys(nothing.body));
      expect(problem.title).toBe(nothing.body.title);
    }
    const attempts = await ledger.get(`/v1/restricted-reads?record=${id}&outcome=refused`);
    const asked = { by: 'auditor', kind: 'decision', recordId: id, outcome: 'refused' };
    expect(attempts.body.items).toMatchObject([asked, asked, asked, asked]);
    expect(attempts.body.items[0]).toMatchObject({ route: '/v1/audit/lineage/:ref' });
  });

  it('is told by the command line, without what is restricted', async () => {
    const words = ['lineage', year.first, '--data', ledger.folder];
    const { code, out } = await run(...words);
    expect(code).toBe(0);
    expect(out).toContain('> 2022-03-15 Group judged: Judgement of');
    expect(out).not.toContain('Contest Board');
    const json = JSON.parse((await run(...words, '--format', 'json')).out) as { items: Item[] };
    expect(json.items).toHaveLength((await itemsOf(`/v1/audit/lineage/${year.first}`)).length);
    expect(await run('lineage', 'SCB-1999-001', '--data', ledger.folder)).toMatchObject({
      code: 1,
      out: '',
    });
  });
});
