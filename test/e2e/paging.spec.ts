import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { DRAFTED, type PlannedYear, plannedAction, tellToDraft } from '../support/story-plan.js';

interface Page {
  readonly items: readonly { readonly actionId: string; readonly reference: string }[];
  readonly next?: string;
}

/** So many actions are in the plan before these tests begin; two of them the story tells of. */
const ACTIONS = 40;

const references = (all: readonly Page[]) =>
  all.flatMap(({ items }) => items.map(({ reference }) => reference));

describe('a list, page by page', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let last: string;

  const propose = async (number: number): Promise<string> => {
    const action = plannedAction(year, year.outcomeId, number, {
      leadAgencyId: number % 2 === 0 ? year.police : year.fire,
    });
    const chair = { ...on(DRAFTED), as: people.safetyChair };
    return (await ledger.done(`/v1/plans/${year.planId}/actions`, action, chair)).position;
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
    for (let number = 3; number <= ACTIONS; number += 1) last = await propose(number);
  });
  afterAll(() => ledger.close());

  const page = async (query: string): Promise<Page> =>
    (await ledger.get(`/v1/actions?after=${last}&${query}`)).body as Page;

  /** Every page that follows, until there is none. */
  const pages = async (query: string, between = async (): Promise<unknown> => undefined) => {
    const all: Page[] = [];
    for (let next: string | undefined = ''; next !== undefined; next = all.at(-1)?.next) {
      all.push(await page(next === '' ? query : `${query}&cursor=${next}`));
      await between();
    }
    return all;
  };

  it('holds each item once, in order', async () => {
    const all = await pages('limit=7');
    expect(all.map(({ items }) => items.length)).toEqual([7, 7, 7, 7, 7, 5]);
    const expected = Array.from(
      { length: ACTIONS },
      (_, index) => `CS-2021-${String(index + 1).padStart(2, '0')}`,
    );
    expect(references(all)).toEqual(expected);
  });

  it('gives 50 items unless told, and at most 500', async () => {
    expect((await page('limit=500')).items).toHaveLength(ACTIONS);
    const unasked = await page(`group=${year.safety}`);
    expect(unasked.items).toHaveLength(ACTIONS);
    expect(unasked.next).toBeUndefined();
  });

  it('keeps to its filter', async () => {
    const filter = `leadAgency=${year.fire}&planYear=2021/22&stage=proposed`;
    const all = references(await pages(`${filter}&limit=4`));
    expect(all).toHaveLength(ACTIONS / 2 - 1);
    expect(all.every((reference) => Number(reference.slice(-2)) % 2 === 1)).toBe(true);
    expect(references(await pages(`leadAgency=${year.planId}`))).toEqual([]);
  });

  it('is the same page by page as at an earlier day, whatever came later', async () => {
    const before = references(await pages('asAt=2021-04-21&limit=9'));
    let number = ACTIONS;
    const all = await pages('limit=9', async () => {
      number += 1;
      last = await propose(number);
    });
    const seen = references(all);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before));
    expect(before).toHaveLength(ACTIONS);
  });
});
