import { describe, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  answer,
  answered,
  boardChair,
  challengeId,
  judge,
  judged,
  member,
  on,
  raised,
  untilClosed,
  untilFrozen,
  untilRequested,
} from '../../../test/support/review-given.js';
import {
  actions,
  boardId,
  bothGroups,
  inSummer,
  itemId,
  review,
  safety,
  secretariat,
  story,
  theReview,
  writingFor,
} from '../../../test/support/review-story.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DecisionId } from '../decisions/contract.js';
import type { ActionId } from '../delivery-plans/contract.js';
import type { DeclaredInterest, ItemId, MeetingId } from '../meetings/contract.js';
import type { ReviewEvent, TabledUpdateId } from './events.js';
import type {
  ChangeJudgement,
  ReviewCommand,
  ReviewContext,
  TableUpdate,
} from './review.commands.js';
import { reviewAggregate } from './review.js';

const { given } = decides(reviewAggregate);
const fixed = given(...untilFrozen).knowing(story);
const clerk = secretariat('2022-03-16');

describe('what is judged', () => {
  it.each([
    ['no meeting', {}],
    ['a meeting that nobody knows', { meetingId: testId<MeetingId>('unknown') }],
    ['a meeting that is only convened', { meetingId: testId<MeetingId>('convened') }],
  ])('is not judged at %s', (_, at) => {
    fixed.when(judge(boardChair, safety, at)).thenRefused('REVIEW.MEETING_NOT_HELD');
  });

  it('is judged at a meeting of the Board, on its day, at one of its items', () => {
    fixed
      .when(judge(boardChair, safety, { meetingId: testId<MeetingId>('of the group') }))
      .thenRefused('REVIEW.MEETING_OF_ANOTHER_BODY');
    fixed
      .when(judge(boardChair, safety, { meetingId: inSummer }))
      .thenRefused('REVIEW.NOT_ON_THE_DAY_OF_THE_MEETING');
    const other = { meetingId: theReview, itemId: testId<ItemId>('of another meeting') };
    fixed.when(judge(boardChair, safety, other)).thenRefused('REVIEW.ITEM_NOT_ON_THE_AGENDA');
    const at = { meetingId: theReview, itemId };
    const event = judged(safety).event;
    fixed
      .when(judge(boardChair, safety, at))
      .then({ ...event, data: { ...event.data, ...at } } as ReviewEvent);
  });
});

describe('a question', () => {
  const ask = (at: object) =>
    command<ReviewCommand>(
      'RaiseChallenge',
      { bodyId: safety, challengeId, ...at, question: sealedText('question') },
      member,
    );

  it('is put at the meeting, or in writing before it', () => {
    const at = { meetingId: theReview, itemId };
    fixed
      .when(ask(at))
      .then({ ...raised.event, data: { ...raised.event.data, ...at } } as ReviewEvent);
    fixed.when(ask({})).then(raised.event);
  });

  it('names a meeting only where that was held', () => {
    fixed
      .when(ask({ meetingId: testId<MeetingId>('convened') }))
      .thenRefused('REVIEW.MEETING_NOT_HELD');
  });

  it('can still be answered once the review is closed', () => {
    given(...untilFrozen, raised, judged(safety), ...untilClosed.slice(-2))
      .knowing(story)
      .when(answer({ by: 'chair of CSBAG', on: '2022-04-01' }))
      .then(answered.event);
  });
});

const tabledUpdateId = testId<TabledUpdateId>('tabled');
const tabled = {
  bodyId: safety,
  tabledUpdateId,
  meetingId: theReview,
  itemId,
  actionId: actions[0],
  deliveryRating: 'on-track',
  update: sealedText('update'),
} as const;
const table = (more: Partial<TableUpdate> = {}, by: Circumstances = clerk) =>
  command<ReviewCommand>('TableUpdate', { ...tabled, ...more }, by);

describe('an update that is tabled at the meeting', () => {
  const event: ReviewEvent = {
    type: 'update-tabled.v1',
    data: { ...review, ...bothGroups[0], ...tabled },
  };

  it.each<[string, Circumstances]>([
    ['the secretariat', clerk],
    ['the chair of the group', { by: 'chair of CSBAG', on: '2022-03-16' }],
    ['its deputy', { by: 'deputy of CSBAG', on: '2022-03-16' }],
    ['the secretariat for its chair', writingFor('chair of CSBAG', '2022-03-16')],
  ])('is recorded as tabled, beside the position: by %s', (_, who) => {
    fixed.when(table({}, who)).then(event);
  });

  it('is of the group, about an action of its plan, once', () => {
    fixed.when(table({}, member)).thenRefused('TABLED.NOT_BY_THE_GROUP');
    fixed
      .when(table({ actionId: testId<ActionId>('of another plan') }))
      .thenRefused('TABLED.ACTION_NOT_IN_PLAN');
    given(...untilFrozen, on(event, '2022-03-16'))
      .knowing(story)
      .when(table())
      .thenRefused('TABLED.ALREADY_TABLED');
    fixed.when(table({ bodyId: boardId })).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
  });

  it('has a meeting that was held, between freeze and close', () => {
    const nowhere = command<ReviewCommand>(
      'TableUpdate',
      { bodyId: safety, tabledUpdateId, update: sealedText('update') },
      clerk,
    );
    fixed.when(nowhere).thenRefused('REVIEW.MEETING_NOT_HELD');
    given(...untilRequested)
      .knowing(story)
      .when(table())
      .thenRefused('REVIEW.POSITION_NOT_FROZEN');
    given(...untilClosed)
      .knowing(story)
      .when(table())
      .thenRefused('REVIEW.IS_CLOSED');
  });
});

const change = (
  more: Partial<ChangeJudgement> = {},
  by: Circumstances = { by: 'chair of SCB', on: '2022-06-14' },
) =>
  command<ReviewCommand>(
    'ChangeJudgement',
    {
      bodyId: safety,
      meetingId: inSummer,
      outcomes: 'not-assured',
      impact: 'not-assured',
      judgement: sealedText('judgement'),
      because: sealedText('because'),
      ...more,
    },
    by,
  );

describe('changing a judgement', () => {
  it('is a fact of its own, with the reason and what was judged before', () => {
    given(...untilClosed)
      .knowing(story)
      .when(change())
      .then({
        type: 'judgement-changed.v1',
        data: {
          ...review,
          ...bothGroups[0],
          meetingId: inSummer,
          from: { outcomes: 'assured', impact: 'partly-assured' },
          outcomes: 'not-assured',
          impact: 'not-assured',
          judgement: sealedText('judgement'),
          because: sealedText('because'),
        },
      });
  });

  it('needs a judgement, and a group under review', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(change())
      .thenRefused('JUDGEMENT.NOT_GIVEN_YET');
    given(...untilClosed)
      .knowing(story)
      .when(change({ bodyId: boardId }))
      .thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW', 'JUDGEMENT.NOT_GIVEN_YET');
  });

  it('is for the Board at a meeting, and not for who chairs the group', () => {
    given(...untilClosed)
      .knowing(story)
      .when(change({ meetingId: testId<MeetingId>('convened') }))
      .thenRefused('REVIEW.MEETING_NOT_HELD');
    given(...untilClosed)
      .knowing(story)
      .when(change({}, { by: 'chair of CSBAG', on: '2022-06-14' }))
      .thenRefused('JUDGEMENT.NOT_BY_THE_BOARD', 'JUDGEMENT.JUDGE_CHAIRS_THE_GROUP');
  });
});

describe('whoever declared an interest in an item', () => {
  const another = testId<ItemId>('another item');
  const elsewhere = { itemId: another, number: 2, title: 'Grants' };
  /** The meeting of that day has two items, and somebody declared something in one of them. */
  const knowing = (id: MeetingId, declared: Partial<DeclaredInterest>): ReviewContext => {
    const meeting = story.meetings.get(id);
    if (meeting?.stage !== 'held') throw new Error('not held');
    const interest: DeclaredInterest = {
      itemId,
      person: testActor('chair of SCB'),
      nature: 'prejudicial',
      interest: sealedText('interest'),
      ...declared,
    };
    const agenda = [...meeting.agenda, elsewhere];
    const there = { ...meeting, agenda, interests: [interest] };
    return { ...story, meetings: new Map([...story.meetings, [id, there]]) };
  };
  const judging = (declared: Partial<DeclaredInterest> = {}) =>
    given(...untilFrozen).knowing(knowing(theReview, declared));
  const at = (item?: ItemId) => ({ meetingId: theReview, ...(item && { itemId: item }) });
  const judgedAt = (item: ItemId): ReviewEvent => {
    const { event } = judged(safety);
    return { ...event, data: { ...event.data, ...at(item) } } as ReviewEvent;
  };
  const forTheChair = writingFor('chair of SCB', '2022-03-16');

  it.each([
    ['does not judge at it', boardChair],
    ['has no judgement entered at it', forTheChair],
  ])('%s, where it is a prejudicial one', (_, who) => {
    judging()
      .when(judge(who, safety, at(itemId)))
      .thenRefused('JUDGEMENT.JUDGE_IS_BARRED');
  });

  it.each([
    ['a personal one', { nature: 'personal' as const }],
    [
      'a dispensation obtained before',
      { dispensation: { grantedOn: plainDate('2022-03-10'), grantedBy: 'Monitoring officer' } },
    ],
    ['one in another item', { itemId: another }],
    ['one of somebody else', { person: testActor('member of SCB') }],
  ])('judges at it with %s', (_, declared) => {
    judging(declared)
      .when(judge(boardChair, safety, at(itemId)))
      .then(judgedAt(itemId));
  });

  it('judges at another item, and says at which', () => {
    judging()
      .when(judge(boardChair, safety, at(another)))
      .then(judgedAt(another));
    for (const who of [boardChair, forTheChair]) {
      judging()
        .when(judge(who, safety, at()))
        .thenRefused('JUDGEMENT.ITEM_NOT_NAMED');
    }
    judging({ nature: 'personal' })
      .when(judge(boardChair, safety, at()))
      .then(judged(safety).event);
  });

  it('leaves the judgement to those who are free', () => {
    judging()
      .when(judge({ ...boardChair, by: 'chair of CJBAG' }, safety, at(itemId)))
      .then(judgedAt(itemId));
    judging()
      .when(judge(writingFor('chair of CJBAG', '2022-03-16'), safety, at(itemId)))
      .then(judgedAt(itemId));
  });

  it('is known, as every judgement names who gave it', () => {
    judging()
      .when(judge(clerk, safety, at(itemId)))
      .thenRefused('JUDGEMENT.NOBODY_NAMED');
    given(...untilClosed)
      .knowing(story)
      .when(change({}, secretariat('2022-06-14')))
      .thenRefused('JUDGEMENT.NOBODY_NAMED');
  });

  it('changes no judgement at it either', () => {
    const changing = given(...untilClosed).knowing(knowing(inSummer, {}));
    for (const who of [{ by: 'chair of SCB' }, writingFor('chair of SCB', '2022-06-14')]) {
      const by = { ...who, on: '2022-06-14' };
      changing.when(change({ itemId }, by)).thenRefused('JUDGEMENT.JUDGE_IS_BARRED');
      changing.when(change({}, by)).thenRefused('JUDGEMENT.ITEM_NOT_NAMED');
    }
  });
});

describe('linking a resulting decision', () => {
  const decisionId = testId<DecisionId>('to note');
  const link = (more: object = {}, by: Circumstances = secretariat('2022-03-17')) =>
    command<ReviewCommand>('LinkDecision', { decisionId, ...more }, by);
  const linked = (of: object = {}) =>
    on(
      { type: 'resulting-decision-linked.v1', data: { ...review, ...of, decisionId } },
      '2022-03-17',
    );

  it('is of a group or of the whole review, before the close and after it', () => {
    fixed.when(link()).then(linked().event);
    given(...untilClosed)
      .knowing(story)
      .when(link({ bodyId: safety }))
      .then(linked(bothGroups[0]).event);
  });

  it('happens once, by the secretariat, for a decision that the Board took by then', () => {
    given(...untilFrozen, linked())
      .knowing(story)
      .when(link())
      .thenRefused('REVIEW_DECISION.LINKED_TWICE');
    fixed.when(link({}, member)).thenRefused('REVIEW.NOT_THE_SECRETARIAT');
    for (const name of ['of the group', 'unknown']) {
      fixed
        .when(link({ decisionId: testId<DecisionId>(name) }))
        .thenRefused('REVIEW_DECISION.NOT_OF_THE_BOARD');
    }
    fixed
      .when(link({ decisionId: testId<DecisionId>('on the outturn') }))
      .thenRefused('REVIEW_DECISION.TAKEN_LATER');
    fixed.when(link({ bodyId: boardId })).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
  });
});
