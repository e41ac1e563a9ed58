import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Expected, expectRefused } from '../support/expect-refused.js';
import { type Sending, ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import {
  closeReview,
  confirmReturn,
  freeze,
  FROZEN,
  holdToAccount,
  judgementOf,
  MET,
  RETURNED,
  returnOf,
  type ReviewedYear,
  tellToReview,
} from '../support/story-review.js';

const rule = (status: number, code: string, source: string): Expected => ({
  status,
  code,
  source,
  kind: source.startsWith('S4') ? 'source' : 'ours',
});

const NOT_FROZEN = rule(
  409,
  'REVIEW.POSITION_NOT_FROZEN',
  'Domain, register 6: position as at, then the pack, then the meeting',
);
const IS_FROZEN = rule(
  409,
  'REVIEW.POSITION_IS_FROZEN',
  'Domain, register 6: frozen bytes never change',
);

describe('what would upset a review', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;

  const refused = (to: string, body: object, expected: Expected, sending: Sending = {}) =>
    expectRefused(
      ledger,
      () => ledger.post(`/v1/reviews/${year.reviewId}/${to}`, body, { ...on(MET), ...sending }),
      expected,
    );

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
  });
  afterAll(() => ledger.close());

  it('a judgement, a question, a pack or a close before the position is fixed', async () => {
    const as = people.boardChair;
    const challenge = { bodyId: year.safety, question: 'Why?' };
    await refused('judgements', judgementOf(year), NOT_FROZEN, { ...on(RETURNED), as });
    await refused('challenges', challenge, NOT_FROZEN, { ...on(RETURNED), as });
    await refused('packs', { kind: 'pack' }, NOT_FROZEN, on(RETURNED));
    await refused('close', { withoutReturn: [] }, NOT_FROZEN, on(RETURNED));
    const pack = () => ledger.get(`/v1/reviews/${year.reviewId}/pack`);
    await expectRefused(ledger, pack, NOT_FROZEN);
  });

  it('a position before its date', async () => {
    const source = 'Domain, register 6: position as at a date';
    const expected = rule(409, 'REVIEW.POSITION_DATE_NOT_REACHED', source);
    await refused('freeze', {}, expected, on(RETURNED));
  });

  it('a return by anybody but the chair, by a former chair, or on behalf', async () => {
    const source = 'Domain, register 6: the groups confirm their returns';
    const expected = rule(403, 'RETURN.NOT_BY_THE_CHAIR', source);
    const confirmed = returnOf(year);
    for (const as of [people.formerSafetyChair, people.justiceChair, people.safetyMember]) {
      await refused('returns', confirmed, expected, { ...on(RETURNED), as });
    }
    await refused(
      'returns',
      { ...confirmed, onBehalfOf: people.safetyChair },
      expected,
      on(RETURNED),
    );
  });

  it('a return that leaves an action out, names another, or is too long', async () => {
    const chair = { ...on(RETURNED), as: people.safetyChair };
    const source = 'Domain, register 3: the chair confirms the return as a whole';
    const some = { ...returnOf(year), actionIds: [year.first] };
    await refused('returns', some, rule(422, 'RETURN.ACTIONS_MISSING', source), chair);
    const strange = { ...returnOf(year), actionIds: [year.first, year.second, year.planId] };
    await refused('returns', strange, rule(422, 'RETURN.ACTION_NOT_IN_PLAN', source), chair);
    const long = { ...returnOf(year), statement: 'word '.repeat(121) };
    const expected = { status: 400, code: 'FIELD.INVALID', at: '/statement' };
    await refused('returns', long, expected, chair);
  });

  it('a second return, and any after the freeze: the position stays as it was', async () => {
    const chair = { ...on(FROZEN), as: people.safetyChair };
    await confirmReturn(ledger, year);
    const source = 'Design: one return per group and review';
    const twice = rule(409, 'RETURN.ALREADY_CONFIRMED', source);
    await refused('returns', returnOf(year), twice, chair);
    await freeze(ledger, year);
    await refused('returns', returnOf(year), IS_FROZEN, { ...chair, ...on('2022-03-01') });
  });

  it('a second freeze, and groups asked after it', async () => {
    await refused('freeze', {}, IS_FROZEN);
    const groups = [{ bodyId: year.safety, planId: year.planId }];
    await refused('request-returns', { groups }, IS_FROZEN);
  });

  it('a judgement by the judged, or by nobody of the Board', async () => {
    const chairs = rule(
      403,
      'JUDGEMENT.NOT_BY_THE_BOARD',
      'Domain, register 6: the Board judges (it holds to account, S4:358)',
    );
    await refused('judgements', judgementOf(year), chairs, { as: people.safetyChair });
    await refused('judgements', judgementOf(year), chairs, { as: people.boardMember });
  });

  it('a close while a group is not judged, and a record before the close', async () => {
    const open = rule(409, 'REVIEW.GROUP_NOT_JUDGED', 'S4:358');
    await refused('close', { withoutReturn: [] }, open);
    const source = 'Design: packs, the record is folded at the close';
    const early = rule(409, 'PACK.RECORD_BEFORE_CLOSE', source);
    await refused('packs', { kind: 'record' }, early);
    const record = () => ledger.get(`/v1/reviews/${year.reviewId}/record`);
    await expectRefused(ledger, record, early);
  });

  it('anything after the close', async () => {
    await holdToAccount(ledger, year);
    await closeReview(ledger, year);
    const source = 'Domain, register 6: after the close comes the addendum';
    const closed = rule(409, 'REVIEW.IS_CLOSED', source);
    const as = people.boardChair;
    await refused('judgements', judgementOf(year), closed, { ...on('2022-03-17'), as });
    await refused('close', { withoutReturn: [] }, closed, on('2022-03-17'));
    await refused('packs', { kind: 'pack' }, closed, on('2022-03-17'));
  });
});
