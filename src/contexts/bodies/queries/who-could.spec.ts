import { describe, expect, it } from '@jest/globals';
import {
  type AgencyRow,
  agencyRegister,
} from '../../../../projections/agency-register/agency-register.js';
import { type BodyRow, bodyRegister } from '../../../../projections/body-register/body-register.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Document, Projection } from '../../../kernel/projection.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { foldBatch } from '../../../platform/projection-runner/fold-batch.js';
import { MemoryCollection } from '../../../platform/read-store/memory/memory-collection.js';
import { testActor, testId } from '../../../../test/support/decider-given.js';
import { inOrder, recorderOf } from '../../../../test/support/recorded-event.js';
import type {
  AgencyEvent,
  AgencyId,
  Appointment,
  AppointmentId,
  BodyEvent,
  BodyId,
  Office,
} from '../events.js';
import { agencyThen } from './agencies-on-a-day.js';
import { membershipOn } from './membership.js';
import { ALL_ACTS } from './who-could.controller.js';
import { whoCould, type WhoCouldFilter } from './who-could.js';

const agencyEvent = recorderOf<AgencyEvent>();
const bodyEvent = recorderOf<BodyEvent>();
const npsId = testId<AgencyId>('nps');
const probationId = testId<AgencyId>('probation');
const boardId = testId<BodyId>('board');
const contestId = testId<BodyId>('contest');
const at = (stream: string, effectiveAt: string) => ({ stream, effectiveAt });

const rowsOf = async <Doc extends Document>(
  view: Projection<Doc, never>,
  events: readonly Recorded[],
): Promise<readonly Doc[]> => {
  const { documents } = await foldBatch(view, inOrder(events), new MemoryCollection(view.name));
  return documents as unknown as readonly Doc[];
};

const appointment = (
  office: Office,
  holder: string,
  term: { from: string; to?: string },
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${holder} as ${office}`),
  office,
  holder: testActor(holder),
  role: `Role of ${holder}`,
  agencyId: npsId,
  from: plainDate(term.from),
  ...(term.to && { to: plainDate(term.to) }),
});

const facts = (bodyId: BodyId, kind: BodyRow['kind'], ...held: readonly Appointment[]) => [
  bodyEvent(
    'body-established.v2',
    { bodyId, name: `The ${kind}`, shortName: 'AB', kind },
    at(bodyId, '2020-04-01'),
  ),
  bodyEvent(
    'terms-of-reference-adopted.v2',
    {
      bodyId,
      terms: {
        version: 1,
        inForceFrom: plainDate('2020-04-01'),
        aim: 'Aim',
        cadence: { kind: 'times-a-year', timesAYear: 3 },
        quorum: 1,
        deputies: true,
        interestsDeclared: true,
      },
    },
    at(bodyId, '2020-04-01'),
  ),
  ...held.map((each) =>
    bodyEvent(
      'office-holder-appointed.v2',
      { bodyId, appointment: each },
      at(bodyId, '2020-04-01'),
    ),
  ),
];

const agencies = rowsOf<AgencyRow>(agencyRegister, [
  agencyEvent(
    'agency-registered.v2',
    { agencyId: npsId, name: 'National Probation Service', class: 'responsible-authority' },
    at('nps', '2020-04-01'),
  ),
  agencyEvent(
    'agency-registered.v2',
    { agencyId: probationId, name: 'Probation Service', class: 'responsible-authority' },
    at('probation', '2021-06-01'),
  ),
  agencyEvent('agency-renamed.v1', { agencyId: npsId, name: 'NPS' }, at('nps', '2021-01-01')),
  agencyEvent(
    'agency-merged.v1',
    { agencyId: npsId, into: probationId, on: plainDate('2021-06-26') },
    at('nps', '2021-06-01'),
  ),
]);
const bodies = rowsOf<BodyRow>(bodyRegister, [
  ...facts(
    boardId,
    'board',
    appointment('chair', 'board chair', { from: '2020-04-01', to: '2021-03-31' }),
    appointment('member', 'board member', { from: '2020-04-01' }),
  ),
  ...facts(
    contestId,
    'contest-board',
    appointment('chair', 'group chair', { from: '2020-04-01' }),
    appointment('single-point-of-contact', 'contact', { from: '2020-04-01' }),
  ),
  bodyEvent(
    'strand-lead-named.v1',
    {
      bodyId: contestId,
      lead: { strand: 'pursue', agencyId: npsId, from: plainDate('2020-05-01') },
    },
    at(contestId, '2020-05-01'),
  ),
]);

const asked = async (day: string, filter: WhoCouldFilter = {}) => {
  const on = plainDate(day);
  const named = agencyThen(new Map((await agencies).map((row) => [row.agencyId, row])), on);
  return whoCould(await bodies, ALL_ACTS, on, filter, named);
};
const holders = async (day: string, filter: WhoCouldFilter = {}) =>
  (await asked(day, filter)).map(({ holder }) => holder);

describe('who could do something on a day', () => {
  it.each([
    ['judge-group', '2021-03-31', ['board-chair']],
    ['judge-group', '2021-04-01', []],
    ['raise-challenge', '2021-04-01', ['board-member']],
    ['confirm-return', '2021-04-01', ['group-chair']],
    ['confirm-return', '2020-03-31', []],
    ['change-plan', '2021-04-01', ['group-chair']],
    ['change-plan', '2021-03-31', ['board-chair', 'group-chair']],
    ['agree-completion', '2021-04-01', ['group-chair']],
    ['declare-interest', '2021-04-01', ['board-member', 'group-chair', 'contact']],
    ['close-meeting-action', '2021-04-01', ['board-member', 'group-chair', 'contact']],
    ['verify-completion', '2021-04-01', ['board-member', 'group-chair']],
    ['accept-action', '2021-04-01', ['board-member', 'group-chair', 'contact']],
    ['count-for-quorum', '2021-03-31', ['board-chair', 'board-member', 'group-chair']],
  ])('%s, on %s', async (act, day, expected) => {
    expect(await holders(day, { act })).toEqual(expected);
  });

  it('is told for one person, or one body', async () => {
    expect(await holders('2021-03-31', { actor: 'board-member' })).toEqual(['board-member']);
    expect(await holders('2021-03-31', { body: contestId })).toEqual(['group-chair', 'contact']);
  });

  it('names the appointment, the event behind it and the agency of the time', async () => {
    const [chair] = await asked('2020-12-31', { act: 'judge-group' });
    expect(chair).toEqual({
      appointmentId: testId('board chair as chair'),
      holder: 'board-chair',
      office: 'chair',
      role: 'Role of board chair',
      agency: {
        agencyId: npsId,
        name: 'National Probation Service',
        exists: true,
        answeredBy: [],
      },
      body: { bodyId: boardId, name: 'The board', shortName: 'AB' },
      from: '2020-04-01',
      to: '2021-03-31',
      appointedBy: expect.any(String),
      could: [{ act: 'judge-group' }],
    });
  });

  it('shows who answers for an agency that is no more', async () => {
    const [member] = await asked('2021-06-26', { act: 'raise-challenge' });
    expect(member?.agency).toEqual({
      agencyId: npsId,
      name: 'NPS',
      exists: false,
      answeredBy: ['Probation Service'],
    });
  });

  it('says what else must hold', async () => {
    const [contact] = await asked('2021-04-01', { actor: 'contact' });
    expect(contact?.could).toEqual([
      { act: 'declare-interest' },
      { act: 'close-meeting-action', only: 'for the agency that was to do it' },
      { act: 'report-implementation', only: 'for the agency that it was assigned to' },
      { act: 'accept-action', only: 'for actions that their agency leads' },
      { act: 'report-action', only: 'for actions that their agency leads' },
      { act: 'assess-agency', only: 'for the agency that they represent' },
      { act: 'moderate-assessment', only: 'for the agency that they represent' },
    ]);
  });
});

describe('the acts', () => {
  it('have a code each', () => {
    const codes = ALL_ACTS.map(({ act }) => act);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('who a body is on a day', () => {
  const member = async (bodyId: BodyId, day: string) => {
    const on = plainDate(day);
    const named = agencyThen(new Map((await agencies).map((row) => [row.agencyId, row])), on);
    const body = (await bodies).find((each) => each.bodyId === bodyId);
    if (!body) throw new Error('No such body');
    return membershipOn(body, on, named);
  };

  it('has its terms, offices and vacancies', async () => {
    expect(await member(boardId, '2021-04-01')).toMatchObject({
      exists: true,
      terms: { version: 1 },
      offices: [{ holder: 'board-member', office: 'member' }],
      vacant: ['chair', 'deputy'],
      strands: [],
    });
    expect(await member(boardId, '2020-03-31')).toMatchObject({
      exists: false,
      offices: [],
      vacant: [],
    });
  });

  it('has its strands, and those without a lead', async () => {
    const { strands } = await member(contestId, '2021-01-01');
    expect(strands.map(({ strand, lead }) => [strand, lead?.name])).toEqual([
      ['prevent', undefined],
      ['protect', undefined],
      ['prepare', undefined],
      ['pursue', 'NPS'],
    ]);
  });
});
