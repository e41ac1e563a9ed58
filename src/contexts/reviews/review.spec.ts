import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actions,
  agencyId,
  approvedPlan,
  board,
  boardId,
  bothGroups,
  groups,
  justice,
  meetings,
  nextYear,
  review,
  safety,
  safetyPlan,
  secretariat,
  story,
  submittedPlan,
  theReview,
  timetable,
  writingFor,
} from '../../../test/support/review-story.js';
import {
  clerk,
  correct,
  digest,
  correction,
  on,
  opened,
  requested,
  returned,
  frozen,
  issued,
  raised,
  answered,
  judged,
  untilRequested,
  untilFrozen,
  untilJudged,
  untilClosed,
  open,
  request,
  chair,
  confirm,
  freeze,
  issue,
  member,
  raise,
  answer,
  boardChair,
  judge,
  noReturn,
  close,
} from '../../../test/support/review-given.js';
import { loadFrom } from '../../../test/support/load-from.js';
import type { ActionId } from '../delivery-plans/contract.js';
import type { ReviewEvent } from './events.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { PACK_FORMAT } from './pack-format.js';
import { reviewAggregate } from './review.js';

const { given } = decides(reviewAggregate);

describe('opening a review', () => {
  it('is for a board and a point of a plan year, with a timetable', () => {
    given().knowing(story).when(open()).then(opened.event);
  });

  it('lets neighbouring dates be one day', () => {
    const day = timetable.meetingDate;
    const oneDay = { returnsClose: day, positionDate: day, meetingDate: day };
    given()
      .knowing(story)
      .when(open(oneDay, secretariat(day)))
      .then({ type: 'review-opened.v2', data: { ...opened.event.data, ...oneDay } } as ReviewEvent);
  });

  it('happens once, by the secretariat, for a board, with dates that run forward, and says all', () => {
    given(opened)
      .knowing({ ...story, board: groups.get(safety) ?? board })
      .when(
        open({ positionDate: timetable.meetingDate, meetingDate: timetable.positionDate }, chair),
      )
      .thenRefused(
        'REVIEW.NOT_THE_SECRETARIAT',
        'REVIEW.ALREADY_OPENED',
        'REVIEW.NOT_A_BOARD',
        'REVIEW.TIMETABLE_RUNS_BACKWARDS',
      );
  });

  it.each([
    ['opened after returns closed', {}, '2022-02-24'],
    ['returns that close after the position', { returnsClose: '2022-03-01' }, '2022-01-10'],
    ['a position after the meeting', { positionDate: '2022-03-17' }, '2022-01-10'],
  ])('refuses a timetable with %s', (_, changes, day) => {
    given()
      .knowing(story)
      .when(open(changes, secretariat(day)))
      .thenRefused('REVIEW.TIMETABLE_RUNS_BACKWARDS');
  });

  it('comes before everything else', () => {
    given().knowing(story).when(freeze()).thenRefused('REVIEW.NOT_FOUND');
  });
});

describe('requesting returns', () => {
  it('asks each group that has an approved plan of the year', () => {
    given(opened)
      .knowing(story)
      .when(request([...bothGroups]))
      .then(requested.event);
  });

  it('can ask a further group later', () => {
    const first = on(
      { type: 'returns-requested.v1', data: { ...review, groups: [bothGroups[0]] } },
      '2022-01-10',
    );
    given(opened, first)
      .knowing(story)
      .when(request([bothGroups[1]]))
      .then({ type: 'returns-requested.v1', data: { ...review, groups: [bothGroups[1]] } });
  });

  it.each([
    ['is only before the Board', submittedPlan(safetyPlan, safety)],
    ['is of another year', approvedPlan(safetyPlan, safety, nextYear)],
    ["is another group's", approvedPlan(safetyPlan, justice)],
  ])('is refused for a plan that %s', (_, plan) => {
    given(opened)
      .knowing({ ...story, plans: new Map([[safetyPlan, plan]]) })
      .when(request([bothGroups[0]]))
      .thenRefused('REVIEW.GROUP_WITHOUT_APPROVED_PLAN');
  });

  it('is refused for a plan that nobody drafted, and names the group', () => {
    const decision = reviewAggregate.decider.decide(
      request([...bothGroups]),
      stateAfter(reviewAggregate, opened),
      { ...story, plans: new Map([[safetyPlan, approvedPlan(safetyPlan, safety)]]) },
    );
    expect(decision).toMatchObject({
      error: [{ message: expect.stringContaining('named for CJBAG.') }],
    });
  });

  it('asks nobody twice, and somebody', () => {
    given(...untilRequested)
      .knowing(story)
      .when(request([bothGroups[0]]))
      .thenRefused('REVIEW.GROUP_ASKED_TWICE');
    given(opened)
      .knowing(story)
      .when(request([bothGroups[0], bothGroups[0]]))
      .thenRefused('REVIEW.GROUP_ASKED_TWICE');
    given(opened).knowing(story).when(request([])).thenRefused('REVIEW.GROUP_ASKED_TWICE');
  });

  it('is the business of the secretariat', () => {
    given(opened)
      .knowing(story)
      .when(request([...bothGroups], boardChair))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });
});

describe('confirming a return', () => {
  const asked = given(...untilRequested).knowing(story);

  it('takes in every action of the plan, whatever the order', () => {
    asked.when(confirm({ actionIds: [actions[1], actions[0]] })).then({
      type: 'return-confirmed.v1',
      data: { ...review, ...bothGroups[0], actionIds: [actions[1], actions[0]] },
    });
  });

  it('carries the statement of the chair', () => {
    const statement = sealedText('statement');
    asked
      .when(command('ConfirmReturn', { bodyId: safety, actionIds: actions, statement }, chair))
      .then({
        type: 'return-confirmed.v1',
        data: { ...review, ...bothGroups[0], actionIds: [...actions], statement },
      });
  });

  it('can be done by the deputy, and after returns closed as long as the position is open', () => {
    asked
      .when(confirm({}, { by: 'deputy of CSBAG', on: '2022-02-26' }))
      .then(returned(bothGroups[0]).event);
  });

  it.each<[string, Circumstances]>([
    ['a member', { by: 'member of CSBAG', on: '2022-02-23' }],
    ['the chair of another group', { by: 'chair of CJBAG', on: '2022-02-23' }],
    ['a chair whose term ended', { by: 'former chair of CSBAG', on: '2022-02-23' }],
    [
      'a chair whose term ended, for the day when it had not',
      { by: 'former chair of CSBAG', on: '2022-02-20', today: '2022-02-23' },
    ],
    ['a chair whose term has not begun', { by: 'chair of CSBAG', on: '2022-02-20' }],
    ['the secretariat', secretariat('2022-02-23')],
    ['the secretariat for the chair', writingFor('chair of CSBAG', '2022-02-23')],
    ['a chair as auditor', { ...chair, capacity: 'auditor' }],
  ])('is refused to %s', (_, who) => {
    asked.when(confirm({}, who)).thenRefused('RETURN.NOT_BY_THE_CHAIR');
  });

  it('is refused to a group that was not asked', () => {
    given(opened).knowing(story).when(confirm()).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
  });

  it('happens once a group', () => {
    given(...untilRequested, returned(bothGroups[0]))
      .knowing(story)
      .when(confirm())
      .thenRefused('RETURN.ALREADY_CONFIRMED');
  });

  it('must be whole, and of this plan', () => {
    const other = testId<ActionId>('of another plan');
    asked
      .when(confirm({ actionIds: [actions[0], other] }))
      .thenRefused('RETURN.ACTIONS_MISSING', 'RETURN.ACTION_NOT_IN_PLAN');
  });

  it('lists the actions that are missing', () => {
    const decision = reviewAggregate.decider.decide(
      confirm({ actionIds: [] }),
      stateAfter(reviewAggregate, ...untilRequested),
      story,
    );
    expect(decision).toMatchObject({
      error: [{ message: expect.stringContaining('Missing: CS-2021-01, CS-2021-02.') }],
    });
  });

  it('would change a frozen position', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(confirm())
      .thenRefused('REVIEW.POSITION_IS_FROZEN');
  });

  it('is recorded in the office held', () => {
    const state = stateAfter(reviewAggregate, ...untilRequested);
    expect(reviewAggregate.actingAs?.(confirm(), state, story)).toEqual({
      capacity: 'chair',
      organisation: agencyId,
    });
  });
});

describe('freezing the position', () => {
  it('takes the position as at its date, in the format of today', () => {
    given(...untilRequested)
      .knowing(story)
      .when(freeze())
      .then(frozen.event);
  });

  it('does not happen before that date', () => {
    given(...untilRequested)
      .knowing(story)
      .when(freeze(secretariat('2022-02-27')))
      .thenRefused('REVIEW.POSITION_DATE_NOT_REACHED');
  });

  it('follows the request for returns', () => {
    given(opened).knowing(story).when(freeze()).thenRefused('REVIEW.NO_RETURNS_REQUESTED');
  });

  it('happens once, and no group is asked any more', () => {
    const after = given(...untilFrozen).knowing(story);
    after.when(freeze()).thenRefused('REVIEW.POSITION_IS_FROZEN');
    after.when(request([...bothGroups])).thenRefused('REVIEW.POSITION_IS_FROZEN');
  });

  it('is the business of the secretariat', () => {
    given(...untilRequested)
      .knowing(story)
      .when(freeze({ ...boardChair }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });
});

describe('before the position is frozen', () => {
  it.each([
    ['issuing a pack', issue('pack', 1)],
    ['issuing a record', issue('record', 1)],
    ['a challenge', raise()],
    ['an answer', answer()],
    ['a judgement', judge()],
    ['the close', close()],
  ])('there is nothing for %s to rest on', (_, attempt) => {
    given(...untilRequested)
      .knowing(story)
      .when(attempt)
      .thenRefused('REVIEW.POSITION_NOT_FROZEN');
  });
});

describe('issuing packs', () => {
  const fixed = given(...untilFrozen).knowing(story);
  const corrected = given(...untilFrozen, issued('pack', 1), correction).knowing(story);

  it('has each part once for the position, in the files it is handed out in', () => {
    fixed.when(issue('pack', 1)).then(issued('pack', 1).event);
    const files = ['json', 'docx', 'json'] as const;
    const { event } = issued('pack', 1);
    fixed
      .when(
        command<ReviewCommand>(
          'IssuePack',
          { kind: 'pack', part: 2, version: 1, packFormat: PACK_FORMAT, digest, files },
          clerk,
        ),
      )
      .then({
        type: event.type,
        data: { ...event.data, part: 2, files: ['json', 'docx'] },
      } as never);
    given(...untilFrozen, issued('pack', 1))
      .knowing(story)
      .when(issue('pack', 1))
      .thenRefused('PACK.ALREADY_ISSUED');
  });

  it('corrects a wrong pack by the next version, once the position was corrected', () => {
    given(...untilFrozen, issued('pack', 1))
      .knowing(story)
      .when(issue('pack', 2))
      .thenRefused('PACK.VERSION_NOT_NEXT');
    corrected.when(issue('pack', 2)).then(issued('pack', 2).event);
    corrected.when(issue('pack', 1)).thenRefused('PACK.ALREADY_ISSUED', 'PACK.VERSION_NOT_NEXT');
  });

  it('counts versions of the record', () => {
    given(...untilClosed, issued('pack', 1), issued('record', 1))
      .knowing(story)
      .when(issue('record', 2))
      .then(issued('record', 2).event);
  });

  it('leaves no version out, keeps the format, and is the business of the secretariat', () => {
    fixed
      .when(issue('pack', 2, { packFormat: 99, by: { ...boardChair } }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT', 'PACK.OTHER_FORMAT', 'PACK.VERSION_NOT_NEXT');
  });

  it('gives no record before the close, and no pack after it', () => {
    given(...untilJudged)
      .knowing(story)
      .when(issue('record', 1))
      .thenRefused('PACK.RECORD_BEFORE_CLOSE');
    given(...untilClosed)
      .knowing(story)
      .when(issue('pack', 1))
      .thenRefused('REVIEW.IS_CLOSED');
  });
});

describe('correcting a position', () => {
  it('takes the same day anew, as the next version, with the reason', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(correct())
      .then(correction.event);
  });

  it('is the business of the secretariat, from the freeze to the close', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(correct({ ...boardChair }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
    given(...untilRequested)
      .knowing(story)
      .when(correct())
      .thenRefused('REVIEW.POSITION_NOT_FROZEN');
    given(...untilClosed)
      .knowing(story)
      .when(correct())
      .thenRefused('REVIEW.IS_CLOSED');
  });

  it('is what the Board judges from then on', () => {
    const event = judged(safety).event;
    given(...untilFrozen, correction)
      .knowing(story)
      .when(judge())
      .then({ ...event, data: { ...event.data, positionVersion: 2 } } as ReviewEvent);
  });
});

describe('challenging a group', () => {
  it.each<[string, Circumstances]>([
    ['a member', member],
    ['the chair', boardChair],
    ['the deputy', { by: 'chair of CJBAG', on: '2022-03-16' }],
    ['the secretariat for a member', writingFor('member of SCB', '2022-03-16')],
    [
      'the secretariat for somebody who was a member that day',
      writingFor('former member of SCB', '2022-03-16', '2022-03-21'),
    ],
  ])('is open to the Board: %s', (_, who) => {
    given(...untilFrozen)
      .knowing(story)
      .when(raise(who))
      .then(raised.event);
  });

  it.each<[string, Circumstances]>([
    ['who has no seat', { by: 'member of CSBAG', on: '2022-03-16' }],
    ['whose seat is past', { by: 'former member of SCB', on: '2022-03-16', today: '2022-03-21' }],
    ['who writes for a member', { ...boardChair, onBehalfOf: 'member of SCB' }],
    ['who is of the secretariat', secretariat('2022-03-16')],
    ['for whom the secretariat writes without a seat', writingFor('chair of CSBAG', '2022-03-16')],
  ])('is refused to somebody %s', (_, who) => {
    given(...untilFrozen)
      .knowing(story)
      .when(raise(who))
      .thenRefused('CHALLENGE.NOT_BY_THE_BOARD');
  });

  it('speaks of a group under review, once', () => {
    given(...untilFrozen, raised)
      .knowing(story)
      .when(raise(member, boardId))
      .thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW', 'CHALLENGE.ALREADY_RAISED');
  });

  it('may be about an action of the plan, and so may its answer', () => {
    const [actionId] = actions;
    const about = on(
      { ...raised.event, data: { ...raised.event.data, actionId } } as ReviewEvent,
      '2022-03-16',
    );
    given(...untilFrozen)
      .knowing(story)
      .when(raise(member, safety, actionId))
      .then(about.event);
    given(...untilFrozen, about)
      .knowing(story)
      .when(answer())
      .then({ ...answered.event, data: { ...answered.event.data, actionId } } as ReviewEvent);
  });

  it('is about no action of another plan', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(raise(member, safety, testId<ActionId>('of another plan')))
      .thenRefused('CHALLENGE.ACTION_NOT_IN_PLAN');
  });

  it('ends with the close', () => {
    given(...untilClosed)
      .knowing(story)
      .when(raise())
      .thenRefused('REVIEW.IS_CLOSED');
  });
});

describe('answering a challenge', () => {
  const asked = given(...untilFrozen, raised).knowing(story);

  it.each<[string, Circumstances]>([
    ['its chair', { ...chair, on: '2022-03-16' }],
    ['its deputy', { by: 'deputy of CSBAG', on: '2022-03-16' }],
    ['the secretariat for its chair', writingFor('chair of CSBAG', '2022-03-16')],
  ])('is for the group: %s', (_, who) => {
    asked.when(answer(who)).then(answered.event);
  });

  it.each<[string, Circumstances]>([
    ['a member of the group', { by: 'member of CSBAG', on: '2022-03-16' }],
    ['the chair of another group', { by: 'chair of CJBAG', on: '2022-03-16' }],
    ['the secretariat for itself', secretariat('2022-03-16')],
  ])('is refused to %s', (_, who) => {
    asked.when(answer(who)).thenRefused('CHALLENGE.NOT_ANSWERED_BY_THE_GROUP');
  });

  it('needs a challenge', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(answer())
      .thenRefused('CHALLENGE.NOT_FOUND');
  });

  it('happens once', () => {
    given(...untilFrozen, raised, answered)
      .knowing(story)
      .when(answer())
      .thenRefused('CHALLENGE.ALREADY_ANSWERED');
  });
});

describe('judging a group', () => {
  const fixed = given(...untilFrozen).knowing(story);

  it.each<[string, Circumstances]>([
    ['its chair', boardChair],
    ['its deputy', { by: 'chair of CJBAG', on: '2022-03-16' }],
    ['the secretariat for its chair', writingFor('chair of SCB', '2022-03-16')],
    ['its chair, of the secretariat', { ...boardChair, capacity: 'secretariat' }],
  ])('says of outcomes and impact apart what the Board concludes, through %s', (_, who) => {
    fixed.when(judge(who)).then(judged(safety).event);
  });

  it.each<[string, Circumstances]>([
    ['a member', member],
    ['the secretariat for a member', writingFor('member of SCB', '2022-03-16')],
    ['an auditor', { ...boardChair, capacity: 'auditor' }],
  ])('is refused to %s', (_, who) => {
    fixed.when(judge(who)).thenRefused('JUDGEMENT.NOT_BY_THE_BOARD');
  });

  it('has a judge: what the secretariat enters names whose judgement it is', () => {
    fixed.when(judge(secretariat('2022-03-16'))).thenRefused('JUDGEMENT.NOBODY_NAMED');
  });

  it('is refused to whoever chairs that group, also through the secretariat', () => {
    fixed
      .when(judge({ by: 'chair of CJBAG', on: '2022-03-16' }, justice))
      .thenRefused('JUDGEMENT.JUDGE_CHAIRS_THE_GROUP');
    fixed
      .when(judge(writingFor('chair of CJBAG', '2022-03-16'), justice))
      .thenRefused('JUDGEMENT.JUDGE_CHAIRS_THE_GROUP');
    fixed
      .when(judge({ by: 'deputy of CSBAG', on: '2022-03-16', capacity: 'secretariat' }))
      .thenRefused('JUDGEMENT.JUDGE_CHAIRS_THE_GROUP', 'JUDGEMENT.NOBODY_NAMED');
  });

  it('happens once for each group under review', () => {
    given(...untilFrozen, judged(safety))
      .knowing(story)
      .when(judge())
      .thenRefused('JUDGEMENT.ALREADY_GIVEN');
    fixed.when(judge(boardChair, boardId)).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
  });

  it('is recorded in the office held, and by the secretariat as such', () => {
    const state = stateAfter(reviewAggregate, ...untilFrozen);
    const acting = (who: Circumstances) => reviewAggregate.actingAs?.(judge(who), state, story);
    expect(acting(boardChair)).toMatchObject({ capacity: 'chair' });
    expect(acting({ by: 'chair of CJBAG', on: '2022-03-16' })).toMatchObject({
      capacity: 'deputy',
    });
    expect(acting(writingFor('chair of SCB', '2022-03-16'))).toBeUndefined();
  });
});

describe('closing a review', () => {
  it('names the group that gave no return, without forcing an excuse on it', () => {
    const withoutReturn = [noReturn(justice)];
    given(...untilJudged)
      .knowing(story)
      .when(close(withoutReturn))
      .then({ type: 'review-closed.v1', data: { ...review, withoutReturn } });
  });

  it('waits for every judgement, and says whose is missing', () => {
    given(...untilFrozen, judged(safety))
      .knowing(story)
      .when(close())
      .thenRefused('REVIEW.GROUP_NOT_JUDGED');
    const decision = reviewAggregate.decider.decide(
      close(),
      stateAfter(reviewAggregate, ...untilFrozen, judged(safety)),
      story,
    );
    expect(decision).toMatchObject({
      error: [{ message: expect.stringContaining('Not judged yet: CJBAG.') }],
    });
  });

  it('is refused while a group without a return is not named', () => {
    given(...untilJudged)
      .knowing(story)
      .when(close([]))
      .thenRefused('REVIEW.MISSING_RETURN_NOT_NAMED');
  });

  it('names no group that gave a return, none twice, and none from elsewhere', () => {
    const late = { ...noReturn(justice), standing: 'no-return-reason-accepted' } as const;
    for (const surplus of [noReturn(safety), late, noReturn(boardId)]) {
      given(...untilJudged)
        .knowing(story)
        .when(close([noReturn(justice), surplus]))
        .thenRefused('REVIEW.NOT_WITHOUT_RETURN');
    }
  });

  it('is the business of the secretariat', () => {
    given(...untilJudged)
      .knowing(story)
      .when(close([noReturn(justice)], { ...boardChair }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });

  it('happens once', () => {
    given(...untilClosed)
      .knowing(story)
      .when(close())
      .thenRefused('REVIEW.IS_CLOSED');
  });
});

describe('what a review knows of other histories', () => {
  const known = {
    [`body-${boardId}`]: board,
    ...Object.fromEntries([...groups].map(([id, body]) => [`body-${id}`, body])),
    ...Object.fromEntries([...story.plans].map(([id, plan]) => [`plan-${id}`, plan])),
    ...Object.fromEntries([...meetings].map(([id, meeting]) => [`meeting-${id}`, meeting])),
  };
  const nothing = {
    groups: new Map(),
    plans: new Map(),
    meetings: new Map(),
    decisions: new Map(),
  };
  const contextOf = (
    attempt: ReviewCommand,
    history: readonly (typeof opened)[],
  ): Promise<ReviewContext> =>
    reviewAggregate.context(attempt, stateAfter(reviewAggregate, ...history), loadFrom(known));

  it('is the board that it is opened for', async () => {
    expect(await contextOf(open(), [])).toEqual({ ...nothing, board });
  });

  it('is each group with its plan when returns are requested', async () => {
    expect(await contextOf(request([...bothGroups]), [opened])).toEqual({
      ...story,
      meetings: new Map(),
      decisions: new Map(),
    });
  });

  it("is the group's plan when its return is confirmed", async () => {
    expect(await contextOf(confirm(), untilRequested)).toEqual({
      ...nothing,
      board,
      groups: new Map([[safety, groups.get(safety)]]),
      plans: new Map([[safetyPlan, story.plans.get(safetyPlan)]]),
    });
  });

  it('is the group that was asked when it answers', async () => {
    expect((await contextOf(answer(), [...untilFrozen, raised])).groups).toEqual(
      new Map([[safety, groups.get(safety)]]),
    );
  });

  it('is the meeting at which the Board judges', async () => {
    expect((await contextOf(judge(), untilFrozen)).meetings).toEqual(
      new Map([[theReview, meetings.get(theReview)]]),
    );
  });

  it('is every group when the review is closed', async () => {
    expect((await contextOf(close(), untilJudged)).groups).toEqual(groups);
  });
});
