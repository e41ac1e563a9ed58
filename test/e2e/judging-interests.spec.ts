import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people, TERMS } from '../support/story.js';
import { judgementOf, meet, MET, tellToFreeze } from '../support/story-review.js';

const SOURCE = 'Domain, interests: a prejudicial one bars from judging that item';

describe('a prejudicial interest in the item of a review', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
  });
  afterAll(() => ledger.close());

  it('bars from judging at it and from changing what was judged, in person and through the secretariat', async () => {
    const year = await tellToFreeze(ledger);
    const terms = { ...TERMS, inForceFrom: '2022-03-01', interestsDeclared: true };
    const adopt = `/v1/bodies/${year.board}/terms-of-reference`;
    await ledger.done(adopt, { terms }, on('2022-03-01'));
    const { meetingId, items } = await meet(ledger, year);
    const interest = 'Sits on the board of a supplier.';
    const declared = { itemId: items['1'], person: people.boardChair, interest };
    await ledger.done(
      `/v1/meetings/${meetingId}/interests`,
      { ...declared, nature: 'prejudicial' },
      on(MET),
    );

    const path = `/v1/reviews/${year.reviewId}/judgements`;
    const judgement = { ...judgementOf(year), meetingId };
    const barred = { ...judgement, itemId: items['1'] };
    const entered = { onBehalfOf: people.boardChair };
    const asChair = { ...on(MET), as: people.boardChair };
    const refused = (to: string, body: object, sending: object, status: number, code: string) =>
      expectRefused(ledger, () => ledger.post(to, body, sending), {
        status,
        code,
        source: SOURCE,
        kind: 'ours',
      });
    await refused(path, barred, asChair, 403, 'JUDGEMENT.JUDGE_IS_BARRED');
    await refused(path, { ...barred, ...entered }, on(MET), 403, 'JUDGEMENT.JUDGE_IS_BARRED');
    // The meeting is found by its day where none is named.
    await refused(path, judgementOf(year), asChair, 422, 'JUDGEMENT.ITEM_NOT_NAMED');
    const elsewhere = { ...judgement, itemId: items['2'] };
    expect((await ledger.post(path, elsewhere, asChair)).status).toBe(200);

    const change = { ...barred, outcomes: 'assured', because: 'It had to be so.' };
    await refused(`${path}/change`, change, asChair, 403, 'JUDGEMENT.JUDGE_IS_BARRED');
  });
});
