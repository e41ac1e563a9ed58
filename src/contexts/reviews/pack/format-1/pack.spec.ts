import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Recorded } from '../../../../kernel/envelope.js';
import { InMemoryEventStore } from '../../../../../test/support/in-memory-event-store.js';
import {
  afterTheFreeze,
  bodyId,
  decided,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  fact,
  MID_YEAR,
  planId,
  reviewOf,
  updated,
  upToTheFreeze,
} from '../../../../../test/support/review-history.js';
import { uuidOf } from '../../../../../test/support/recorded-event.js';
import type { ReviewEvent, ReviewId } from '../../contract.js';
import { packAtCut, type PackAtCut, type PackKind } from '../../queries/pack-at-cut.js';
import { RATINGS } from './counting.js';
import type { Pack, PackRecord } from './pack-document.js';
import { monthsAfter } from './parts/six-months.js';
import { plainDate } from '../../../../kernel/plain-date.js';

type ReturnConfirmed = Extract<ReviewEvent, { type: 'return-confirmed.v1' }>;

const asked = (events: readonly Recorded[], kind: PackKind = 'pack', review = END_OF_YEAR) =>
  packAtCut(
    {
      store: new InMemoryEventStore(events),
      ledger: EXAMPLE_LEDGER,
    },
    { reviewId: review, kind },
  );

const given = async (
  events: readonly Recorded[],
  kind: PackKind = 'pack',
  review = END_OF_YEAR,
): Promise<PackAtCut> => {
  const pack = await asked(events, kind, review);
  if (!pack.ok) throw new Error(pack.error.map(({ code }) => code).join(' '));
  return pack.value;
};

const packOf = async (events = upToTheFreeze(), review = END_OF_YEAR): Promise<Pack> =>
  (await given(events, 'pack', review)).document as Pack;
const recordOf = async (): Promise<PackRecord> =>
  (await given([...upToTheFreeze(), ...afterTheFreeze()], 'record')).document as PackRecord;

/** Every share anywhere in a document. */
const sharesIn = (value: unknown): readonly { numerator: number; denominator: number }[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'numerator' in value ? [value as { numerator: number; denominator: number }] : [];
  return [...own, ...Object.values(value).flatMap(sharesIn)];
};

describe('the bytes of a pack', () => {
  it('are not changed by anything recorded after the freeze', async () => {
    const before = await given(upToTheFreeze());
    const late = afterTheFreeze();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...late.keys()]), async (chosen) => {
        const events = [...upToTheFreeze(), ...chosen.flatMap((index) => late[index] ?? [])];
        const after = await given(events);
        expect(after.digest).toBe(before.digest);
        expect(after.json).toBe(before.json);
        expect(after.position).toBe(before.position);
      }),
      { numRuns: 15 },
    );
  });

  it('of a record are not changed by anything recorded after the close', async () => {
    const closed = [...upToTheFreeze(), ...afterTheFreeze()];
    const later = updated('2022-05-02', 'CJ-2021-03', 'on-track', 'Found.', undefined, {});
    expect((await given([...closed, later], 'record')).json).toBe(
      (await given(closed, 'record')).json,
    );
  });

  it('are changed by a fact recorded before the freeze', async () => {
    const [first, ...others] = upToTheFreeze().toReversed();
    const frozen = first ? [first] : [];
    const more = updated('2022-03-31', 'CS-2021-05', 'at-risk', 'Less money.', 'Funds end.');
    expect((await given([...others.toReversed(), more, ...frozen])).digest).not.toBe(
      (await given(upToTheFreeze())).digest,
    );
  });
});

/** The history with more recorded just before a freeze. */
const beforeTheFreeze = (review: ReviewId, ...more: readonly Recorded[]): readonly Recorded[] => {
  const events = upToTheFreeze();
  const at = events.findIndex(
    ({ type, data }) =>
      type === 'position-frozen.v1' && (data as { reviewId: unknown }).reviewId === review,
  );
  return events.toSpliced(at, 0, ...more);
};

describe('what was recorded before the freeze and happened after the position date', () => {
  const offTrack = updated('2022-04-01', 'CS-2021-05', 'off-track', 'The van broke down.', 'Late.');

  it('changes nothing in the pack but the one count of it', async () => {
    const { annexes, ...pack } = await packOf();
    const { annexes: annexesWith, ...packWith } = await packOf(
      beforeTheFreeze(END_OF_YEAR, offTrack),
    );
    expect(packWith).toEqual(pack);
    expect(annexesWith.actions).toEqual(annexes.actions);
    expect(annexesWith.measures).toEqual(annexes.measures);
    expect(annexesWith.method).toEqual({
      ...annexes.method,
      notYet: 1,
      position: { ...annexes.method.position, position: expect.any(String) },
    });
    expect(annexes.method.notYet).toBe(0);
  });

  it('is the position where it had happened by that date', async () => {
    const onTheDay = updated('2022-03-31', 'CS-2021-05', 'off-track', 'The van broke.', 'Late.');
    const { positionPage, annexes } = await packOf(beforeTheFreeze(END_OF_YEAR, onTheDay));
    expect(positionPage.groups[1]?.now.ratings['off-track']).toBe(2);
    expect(annexes.method.notYet).toBe(0);
  });

  it('is not what it was compared with at the next review, but what changed since', async () => {
    const early = updated('2021-10-01', 'CS-2021-05', 'off-track', 'The van broke down.', 'Late.');
    const { positionPage, whatChanged } = await packOf(beforeTheFreeze(MID_YEAR, early));
    expect(positionPage.groups[1]?.last?.ratings).toEqual(
      (await packOf()).positionPage.groups[1]?.last?.ratings,
    );
    expect(
      whatChanged?.groups[1]?.rated.map(({ action, from, to }) => [action.reference, from, to]),
    ).toContainEqual(['CS-2021-05', 'on-track', 'off-track']);
  });

  it('is neither in the addendum of the record nor among its decisions', async () => {
    const noted = decided({
      key: 'unrelated',
      number: 12,
      on: '2022-04-01',
      kind: 'note',
      text: 'Notes a report.',
    });
    const events = [...beforeTheFreeze(END_OF_YEAR, offTrack, ...noted), ...afterTheFreeze()];
    const { afterMeeting, annexes } = (await given(events, 'record')).document as PackRecord;
    expect(annexes.method.notYet).toBe(3);
    expect(afterMeeting.decisions.map(({ reference }) => reference)).toEqual(['FPB-2022-004']);
    expect(afterMeeting.addendum.facts.map(({ about }) => about)).toEqual(['CJ-2021-05']);
  });

  it('is part of it where it is the review itself', async () => {
    const stream = `review-${END_OF_YEAR}`;
    const [model] = upToTheFreeze().filter(({ type }) => type === 'return-confirmed.v1');
    const confirmed = fact('2022-04-01', stream, 'return-confirmed.v1', {
      ...(model as Recorded<ReturnConfirmed>).data,
      ...reviewOf(END_OF_YEAR),
      bodyId: bodyId('safety'),
      planId: planId('safety'),
    });
    const { positionPage, annexes } = await packOf(beforeTheFreeze(END_OF_YEAR, confirmed));
    expect(positionPage.returns).toEqual({ numerator: 2, denominator: 2 });
    expect(annexes.method.notYet).toBe(0);
  });

  it('still tells who a group is, and that its plan is left to Part 2', async () => {
    const events = upToTheFreeze().map((event) =>
      event.type === 'body-established.v2' &&
      (event.data as { shortName: string }).shortName === 'CS'
        ? {
            ...event,
            data: { ...(event.data as object), kind: 'contest-board' },
            metadata: { ...event.metadata, effectiveAt: plainDate('2022-04-01') },
          }
        : event,
    );
    const { cover } = await packOf(events);
    expect(cover.withheld.groups).toEqual(['Community Safety Business Area Group']);
    expect(cover.groups).toEqual(['Criminal Justice Business Area Group']);
  });
});

describe('what cannot be given', () => {
  it('is refused where there is no such review', async () => {
    const answer = await asked(upToTheFreeze(), 'pack', uuidOf('nowhere') as unknown as ReviewId);
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'REVIEW.NOT_FOUND' }] });
  });

  it('is refused before the position is frozen', async () => {
    const answer = await asked(upToTheFreeze().slice(0, -1));
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'REVIEW.POSITION_NOT_FROZEN' }] });
  });

  it('is refused for a record before the close', async () => {
    const answer = await asked(upToTheFreeze(), 'record');
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'PACK.RECORD_BEFORE_CLOSE' }] });
  });
});

describe('the position on one page', () => {
  it('counts every action once, whatever was reported', async () => {
    const [frozen, ...others] = upToTheFreeze().toReversed();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('CJ-2021-03', 'CJ-2021-05', 'CS-2021-02', 'CS-2021-05', 'CS-2021-07'),
            fc.constantFrom('not-started', 'on-track', 'at-risk', 'off-track' as const),
          ),
          { maxLength: 6 },
        ),
        async (reports) => {
          const more = reports.map(([reference, rating]) =>
            updated('2022-03-31', reference, rating, 'Progress.'),
          );
          const { positionPage } = await packOf([
            ...others.toReversed(),
            ...more,
            ...(frozen ? [frozen] : []),
          ]);
          for (const { now } of [...positionPage.groups, positionPage.all]) {
            expect(RATINGS.reduce((sum, rating) => sum + now.ratings[rating], 0)).toBe(now.actions);
            expect(now.completeOrOnTrack.denominator).toBe(now.actions);
          }
          expect(positionPage.all.now.actions).toBe(13);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('shows each group now and at the last freeze', async () => {
    const { positionPage } = await packOf();
    expect(positionPage.groups[1]).toMatchObject({
      shortName: 'CS',
      now: {
        actions: 6,
        ratings: {
          complete: 1,
          'on-track': 3,
          'at-risk': 1,
          'off-track': 1,
          'not-started': 0,
          'not-assessed': 0,
        },
        overdue: { numerator: 1, denominator: 6 },
        datesMoved: { actions: 3, medianDays: 92 },
        outcomes: { improving: 1, static: 0, worsening: 1, 'no-data': 1 },
      },
      last: { actions: 6, ratings: { complete: 0, 'not-assessed': 1, 'not-started': 1 } },
      notUpdated: { numerator: 1, denominator: 5 },
      returnReceived: false,
      lastJudgement: { outcomes: 'partly-assured', impact: 'partly-assured' },
    });
    expect(positionPage.returns).toEqual({ numerator: 1, denominator: 2 });
  });

  it('carries numerator and denominator with every share', async () => {
    const shares = sharesIn(await recordOf());
    expect(shares.length).toBeGreaterThan(10);
    for (const { numerator, denominator } of shares) {
      expect(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)).toBe(true);
      expect(numerator).toBeLessThanOrEqual(denominator);
    }
  });

  it('leaves out what needs an earlier review where there was none', async () => {
    const first = await packOf(upToTheFreeze(), MID_YEAR);
    expect(first).not.toHaveProperty('askedLastTime');
    expect(first).not.toHaveProperty('whatChanged');
    expect(first.positionPage.groups[0]).not.toHaveProperty('last');
    expect(first.positionPage.notUpdatedSince).toBe('2021-03-31');
  });
});

describe('the parts of a pack', () => {
  it('asks for what the figures call for', async () => {
    const { cover } = await packOf();
    expect(cover.asks).toEqual([
      'note the position of 2 groups as at 31 March 2022: 13 actions, of which 3 overdue and 2 off track;',
      'judge each group for its outcomes and, apart from them, for its impact: CJ, CS;',
      'decide on 4 exceptions that need a decision: CJ-2021-03, CJ-2021-04, CJ-2021-05, CS-2021-03;',
      'agree how 1 overdue decision will be delivered: FPB-2021-006;',
      'settle 1 question left open by the last review.',
    ]);
    expect(cover.provisional).toBe(true);
  });

  it('shows exceptions worst first, with the original date and the days overdue', async () => {
    const { exceptions } = await packOf();
    expect(
      exceptions.shown.map(({ reference, kind, daysOverdue, decisionNeeded }) => [
        reference,
        kind,
        daysOverdue,
        decisionNeeded,
      ]),
    ).toEqual([
      ['CS-2021-03', 'off-track', 16, 'new-date'],
      ['CJ-2021-03', 'off-track', 0, 'recovery'],
      ['CJ-2021-04', 'overdue', 31, 'new-date'],
      ['CJ-2021-05', 'overdue', 31, 'new-date'],
      ['CS-2021-04', 'at-risk', 0, 'none'],
    ]);
    expect(exceptions.shown[0]).toMatchObject({ originalTargetDate: '2022-01-31' });
  });

  it('suggests two questions by rule', async () => {
    const { groups } = await packOf();
    expect(groups[0]?.questions).toEqual([
      {
        rule: 'off-track',
        question: 'What would bring CJ-2021-03 back on track, now due 30 June 2022?',
      },
      {
        rule: 'worsening',
        question:
          '“Victims satisfied with updates” has worsened since its baseline: why, and which action answers it?',
      },
    ]);
  });

  it('keeps restated figures and shows the one that stands', async () => {
    const { groups, annexes } = await packOf();
    const night = groups[1]?.outcomes.find(({ title }) => title.startsWith('Less serious'));
    expect(night?.measures[0]?.latest).toEqual({
      figure: { value: 1395 },
      periodEnd: '2021-12-31',
      dataQuality: 'good',
      restated: true,
    });
    const figures = annexes.measures.groups[1]?.measures.find(({ title }) =>
      title.startsWith('Serious violence'),
    );
    expect(figures?.observations.map(({ figure, replaced }) => [figure?.value, replaced])).toEqual([
      [1330, false],
      [1402, true],
      [1395, false],
    ]);
  });

  it('tells what lies between the two freezes', async () => {
    const { whatChanged } = await packOf();
    expect(
      whatChanged?.groups.map(({ group, completed, moved, rated, added }) => ({
        group,
        completed: completed.map(({ reference }) => reference),
        moved: moved.map(({ action, days }) => [action.reference, days]),
        rated: rated.map(({ action, from, to }) => [action.reference, from, to]),
        added: added.length,
      })),
    ).toEqual([
      {
        group: 'CJ',
        completed: ['CJ-2021-01', 'CJ-2021-02'],
        moved: [['CJ-2021-03', 181]],
        rated: [
          ['CJ-2021-03', 'not-assessed', 'off-track'],
          ['CJ-2021-06', 'not-assessed', 'on-track'],
        ],
        added: 0,
      },
      {
        group: 'CS',
        completed: ['CS-2021-01'],
        moved: [
          ['CS-2021-02', 167],
          ['CS-2021-03', 43],
        ],
        rated: [
          ['CS-2021-02', 'not-started', 'on-track'],
          ['CS-2021-03', 'at-risk', 'off-track'],
          ['CS-2021-04', 'on-track', 'at-risk'],
          ['CS-2021-06', 'not-assessed', 'on-track'],
        ],
        added: 0,
      },
    ]);
  });

  it('lists undelivered decisions oldest first, with those that nobody was asked to carry out', async () => {
    const { decisionsUndelivered } = await packOf();
    expect(
      decisionsUndelivered.map(({ reference, daysSinceTaken, daysOverdue, owner }) => [
        reference,
        daysSinceTaken,
        daysOverdue,
        owner,
      ]),
    ).toEqual([
      ['FPB-2021-006', 288, 59, 'Commissioning Manager'],
      ['FPB-2021-009', 168, 0, undefined],
      ['FPB-2022-001', 71, 0, 'Head of Service'],
    ]);
  });

  it('reads the reporting schedule on the position date', async () => {
    const { schedule, meetings, until } = (await packOf()).sixMonths;
    expect(schedule.metOfDue).toEqual({ numerator: 1, denominator: 2 });
    expect(schedule.missed.map(({ duty }) => duty)).toEqual(['Victims’ Code self-assessment']);
    expect(schedule.due.map(({ due }) => due)).toEqual(['2022-04-30', '2022-06-30']);
    expect(meetings.map(({ date }) => date)).toEqual([
      '2022-04-13',
      '2022-05-11',
      '2022-05-18',
      '2022-07-13',
    ]);
    expect(until).toBe('2022-09-30');
  });

  it('counts facts by how far a source carries them', async () => {
    const { facts } = (await packOf()).annexes.method;
    expect(facts.stated).toBe(2);
    expect(facts.stated + facts.illustrative).toBe(upToTheFreeze().length - 1);
  });

  it.each([
    ['2022-03-31', 6, '2022-09-30'],
    ['2021-08-31', 6, '2022-02-28'],
    ['2023-08-29', 6, '2024-02-29'],
    ['2021-09-30', 3, '2021-12-30'],
  ])('takes %s plus %i months as %s', (date, months, later) => {
    expect(monthsAfter(plainDate(date), months)).toBe(later);
  });
});

describe('what is restricted', () => {
  it('stands nowhere in Part 1 and is told in a count', async () => {
    const { document, json } = await given([...upToTheFreeze(), ...afterTheFreeze()], 'record');
    const record = document as PackRecord;
    expect(json).not.toContain('CS-2021-07');
    expect(json).not.toContain('Not for everybody.');
    expect(record.cover.withheld).toEqual({ actions: 1, decisions: 1, groups: [] });
    expect(record.afterMeeting).toMatchObject({
      decisionsWithheld: 1,
      addendum: { withheld: 1 },
    });
  });
});

describe('the record', () => {
  it('holds the pack as it was', async () => {
    const { kind: _, afterMeeting, cover, ...record } = await recordOf();
    const { kind: __, cover: packCover, ...pack } = await packOf();
    expect(record).toEqual(pack);
    expect(cover).toEqual(packCover);
    expect(afterMeeting.issued).toMatchObject([{ kind: 'pack', version: 1 }]);
  });

  it('tells what the Board asked, judged and decided', async () => {
    const { afterMeeting } = await recordOf();
    expect(
      afterMeeting.judgements.map(({ group, outcomes, impact }) => [group, outcomes, impact]),
    ).toEqual([
      ['CJ', 'partly-assured', 'partly-assured'],
      ['CS', 'not-assured', 'partly-assured'],
    ]);
    expect(afterMeeting.questions).toMatchObject([{ group: 'CJ', answeredOn: '2022-04-13' }]);
    expect(afterMeeting.decisions.map(({ reference }) => reference)).toEqual(['FPB-2022-004']);
    expect(afterMeeting.withoutReturn).toEqual([{ group: 'CS', standing: 'no-return-received' }]);
  });

  it('lists in its addendum what was recorded late, with both clocks', async () => {
    const { afterMeeting } = await recordOf();
    expect(afterMeeting.addendum.facts).toMatchObject([
      {
        what: 'Action updated',
        about: 'CJ-2021-05',
        effectiveAt: '2022-03-30',
        recordedAt: '2022-04-05T14:30:00.000Z',
      },
    ]);
  });

  it('holds every decision of the Board recorded since the freeze', async () => {
    const early = decided({
      key: 'unrelated',
      number: 12,
      on: '2022-04-02',
      kind: 'note',
      text: 'Notes a report.',
    });
    const { document } = await given([...upToTheFreeze(), ...early, ...afterTheFreeze()], 'record');
    expect(document.cover.version).toBe(1);
    expect((document as PackRecord).afterMeeting.decisions).toHaveLength(2);
  });
});
