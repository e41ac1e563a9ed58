import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Expected, expectRefused } from '../support/expect-refused.js';
import { type Sending, ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on, people, PLAN_YEAR } from '../support/story.js';
import {
  approvePlan,
  completionOf,
  type PlannedYear,
  plannedAction,
  progressOf,
  tellToDraft,
} from '../support/story-plan.js';

const NOBODY = '0190aa5e-7c1e-7000-8000-000000000000';
const DAY = '2021-12-20';

const rule = (status: number, code: string, source: string): Expected => ({
  status,
  code,
  source,
  kind: source.startsWith('S4') ? 'source' : 'ours',
});

const NOT_YOURS = rule(
  403,
  'ACTION.NOT_YOURS_TO_REPORT',
  'Domain, register 3: by the owner, or on behalf with who gave it',
);

describe('what the rules do not allow', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;

  const refused = (path: string, body: object, expected: Expected, sending: Sending = {}) =>
    expectRefused(ledger, () => ledger.post(path, body, { ...on(DAY), ...sending }), expected);

  const updates = () => `/v1/actions/${year.first}/updates`;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
  });
  afterAll(() => ledger.close());

  describe('while the plan is a draft', () => {
    it('an update of an action that the Board has not approved', async () => {
      const expected = rule(409, 'ACTION.PLAN_NOT_APPROVED', 'S4:358');
      const path = `/v1/actions/${year.first}`;
      const as = people.owner;
      await refused(`${path}/updates`, progressOf(year), expected, { as });
      await refused(`${path}/completion`, completionOf(year), expected, { as });
      await refused(`${path}/completion/verify`, { planId: year.planId }, expected);
    });

    it('a target before the start', async () => {
      const action = plannedAction(year, year.outcomeId, 3, { targetDate: '2021-03-31' });
      const source = 'Domain, register 3: start, target date';
      const expected = rule(422, 'ACTION.TARGET_BEFORE_START', source);
      await refused(`/v1/plans/${year.planId}/actions`, action, expected);
    });

    it('a reference that is taken', async () => {
      const action = plannedAction(year, year.outcomeId, 1);
      const expected = rule(422, 'ACTION.REFERENCE_TAKEN', 'Design: references');
      await refused(`/v1/plans/${year.planId}/actions`, action, expected);
    });

    it('a lead agency, an outcome and a priority that do not exist: all at once', async () => {
      const path = `/v1/plans/${year.planId}/actions`;
      const action = plannedAction(year, NOBODY, 3, {
        leadAgencyId: NOBODY,
        priorityId: NOBODY,
        origin: 'priority',
      });
      const { body } = await refused(path, action, {
        status: 404,
        code: 'ACTION.LEAD_AGENCY_NOT_FOUND',
      });
      const codes = body.faults.map(({ code }: { code: string }) => code).toSorted();
      expect(codes).toEqual([
        'ACTION.LEAD_AGENCY_NOT_FOUND',
        'PLAN.OUTCOME_NOT_FOUND',
        'PLAN.PRIORITY_NOT_ADOPTED',
      ]);
    });

    it('a review of a group whose plan is not approved', async () => {
      const review = {
        boardId: year.board,
        planYear: PLAN_YEAR,
        point: 'mid-year',
        title: 'September 2021',
        returnsClose: '2021-12-27',
        positionDate: '2021-12-30',
        meetingDate: '2021-12-31',
      };
      const { id } = await ledger.done('/v1/reviews', review, on('2021-06-01'));
      const groups = [{ bodyId: year.safety, planId: year.planId }];
      const expected = rule(422, 'REVIEW.GROUP_WITHOUT_APPROVED_PLAN', 'S4:358');
      await refused(`/v1/reviews/${id}/request-returns`, { groups }, expected);
    });
  });

  describe('once the plan is approved', () => {
    beforeAll(async () => {
      await approvePlan(ledger, year);
    });

    it("another group's action", async () => {
      // The second chair works for the lead agency, but chairs another group.
      await refused(updates(), progressOf(year), NOT_YOURS, { as: people.justiceChair });
      await refused(updates(), progressOf(year), NOT_YOURS, { as: 'somebody' });
    });

    it('an update by a chair whose term ended, also of a day in it', async () => {
      const as = people.formerSafetyChair;
      await refused(updates(), progressOf(year), NOT_YOURS, { as });
      const backdated = progressOf(year, { effectiveAt: '2021-03-15' });
      await refused(updates(), backdated, NOT_YOURS, { as });
    });

    it('a completion by somebody who may not: without a word of what the record would say to it', async () => {
      const as = people.justiceChair;
      const path = `/v1/actions/${year.first}/completion`;
      const completion = completionOf(year, { completedOn: '2021-03-01' });
      const told = await ledger.post(path, completion, { ...on(DAY), as: people.owner });
      expect(told.body).toMatchObject({ code: 'ACTION.COMPLETED_BEFORE_START', status: 422 });
      const { body } = await refused(path, completion, NOT_YOURS, { as });
      expect(body.faults).toHaveLength(1);
    });

    it('an update by an auditor, who only reads', async () => {
      await refused(updates(), progressOf(year), NOT_YOURS, { as: 'auditor' });
    });

    it("what is the secretariat's, by anybody else", async () => {
      const expected = rule(403, 'ACCESS.ROLE_NOT_ALLOWED', 'Domain: who uses it');
      const agency = { name: 'An agency', class: 'partner' };
      await refused('/v1/agencies', agency, expected, { as: people.boardChair });
      await refused('/v1/agencies', agency, expected, { as: 'auditor' });
    });

    it('acting for somebody else, unless one is the secretariat', async () => {
      const source = 'Domain, register 3: on behalf with who gave it';
      const expected = rule(403, 'ACCESS.ON_BEHALF_OF_NOT_ALLOWED', source);
      const update = progressOf(year, { onBehalfOf: people.owner });
      await refused(updates(), update, expected, { as: people.justiceChair });
      await refused(updates(), update, expected, { as: 'auditor' });
    });

    it('an update by the secretariat that names nobody', async () => {
      const source = 'Domain, register 3: on behalf with who gave it';
      await refused(updates(), progressOf(year), rule(422, 'ACTION.NOBODY_NAMED', source));
    });

    it('an update from the future, and a decision before the last fact', async () => {
      const future = progressOf(year, { effectiveAt: '2021-12-21' });
      const clocks = 'Design: two clocks';
      const as = people.owner;
      await refused(updates(), future, rule(422, 'EFFECTIVE_DATE.IN_THE_FUTURE', clocks), { as });
      await ledger.done(updates(), progressOf(year), { ...on('2021-12-01'), as });
      const planId = year.planId;
      const moved = { planId, to: '2022-01-31', because: 'Late.', effectiveAt: '2021-11-30' };
      const expected = rule(422, 'EFFECTIVE_DATE.BEFORE_THE_LAST', clocks);
      await refused(`/v1/actions/${year.first}/target-date`, moved, expected, { as });
    });

    it('a target date that moves to before the start', async () => {
      const moved = { planId: year.planId, to: '2021-03-31', because: 'Sooner.' };
      const source = 'Domain, register 3: start, target date';
      const expected = rule(422, 'TARGET_DATE.BEFORE_START', source);
      const as = people.owner;
      await refused(`/v1/actions/${year.first}/target-date`, moved, expected, { as });
    });

    it('a decision at a meeting that was not held, and one of another body', async () => {
      const day = '2021-12-16';
      const meeting = await holdBoardMeeting(ledger, year, day, 'Any business');
      const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Note the report' });
      const path = '/v1/decisions';
      const source = 'Domain, register 2: body, meeting and item';
      const other = { ...decision, bodyId: year.safety };
      const at = on(day);
      await refused(path, other, rule(422, 'DECISION.MEETING_OF_ANOTHER_BODY', source), at);
      const late = rule(422, 'DECISION.EFFECTIVE_ON_ANOTHER_DAY', 'Design: two clocks');
      await refused(path, decision, late);
      const planned = await ledger.done(
        '/v1/meetings',
        { bodyId: year.board, date: DAY, agenda: [{ number: 1, title: 'Later' }] },
        on(day),
      );
      const quorate = 'Domain, register 2: taken at a held, quorate meeting';
      const early = { ...decision, meetingId: planned.id, itemId: planned.parts?.['1'] };
      await refused(path, early, rule(409, 'DECISION.MEETING_NOT_HELD', quorate), at);
    });

    it('one and the same person proposing and verifying, also through on-behalf-of', async () => {
      const path = `/v1/actions/${year.first}/completion`;
      const { planId } = year;
      const source = 'Domain, register 3: somebody other than the proposer verifies, with evidence';
      const own = rule(403, 'ACTION.VERIFIER_IS_PROPOSER', source);
      await ledger.done(path, completionOf(year), { ...on('2021-12-18'), as: people.safetyChair });
      await refused(`${path}/verify`, { planId }, own, { as: people.safetyChair });
      await refused(`${path}/verify`, { planId, onBehalfOf: people.safetyChair }, own);
      const because = 'Not shown.';
      await refused(`${path}/reject`, { planId, because }, own, { as: people.safetyChair });
      // Entered by the secretariat for a member: neither of the two is somebody else.
      const second = `/v1/actions/${year.second}/completion`;
      const entered = completionOf(year, { onBehalfOf: people.safetyChair });
      await ledger.done(second, entered, on('2021-12-18'));
      await refused(`${second}/verify`, { planId }, own, { as: people.safetyChair });
      await refused(`${second}/verify`, { planId }, own);
    });

    it('a second verification', async () => {
      const path = `/v1/actions/${year.first}/completion`;
      const { planId } = year;
      const as = people.safetyMember;
      await ledger.done(`${path}/verify`, { planId }, { ...on(DAY), as });
      const source = 'Domain, register 3: completion is proposed, then agreed';
      const completed = rule(409, 'ACTION.IS_COMPLETED', source);
      await refused(`${path}/verify`, { planId }, completed, { as });
      await refused(path, completionOf(year), completed, { as: people.owner });
      await refused(updates(), progressOf(year), completed, { as: people.owner });
    });

    it('a change of what the Board approved', async () => {
      const action = plannedAction(year, year.outcomeId, 3);
      const source = 'Domain, register 3: after approval the baseline is kept';
      const expected = rule(409, 'PLAN.BASELINE_IS_KEPT', source);
      await refused(`/v1/plans/${year.planId}/actions`, action, expected);
    });

    it.each<[string, string, object, Expected]>([
      [
        'action',
        'actions/:id/updates',
        { deliveryRating: 'on-track', progress: 'Done.' },
        rule(404, 'ACTION.NOT_FOUND', 'S4:178'),
      ],
      ['plan', 'plans/:id/submit', {}, rule(404, 'PLAN.NOT_FOUND', 'S4:358')],
      [
        'body',
        'bodies/:id/appointments',
        { office: 'chair', holder: 'x', role: 'Chair', agencyId: NOBODY, from: '2021-04-01' },
        rule(404, 'BODY.NOT_FOUND', 'S4:331'),
      ],
      [
        'meeting',
        'meetings/:id/hold',
        { attendance: [] },
        rule(404, 'MEETING.NOT_FOUND', 'Design: one history for each meeting'),
      ],
      [
        'decision',
        'decisions/:id/confirm',
        { confirmedAt: NOBODY },
        rule(404, 'DECISION.NOT_FOUND', 'Design: one history for each decision'),
      ],
      [
        'duty',
        'duties/:id/fulfil',
        { evidence: 'A report' },
        rule(404, 'DUTY.NOT_FOUND', 'S4:325'),
      ],
      ['review', 'reviews/:id/freeze', {}, rule(404, 'REVIEW.NOT_FOUND', 'S4:358')],
      [
        'review to issue a pack of',
        'reviews/:id/packs',
        { kind: 'pack' },
        rule(404, 'REVIEW.NOT_FOUND', 'S4:358'),
      ],
    ])('a change of a %s that does not exist', async (_, path, body, expected) => {
      const data = path.startsWith('actions') ? { planId: year.planId, ...body } : body;
      await refused(`/v1/${path.replace(':id', NOBODY)}`, data, expected);
    });

    it.each([
      '1',
      NOBODY.toUpperCase(),
      `${NOBODY}0`,
      '%00',
      '..%2f..',
      "'%20or%201=1",
      '__proto__',
    ])('an id that cannot be one: %s', async (id) => {
      const expected = { status: 404, code: 'RECORD.NOT_FOUND' };
      await refused(`/v1/actions/${id}/updates`, progressOf(year), { ...expected, at: 'actionId' });
      await expectRefused(ledger, () => ledger.get(`/v1/actions/${id}`), expected);
    });
  });
});
