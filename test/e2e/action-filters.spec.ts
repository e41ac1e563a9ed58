import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { people } from '../support/story.js';
import { type ReviewedYear, tellToFreeze } from '../support/story-review.js';

const FIRST = 'CS-2021-01';
const SECOND = 'CS-2021-02';

describe('the action register, filtered', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let after: string;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToFreeze(ledger);
    after = `after=${await ledger.head()}`;
  });
  afterAll(() => ledger.close());

  const references = async (query: string, cut = after): Promise<readonly string[]> => {
    const { status, body } = await ledger.get(`/v1/actions?${query}&${cut}`, {
      as: people.safetyMember,
    });
    expect([query, status, body.faults]).toEqual([query, 200, undefined]);
    return body.items.map(({ reference }: { reference: string }) => reference);
  };

  it.each([
    [`owner=${people.owner}`, [FIRST]],
    ['owner=nobody', []],
    ['marking=partnership', [FIRST, SECOND]],
    ['marking=restricted', []],
    ['origin=priority', [FIRST]],
    ['origin=day-to-day', [SECOND]],
    // What is completed is neither due nor out of date.
    ['dueWithin=365', [SECOND]],
    ['dueWithin=30', []],
    ['notUpdatedSince=2022-01-01', [SECOND]],
    ['notUpdatedSince=2021-10-01', []],
    [`owner=${people.owner}&overdue=true`, []],
    ['overdue=true', []],
  ])('by %s', async (query, expected) => {
    expect(await references(query)).toEqual(expected);
  });

  it.each([
    // The first was due on 31 December.
    ['dueWithin=30', 'asAt=2021-12-01', [FIRST]],
    ['dueWithin=30', 'asAt=2021-11-30', []],
    ['overdue=true', 'asAt=2022-01-12', [FIRST]],
    ['notUpdatedSince=2021-10-05', 'asAt=2021-12-01', [SECOND]],
    ['notUpdatedSince=2021-10-06', 'asAt=2021-12-01', [FIRST, SECOND]],
  ])('by %s, %s', async (query, cut, expected) => {
    expect(await references(query, cut)).toEqual(expected);
  });

  it.each([
    'dueWithin=0',
    'dueWithin=soon',
    'notUpdatedSince=lately',
    'marking=secret',
    'owner=A b',
  ])('refuses %s', async (query) => {
    const { status, body } = await ledger.get(`/v1/actions?${query}`);
    expect([status, body.faults[0].at]).toEqual([400, `/${query.split('=')[0]}`]);
  });

  it('names the plan, too', async () => {
    expect(await references(`plan=${year.planId}`)).toEqual([FIRST, SECOND]);
  });
});
