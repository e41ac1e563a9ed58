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

const DAY = '2021-06-15';
const PATH = '/v1/decisions';

describe('references without gaps', () => {
  let ledger: ServedLedger;
  let board: Partnership;
  /** The same, with the Community Safety group in the place of the Board. */
  let group: Partnership;
  let ofBoard: HeldMeeting;
  let ofGroup: HeldMeeting;

  const noted = (body: Partnership, meeting: HeldMeeting, text: string) =>
    decisionOf(body, meeting, 1, { kind: 'note', text });

  const holdGroupMeeting = async (): Promise<HeldMeeting> => {
    const agenda = [{ number: 1, title: 'Any business' }];
    const meeting = { bodyId: board.safety, date: DAY, agenda, effectiveAt: DAY };
    const { id, parts = {} } = await ledger.done('/v1/meetings', meeting, on(DAY));
    const as = { person: people.safetyChair, role: 'Chair', agencyId: board.police, as: 'chair' };
    await ledger.done(`/v1/meetings/${id}/hold`, { attendance: [as] }, on(DAY));
    return { meetingId: id, day: DAY, items: parts };
  };

  const register = async (bodyId: string): Promise<readonly string[]> => {
    const after = await ledger.head();
    const { body } = await ledger.get(`${PATH}?after=${after}&body=${bodyId}`);
    return body.items
      .map(({ reference, stage }: Record<string, string>) => `${reference} ${stage}`)
      .toSorted();
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    board = await foundPartnership(ledger);
    group = { ...board, board: board.safety };
    ofBoard = await holdBoardMeeting(ledger, board, DAY, 'Any business');
    ofGroup = await holdGroupMeeting();
  });
  afterAll(() => ledger.close());

  it('one key for decisions of two bodies at once: two commands, each with its number', async () => {
    const sending = { ...on(DAY), key: 'one-key' };
    const answers = await Promise.all([
      ledger.post(PATH, noted(board, ofBoard, 'Note the report'), sending),
      ledger.post(PATH, noted(group, ofGroup, 'Note the report'), sending),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [first, second] = answers.map(({ body }) => body);
    expect([first.reference, second.reference]).toEqual(['SCB-2021-001', 'CS-2021-001']);
    expect(first.id).not.toBe(second.id);
    expect(await register(board.board)).toEqual(['SCB-2021-001 draft']);
    expect(await register(group.board)).toEqual(['CS-2021-001 draft']);
  });

  it('one key for two decisions of one body at once: the second is refused, and takes no number', async () => {
    const sending = { ...on(DAY), key: 'another-key' };
    const answers = await Promise.all(
      ['One text', 'Another text'].map((text) =>
        ledger.post(PATH, noted(board, ofBoard, text), sending),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 422]));
    expect(answers.find(({ status }) => status === 422)?.body.code).toBe(
      'IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY',
    );
    expect(await register(board.board)).toEqual(['SCB-2021-001 draft', 'SCB-2021-002 draft']);
  });

  it('none is given to a decision that its date refuses', async () => {
    const early = { ...noted(board, ofBoard, 'Too early'), effectiveAt: DAY };
    await expectRefused(ledger, () => ledger.post(PATH, early, on('2021-06-14')), {
      status: 422,
      code: 'EFFECTIVE_DATE.IN_THE_FUTURE',
    });
  });
});
