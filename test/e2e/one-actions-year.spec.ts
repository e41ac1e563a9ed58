import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { tellToFreeze } from '../support/story-review.js';
describe('x', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
  });
  afterAll(() => ledger.close());
  it('tells', async () => {
    const year = await tellToFreeze(ledger);
    const pack = await ledger.get(`/v1/reviews/${year.reviewId}/pack`);
    console.log(pack.status, pack.headers, JSON.stringify(pack.body, null, 1).slice(0, 12000));
    const my = await ledger.get(`/v1/reviews/${year.reviewId}/my-return?group=${year.safety}`);
    console.log(JSON.stringify(my.body, null, 1));
    const cd = await ledger.get(`/v1/reviews/${year.reviewId}/countdown`);
    console.log(JSON.stringify(cd.body, null, 1));
    const pp = await ledger.get(`/v1/plans/${year.planId}`);
    console.log(JSON.stringify(pp.body, null, 1));
    const ar = await ledger.get(`/v1/actions/${year.second}`);
    console.log(JSON.stringify(ar.body, null, 1));
  });
});
