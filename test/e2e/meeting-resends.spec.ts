import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import {
  foundPartnership,
  type HeldMeeting,
  holdBoardMeeting,
  on,
  type Partnership,
  people,
  TERMS,
} from '../support/story.js';

const JUNE = '2021-06-15';
const SEPTEMBER = '2021-09-14';

/** The record of a meeting, each command sent twice, and once more with another body. */
describe('what is resent about a meeting', () => {
  let ledger: ServedLedger;
  let partnership: Partnership;
  let june: HeldMeeting;
  let september: HeldMeeting;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    partnership = await foundPartnership(ledger);
    const signed = { interestsDeclared: true, minutes: 'signed-by-the-chair' };
    const terms = { ...TERMS, ...signed, inForceFrom: '2021-05-01' };
    const adopt = `/v1/bodies/${partnership.board}/terms-of-reference`;
    await ledger.done(adopt, { terms }, on('2021-05-01'));
    june = await holdBoardMeeting(ledger, partnership, JUNE, 'Slides');
    september = await holdBoardMeeting(ledger, partnership, SEPTEMBER, 'Minutes');
  });
  afterAll(() => ledger.close());

  const changesNothing = async (path: string, body: object, other: object, day: string) => {
    const sending = { ...on(day), key: `${path}:${day}` };
    const first = await ledger.post(path, body, sending);
    expect([path, first.body.faults, first.status < 300]).toEqual([path, undefined, true]);
    const head = await ledger.head();
    const again = await ledger.post(path, body, sending);
    expect(again.body).toMatchObject({ id: first.body.id, repeated: true });
    expect(again.body.parts).toEqual(first.body.parts);
    const differs = await ledger.post(path, { ...body, ...other }, sending);
    expect([path, differs.status]).toEqual([path, 422]);
    expect(await ledger.head()).toBe(head);
    return first.body.id as string;
  };

  it('changes nothing: convened, an item added, an interest declared, held', async () => {
    const { board: bodyId, police: agencyId } = partnership;
    const day = '2021-07-06';
    const agenda = [{ number: 1, title: 'Grants' }];
    const convening = { bodyId, date: day, agenda };
    const id = await changesNothing('/v1/meetings', convening, { place: 'Penrith' }, JUNE);
    const item = { number: 2, title: 'Slides' };
    await changesNothing(`/v1/meetings/${id}/items`, item, { title: 'Other' }, JUNE);
    const chair = { person: people.boardChair, role: 'Chair', agencyId, as: 'chair' };
    const other = { attendance: [{ ...chair, role: 'In the chair' }] };
    await changesNothing(`/v1/meetings/${id}/hold`, { attendance: [chair] }, other, day);
    const { body } = await ledger.get(`/v1/meetings/${id}?after=${await ledger.head()}`);
    const interest = {
      itemId: body.agenda[0].itemId,
      person: people.boardChair,
      nature: 'personal',
      interest: 'Knows the supplier.',
    };
    const prejudicial = { nature: 'prejudicial' };
    await changesNothing(`/v1/meetings/${id}/interests`, interest, prejudicial, day);
  });

  it('changes nothing: a meeting called off', async () => {
    const convening = { bodyId: partnership.board, date: '2021-08-03', agenda: [] };
    const { id } = await ledger.done('/v1/meetings', convening, on(JUNE));
    const because = 'Clash with an exercise.';
    const other = { because: 'Another reason.' };
    await changesNothing(`/v1/meetings/${id}/cancel`, { because }, other, '2021-07-01');
  });

  it('changes nothing: what a meeting asked to be done, and that it is done', async () => {
    const asked = {
      meetingId: june.meetingId,
      itemId: june.items['1'],
      text: 'Send the slides to all members.',
      owner: 'Analyst',
      marking: 'partnership',
    };
    const other = { owner: 'Secretary' };
    const id = await changesNothing('/v1/meeting-actions', asked, other, JUNE);
    const done = `/v1/meeting-actions/${id}/done`;
    await changesNothing(done, { outcome: 'Sent.' }, { outcome: 'Sent twice.' }, '2021-06-20');
  });

  it('changes nothing: minutes that are confirmed, and signed where the terms ask for it', async () => {
    const path = `/v1/meetings/${june.meetingId}/confirm-minutes`;
    const confirmed = { confirmedAt: september.meetingId };
    const refused = (body: object, code: string) =>
      expectRefused(ledger, () => ledger.post(path, body, on(SEPTEMBER)), { status: 422, code });
    await refused(confirmed, 'MEETING.MINUTES_NOT_SIGNED');
    const byMember = { ...confirmed, signedBy: people.boardMember };
    await refused(byMember, 'MEETING.NOT_SIGNED_BY_THE_CHAIR');
    const signed = { ...confirmed, signedBy: people.boardChair };
    await changesNothing(path, signed, { signedBy: people.boardMember }, SEPTEMBER);
    const { body } = await ledger.get(
      `/v1/meetings/${june.meetingId}?after=${await ledger.head()}`,
    );
    expect(body).toMatchObject({
      stage: 'minutes-confirmed',
      minutesConfirmed: { confirmedAt: september.meetingId },
      minutesSigned: { signedBy: people.boardChair, office: 'chair' },
    });
  });
});
