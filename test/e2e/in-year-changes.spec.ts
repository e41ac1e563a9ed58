import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { addAction, chair, decidedOn, member, owner } from '../support/story-in-year.js';
import {
  approvePlan,
  DRAFTED,
  plannedAction,
  type PlannedYear,
  progressOf,
  tellToDraft,
} from '../support/story-plan.js';

/** A plan through its year, each test a chapter that the next one goes on from. */
describe("a plan's year", () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let to: string;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
    to = `/v1/plans/${year.planId}`;
  });
  afterAll(() => ledger.close());

  const page = async () => (await ledger.get(`${to}?after=${await ledger.head()}`)).body;
  const action = async (actionId: string) =>
    (await ledger.get(`/v1/actions/${actionId}?after=${await ledger.head()}`)).body;

  it('drops a proposal from the draft, and keeps that it was there', async () => {
    const proposed = plannedAction(year, year.outcomeId, 9, { title: 'Count bicycles' });
    const { id } = await ledger.done(`${to}/actions`, proposed, chair(DRAFTED));
    const because = 'The Board asked for fewer actions.';
    await expectRefused(
      ledger,
      () => ledger.post(`${to}/actions/${id}/drop`, { because }, member(DRAFTED)),
      { status: 403, code: 'PLAN.NOT_DRAFTED_BY_ITS_GROUP' },
    );
    await ledger.done(`${to}/actions/${id}/drop`, { because }, chair(DRAFTED));
    expect(await page()).toMatchObject({ dropped: [{ reference: 'CS-2021-09', because }] });
    expect((await ledger.get(`/v1/actions/${id}`)).status).toBe(404);
  });

  it('begins work ahead of approval, on the word of its chair, and flags it', async () => {
    const update = () =>
      ledger.post(`/v1/actions/${year.first}/updates`, progressOf(year), owner('2021-04-25'));
    await expectRefused(ledger, update, { status: 409, code: 'ACTION.PLAN_NOT_APPROVED' });
    // Whoever may not report learns that, and not how far the plan is.
    const strangers = { ...on('2021-04-25'), as: people.justiceChair };
    await expectRefused(
      ledger,
      () => ledger.post(`/v1/actions/${year.first}/updates`, progressOf(year), strangers),
      { status: 403, code: 'ACTION.NOT_YOURS_TO_REPORT' },
    );
    const because = 'The grant must be spent by June.';
    const begin = `${to}/actions/${year.first}/begin-ahead`;
    await expectRefused(ledger, () => ledger.post(begin, { because }, owner('2021-04-25')), {
      status: 403,
      code: 'AHEAD_OF_APPROVAL.NOT_BY_THE_CHAIR',
    });
    await ledger.done(begin, { because }, chair('2021-04-25'));
    expect((await update()).status).toBe(200);
    expect(await action(year.first)).toMatchObject({
      stage: 'accepted',
      isAheadOfApproval: true,
      begunAhead: { because },
      deliveryRating: 'on-track',
    });
    await approvePlan(ledger, year);
    expect(await action(year.first)).toMatchObject({
      stage: 'approved',
      isAheadOfApproval: false,
      begunAhead: { because },
    });
  });

  it('changes wording on the word of its chair: minor, and still to be reported', async () => {
    const { outcomeId } = year;
    const changed = {
      title: 'Count repeat victims alike',
      outcomeId,
      starts: '2021-04-01',
      marking: 'partnership',
      because: 'Nobody understood the old one.',
    };
    const path = `${to}/changes/actions/${year.second}`;
    await expectRefused(ledger, () => ledger.put(path, changed, member('2021-07-01')), {
      status: 403,
      code: 'PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR',
    });
    const { status, body } = await ledger.put(path, changed, chair('2021-07-01'));
    expect([status, body.id]).toEqual([200, year.second]);
    expect(await page()).toMatchObject({
      baseline: { version: 1, actions: [{}, { title: 'Action 2 of the plan' }] },
      actions: [{}, { title: 'Count repeat victims alike' }],
      changes: [
        {
          changeId: body.parts.change,
          kind: 'action-changed',
          materiality: 'minor',
          differences: [
            { member: 'title', from: 'Action 2 of the plan', to: 'Count repeat victims alike' },
          ],
        },
      ],
      unreportedMinorChanges: 1,
    });
  });

  it('refuses a minor change that is material, and says why', async () => {
    const measure = {
      title: 'Recorded crimes',
      kind: 'quantitative',
      outcomeId: year.outcomeId,
      unit: 'crimes',
      direction: 'lower-is-better',
      baseline: { value: 829 },
      target: { value: 825 },
      nationalIndicator: true,
      because: 'It looks hard to reach.',
    };
    const easier = () =>
      ledger.put(`${to}/changes/measures/${year.measureId}`, measure, chair('2021-07-02'));
    const { body } = await expectRefused(ledger, easier, {
      status: 422,
      code: 'PLAN_CHANGE.IS_MATERIAL',
      kind: 'ours',
    });
    expect(body.detail).toContain('to which target');
    const outcome = { title: 'Fewer victims', because: 'Shorter.' };
    const material = { status: 422, code: 'PLAN_CHANGE.IS_MATERIAL' };
    const post = (path: string, data: object) => () =>
      ledger.post(`${to}${path}`, data, chair('2021-07-02'));
    await expectRefused(ledger, post('/changes/outcomes', outcome), material);
    const withdraw = post(`/actions/${year.second}/withdraw`, { because: 'Too much.' });
    // Day-to-day business is the group's own affair; work for a priority is the Board's.
    await expectRefused(
      ledger,
      post(`/actions/${year.first}/withdraw`, { because: 'Too much.' }),
      material,
    );
    expect((await withdraw()).status).toBe(200);
    expect(await action(year.second)).toMatchObject({
      stage: 'withdrawn',
      deliveryRating: 'not-assessed',
      withdrawn: { materiality: 'minor', because: 'Too much.' },
    });
  });

  it('makes a material change by a decision of the Board', async () => {
    const decisionId = await decidedOn(ledger, year, '2021-07-20', 'Amend the plan');
    const because = 'The source of the figure changed.';
    const outcome = { title: 'Fewer victims', priorityId: year.priorityId, decisionId, because };
    const at = chair('2021-07-20');
    await ledger.put(`${to}/changes/outcomes/${year.outcomeId}`, outcome, at);
    const measure = {
      title: 'Repeat victims',
      kind: 'qualitative',
      outcomeId: year.outcomeId,
      nationalIndicator: false,
    };
    const further = await ledger.done(
      `${to}/changes/measures`,
      { ...measure, because: 'The Board asked what victims say.' },
      at,
    );
    const reassigned = {
      leadAgencyId: year.fire,
      owner: 'Prevention manager',
      decisionId,
      because,
    };
    await ledger.done(`${to}/actions/${year.first}/reassign`, reassigned, at);
    expect(await page()).toMatchObject({
      outcomes: [{ title: 'Fewer victims' }],
      measures: [{}, { measureId: further.id }],
      changes: [
        {},
        {},
        {
          kind: 'outcome-changed',
          materiality: 'material',
          grounds: ['changes-an-outcome'],
          decisionId,
        },
        { kind: 'measure-added', materiality: 'minor' },
        { kind: 'action-reassigned', grounds: ['changes-the-lead-agency'], decisionId },
      ],
      unreportedMinorChanges: 3,
    });
    expect(await action(year.first)).toMatchObject({
      leadAgencyId: year.fire,
      awaitsAcceptance: true,
      reassignments: [{ from: { leadAgencyId: year.police }, to: { leadAgencyId: year.fire } }],
    });
    await expectRefused(
      ledger,
      () => ledger.post(`${to}/actions/${year.first}/accept`, {}, chair('2021-07-21')),
      { status: 403, code: 'ACTION.NOT_ACCEPTED_BY_ITS_LEAD_AGENCY' },
    );
    await ledger.done(`${to}/actions/${year.first}/accept`, {}, member('2021-07-21'));
    expect(await action(year.first)).toMatchObject({ awaitsAcceptance: false });
  });

  it('adds work: its own at once, other work ahead of approval until the Board approves it', async () => {
    const own = await addAction(ledger, year, 3, {}, chair('2021-08-02'));
    expect(await action(own.id)).toMatchObject({
      stage: 'approved',
      awaitsAcceptance: true,
      added: { materiality: 'minor' },
    });
    const asked = { origin: 'board-request', originReference: 'Board, July 2021, item 4' };
    const body = { ...plannedAction(year, year.outcomeId, 4, asked), because: 'The Board asked.' };
    await expectRefused(
      ledger,
      () => ledger.post(`${to}/changes/actions`, body, chair('2021-08-02')),
      { status: 422, code: 'PLAN_CHANGE.IS_MATERIAL' },
    );
    const ahead = { ...asked, aheadOfApproval: true };
    const added = await addAction(ledger, year, 4, ahead, chair('2021-08-02'));
    await ledger.done(`${to}/actions/${added.id}/accept`, {}, chair('2021-08-02'));
    expect(await action(added.id)).toMatchObject({
      stage: 'accepted',
      isAheadOfApproval: true,
      originReference: 'Board, July 2021, item 4',
    });
    const changeIds = [added.parts?.['change'] ?? ''];
    const decisionId = await decidedOn(ledger, year, '2021-09-21', 'Approve what was added');
    const approve = { changeIds, decisionId };
    await expectRefused(
      ledger,
      () => ledger.post(`${to}/changes/approve`, approve, chair('2021-09-21')),
      { status: 403, code: 'BOARD.NOT_ENTERED_FOR_IT' },
    );
    await ledger.done(`${to}/changes/approve`, approve, on('2021-09-21'));
    expect(await action(added.id)).toMatchObject({
      stage: 'approved',
      isAheadOfApproval: false,
      approved: { decisionId },
    });
    await expectRefused(
      ledger,
      () => ledger.post(`${to}/changes/approve`, approve, on('2021-09-22')),
      { status: 409, code: 'PLAN_CHANGE.NOT_AWAITING_APPROVAL' },
    );
  });

  it('drops what nothing rests on any more, by a decision of the Board', async () => {
    const extra = { title: 'Extra', kind: 'end-product', nationalIndicator: false };
    const { id } = await ledger.done(
      `${to}/changes/measures`,
      { ...extra, because: 'One more to count.' },
      chair('2021-09-22'),
    );
    const drop = `${to}/changes/measures/${id}/drop`;
    const because = 'Nobody counts it.';
    await expectRefused(ledger, () => ledger.post(drop, { because }, chair('2021-09-23')), {
      status: 422,
      code: 'PLAN_CHANGE.IS_MATERIAL',
    });
    await expectRefused(ledger, () => ledger.post(drop, { because }, owner('2021-09-23')), {
      status: 403,
      code: 'PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR',
    });
    const decisionId = await decidedOn(ledger, year, '2021-09-28', 'Drop a measure');
    await ledger.done(drop, { because, decisionId }, chair('2021-09-28'));
    expect((await page()).changes.at(-1)).toMatchObject({
      kind: 'measure-dropped',
      title: 'Extra',
    });
    expect((await ledger.get(`/v1/measures/${id}?after=${await ledger.head()}`)).status).toBe(404);
    await expectRefused(
      ledger,
      () =>
        ledger.post(
          `${to}/changes/outcomes/${year.outcomeId}/drop`,
          { because, decisionId },
          chair('2021-09-28'),
        ),
      { status: 409, code: 'PLAN_CHANGE.ACTIONS_REST_ON_IT' },
    );
  });

  it('rolls unfinished work forward, with a link both ways, and not before it is live there', async () => {
    const next = {
      bodyId: year.safety,
      boardId: year.board,
      planYear: '2022/23',
      title: 'Community Safety delivery plan 2022/23',
      starts: '2022-04-01',
      ends: '2023-03-31',
    };
    const { id: nextPlan } = await ledger.done('/v1/plans', next, chair('2022-03-01'));
    const there = `/v1/plans/${nextPlan}`;
    const outcome = { title: 'Fewer victims' };
    const outcomeId = (await ledger.done(`${there}/outcomes`, outcome, chair('2022-03-01'))).id;
    const goesOn = plannedAction(year, outcomeId, 1, {
      reference: 'CS-2022-01',
      origin: 'rolled-forward',
      originId: year.first,
      originPlanId: year.planId,
      leadAgencyId: year.fire,
      targetDate: '2022-09-30',
    });
    await expectRefused(
      ledger,
      () =>
        ledger.post(`${there}/actions`, { ...goesOn, originId: year.second }, chair('2022-03-01')),
      { status: 409, code: 'ORIGIN.ACTION_HAS_ENDED' },
    );
    const taken = await ledger.done(`${there}/actions`, goesOn, chair('2022-03-01'));
    await ledger.done(`${there}/actions/${taken.id}/accept`, {}, member('2022-03-01'));
    const roll = { toPlanId: nextPlan, toActionId: taken.id };
    const path = `${to}/actions/${year.first}/roll-forward`;
    await expectRefused(ledger, () => ledger.post(path, roll, chair('2022-04-01')), {
      status: 409,
      code: 'ROLL_FORWARD.NOT_LIVE_THERE',
    });
    const because = 'It goes on without a break.';
    await ledger.done(`${there}/actions/${taken.id}/begin-ahead`, { because }, chair('2022-04-01'));
    await ledger.done(path, roll, chair('2022-04-01'));
    expect(await action(year.first)).toMatchObject({
      stage: 'rolled-forward',
      rolledForwardTo: { planId: nextPlan, actionId: taken.id, reference: 'CS-2022-01' },
    });
    expect(await action(taken.id)).toMatchObject({
      rolledForwardFrom: { planId: year.planId, actionId: year.first },
    });
    await expectRefused(
      ledger,
      () => ledger.post(`/v1/actions/${year.first}/updates`, progressOf(year), chair('2022-04-02')),
      { status: 409, code: 'ACTION.IS_ROLLED_FORWARD' },
    );
  });
});
