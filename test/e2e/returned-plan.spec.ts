import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decide, holdBoardMeeting, on, people } from '../support/story.js';
import { plannedAction, type PlannedYear, SUBMITTED, tellToDraft } from '../support/story-plan.js';

const RETURNED = '2021-05-20';
const CORRECTED = '2021-05-25';
const APPROVED = '2021-06-15';

const measureOf = ({ outcomeId }: PlannedYear) => ({
  title: 'Recorded crimes with a repeat victim',
  kind: 'quantitative',
  outcomeId,
  unit: 'crimes',
  direction: 'lower-is-better',
  baseline: { value: 829 },
  target: { value: 750 },
  nationalIndicator: true,
});

describe('a plan that the Board returned', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let to: string;
  const chair = (day: string) => ({ ...on(day), as: people.safetyChair });

  /** What the Board decided about the plan that day. */
  const decided = async (day: string, kind: string, text: string): Promise<string> => {
    const meeting = await holdBoardMeeting(ledger, year, day, 'Delivery plans');
    const concerns = [{ kind: 'delivery-plan', id: year.planId }];
    return (await decide(ledger, year, meeting, 1, { kind, text, concerns })).id;
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
    to = `/v1/plans/${year.planId}`;
  });
  afterAll(() => ledger.close());

  const corrected = async (path: string, body: unknown) => {
    const response = await ledger.put(`${to}${path}`, body, chair(CORRECTED));
    expect({ path, status: response.status, body: response.body }).toMatchObject({ status: 200 });
    expect(response.headers['etag']).toBe(`"${response.body.revision}"`);
    expect(response.headers['location']).toBeUndefined();
    expect(response.body.id).toBe(path.split('/').at(-1));
    return response.body;
  };

  it('is left alone while it lies before the Board', async () => {
    await ledger.done(`${to}/submit`, {}, chair(SUBMITTED));
    const outcome = { title: 'Fewer victims' };
    await expectRefused(
      ledger,
      () => ledger.put(`${to}/outcomes/${year.outcomeId}`, outcome, chair(SUBMITTED)),
      { status: 409, code: 'PLAN.LIES_BEFORE_THE_BOARD' },
    );
    const decisionId = await decided(RETURNED, 'amend', 'Say how repeat victims are counted');
    const because = 'Say how repeat victims are counted.';
    await ledger.done(`${to}/return`, { decisionId, because }, on(RETURNED));
  });

  it('is corrected by no PUT to what it does not hold', async () => {
    const { outcomeId } = year;
    const put = (path: string, body: unknown) => () =>
      ledger.put(`${to}/${path}/${randomUUID()}`, body, chair(CORRECTED));
    const action = plannedAction(year, outcomeId, 9);
    const notFound = (what: string) => ({ status: 404, code: `PLAN.${what}_NOT_FOUND` });
    await expectRefused(ledger, put('outcomes', { title: 'Other' }), notFound('OUTCOME'));
    await expectRefused(ledger, put('measures', measureOf(year)), notFound('MEASURE'));
    await expectRefused(ledger, put('actions', action), notFound('ACTION'));
  });

  it('is corrected by those who draft it only', async () => {
    const path = `${to}/outcomes/${year.outcomeId}`;
    await expectRefused(
      ledger,
      () => ledger.put(path, { title: 'Mine' }, { ...on(CORRECTED), as: people.safetyMember }),
      { status: 403, code: 'PLAN.NOT_DRAFTED_BY_ITS_GROUP' },
    );
  });

  it('is corrected piece by piece, under the ids that the pieces have', async () => {
    const { outcomeId, measureId, second } = year;
    const outcome = { title: 'Fewer people are victims twice', priorityId: year.priorityId };
    await corrected(`/outcomes/${outcomeId}`, outcome);
    await corrected(`/measures/${measureId}`, measureOf(year));
    const action = plannedAction(year, outcomeId, 2, { title: 'Count repeat victims alike' });
    const { position } = await corrected(`/actions/${second}`, action);
    const { body } = await ledger.get(`${to}?after=${position}`);
    expect(body.outcomes).toEqual([{ outcomeId, ...outcome }]);
    expect(body.measures).toMatchObject([{ measureId, target: { value: 750 } }]);
    expect(body.actions).toHaveLength(2);
    expect(body.actions[1]).toMatchObject({ actionId: second, title: action.title });
    expect(body.actions[1]).not.toHaveProperty('accepted');
  });

  it('is submitted once its lead agencies accepted what is new, and approved as its second version', async () => {
    await expectRefused(ledger, () => ledger.post(`${to}/submit`, {}, chair(CORRECTED)), {
      status: 409,
      code: 'PLAN.ACTIONS_NOT_ACCEPTED',
    });
    await ledger.done(`${to}/actions/${year.second}/accept`, {}, chair(CORRECTED));
    await ledger.done(`${to}/submit`, {}, chair(CORRECTED));
    const decisionId = await decided(APPROVED, 'approve', 'Approve the corrected plan');
    const { position } = await ledger.done(`${to}/approve`, { decisionId }, on(APPROVED));
    const { body } = await ledger.get(`${to}?after=${position}`);
    expect(body).toMatchObject({ stage: 'approved', version: 2, decisionId });
    expect(body.returns).toMatchObject([{ version: 1 }]);
    const action = await ledger.get(`/v1/actions/${year.second}?after=${position}`);
    expect(action.body).toMatchObject({
      title: 'Count repeat victims alike',
      approved: { version: 2 },
    });
  });

  it('is not corrected any more once it is approved', async () => {
    await expectRefused(
      ledger,
      () => ledger.put(`${to}/measures/${year.measureId}`, measureOf(year), chair(APPROVED)),
      { status: 409, code: 'PLAN.BASELINE_IS_KEPT' },
    );
  });
});
