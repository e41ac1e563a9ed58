import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows } from '../support/csv-rows.js';
import { ServedLedger } from '../support/served-ledger.js';
import { people } from '../support/story.js';
import { type ReviewedYear, tellToFreeze } from '../support/story-review.js';

interface Timeline {
  readonly slippage: object;
  readonly entries: readonly {
    readonly what: string;
    readonly effectiveAt: string;
    readonly recordedAt: string;
    readonly capacity: string;
    readonly position: string;
  }[];
}

describe('what became of it all', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let after: string;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToFreeze(ledger);
    after = `after=${await ledger.head()}`;
  });
  afterAll(() => ledger.close());

  const timeline = async (id: string, query = after): Promise<Timeline> => {
    const { status, body } = await ledger.get(`/v1/actions/${id}/timeline?${query}`, {
      as: people.safetyMember,
    });
    expect([status, body.faults]).toEqual([200, undefined]);
    return body as Timeline;
  };

  it("is told in an action's timeline, in the order in which it happened, on both clocks", async () => {
    const { entries } = await timeline(year.second);
    expect(entries.map(({ what, effectiveAt }) => [effectiveAt, what])).toEqual([
      ['2021-04-21', 'Action proposed'],
      ['2021-04-21', 'Action accepted by its lead agency'],
      ['2021-05-20', 'Delivery plan approved by the Board'],
      ['2021-10-01', 'Action updated'],
      ['2021-11-01', 'Target date moved'],
      ['2022-02-14', "Group's return confirmed"],
    ]);
    expect(entries[3]).toMatchObject({
      recordedAt: '2022-01-13T10:00:00.000Z',
      by: 'secretariat',
      capacity: 'secretariat',
      onBehalfOf: people.safetyChair,
      deliveryRating: 'off-track',
      explanation: 'No supplier yet.',
      stream: `action-${year.second}`,
    });
  });

  it('says how far the target date slipped', async () => {
    const slip = { days: 91, workingDays: 60 };
    const dates = { originalTargetDate: '2022-03-31', targetDate: '2022-06-30' };
    expect((await timeline(year.second)).slippage).toEqual({
      ...dates,
      ...slip,
      moves: [{ from: '2022-03-31', to: '2022-06-30', ...slip }],
    });
    expect((await timeline(year.first)).slippage).toMatchObject({ days: 0, moves: [] });
  });

  it('is told as at a cut', async () => {
    const { entries, slippage } = await timeline(year.second, 'asAt=2021-06-30');
    expect([entries.length, slippage]).toEqual([3, expect.objectContaining({ days: 0 })]);
  });

  it('is not told of what there is not, nor to strangers', async () => {
    const url = `/v1/actions/${randomUUID()}/timeline`;
    expect((await ledger.get(url)).status).toBe(404);
    const stranger = await ledger.get(`/v1/actions/${year.first}/timeline`, { as: 'stranger' });
    expect(stranger.status).toBe(403);
    expect((await ledger.get('/v1/actions/1/timeline')).status).toBe(404);
  });

  it('is counted by priority, as a table too', async () => {
    const url = `/v1/priorities/coverage`;
    const { status, body } = await ledger.get(`${url}?planYear=2021/22&${after}`, {
      as: people.safetyMember,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      planYear: '2021/22',
      withActions: { numerator: 1, denominator: 2 },
      actionsForPriorities: { numerator: 2, denominator: 2 },
      items: [
        {
          title: 'Domestic & Sexual Abuse',
          groups: [year.safety],
          outcomes: 1,
          measures: 1,
          actions: 2,
          completed: 1,
        },
        { title: 'Road Safety', groups: [], actions: 0 },
      ],
    });
    const { text } = await ledger.get(`${url}.csv?planYear=2021/22`);
    expect(csvRows(text)).toMatchObject([
      { title: 'Domestic & Sexual Abuse', actions: '2', 'withActions.denominator': '2' },
      { title: 'Road Safety', actions: '0' },
    ]);
    expect((await ledger.get(url)).body.faults[0].at).toBe('/planYear');
  });
});
