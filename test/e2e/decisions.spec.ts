import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import {
  decisionOf,
  foundPartnership,
  type HeldMeeting,
  holdBoardMeeting,
  on,
  type Partnership,
  people,
} from '../support/story.js';

const JUNE = '2021-06-15';
const SEPTEMBER = '2021-09-14';
const DECEMBER = '2021-12-08';
const PATH = '/v1/decisions';

describe('a decision, from the draft to what became of it', () => {
  let ledger: ServedLedger;
  let partnership: Partnership;
  let june: HeldMeeting;
  let september: HeldMeeting;
  let december: HeldMeeting;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    partnership = await foundPartnership(ledger);
    june = await holdBoardMeeting(ledger, partnership, JUNE, 'Plans', 'Other business');
    september = await holdBoardMeeting(ledger, partnership, SEPTEMBER, 'Minutes', 'Reports');
    december = await holdBoardMeeting(ledger, partnership, DECEMBER, 'Minutes', 'Rescission');
    const minutes = [
      [june, september],
      [september, december],
    ] as const;
    for (const [of, by] of minutes) {
      const confirmation = { confirmedAt: by.meetingId };
      await ledger.done(`/v1/meetings/${of.meetingId}/confirm-minutes`, confirmation, on(by.day));
    }
  });
  afterAll(() => ledger.close());

  const row = async (id: string) => {
    const { body } = await ledger.get(`${PATH}/${id}?after=${await ledger.head()}`);
    return body;
  };
  const list = async (query: string): Promise<readonly string[]> => {
    const { body } = await ledger.get(`${PATH}?after=${await ledger.head()}&${query}`);
    return body.items.map(({ decisionId }: { decisionId: string }) => decisionId);
  };

  /** Entered in December, when all of this is over; its number follows from that. */
  const decide = (
    meeting: HeldMeeting,
    number: number,
    decision: Parameters<typeof decisionOf>[3],
  ) =>
    ledger.done(
      PATH,
      { ...decisionOf(partnership, meeting, number, decision), effectiveAt: meeting.day },
      on(DECEMBER),
    );

  /** A decision of the Board, confirmed at its next meeting. */
  const confirmedDecision = async (meeting: HeldMeeting, by: HeldMeeting, text: string) => {
    const wording = { kind: 'agree', text, conditions: 'Within budget' };
    const { id } = await decide(meeting, 1, wording);
    await ledger.done(`${PATH}/${id}/confirm`, { confirmedAt: by.meetingId }, on(by.day));
    return id;
  };

  const urgent = (changes: object = {}) => ({
    bodyId: partnership.board,
    kind: 'agree',
    text: 'Accept the offer of a venue',
    conflicted: [],
    concerns: [],
    marking: 'public',
    takenOn: '2021-08-02',
    agreedBy: [people.boardChair],
    because: 'The offer lapsed before the next meeting.',
    ...changes,
  });

  it('corrects a slip after confirmation, and still shows what it read', async () => {
    const id = await confirmedDecision(june, september, 'Spend 5 on training');
    const slip = {
      text: 'Spend 50 on training',
      conditions: 'Within budget',
      because: 'A nought was lost.',
    };
    const path = `${PATH}/${id}/correct`;
    await expectRefused(ledger, () => ledger.post(path, slip, on('2021-10-01')), {
      status: 422,
      code: 'DECISION.CORRECTED_ON_ANOTHER_DAY',
    });
    await ledger.done(path, { ...slip, effectiveAt: JUNE }, on('2021-10-01'));
    const { text, wordings, stage } = await row(id);
    expect({ text, stage }).toEqual({ text: slip.text, stage: 'confirmed' });
    expect(wordings).toMatchObject([
      { as: 'recorded', text: 'Spend 5 on training' },
      { as: 'corrected', text: 'Spend 50 on training', because: 'A nought was lost.' },
    ]);
    await ledger.done(
      `${PATH}/${id}/conditions`,
      { standing: 'met', evidence: 'Spent 48.' },
      on('2021-10-02'),
    );
    expect((await row(id)).conditionsFound).toMatchObject([
      { standing: 'met', evidence: 'Spent 48.' },
    ]);
  });

  it('is taken without a meeting, carried out at once, reported to the next and confirmed there', async () => {
    const sending = { ...on(DECEMBER), key: 'urgent-one' };
    const recorded = await ledger.done(`${PATH}/urgent`, urgent(), sending);
    const again = await ledger.post(`${PATH}/urgent`, urgent(), sending);
    expect(again.body).toMatchObject({ id: recorded.id, repeated: true });
    expect(await row(recorded.id)).toMatchObject({
      route: 'urgent',
      stage: 'draft',
      takenOn: '2021-08-02',
      urgent: {
        agreedBy: [{ person: people.boardChair, office: 'chair', agencyId: partnership.police }],
        because: 'The offer lapsed before the next meeting.',
      },
    });
    const assignment = { owner: 'Head of Estates', agencyId: partnership.fire, due: '2021-08-31' };
    const early = { ...assignment, effectiveAt: '2021-08-04' };
    await ledger.done(`${PATH}/${recorded.id}/assign`, early, on(DECEMBER));
    expect(await list('route=urgent')).toEqual([recorded.id]);

    const confirm = () =>
      ledger.post(
        `${PATH}/${recorded.id}/confirm`,
        { confirmedAt: september.meetingId },
        on(SEPTEMBER),
      );
    await expectRefused(ledger, confirm, {
      status: 409,
      code: 'DECISION.NOT_REPORTED_TO_A_MEETING',
    });
    const at = { meetingId: september.meetingId, itemId: september.items['2'] };
    const report = `${PATH}/${recorded.id}/report-to-meeting`;
    await ledger.done(report, at, on(SEPTEMBER));
    expect((await confirm()).status).toBe(200);
    await expectRefused(ledger, () => ledger.post(report, at, on(SEPTEMBER)), {
      status: 409,
      code: 'DECISION.ALREADY_REPORTED_TO_A_MEETING',
    });
    expect(await row(recorded.id)).toMatchObject({
      stage: 'assigned',
      urgent: { reported: at },
      confirmed: { confirmedAt: september.meetingId },
    });
  });

  it('without a meeting needs its chair, and gives no number to what is refused', async () => {
    const without = urgent({ agreedBy: [people.boardMember] });
    await expectRefused(ledger, () => ledger.post(`${PATH}/urgent`, without, on(DECEMBER)), {
      status: 422,
      code: 'DECISION.NOT_AGREED_BY_THE_CHAIR',
    });
    const nowhere = urgent({ bodyId: partnership.police });
    await expectRefused(ledger, () => ledger.post(`${PATH}/urgent`, nowhere, on(DECEMBER)), {
      status: 404,
      code: 'DECISION.BODY_NOT_FOUND',
    });
    const other = urgent({ effectiveAt: '2021-08-01' });
    await expectRefused(ledger, () => ledger.post(`${PATH}/urgent`, other, on(DECEMBER)), {
      status: 422,
      code: 'DECISION.URGENT_EFFECTIVE_ON_ANOTHER_DAY',
    });
  });

  it('is superseded by a later one, never in a circle', async () => {
    const first = await confirmedDecision(june, september, 'Meet in Penrith');
    const second = await confirmedDecision(september, december, 'Meet in Kendal');
    const supersede = (id: string, successor: string) =>
      ledger.post(`${PATH}/${id}/supersede`, { successor }, on('2021-12-10'));
    await expectRefused(ledger, () => supersede(first, first), {
      status: 422,
      code: 'DECISION.OTHER_NOT_LATER',
    });
    await expectRefused(ledger, () => supersede(second, first), {
      status: 422,
      code: 'DECISION.OTHER_NOT_LATER',
    });
    expect((await supersede(first, second)).status).toBe(200);
    await expectRefused(ledger, () => supersede(first, second), {
      status: 409,
      code: 'DECISION.NO_LONGER_STANDS',
    });
    await expectRefused(ledger, () => supersede(second, first), {
      status: 409,
      code: 'DECISION.OTHER_DOES_NOT_STAND',
    });
    expect(await row(first)).toMatchObject({
      stage: 'superseded',
      superseded: { successor: second },
    });
    expect(await list('stage=superseded')).toEqual([first]);
    expect(await list('undelivered=true')).not.toContain(first);
  });

  it('is rescinded at a meeting, or by another decision', async () => {
    const first = await confirmedDecision(june, september, 'Fund a pilot');
    const second = await confirmedDecision(june, september, 'Fund another pilot');
    const because = 'The funding ended.';
    const at = { meetingId: december.meetingId, itemId: december.items['2'] };
    const rescind = (body: object) => ledger.post(`${PATH}/${first}/rescind`, body, on(DECEMBER));
    await expectRefused(ledger, () => rescind({ ...at, itemId: june.items['1'], because }), {
      status: 422,
      code: 'DECISION.RESCINDED_AT_NO_ITEM',
    });
    expect((await rescind({ ...at, because })).status).toBe(200);
    expect(await row(first)).toMatchObject({ stage: 'rescinded', rescinded: { ...at, because } });

    const third = await confirmedDecision(september, december, 'End all pilots');
    const by = `${PATH}/${second}/rescind-by-decision`;
    await expectRefused(
      ledger,
      () => ledger.post(by, { decisionId: partnership.board, because }, on(DECEMBER)),
      { status: 404, code: 'DECISION.OTHER_NOT_FOUND' },
    );
    await ledger.done(by, { decisionId: third, because }, on(DECEMBER));
    expect(await row(second)).toMatchObject({ rescinded: { decision: third, because } });
  });

  it('is carried out by whoever has it then, and confirmed by somebody else', async () => {
    const id = await confirmedDecision(june, september, 'Train every officer');
    const to = { agencyId: partnership.police, owner: 'Head of Training' };
    const step = (name: string, body: object, as = 'secretariat', at = '2021-10-04') =>
      ledger.post(`${PATH}/${id}/${name}`, body, { ...on(at), as });
    const assignment = { ...to, due: '2021-12-31', ownerId: 'head-of-training' };
    expect((await step('assign', assignment)).status).toBe(200);
    const moved = { to: '2022-03-31', because: 'The trainer is ill.' };
    expect((await step('move-date', moved)).status).toBe(200);
    const reassigned = {
      ...to,
      owner: 'Head of People',
      ownerId: 'head-of-people',
      because: 'New.',
    };
    expect((await step('reassign', reassigned)).status).toBe(200);
    const progress = { rating: 'at-risk', progress: 'Half are trained.' };
    await expectRefused(ledger, () => step('progress', progress, 'head-of-training'), {
      status: 403,
      code: 'DECISION.REPORTER_NOT_OF_THE_AGENCY',
    });
    expect((await step('progress', progress, 'head-of-people')).status).toBe(200);
    const evidence = { evidence: 'The list of all who came.' };
    expect((await step('report', evidence, 'head-of-people', '2022-01-10')).status).toBe(200);
    await expectRefused(ledger, () => step('confirm-implementation', {}, 'head-of-people'), {
      status: 403,
      code: 'DECISION.CONFIRMER_NOT_OF_THE_BODY',
    });
    const why = { because: 'Two are missing.' };
    expect((await step('reject-implementation', why, people.boardChair, '2022-01-11')).status).toBe(
      200,
    );
    expect(await list('undelivered=true')).toContain(id);
    expect((await step('report', evidence, 'head-of-people', '2022-01-20')).status).toBe(200);
    const onBehalf = { onBehalfOf: 'head-of-people' };
    await expectRefused(
      ledger,
      () => step('confirm-implementation', onBehalf, 'secretariat', '2022-01-21'),
      { status: 403, code: 'DECISION.CONFIRMER_IS_REPORTER' },
    );
    expect(
      (await step('confirm-implementation', {}, people.boardMember, '2022-01-21')).status,
    ).toBe(200);
    expect(await row(id)).toMatchObject({
      stage: 'implemented',
      implementation: {
        owner: 'Head of People',
        due: '2022-03-31',
        originalDue: '2021-12-31',
        reassigned: [{ formerOwner: 'Head of Training', because: 'New.' }],
        moved: [{ from: '2021-12-31', because: 'The trainer is ill.' }],
        progress: [{ rating: 'at-risk', capacity: 'action-owner' }],
        rejections: [{ because: 'Two are missing.' }],
        reports: [{}, {}],
      },
    });
    expect(await list('undelivered=true')).not.toContain(id);
  });

  it('is found by what it is, what it is about and when it was taken', async () => {
    const concerns = [{ kind: 'body', id: partnership.justice }];
    const devolved = { kind: 'devolve', text: 'Devolve the budget', concerns };
    const { id } = await decide(june, 2, devolved);
    const hidden = decisionOf(partnership, june, 2, devolved);
    const marked = { ...hidden, marking: 'restricted', effectiveAt: JUNE };
    const restricted = (await ledger.done(PATH, marked, on(DECEMBER))).id;
    expect(await list(`concerns=${partnership.justice}`)).toEqual([id, restricted]);
    expect(await list('kind=devolve&marking=restricted')).toEqual([restricted]);
    expect(await list(`from=2021-08-01&to=2021-08-31`)).toHaveLength(1);
    expect(await list(`concerns=${partnership.justice}&from=2021-06-16`)).toEqual([]);
  });

  it('is listed while it is undelivered, oldest first, with how late it is', async () => {
    const after = await ledger.head();
    const asked = `${PATH}/undelivered?after=${after}&effectiveAt=2022-06-30&body=${partnership.board}`;
    const { body } = await ledger.get(asked);
    const dates = body.items.map(({ takenOn }: { takenOn: string }) => takenOn);
    expect(dates).toEqual(dates.toSorted());
    expect(body.items).toContainEqual(
      expect.objectContaining({
        text: 'Accept the offer of a venue',
        owner: 'Head of Estates',
        due: '2021-08-31',
        originalDue: '2021-08-31',
        timesMoved: 0,
        daysSinceTaken: 332,
        daysOverdue: 303,
        awaitsConfirmation: false,
      }),
    );
    const texts = body.items.map(({ text }: { text: string }) => text);
    for (const gone of ['Meet in Penrith', 'Fund a pilot', 'Train every officer']) {
      expect(texts).not.toContain(gone);
    }
  });

  it('is named with the meetings held since, while no meeting was told of it', async () => {
    const later = urgent({ text: 'Hire a hall', takenOn: '2021-09-20', marking: 'restricted' });
    const { id } = await ledger.done(`${PATH}/urgent`, later, on(DECEMBER));
    const asked = `${PATH}/urgent-not-reported?after=${await ledger.head()}`;
    const { body } = await ledger.get(asked);
    expect(body.items).toEqual([
      expect.objectContaining({
        decisionId: id,
        text: 'Hire a hall',
        because: 'The offer lapsed before the next meeting.',
        agreedBy: [{ person: people.boardChair, office: 'chair', agencyId: partnership.police }],
        meetingsSince: [{ meetingId: december.meetingId, date: DECEMBER }],
      }),
    ]);
    expect((await ledger.get(asked, { as: people.boardMember })).body.items).toEqual([]);
    const inAugust = await ledger.get(`${asked}&effectiveAt=2021-08-31`);
    expect(inAugust.body.items).toMatchObject([
      { text: 'Accept the offer of a venue', meetingsSince: [] },
    ]);
  });

  it('shows its lineage: what it replaced, what rests on it, and what was contradicted since', async () => {
    const find = async (text: string) => {
      const { body } = await ledger.get(`${PATH}?limit=100&after=${await ledger.head()}`);
      return body.items.find((each: { text?: string }) => each.text === text).decisionId;
    };
    const lineage = async (text: string) =>
      (await ledger.get(`${PATH}/${await find(text)}/lineage`)).body;
    const penrith = await find('Meet in Penrith');
    const kendal = await find('Meet in Kendal');
    expect(await lineage('Meet in Kendal')).toMatchObject({
      supersedes: [{ decisionId: penrith, text: 'Meet in Penrith' }],
      ledTo: [{ type: 'decision-superseded.v1', stream: `decision-${penrith}` }],
      contradictions: [],
    });
    expect(await lineage('Meet in Penrith')).toMatchObject({
      endedBy: { decisionId: kendal },
      contradictions: [],
    });
    expect((await lineage('End all pilots')).rescinds).toMatchObject([
      { text: 'Fund another pilot' },
    ]);

    const at = { meetingId: december.meetingId, itemId: december.items['2'] };
    const because = 'There is no hall in Kendal.';
    await ledger.done(`${PATH}/${kendal}/rescind`, { ...at, because }, on('2021-12-10'));
    expect(await lineage('Meet in Penrith')).toMatchObject({
      contradictions: [{ kind: 'ended-by-what-stands-no-longer' }],
    });
    const corrected = await lineage('Spend 50 on training');
    expect(corrected.wordings).toMatchObject([
      { as: 'recorded', text: 'Spend 5 on training' },
      { as: 'corrected', text: 'Spend 50 on training' },
    ]);
    expect((await ledger.get(`${PATH}/${partnership.board}/lineage`)).status).toBe(404);
  });
});
