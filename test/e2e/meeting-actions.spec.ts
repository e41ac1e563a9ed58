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
  TERMS,
} from '../support/story.js';

const DAY = '2021-06-15';
const PATH = '/v1/meeting-actions';

describe('what a meeting asked to be done', () => {
  let ledger: ServedLedger;
  let partnership: Partnership;
  let june: HeldMeeting;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    partnership = await foundPartnership(ledger);
    june = await holdBoardMeeting(ledger, partnership, DAY, 'Slides', 'Other business');
  });
  afterAll(() => ledger.close());

  const asked = (changes: object = {}) => ({
    meetingId: june.meetingId,
    itemId: june.items['1'],
    text: 'Send the slides to all members.',
    owner: 'Analyst',
    agencyId: partnership.fire,
    ownerId: 'analyst',
    marking: 'partnership',
    effectiveAt: DAY,
    ...changes,
  });
  const list = async (query: string, as = 'secretariat') => {
    const { body } = await ledger.get(`${PATH}?after=${await ledger.head()}&${query}`, { as });
    return body.items as readonly Record<string, unknown>[];
  };

  it('is no decision, has an owner, and a date or none', async () => {
    const dated = await ledger.post(PATH, asked({ due: '2021-06-30' }), on(DAY));
    expect(dated.status).toBe(201);
    expect(dated.headers['location']).toBe(`${PATH}/${dated.body.id}`);
    const undated = await ledger.done(PATH, asked({ text: 'Find a room.' }), on(DAY));
    expect((await ledger.get(`/v1/decisions?after=${undated.position}`)).body.items).toEqual([]);

    expect(await list('effectiveAt=2021-07-10&overdue=true')).toMatchObject([
      { meetingActionId: dated.body.id, daysOpen: 25, daysOverdue: 10, isOpen: true },
    ]);
    expect(await list('overdue=true&effectiveAt=2021-06-30')).toEqual([]);
    const [room] = await list('undated=true');
    expect(room).toMatchObject({ meetingActionId: undated.id, text: 'Find a room.' });
    expect(room).not.toHaveProperty('due');
  });

  it.each([
    [
      'a meeting that there is not',
      { meetingId: 'board' },
      404,
      'MEETING_ACTION.MEETING_NOT_FOUND',
    ],
    ['an item that it had not', { itemId: 'board' }, 422, 'MEETING_ACTION.ITEM_NOT_FOUND'],
    ['an agency that there is not', { agencyId: 'board' }, 404, 'MEETING_ACTION.AGENCY_NOT_FOUND'],
  ])('is not raised at %s', async (_, changes, status, code) => {
    const wrong = Object.fromEntries(Object.keys(changes).map((key) => [key, partnership.board]));
    await expectRefused(ledger, () => ledger.post(PATH, asked(wrong), on(DAY)), { status, code });
  });

  it('is done by its owner, listed after what is open, and taken up again', async () => {
    const { id } = await ledger.done(PATH, asked({ text: 'Print the plan.' }), on(DAY));
    const done = (as: string) =>
      ledger.post(`${PATH}/${id}/done`, { outcome: 'Printed.' }, { ...on('2021-06-20'), as });
    await expectRefused(ledger, () => done(people.boardChair), {
      status: 403,
      code: 'MEETING_ACTION.NOT_BY_ITS_OWNER',
    });
    expect((await done('analyst')).status).toBe(200);
    await expectRefused(ledger, () => done('analyst'), {
      status: 409,
      code: 'MEETING_ACTION.NOT_OPEN',
    });
    const all = await list(`meeting=${june.meetingId}`);
    expect(all.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
    expect(all.at(-1)).toMatchObject({
      meetingActionId: id,
      closed: { as: 'done', by: 'analyst', capacity: 'action-owner', effectiveAt: '2021-06-20' },
      daysOverdue: 0,
    });

    const because = 'A page is missing.';
    await ledger.done(`${PATH}/${id}/reopen`, { because }, on('2021-06-21'));
    const to = { owner: 'Manager', agencyId: partnership.police, because };
    await ledger.done(`${PATH}/${id}/reassign`, to, on('2021-06-21'));
    await ledger.done(`${PATH}/${id}/set-date`, { to: '2021-07-01', because }, on('2021-06-21'));
    const bad = { to: '2021-06-14', because };
    await expectRefused(
      ledger,
      () => ledger.post(`${PATH}/${id}/set-date`, bad, on('2021-06-21')),
      {
        status: 422,
        code: 'MEETING_ACTION.DUE_BEFORE_RAISED',
      },
    );
    await ledger.done(`${PATH}/${id}/withdraw`, { because }, on('2021-06-22'));
    const { body } = await ledger.get(`${PATH}/${id}?after=${await ledger.head()}`);
    expect(body).toMatchObject({
      stage: 'withdrawn',
      owner: 'Manager',
      due: '2021-07-01',
      reassigned: [{ formerOwner: 'Analyst' }],
      reopened: [{ formerly: 'done', because }],
      closed: { as: 'withdrawn', because },
    });
  });

  it('is not shown where it is restricted', async () => {
    const { id } = await ledger.done(PATH, asked({ marking: 'restricted' }), on(DAY));
    expect((await list('')).map(({ meetingActionId }) => meetingActionId)).toContain(id);
    const shown = await list('', people.boardMember);
    expect(shown.map(({ meetingActionId }) => meetingActionId)).not.toContain(id);
  });
});

describe('an interest declared in an item', () => {
  let ledger: ServedLedger;
  let partnership: Partnership;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    partnership = await foundPartnership(ledger);
  });
  afterAll(() => ledger.close());

  it('bars from deciding it, where the terms of reference have the rule', async () => {
    const { board, police, fire } = partnership;
    const meeting = { bodyId: board, date: DAY, agenda: [{ number: 1, title: 'Grants' }] };
    const { id, parts = {} } = await ledger.done('/v1/meetings', meeting, on('2021-06-01'));
    const declared = {
      itemId: parts['1'],
      person: people.boardMember,
      nature: 'prejudicial',
      interest: 'A trustee of a charity that applied.',
    };
    const declare = () => ledger.post(`/v1/meetings/${id}/interests`, declared, on('2021-06-10'));
    await expectRefused(ledger, declare, { status: 422, code: 'INTEREST.NOT_IN_THE_TERMS' });
    const terms = { ...TERMS, inForceFrom: '2021-06-05', interestsDeclared: true };
    await ledger.done(`/v1/bodies/${board}/terms-of-reference`, { terms }, on('2021-06-05'));
    expect((await declare()).status).toBe(200);
    await expectRefused(ledger, declare, { status: 409, code: 'INTEREST.ALREADY_DECLARED' });

    const attendance = [
      { person: people.boardChair, role: 'Chair', agencyId: police, as: 'chair' },
      { person: people.boardMember, role: 'Member', agencyId: fire, as: 'member' },
    ];
    await ledger.done(`/v1/meetings/${id}/hold`, { attendance }, on(DAY));
    const held = { meetingId: id, day: DAY, items: parts };
    const decision = decisionOf(partnership, held, 1, { kind: 'agree', text: 'Fund the charity' });
    const record = (conflicted: readonly string[]) =>
      ledger.post('/v1/decisions', { ...decision, conflicted }, on(DAY));
    await expectRefused(ledger, () => record([]), {
      status: 422,
      code: 'DECISION.BARRED_PERSON_TOOK_PART',
    });
    const recorded = await record([people.boardMember]);
    expect(recorded.body.reference).toBe('SCB-2021-001');

    const because = 'It was another charity.';
    const withdrawal = { itemId: parts['1'], person: people.boardMember, because };
    await ledger.done(`/v1/meetings/${id}/withdraw-interest`, withdrawal, on(DAY));
    const { body } = await ledger.get(`/v1/meetings/${id}?after=${await ledger.head()}`);
    expect(body.interests).toMatchObject([{ ...declared, withdrawn: { because } }]);
    expect((await record([])).status).toBe(201);
  });

  it('does not follow from the agency that somebody is of', async () => {
    // The chair is of the police.
    const september = await holdBoardMeeting(ledger, partnership, '2021-09-14', 'Police stations');
    const about = { kind: 'agree', text: 'Ask the police for a plan' };
    const decision = decisionOf(partnership, september, 1, about);
    expect((await ledger.post('/v1/decisions', decision, on('2021-09-14'))).status).toBe(201);
  });
});
