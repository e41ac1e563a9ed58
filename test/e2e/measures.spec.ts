import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';

describe('observations of a measure', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToApproval(ledger);
  });
  afterAll(() => ledger.close());

  const chair = (day: string) => ({ ...on(day), as: people.safetyChair });
  const path = () => `/v1/measures/${year.measureId}/observations`;
  const counted = (more: object = {}) => ({
    planId: year.planId,
    periodStart: '2021-04-01',
    periodEnd: '2021-06-30',
    figure: { value: 830 },
    dataQuality: 'good',
    ...more,
  });
  const row = async (query: string) =>
    (await ledger.get(`/v1/measures?plan=${year.planId}&${query}`)).body.items[0];
  const refused = (body: object, day: string, status: number, code: string, at?: string) =>
    expectRefused(ledger, () => ledger.post(path(), body, chair(day)), {
      status,
      code,
      ...(at !== undefined && { at }),
    });

  it('are restated with a reason, never replaced; the register tells both, and which way it goes', async () => {
    const said = { status: 'provisional', source: 'Monthly extract', nextExpected: '2021-10-31' };
    const first = await ledger.done(path(), counted(said), chair('2021-07-10'));
    await refused(counted(), '2021-07-11', 422, 'MEASURE.PERIOD_WAS_OBSERVED');
    const restates = { observationId: first.id, because: 'Two were counted twice.' };
    const elsewhere = counted({ restates, periodEnd: '2021-05-31' });
    await refused(elsewhere, '2021-07-11', 422, 'MEASURE.RESTATES_ANOTHER');
    const dated = counted({ restates, effectiveAt: '2021-07-09' });
    await refused(dated, '2021-07-11', 422, 'MEASURE.RESTATED_BEFORE_IT_WAS_GIVEN');

    const restated = counted({ figure: { value: 828 }, status: 'confirmed', restates });
    const second = await ledger.done(path(), restated, chair('2021-07-12'));
    await refused(restated, '2021-07-13', 422, 'MEASURE.RESTATES_ANOTHER');
    const september = counted({
      periodStart: '2021-07-01',
      periodEnd: '2021-09-30',
      figure: { value: 840 },
    });
    const third = await ledger.done(path(), september, chair('2021-10-12'));
    expect(await row(`after=${third.position}&effectiveAt=2022-05-01`)).toMatchObject({
      observations: [
        { observationId: first.id, figure: { value: 830 }, status: 'provisional' },
        { observationId: second.id, figure: { value: 828 }, status: 'confirmed', restates },
        { observationId: third.id },
      ],
      restatements: [
        {
          periodEnd: '2021-06-30',
          replaced: first.id,
          by: second.id,
          because: 'Two were counted twice.',
        },
      ],
      latest: { observationId: third.id },
      previous: { observationId: second.id },
      sincePrevious: 'worsening',
      sinceBaseline: 'worsening',
      currency: { standing: 'overdue', ageInDays: 213, nextBy: '2022-04-02' },
    });
    expect(await row('effectiveAt=2021-07-31')).toMatchObject({
      sinceBaseline: 'improving',
      sincePrevious: 'no-data',
      currency: { standing: 'current', ageInDays: 31 },
    });
  });

  it('may be that there is no data, with its reason and nothing besides', async () => {
    const december = { planId: year.planId, periodEnd: '2021-12-31' };
    const noData = { because: 'The system was being replaced.' };
    const both = { ...december, noData, figure: { value: 1 }, dataQuality: 'good' };
    await refused(both, '2022-01-10', 422, 'MEASURE.DATA_AND_NO_DATA');
    await refused(december, '2022-01-10', 422, 'MEASURE.FIGURE_MISSING');
    await refused(
      { ...december, noData: {} },
      '2022-01-10',
      400,
      'FIELD.MISSING',
      '/noData/because',
    );
    const done = await ledger.done(path(), { ...december, noData }, chair('2022-01-10'));
    expect(await row(`after=${done.position}`)).toMatchObject({
      withoutData: [{ observationId: done.id, because: noData.because }],
      noData: { observationId: done.id },
      latest: { periodEnd: '2021-09-30' },
    });
  });

  it('are complete in themselves', async () => {
    const january = { planId: year.planId, periodEnd: '2022-01-31', figure: { value: 70 } };
    await refused(january, '2022-02-10', 422, 'MEASURE.QUALITY_MISSING');
    const judged = { ...january, dataQuality: 'good', movement: 'improving' };
    await refused(judged, '2022-02-10', 422, 'MEASURE.MOVEMENT_OF_FIGURES');
    const early = { ...january, dataQuality: 'good', nextExpected: '2022-01-31' };
    await refused(early, '2022-02-10', 422, 'MEASURE.NEXT_EXPECTED_TOO_EARLY');
    const strange = { ...january, dataQuality: 'good', restates: { observationId: 'x' } };
    await refused(strange, '2022-02-10', 400, 'FIELD.INVALID', '/restates/observationId');
  });
});
