import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows } from '../support/csv-rows.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decide, holdBoardMeeting, on, people } from '../support/story.js';
import {
  type AssessedYear,
  contacts,
  cycleOf,
  frameworkOf,
  tellToAssessment,
} from '../support/story-qaf.js';

const EVIDENCE = {
  kind: 'link',
  title: 'Audit of contact',
  content: 'https://intranet.example/audit',
  effectiveOn: '2021-08-31',
};

describe("the yearly assessment by the Victims' Code framework", () => {
  let ledger: ServedLedger;
  let year: AssessedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToAssessment(ledger);
  });
  afterAll(() => ledger.close());

  const police = (day: string) => ({ ...on(day), as: contacts.police });
  const fire = (day: string) => ({ ...on(day), as: contacts.fire });
  const chair = (day: string) => ({ ...on(day), as: people.justiceChair });
  const cycle = () => `/v1/qaf/cycles/${year.cycleId}`;
  const agency = (id: string) => `${cycle()}/agencies/${id}`;
  const requirement = (code: string, id = year.police) => `${agency(id)}/requirements/${code}`;

  const refused = (
    path: string,
    body: object,
    sending: object,
    [status, code]: readonly [number, string],
  ) => expectRefused(ledger, () => ledger.post(path, body, sending), { status, code });
  const items = async (path: string, position = '') =>
    (await ledger.get(`${path}${position && `${path.includes('?') ? '&' : '?'}after=${position}`}`))
      .body.items;

  it('has a framework whose versions follow from each other', async () => {
    const again = { ...frameworkOf(year.board), inForceFrom: '2021-06-01' };
    await refused('/v1/qaf/frameworks', again, on('2021-09-01'), [
      422,
      'QAF_FRAMEWORK.REQUIREMENT_UNACCOUNTED_FOR',
    ]);
    await refused('/v1/qaf/frameworks', again, chair('2021-09-01'), [
      403,
      'ACCESS.ROLE_NOT_ALLOWED',
    ]);
    const nowhere = { ...again, boardId: randomUUID() };
    await refused('/v1/qaf/frameworks', nowhere, on('2021-09-01'), [
      404,
      'QAF_FRAMEWORK.BOARD_NOT_FOUND',
    ]);
    const [framework] = await items('/v1/qaf/frameworks');
    expect(framework).toMatchObject({
      frameworkId: year.frameworkId,
      versions: [{ version: 1, basis: 'rights', illustrative: true }],
    });
    const one = await ledger.get(`/v1/qaf/frameworks/${year.frameworkId}`);
    expect([one.status, one.headers['etag']]).toEqual([200, '"0"']);
  });

  it('takes place once a year, run by the group', async () => {
    const open = cycleOf(year);
    await refused('/v1/qaf/cycles', open, on('2021-09-02'), [409, 'QAF_CYCLE.ALREADY_OPENED']);
    const stranger = { ...open, year: 2022 };
    await refused('/v1/qaf/cycles', stranger, police('2021-09-02'), [
      403,
      'QAF_CYCLE.NOT_YOURS_TO_RUN',
    ]);
    await refused(`${agency(year.fire)}/ask`, {}, chair('2021-09-02'), [
      409,
      'QAF_AGENCY.ALREADY_ASKED',
    ]);
    await refused(`/v1/qaf/cycles/${randomUUID()}/close`, {}, on('2021-09-02'), [
      404,
      'QAF_CYCLE.NOT_FOUND',
    ]);
  });

  it('tells which criminal justice agencies were left out', async () => {
    expect(await items('/v1/qaf/not-asked')).toEqual([]);
    const courts = { name: 'Courts', class: 'partner', criminalJustice: true };
    const { id, position } = await ledger.done('/v1/agencies', courts, on('2021-09-02'));
    expect(await items('/v1/qaf/not-asked', position)).toEqual([
      { cycleId: year.cycleId, year: 2021, agencyId: id, name: 'Courts' },
    ]);
  });

  it('asks each agency whether it takes part: not relevant needs a reason', async () => {
    await refused(`${agency(year.fire)}/not-relevant`, {}, fire('2021-09-06'), [
      422,
      'QAF_AGENCY.NOT_RELEVANT_WITHOUT_REASON',
    ]);
    const because = 'Few contacts with victims.';
    await ledger.done(`${agency(year.fire)}/not-relevant`, { because }, fire('2021-09-06'));
    await ledger.done(`${agency(year.fire)}/take-part`, {}, fire('2021-09-10'));
    await refused(`${agency(year.police)}/take-part`, {}, fire('2021-09-10'), [
      403,
      'QAF_AGENCY.NOT_YOURS_TO_ANSWER_FOR',
    ]);
    const { position } = await ledger.done(
      `${agency(year.police)}/take-part`,
      { onBehalfOf: contacts.police },
      on('2021-09-10'),
    );
    const [row] = await items('/v1/qaf/cycles', position);
    expect(row.agencies).toMatchObject([
      { agencyId: year.police, participation: { takesPart: true, onBehalfOf: contacts.police } },
      { agencyId: year.fire, participation: { takesPart: true, answeredBy: year.fire } },
    ]);
    const then = await ledger.get(`${cycle()}?effectiveAt=2021-09-07`);
    expect(then.body.agencies[1].participation).toMatchObject({ takesPart: false, because });
  });

  it('takes self-assessments, anew until they are moderated', async () => {
    const path = `${requirement('CR-01')}/assessment`;
    const met = { rating: 'met', evidence: [EVIDENCE] };
    await refused(path, { rating: 'met', evidence: [] }, police('2021-10-04'), [
      422,
      'QAF_ASSESSMENT.NO_EVIDENCE',
    ]);
    await refused(path, met, fire('2021-10-04'), [403, 'QAF_AGENCY.NOT_YOURS_TO_ANSWER_FOR']);
    await refused(`${requirement('XX-1')}/assessment`, met, police('2021-10-04'), [
      404,
      'QAF_ASSESSMENT.REQUIREMENT_NOT_FOUND',
    ]);
    await refused(path, { rating: 'not-assessed', evidence: [] }, police('2021-10-04'), [
      400,
      'FIELD.INVALID',
    ]);
    await ledger.done(path, { rating: 'partly-met', evidence: [EVIDENCE] }, police('2021-10-04'));
    const { position } = await ledger.done(path, met, police('2021-10-11'));
    // What an agency said earlier is recorded after what another said later.
    const late = { rating: 'not-met', evidence: [], effectiveAt: '2021-10-05' };
    await ledger.done(`${requirement('CR-01', year.fire)}/assessment`, late, fire('2021-10-12'));
    const query = `cycle=${year.cycleId}&agency=${year.police}&requirement=CR-01`;
    const [row] = await items(`/v1/qaf/assessments?${query}`, position);
    expect(row).toMatchObject({
      rating: 'met',
      selfAssessment: { evidence: [{ title: 'Audit of contact', effectiveOn: '2021-08-31' }] },
      former: [{ rating: 'partly-met' }],
    });
  });

  it('is moderated by another agency', async () => {
    const path = `${requirement('CR-01')}/moderation`;
    const other = { moderatorId: year.fire, rating: 'partly-met', because: 'A small sample.' };
    await refused(path, { moderatorId: year.police }, police('2021-11-08'), [
      403,
      'QAF_MODERATION.OWN_AGENCY',
    ]);
    await refused(
      path,
      { moderatorId: year.police, onBehalfOf: contacts.police },
      on('2021-11-08'),
      [403, 'QAF_MODERATION.OWN_AGENCY'],
    );
    const silent = { moderatorId: year.fire, rating: 'not-met' };
    await refused(path, silent, fire('2021-11-08'), [
      422,
      'QAF_MODERATION.OTHER_RATING_WITHOUT_REASON',
    ]);
    await refused(`${requirement('IN-01')}/moderation`, other, fire('2021-11-08'), [
      409,
      'QAF_MODERATION.NOT_ASSESSED',
    ]);
    await ledger.done(path, other, fire('2021-11-08'));
    const met = { rating: 'met', evidence: [EVIDENCE] };
    await refused(`${requirement('CR-01')}/assessment`, met, police('2021-11-09'), [
      409,
      'QAF_ASSESSMENT.ALREADY_MODERATED',
    ]);
    await refused(`${agency(year.fire)}/no-return`, {}, chair('2021-11-09'), [
      409,
      'QAF_AGENCY.HAS_ASSESSED',
    ]);
  });

  it('shows requirement by agency; what was not assessed is part of every share', async () => {
    const cells = await items(`/v1/qaf/heatmap?board=${year.board}&year=2021`);
    expect(
      cells.map((cell: Record<string, unknown>) => [cell['requirement'], cell['now']]),
    ).toEqual([
      ['CR-01', 'partly-met'],
      ['CR-01', 'not-met'],
      ['IN-01', 'not-assessed'],
      ['IN-01', 'not-assessed'],
    ]);
    const [everything] = await items('/v1/qaf/summary');
    expect(everything.now).toMatchObject({
      met: 0,
      notAssessed: 2,
      metOfAll: { numerator: 0, denominator: 4 },
      assessedOfAll: { numerator: 2, denominator: 4 },
    });
    expect(await items('/v1/qaf/heatmap?year=2019')).toEqual([]);
    const table = csvRows((await ledger.get('/v1/qaf/heatmap.csv')).text);
    expect(table.map((row) => row['now'])).toEqual([
      'partly-met',
      'not-met',
      'not-assessed',
      'not-assessed',
    ]);
    const changed = await items('/v1/qaf/changes');
    expect(changed.map((cell: Record<string, unknown>) => cell['change'])).toEqual(
      Array.from({ length: 4 }, () => 'new-requirement'),
    );
    expect((await ledger.get('/v1/qaf/heatmap?year=21')).status).toBe(400);
  });

  it('raises findings, recommends, and says what becomes of it', async () => {
    const finding = { requirements: ['IN-01'], agencyIds: [], text: 'Nobody tells in time.' };
    await refused(`${cycle()}/findings`, finding, police('2021-11-29'), [
      403,
      'QAF_CYCLE.NOT_YOURS_TO_RUN',
    ]);
    const unknown = { ...finding, requirements: ['XX-1'] };
    await refused(`${cycle()}/findings`, unknown, chair('2021-11-29'), [
      404,
      'QAF_ASSESSMENT.REQUIREMENT_NOT_FOUND',
    ]);
    const raised = await ledger.done(`${cycle()}/findings`, finding, chair('2021-11-29'));
    const text = 'Agree who tells.';
    await refused(
      `${cycle()}/recommendations`,
      { findingIds: [randomUUID()], text },
      chair('2021-11-30'),
      [404, 'QAF_FINDING.NOT_FOUND'],
    );
    const made = await ledger.done(
      `${cycle()}/recommendations`,
      { findingIds: [raised.id], text },
      chair('2021-11-30'),
    );
    expect(await items('/v1/qaf/recommendations?disposition=none', made.position)).toMatchObject([
      { recommendationId: made.id, number: 1, text },
    ]);
    const close = `${cycle()}/findings/${raised.id}/close`;
    await refused(close, { statement: 'Done.', evidence: [] }, chair('2021-12-01'), [
      409,
      'QAF_FINDING.RECOMMENDATION_WITHOUT_DISPOSITION',
    ]);
    const path = `${cycle()}/recommendations/${made.id}/disposition`;
    await refused(path, { disposition: { kind: 'not-accepted' } }, chair('2021-12-01'), [
      422,
      'QAF_RECOMMENDATION.NOT_ACCEPTED_WITHOUT_REASON',
    ]);
    const planned = { kind: 'new-action', planId: randomUUID(), actionId: randomUUID() };
    await refused(path, { disposition: planned }, chair('2021-12-01'), [
      404,
      'QAF_RECOMMENDATION.ACTION_NOT_FOUND',
    ]);
    const disposition = {
      kind: 'single-agency-action',
      agencyId: year.police,
      owner: 'Head of victim services',
      due: '2022-06-30',
      action: 'Write a procedure.',
    };
    await refused(`${cycle()}/close`, {}, chair('2021-12-01'), [409, 'QAF_CYCLE.NOT_REPORTED']);
    await ledger.done(path, { disposition }, chair('2021-12-02'));
    await refused(close, { evidence: [] }, chair('2021-12-03'), [
      422,
      'QAF_FINDING.CLOSURE_NOT_SHOWN',
    ]);
    const open = await items('/v1/qaf/findings?stage=open&effectiveAt=2022-03-01');
    expect(open).toMatchObject([
      {
        findingId: raised.id,
        ageInDays: 92,
        ageBand: 'up-to-180-days',
        recommendations: [{ disposition: 'single-agency-action' }],
      },
    ]);
  });

  it('is reported to the Board and closed with what was left out', async () => {
    const meeting = await holdBoardMeeting(ledger, year, '2021-12-14', 'Assessment', 'Other');
    const note = { kind: 'note', text: 'The assessment is noted.' };
    const other = await decide(ledger, year, meeting, 2, note);
    await refused(`${cycle()}/report`, { decisionId: other.id }, chair('2021-12-14'), [
      404,
      'QAF_CYCLE.DECISION_NOT_FOUND',
    ]);
    const concerns = [{ kind: 'qaf', id: year.cycleId }];
    const noted = await decide(ledger, year, meeting, 1, { ...note, concerns });
    await ledger.done(`${cycle()}/report`, { decisionId: noted.id }, chair('2021-12-14'));
    const { position } = await ledger.done(`${cycle()}/close`, {}, chair('2021-12-20'));
    const { body } = await ledger.get(`${cycle()}?after=${position}`);
    expect(body).toMatchObject({
      stage: 'closed',
      reported: { decisionId: noted.id, meetingId: meeting.meetingId },
      closed: {
        noReturn: [],
        notAssessed: [
          { agencyId: year.police, requirements: ['IN-01'] },
          { agencyId: year.fire, requirements: ['IN-01'] },
        ],
        notModerated: [{ agencyId: year.fire, requirements: ['CR-01'] }],
      },
    });
    await refused(`${cycle()}/close`, {}, chair('2021-12-21'), [409, 'QAF_CYCLE.CLOSED']);
  });

  it('has its findings closed afterwards, by a statement with evidence', async () => {
    const [finding] = await items('/v1/qaf/findings');
    const close = `${cycle()}/findings/${finding.findingId}/close`;
    const { position } = await ledger.done(
      close,
      { statement: 'The procedure is in use.', evidence: [EVIDENCE] },
      chair('2022-03-01'),
    );
    expect(await items('/v1/qaf/findings?stage=closed', position)).toMatchObject([
      {
        closedOn: '2022-03-01',
        ageInDays: 92,
        closed: { shownBy: 'statement', statement: 'The procedure is in use.' },
      },
    ]);
    await refused(close, { statement: 'Again.', evidence: [] }, chair('2022-03-02'), [
      409,
      'QAF_FINDING.CLOSED',
    ]);
  });

  it('closes no year in which an agency gave nothing and nobody said so', async () => {
    const body = {
      ...cycleOf(year),
      year: 2022,
      assessmentsDue: '2022-05-01',
      moderationDue: '2022-06-01',
      reportDue: '2022-07-01',
    };
    const next = await ledger.done('/v1/qaf/cycles', body, chair('2022-04-01'));
    const path = `/v1/qaf/cycles/${next.id}`;
    await ledger.done(`${path}/agencies/${year.police}/take-part`, {}, police('2022-04-04'));
    const missing = { because: 'Chased twice.' };
    await refused(`${path}/agencies/${year.police}/no-return`, missing, chair('2022-04-05'), [
      409,
      'QAF_AGENCY.RETURN_NOT_DUE_YET',
    ]);
    const answer = await ledger.post(`${path}/close`, {}, chair('2022-05-02'));
    expect(answer.body.faults.map(({ code }: { code: string }) => code)).toEqual([
      'QAF_CYCLE.NOT_REPORTED',
      'QAF_CYCLE.AGENCY_HAS_NOT_SAID',
      'QAF_CYCLE.AGENCY_OUTSTANDING',
    ]);
    expect(JSON.stringify(answer.body)).toContain('Cumbria Police');
    const done = await ledger.done(
      `${path}/agencies/${year.police}/no-return`,
      missing,
      chair('2022-05-02'),
    );
    const cells = await items('/v1/qaf/changes', done.position);
    expect(cells[0]).toMatchObject({
      requirement: 'CR-01',
      descent: 'carried',
      before: 'partly-met',
      now: 'not-assessed',
      change: 'no-longer-assessed',
    });
  });
});
