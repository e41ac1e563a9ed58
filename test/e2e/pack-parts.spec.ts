import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on } from '../support/story.js';
import {
  confirmReturn,
  freeze,
  type ReviewedYear,
  tellToFreeze,
  tellToReview,
} from '../support/story-review.js';

const WORDS = 'Commissions what is not told.';

describe('the parts of a pack', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;

  const get = (what: string, as = 'secretariat') =>
    ledger.get(`/v1/reviews/${year.reviewId}/${what}`, { as });

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    const meeting = await holdBoardMeeting(ledger, year, '2022-02-10', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'commission', text: WORDS });
    await ledger.done('/v1/decisions', { ...decision, marking: 'restricted' }, on('2022-02-10'));
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
  });
  afterAll(() => ledger.close());

  it('are two, each with its own digest; what is restricted stands in the second only', async () => {
    const [one, two] = [await get('pack'), await get('pack?part=2')];
    expect([one.body.cover.part, two.body.cover.part]).toEqual([1, 2]);
    expect(one.headers['etag']).not.toBe(two.headers['etag']);
    expect(one.text).not.toContain(WORDS);
    expect(two.text).toContain(WORDS);
    expect(two.body.cover.marking).toBe('restricted');
  });

  it('are pages too', async () => {
    const page = await get('pack.html?part=2');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Restricted · Part 2');
    expect((await get('pack.html', 'auditor')).text).not.toContain(WORDS);
  });

  it('are Word files too', async () => {
    const word = await get('pack.docx?part=2');
    expect(word.headers['content-type']).toContain('wordprocessingml');
    expect(word.headers['content-disposition']).toBe('attachment; filename="pack.docx"');
    expect(word.headers['cache-control']).toBe('no-store');
    expect(word.text.startsWith('PK')).toBe(true);
  });

  it.each([
    'pack?part=2',
    'pack.html?part=2',
    'pack.docx?part=2',
    'record?part=2',
    'record.html?part=2',
    'record.docx?part=2',
  ])('%s is read by those cleared only', async (what) => {
    const code = 'PACK.NOT_CLEARED';
    await expectRefused(ledger, () => get(what, 'auditor'), {
      status: 403,
      code,
      kind: 'ours',
      isRecorded: true,
    });
  });

  it('has the versions of the position', async () => {
    expect((await get('pack?version=1')).text).toBe((await get('pack')).text);
    const code = 'PACK.NO_SUCH_VERSION';
    await expectRefused(ledger, () => get('pack?version=2'), { status: 404, code });
  });

  it.each([
    ['pack?part=3', 'FIELD.INVALID', 'part'],
    ['pack?part=two', 'FIELD.INVALID', 'part'],
    ['pack?version=0', 'FIELD.INVALID', 'version'],
    ['pack?version=1.5', 'FIELD.INVALID', 'version'],
    ['record?version=1', 'FIELD.UNKNOWN', 'version'],
  ])('%s is no question', async (what, code, at) => {
    await expectRefused(ledger, () => get(what), { status: 400, code, at: `/${at}` });
  });
});

describe('Part 2', () => {
  it('is not there where nothing is restricted', async () => {
    const ledger = await ServedLedger.open();
    try {
      const { reviewId } = await tellToFreeze(ledger);
      const ask = () => ledger.get(`/v1/reviews/${reviewId}/pack?part=2`);
      await expectRefused(ledger, ask, { status: 404, code: 'PACK.NO_PART_TWO', kind: 'ours' });
    } finally {
      await ledger.close();
    }
  });
});
