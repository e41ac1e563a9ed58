import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import {
  appoint,
  decide,
  foundPartnership,
  holdBoardMeeting,
  on,
  type Partnership,
  people,
  TERMS,
} from '../support/story.js';

/*
 * Agencies come to an end, groups are set up for a while, offices change hands: told through the API, with what each
 * route refuses.
 */

const MARCH = on('2021-03-10');
const JUNE = on('2021-06-10');
const NOBODY = '0190aa5e-7c1e-7000-8000-000000000000';

describe('bodies and agencies', () => {
  let ledger: ServedLedger;
  let partnership: Partnership;
  let probation: string;
  let contest: string;
  /** Of the Board. */
  let decisionId: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    partnership = await foundPartnership(ledger);
    const agency = { name: 'Probation Service', class: 'responsible-authority' };
    probation = (await ledger.done('/v1/agencies', agency, MARCH)).id;
    const body = { name: 'Contest', shortName: 'CT', kind: 'contest-board', terms: TERMS };
    contest = (await ledger.done('/v1/bodies', { ...body, effectiveAt: '2021-03-01' }, MARCH)).id;
    const meeting = await holdBoardMeeting(ledger, partnership, '2021-03-16', 'Groups');
    const agreed = { kind: 'agree', text: 'A task group is set up.' };
    decisionId = (await decide(ledger, partnership, meeting, 1, agreed)).id;
  });
  afterAll(() => ledger.close());

  const refused = (path: string, body: object, status: number, code: string, at = JUNE) =>
    expectRefused(ledger, () => ledger.post(path, body, at), { status, code });

  const read = async (path: string, as = 'auditor') => {
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', 20_000);
    const { status, body } = await ledger.get(path, { as });
    expect([path, status]).toEqual([path, 200]);
    return body;
  };

  describe('an agency', () => {
    let nps: string;
    beforeAll(async () => {
      const agency = { name: 'Probation, as it was', class: 'responsible-authority' };
      nps = (await ledger.done('/v1/agencies', agency, MARCH)).id;
    });

    it('is renamed, and merged into another that answers for it', async () => {
      const { fire } = partnership;
      await ledger.done(`/v1/agencies/${nps}/rename`, { name: 'National Probation' }, JUNE);
      await refused(
        `/v1/agencies/${nps}/rename`,
        { name: 'National Probation' },
        422,
        'AGENCY.SAME_NAME',
      );
      const merger = { into: probation, on: '2021-06-26' };
      await refused(
        `/v1/agencies/${nps}/merge`,
        { ...merger, into: nps },
        422,
        'AGENCY.SUCCEEDS_ITSELF',
      );
      await refused(
        `/v1/agencies/${nps}/merge`,
        { ...merger, into: NOBODY },
        404,
        'AGENCY.SUCCESSOR_NOT_FOUND',
      );
      await ledger.done(`/v1/agencies/${nps}/merge`, merger, JUNE);
      await refused(`/v1/agencies/${nps}/merge`, merger, 409, 'AGENCY.ALREADY_ENDED');
      await refused(
        `/v1/agencies/${probation}/merge`,
        { into: nps, on: '2021-06-20' },
        422,
        'AGENCY.CIRCULAR_SUCCESSION',
      );
      await refused(
        `/v1/agencies/${fire}/abolish`,
        { successors: [nps], on: '2021-06-26' },
        422,
        'AGENCY.SUCCESSOR_DOES_NOT_EXIST_THEN',
      );
      const merged = await read(`/v1/agencies/${nps}?effectiveAt=2021-06-26`);
      expect(merged).toMatchObject({
        name: 'National Probation',
        names: [{ name: 'Probation, as it was' }, { name: 'National Probation' }],
        ends: { how: 'merged', on: '2021-06-26', successors: [probation] },
        exists: false,
        answeredBy: [probation],
      });
      const before = await read(`/v1/agencies/${nps}?effectiveAt=2021-06-25`);
      expect(before).toMatchObject({ exists: true, answeredBy: [nps] });
      const { items } = await read('/v1/agencies');
      const row = items.find(({ agencyId }: { agencyId: string }) => agencyId === probation);
      expect(row).toMatchObject({ predecessors: [nps], exists: true });
    });

    it('gives nobody office in its name once it is no more', async () => {
      const office = { office: 'member', holder: 'late', role: 'Head', agencyId: nps };
      const path = `/v1/bodies/${partnership.safety}/appointments`;
      await refused(
        path,
        { ...office, from: '2021-06-26' },
        422,
        'APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN',
      );
      await refused(
        path,
        { ...office, from: '2021-06-01' },
        422,
        'APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN',
      );
      await ledger.done(path, { ...office, from: '2021-06-01', to: '2021-06-25' }, JUNE);
    });

    it('may be abolished and leave nobody', async () => {
      const agency = { name: 'Trust', class: 'partner' };
      const { id } = await ledger.done('/v1/agencies', agency, MARCH);
      await refused(
        `/v1/agencies/${id}/abolish`,
        { successors: 'none', on: '2021-06-01' },
        400,
        'FIELD.INVALID',
      );
      await refused(
        `/v1/agencies/${NOBODY}/abolish`,
        { successors: [], on: '2021-06-01' },
        404,
        'AGENCY.NOT_FOUND',
      );
      await ledger.done(`/v1/agencies/${id}/abolish`, { successors: [], on: '2021-06-01' }, JUNE);
      expect(await read(`/v1/agencies/${id}`)).toMatchObject({ exists: false, answeredBy: [] });
    });
  });

  describe('a Task and Finish group', () => {
    const group = (changes: object = {}) => ({
      name: 'Venue training',
      shortName: 'VT',
      kind: 'task-and-finish-group',
      delegation: { by: partnership.board, purpose: 'Agree who trains', endsOn: '2021-09-30' },
      terms: {
        ...TERMS,
        inForceFrom: '2021-03-16',
        cadence: { kind: 'for-a-set-period' },
        deputies: false,
      },
      ...changes,
    });

    it('is set up for a purpose and a period, which the delegating body extends', async () => {
      const { delegation, ...undelegated } = group();
      const at = on('2021-03-16');
      await refused('/v1/bodies', undelegated, 422, 'BODY.NOT_DELEGATED', at);
      const byNobody = { ...delegation, by: NOBODY };
      await refused(
        '/v1/bodies',
        group({ delegation: byNobody }),
        404,
        'BODY.DELEGATOR_NOT_FOUND',
        at,
      );
      await refused(
        '/v1/bodies',
        group({ kind: 'business-area-group' }),
        422,
        'BODY.STANDS_WITHOUT_DELEGATION',
        at,
      );
      const { id } = await ledger.done('/v1/bodies', group(), at);

      const office = {
        office: 'chair',
        holder: 'vt-chair',
        role: 'Licensing lead',
        agencyId: partnership.police,
      };
      const appointments = `/v1/bodies/${id}/appointments`;
      await refused(
        appointments,
        { ...office, from: '2021-03-15' },
        422,
        'APPOINTMENT.OUTSIDE_THE_BODY',
      );
      await refused(
        appointments,
        { ...office, from: '2021-10-01' },
        422,
        'APPOINTMENT.OUTSIDE_THE_BODY',
      );
      await refused(
        appointments,
        { ...office, office: 'deputy', from: '2021-04-01' },
        422,
        'APPOINTMENT.NO_DEPUTIES',
      );
      await ledger.done(appointments, { ...office, from: '2021-03-16' }, JUNE);
      const meeting = { bodyId: id, date: '2021-10-01', agenda: [] };
      await refused('/v1/meetings', meeting, 422, 'MEETING.BODY_DOES_NOT_EXIST_THEN');

      const extension = { endsOn: '2021-12-31', decisionId };
      await refused(
        `/v1/bodies/${id}/extend`,
        { ...extension, decisionId: NOBODY },
        404,
        'BODY_DECISION.NOT_FOUND',
      );
      await refused(
        `/v1/bodies/${id}/extend`,
        { ...extension, endsOn: '2021-09-30' },
        422,
        'BODY.EXTENDED_TO_NO_LATER_DAY',
      );
      await refused(
        `/v1/bodies/${partnership.safety}/extend`,
        extension,
        409,
        'BODY.NOT_FOR_A_SET_PERIOD',
      );
      await ledger.done(`/v1/bodies/${id}/extend`, extension, JUNE);
      await ledger.done('/v1/meetings', meeting, JUNE);

      await ledger.done(`/v1/bodies/${id}/dissolve`, { lastDay: '2021-11-30' }, JUNE);
      await refused(
        `/v1/bodies/${id}/dissolve`,
        { lastDay: '2021-11-30' },
        409,
        'BODY.ALREADY_DISSOLVED',
      );
      const held = async (day: string) =>
        (await read(`/v1/who-could?act=confirm-return&body=${id}&on=${day}`)).offices.length;
      expect([await held('2021-11-30'), await held('2021-12-01')]).toEqual([1, 0]);
    });

    it('is not extended by any other body than the one that delegated', async () => {
      const delegation = {
        by: partnership.safety,
        purpose: 'Agree who trains',
        endsOn: '2021-09-30',
      };
      const body = group({ shortName: 'VTS', delegation });
      const { id } = await ledger.done('/v1/bodies', body, on('2021-03-16'));
      const extension = { endsOn: '2021-12-31', decisionId };
      await refused(
        `/v1/bodies/${id}/extend`,
        extension,
        403,
        'BODY.NOT_EXTENDED_BY_ITS_DELEGATOR',
      );
    });
  });

  describe('an office', () => {
    it('changes hands in one command, or not at all', async () => {
      const { justice, fire } = partnership;
      const deputy = { office: 'deputy', holder: 'cj-deputy', agencyId: fire };
      const held = await appoint(ledger, justice, deputy);
      const path = `/v1/bodies/${justice}/appointments/${held}/replace`;
      const next = { holder: 'cj-next-deputy', role: 'Head', agencyId: fire, from: '2021-06-01' };
      await refused(path, { ...next, agencyId: NOBODY }, 404, 'APPOINTMENT.AGENCY_NOT_FOUND');
      await refused(path, { ...next, decisionId: NOBODY }, 404, 'BODY_DECISION.NOT_FOUND');
      await ledger.done(path, next, JUNE);
      await refused(path, next, 409, 'APPOINTMENT.NOT_HELD');
      const deputies = async (day: string) =>
        (await read(`/v1/bodies/${justice}/membership?on=${day}`)).offices
          .filter(({ office }: { office: string }) => office === 'deputy')
          .map(({ holder }: { holder: string }) => holder);
      expect(await deputies('2021-05-31')).toEqual(['cj-deputy']);
      expect(await deputies('2021-06-01')).toEqual(['cj-next-deputy']);
    });

    it('is told with what it lets its holder do on a day, as far as was known then', async () => {
      const judges = async (query: string) =>
        (await read(`/v1/who-could?act=judge-group${query}`)).offices.map(
          ({ holder, body }: { holder: string; body: { shortName: string } }) =>
            `${holder} of ${body.shortName}`,
        );
      expect(await judges('&on=2021-04-01')).toEqual([`${people.boardChair} of SCB`]);
      expect(await judges('&on=2021-02-28')).toEqual([]);
      expect(await judges('&on=2021-04-01&asAt=2021-02-28')).toEqual([]);
      const { acts } = await read(`/v1/who-could?actor=${people.safetyChair}`);
      expect(acts.map(({ act }: { act: string }) => act)).toContain('confirm-return');
      const unknown = () => ledger.get('/v1/who-could?act=pardon', { as: 'auditor' });
      await expectRefused(ledger, unknown, { status: 400, code: 'FIELD.INVALID' });
    });

    it('lets whoever could act, and refuses whoever could not', async () => {
      const plan = {
        bodyId: partnership.safety,
        boardId: partnership.board,
        planYear: '2021/22',
        title: 'Community Safety delivery plan 2021/22',
        starts: '2021-04-01',
        ends: '2022-03-31',
      };
      const draft = (as: string) => ledger.post('/v1/plans', plan, { ...JUNE, as });
      const asked = `/v1/who-could?act=draft-plan&on=2021-06-10&body=${partnership.safety}`;
      const { acts, offices } = await read(asked);
      expect(offices.map(({ holder }: { holder: string }) => holder)).toEqual([people.safetyChair]);
      await expectRefused(ledger, () => draft(people.safetyMember), {
        status: 403,
        code: acts[0].rule,
      });
      expect((await draft(people.safetyChair)).status).toBe(201);
    });
  });

  describe('the Contest Board', () => {
    it('has a lead agency for each strand, changed with a date', async () => {
      const path = `/v1/bodies/${contest}/strand-leads`;
      const lead = { strand: 'prevent', agencyId: partnership.police, from: '2021-03-01' };
      await ledger.done(path, lead, JUNE);
      await refused(path, lead, 422, 'STRAND.LEAD_BEFORE_THE_LAST');
      await refused(path, { ...lead, strand: 'pardon' }, 400, 'FIELD.INVALID');
      await refused(
        path,
        { ...lead, strand: 'pursue', agencyId: NOBODY },
        404,
        'STRAND.AGENCY_NOT_FOUND',
      );
      const board = `/v1/bodies/${partnership.board}/strand-leads`;
      await refused(board, lead, 422, 'STRAND.OF_ANOTHER_BODY');
      await ledger.done(path, { ...lead, agencyId: partnership.fire, from: '2021-05-01' }, JUNE);
      const leading = async (day: string) =>
        (await read(`/v1/bodies/${contest}/membership?on=${day}`)).strands.map(
          ({ strand, lead: agency }: { strand: string; lead?: { name: string } }) =>
            [strand, agency?.name] as const,
        );
      expect((await leading('2021-04-30'))[0]).toEqual(['prevent', 'Cumbria Police']);
      expect((await leading('2021-05-01'))[0]).toEqual([
        'prevent',
        'Cumbria Fire & Rescue Service',
      ]);
    });
  });

  describe('a body that sits as part of the meeting of another', () => {
    it('meets within it, on the same day', async () => {
      const terms = { ...TERMS, inForceFrom: '2021-03-01', sitsWithin: partnership.board };
      const body = { name: 'Strands', shortName: 'ST', kind: 'contest-board', terms };
      const { id } = await ledger.done('/v1/bodies', { ...body, effectiveAt: '2021-03-01' }, JUNE);
      const meeting = { bodyId: id, date: '2021-07-20', agenda: [] };
      await refused('/v1/meetings', meeting, 422, 'MEETING.HOST_NOT_NAMED');
      await refused('/v1/meetings', { ...meeting, within: NOBODY }, 404, 'MEETING.HOST_NOT_FOUND');
      const ofBoard = { ...meeting, bodyId: partnership.board };
      const { id: within } = await ledger.done('/v1/meetings', ofBoard, JUNE);
      await refused(
        '/v1/meetings',
        { ...meeting, within, date: '2021-07-21' },
        422,
        'MEETING.NOT_PART_OF_THAT_MEETING',
      );
      await ledger.done('/v1/meetings', { ...meeting, within, startsAt: '11:30' }, JUNE);
    });
  });

  describe('a body that meets monthly, if required', () => {
    it('accounts for the months in which it did not', async () => {
      const terms = { ...TERMS, cadence: { kind: 'monthly-if-required', source: 'S4:352' } };
      const body = { name: 'Commissioning', shortName: 'CG', kind: 'commissioning-group', terms };
      const since = { ...body, effectiveAt: '2021-03-01' };
      const { id } = await ledger.done('/v1/bodies', since, JUNE);
      const path = `/v1/bodies/${id}/months-not-required`;
      const none = { month: '2021-03', because: 'Nothing fell due.' };
      await ledger.done(path, none, JUNE);
      await refused(path, none, 409, 'BODY.MONTH_ALREADY_NOT_REQUIRED');
      await refused(path, { ...none, month: '2021-13' }, 400, 'FIELD.INVALID');
      const board = `/v1/bodies/${partnership.board}/months-not-required`;
      await refused(board, none, 422, 'BODY.MEETS_IN_ANY_CASE');
      const { on: day, bodies } = await read('/v1/cadence?effectiveAt=2021-06-10');
      expect(day).toBe('2021-06-10');
      const cadence = bodies.find(({ bodyId }: { bodyId: string }) => bodyId === id);
      expect(cadence).toMatchObject({
        standing: 'month-unaccounted',
        year: { held: 0, notRequired: 1 },
        monthsUnaccounted: ['2021-04', '2021-05'],
      });
    });
  });

  describe('a duty that comes round', () => {
    it('is met, missed and due again', async () => {
      const duty = {
        bodyId: partnership.board,
        duty: 'Review the strategy',
        due: '2021-03-31',
        owner: 'Board secretariat',
        source: 'S4:56',
        rhythm: { everyMonths: 1 },
      };
      await refused('/v1/duties', { ...duty, agencyId: NOBODY }, 404, 'DUTY.AGENCY_NOT_FOUND');
      const request = { ...duty, kind: 'data-request' };
      await refused('/v1/duties', request, 422, 'DUTY.WHO_ASKED_DOES_NOT_FIT');
      const later = { ...request, asked: { by: 'Home Office', on: '2024-01-01' } };
      await refused('/v1/duties', later, 422, 'DUTY.ASKED_LATER');
      const asked = { by: 'Home Office', on: '2021-03-01' };
      const owed = { ...request, bodyId: partnership.safety, asked };
      const made = await ledger.done('/v1/duties', owed, MARCH);
      const { items } = await read('/v1/duties?kind=data-request');
      expect(items).toMatchObject([{ dutyId: made.id, kind: 'data-request', asked }]);
      await refused('/v1/duties', { ...duty, kind: 'wish' }, 400, 'FIELD.INVALID');
      const { id } = await ledger.done('/v1/duties', duty, MARCH);
      const missed = { because: 'No figures came.' };
      await refused(`/v1/duties/${id}/miss`, missed, 409, 'DUTY.NOT_DUE_YET', MARCH);
      await refused(`/v1/duties/${id}/fulfil`, {}, 422, 'DUTY.NO_EVIDENCE');
      await ledger.done(`/v1/duties/${id}/fulfil`, { reference: 'SCB-2021-001' }, JUNE);
      await ledger.done(`/v1/duties/${id}/miss`, missed, JUNE);
      await refused(
        `/v1/duties/${id}/miss`,
        { ...missed, due: '2021-04-30' },
        409,
        'DUTY.ALREADY_MISSED',
      );
      const schedule = `/v1/reporting-schedule?body=${partnership.board}&effectiveAt=2021-06-10`;
      expect(await read(schedule)).toMatchObject({
        standings: { upcoming: 0, overdue: 1, missed: 1, met: 0, 'met-late': 1 },
        entries: [
          { due: '2021-03-31', standing: 'met-late' },
          { due: '2021-04-30', standing: 'missed' },
          { due: '2021-05-31', standing: 'overdue', source: 'S4:56' },
        ],
      });
      await ledger.done(`/v1/duties/${id}/withdraw`, { because: 'It ended.' }, JUNE);
      await refused(`/v1/duties/${id}/withdraw`, { because: 'Again.' }, 409, 'DUTY.WITHDRAWN');
    });
  });
});
