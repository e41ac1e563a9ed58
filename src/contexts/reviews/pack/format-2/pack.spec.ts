import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contestJudged, withContestBoard } from '../../../../../test/support/contest-history.js';
import { InMemoryEventStore } from '../../../../../test/support/in-memory-event-store.js';
import {
  askedInFormat2,
  givenInFormat2,
  type PackOf2,
  type RecordOf2,
} from '../../../../../test/support/pack-given.js';
import {
  actionId,
  afterTheFreeze,
  bodyId,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  fact,
  id,
  inTime,
  MID_YEAR,
  planId,
  planOf,
  reviewOf,
  sealedText,
  updated,
  upToTheFreeze,
} from '../../../../../test/support/review-history.js';
import type { ChangeId } from '../../../delivery-plans/contract.js';
import type { MeetingId } from '../../../meetings/contract.js';
import type { Recorded } from '../../../../kernel/envelope.js';
import { plainDate } from '../../../../kernel/plain-date.js';
import { packAtCut } from '../../queries/pack-at-cut.js';
import { RATINGS } from './counting.js';

const packOf = async (
  events: readonly Recorded[] = upToTheFreeze(),
  asked: Parameters<typeof givenInFormat2>[1] = {},
): Promise<PackOf2> => (await givenInFormat2(events, asked)).document as PackOf2;

const whole = (): readonly Recorded[] => {
  const [close, ...meeting] = afterTheFreeze().toReversed();
  const events = [...upToTheFreeze(), ...meeting.toReversed(), contestJudged()];
  return withContestBoard(close ? [...events, close] : events);
};

describe('the bytes of a pack', () => {
  it('are not changed by anything recorded after the freeze', async () => {
    const before = await givenInFormat2(withContestBoard(upToTheFreeze()));
    const late = afterTheFreeze();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...late.keys()]), async (chosen) => {
        const more = chosen.flatMap((index) => late[index] ?? []);
        const after = await givenInFormat2([...withContestBoard(upToTheFreeze()), ...more]);
        expect(after.json).toBe(before.json);
      }),
      { numRuns: 10 },
    );
  });

  it('differ from part to part, each with a digest of its own', async () => {
    const one = await givenInFormat2(whole());
    const two = await givenInFormat2(whole(), { part: 2 });
    expect(one.digest).not.toBe(two.digest);
    expect([one.document.cover, two.document.cover]).toMatchObject([
      { part: 1, marking: 'partnership' },
      { part: 2, marking: 'restricted' },
    ]);
  });
});

describe('a corrected position', () => {
  const corrected = (): readonly Recorded[] => [
    ...upToTheFreeze(),
    updated('2022-03-30', 'CS-2021-05', 'off-track', 'The van broke down.', 'It is repaired.', {
      recordedAt: '2022-04-02T09:00:00.000Z',
    }),
    fact('2022-04-04', `review-${END_OF_YEAR}`, 'position-corrected.v1', {
      ...reviewOf(END_OF_YEAR),
      positionDate: plainDate('2022-03-31'),
      version: 2,
      packFormat: 2,
      because: sealedText('An update was overlooked.'),
    }),
  ];

  it('makes version 2 of the pack, and version 1 keeps its bytes', async () => {
    const first = await givenInFormat2(corrected(), { version: 1 });
    expect(first.json).toBe((await givenInFormat2(upToTheFreeze())).json);
    const second = await givenInFormat2(corrected(), { version: 2 });
    expect(second.document.cover.version).toBe(2);
    expect(second.document.positionPage.all.now.ratings['off-track']).toBe(3);
    expect((await givenInFormat2(corrected())).json).toBe(second.json);
  });

  it('has no further version', async () => {
    expect(await askedInFormat2(corrected(), { version: 3 })).toMatchObject({
      ok: false,
      error: [{ code: 'PACK.NO_SUCH_VERSION', message: expect.stringContaining('is 2') }],
    });
  });
});

/** What only Part 2 may say. */
const RESTRICTED = [
  'CT-2021-01',
  'CT-2021-02',
  'CS-2021-07',
  'Contest plan',
  'FPB-2021-007',
  'terrorism',
];

describe('Part 1', () => {
  it('says one line of what stands in Part 2, and nothing of what it is', async () => {
    const { json, document } = await givenInFormat2(whole(), { kind: 'record' });
    for (const words of RESTRICTED) expect(json).not.toContain(words);
    expect(document.cover.withheld).toEqual({
      actions: 1,
      decisions: 2,
      groups: [{ name: 'Contest Board', returnReceived: true }],
    });
    expect(document.cover.groups).not.toContain('Contest Board');
  });
});

describe('Part 2', () => {
  it('holds the Contest Board whole, and of other groups what is restricted', async () => {
    const { groups, cover, exceptions } = await packOf(whole(), { part: 2 });
    expect(cover.groups).toEqual(['Contest Board']);
    expect(groups.map(({ shortName, heldToAccount }) => [shortName, heldToAccount])).toEqual([
      ['CS', false],
      ['CT', true],
    ]);
    expect(exceptions.shown.map(({ reference }) => reference)).toEqual([
      'CT-2021-02',
      'CT-2021-01',
    ]);
    expect(groups[1]?.return?.confirmedOn).toBe('2022-03-18');
  });

  it('holds no action that stands in Part 1', async () => {
    const referencesIn = async (part: 1 | 2) =>
      (await packOf(whole(), { part })).annexes.actions.groups.flatMap(({ actions }) =>
        actions.map(({ reference }) => reference),
      );
    const [one, two] = [await referencesIn(1), await referencesIn(2)];
    expect(two).toEqual(['CS-2021-07', 'CT-2021-01', 'CT-2021-02']);
    expect(one.filter((reference) => two.includes(reference))).toEqual([]);
    expect(one).toHaveLength(13);
  });

  it('holds what was asked about it, and what was decided', async () => {
    const { askedLastTime, decisionsUndelivered } = await packOf(whole(), { part: 2 });
    expect(askedLastTime?.questions.map(({ group, about }) => [group, about])).toEqual([
      ['CT', undefined],
      ['CS', 'CS-2021-07'],
    ]);
    expect(decisionsUndelivered.map(({ reference }) => reference)).toEqual([
      'FPB-2021-007',
      'FPB-2022-002',
    ]);
  });

  it('of a record holds the judgement on the Contest Board only', async () => {
    const { document } = await givenInFormat2(whole(), { kind: 'record', part: 2 });
    const { afterMeeting } = document as RecordOf2;
    expect(afterMeeting.judgements.map(({ group }) => group)).toEqual(['CT']);
    expect(afterMeeting.decisions.map(({ reference }) => reference)).toEqual(['FPB-2022-005']);
    expect(afterMeeting.addendum.facts.map(({ about }) => about)).toEqual(['CS-2021-07']);
  });

  it('is refused where nothing is restricted', async () => {
    const events = upToTheFreeze().map((event) => {
      const data = event.data as { readonly marking?: string; readonly action?: object };
      if (data.marking) return { ...event, data: { ...data, marking: 'partnership' } };
      if (data.action)
        return { ...event, data: { ...data, action: { ...data.action, marking: 'partnership' } } };
      return event;
    });
    expect(await askedInFormat2(events, { part: 2 })).toMatchObject({
      ok: false,
      error: [{ code: 'PACK.NO_PART_TWO' }],
    });
  });

  it('is refused of a position that was frozen in format 1, which has none', async () => {
    const store = new InMemoryEventStore(upToTheFreeze());
    const which = { reviewId: END_OF_YEAR, kind: 'pack', part: 2 } as const;
    expect(await packAtCut({ store, ledger: EXAMPLE_LEDGER }, which)).toMatchObject({
      ok: false,
      error: [{ code: 'PACK.NO_PART_TWO' }],
    });
  });
});

describe('the parts of a pack', () => {
  it('ask for what the figures call for, the position first', async () => {
    const { cover } = await packOf();
    expect(cover.asks).toEqual([
      'note the position of 2 groups as at 31 March 2022: 13 actions, of which 2 off track and 3 overdue;',
      'decide on 4 exceptions that need a decision: CJ-2021-03, CJ-2021-04, CJ-2021-05, CS-2021-03;',
      'judge each group for its outcomes and, apart from them, for its impact: CJ, CS;',
      'agree how 1 overdue decision will be delivered: FPB-2021-006;',
      'settle 1 question left open by the last review.',
    ]);
    expect(cover.frozenOn).toBe('2022-04-01');
  });

  it('count every action once, whatever was reported', async () => {
    const { positionPage } = await packOf();
    for (const { now } of [...positionPage.groups, positionPage.all])
      expect(RATINGS.reduce((sum, rating) => sum + now.ratings[rating], 0)).toBe(now.actions);
    expect(positionPage.all.now.actions).toBe(13);
  });

  it('name who is to answer what was asked', async () => {
    const { askedLastTime } = await packOf();
    expect(askedLastTime?.questions).toMatchObject([
      { group: 'CJ', owner: { role: 'Chief Crown Prosecutor' }, answeredOn: '2021-10-14' },
      { group: 'CS', owner: { role: 'Assistant Director, Communities' }, evidence: [] },
    ]);
    expect(askedLastTime?.questions[1]).not.toHaveProperty('answer');
  });

  it('read the risks of a group from its figures', async () => {
    const { groups } = await packOf();
    expect(groups.map(({ risks }) => risks)).toEqual([
      [
        { rule: 'not-updated', concerns: ['CJ-2021-05'] },
        { rule: 'no-data', concerns: ['Prolific offenders are managed together'] },
      ],
      [
        { rule: 'due-and-at-risk', concerns: ['CS-2021-04'] },
        { rule: 'not-updated', concerns: ['CS-2021-05'] },
        { rule: 'no-data', concerns: ['The right support for victims to cope and recover'] },
      ],
    ]);
  });

  it('give the figure that stands for each period, for the line through them', async () => {
    const { groups } = await packOf();
    const measures = groups.flatMap(({ outcomes }) => outcomes.flatMap((each) => each.measures));
    const night = measures.find(({ title }) => title.startsWith('Serious violence'));
    expect(night?.series).toEqual([
      { periodEnd: '2021-06-30', figure: { value: 1330 } },
      { periodEnd: '2021-12-31', figure: { value: 1395 } },
    ]);
  });

  it('leave out what needs an earlier review where there was none', async () => {
    const first = await packOf(upToTheFreeze(), { reviewId: MID_YEAR });
    expect(first).not.toHaveProperty('askedLastTime');
    expect(first).not.toHaveProperty('whatChanged');
    expect(first.positionPage.groups[0]).not.toHaveProperty('last');
  });
});

describe('what happened within the year', () => {
  const ofSafety = { ...planOf('safety'), boardId: bodyId('board') };
  const before = (...more: readonly Recorded[]): readonly Recorded[] =>
    inTime(upToTheFreeze().toSpliced(-1, 0, ...more));
  const change = (key: string, materiality: 'minor' | 'material') => ({
    ...ofSafety,
    changeId: id<ChangeId>('change', key),
    materiality,
    grounds: [],
    because: sealedText(`Because of ${key}.`),
  });
  const withdrawn = fact('2022-03-01', 'plan-safety', 'action-withdrawn.v1', {
    ...change('withdrawal', 'material'),
    actionId: actionId('CS-2021-05'),
  });

  it('counts no action that was withdrawn, and tells why it was', async () => {
    const { positionPage, whatChanged, annexes, exceptions } = await packOf(before(withdrawn));
    expect(positionPage.all.now.actions).toBe(12);
    expect(exceptions.shown.map(({ reference }) => reference)).not.toContain('CS-2021-05');
    expect(whatChanged?.groups[1]?.ended).toMatchObject([
      { action: { reference: 'CS-2021-05' }, ended: { as: 'withdrawn', on: '2022-03-01' } },
    ]);
    const inFull = annexes.actions.groups[1]?.actions.at(-1);
    expect(inFull).toMatchObject({ reference: 'CS-2021-05', ended: { as: 'withdrawn' } });
  });

  it('tells of an action that was reopened, which is not complete any more', async () => {
    const reopened = fact('2022-03-02', 'action-CS-2021-01', 'action-reopened.v1', {
      ...ofSafety,
      actionId: actionId('CS-2021-01'),
      completedOn: plainDate('2022-01-28'),
      because: sealedText('The service closed again.'),
    });
    const { positionPage, groups } = await packOf(before(reopened));
    expect(positionPage.groups[1]?.now.ratings.complete).toBe(0);
    expect(groups[1]?.completed).toEqual([]);
  });

  it('shows a period without data beside the figure that stands, and why', async () => {
    const none = fact('2022-03-30', 'measure-night', 'measure-observed.v2', {
      ...ofSafety,
      measureId: id('measure', 'night'),
      periodEnd: plainDate('2022-03-31'),
      noData: { because: sealedText('The system was replaced.') },
    });
    const { groups, annexes } = await packOf(before(none));
    const night = groups[1]?.outcomes
      .flatMap(({ measures }) => measures)
      .find(({ title }) => title.startsWith('Serious violence'));
    expect(night).toMatchObject({
      latest: { periodEnd: '2021-12-31' },
      noData: { periodEnd: '2022-03-31' },
    });
    const inFull = annexes.measures.groups[1]?.measures.find(({ title }) => title === night?.title);
    expect(inFull?.withoutData).toMatchObject([{ periodEnd: '2022-03-31' }]);
  });

  it('takes up in the record what was tabled at the meeting', async () => {
    const [close, ...meeting] = afterTheFreeze().toReversed();
    const tabled = fact('2022-04-13', `review-${END_OF_YEAR}`, 'update-tabled.v1', {
      ...reviewOf(END_OF_YEAR),
      bodyId: bodyId('justice'),
      planId: planId('justice'),
      meetingId: id<MeetingId>('meeting', 'board-2022-04-13'),
      tabledUpdateId: id('tabled', 'one'),
      actionId: actionId('CJ-2021-03'),
      deliveryRating: 'at-risk',
      update: sealedText('A second supplier bid this morning.'),
    });
    const events = [...upToTheFreeze(), ...meeting.toReversed(), tabled, ...(close ? [close] : [])];
    const { document } = await givenInFormat2(events, { kind: 'record' });
    expect((document as RecordOf2).afterMeeting.tabled).toMatchObject([
      { group: 'CJ', about: 'CJ-2021-03', rating: 'at-risk', on: '2022-04-13' },
    ]);
  });
});
