import { bodyAggregate } from '../../src/contexts/bodies/body.aggregate.js';
import type {
  AgencyId,
  AppointmentId,
  BodyEvent,
  BodyId,
  Office,
} from '../../src/contexts/bodies/contract.js';
import type {
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from '../../src/contexts/decisions/contract.js';
import { decisionAggregate } from '../../src/contexts/decisions/decision.js';
import type {
  ActionId,
  ActionReference,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import { planAggregate } from '../../src/contexts/delivery-plans/plan.js';
import type { ItemId, MeetingEvent, MeetingId } from '../../src/contexts/meetings/contract.js';
import { meetingAggregate } from '../../src/contexts/meetings/meeting.js';
import type { ReviewId } from '../../src/contexts/reviews/contract.js';
import type { ReviewContext } from '../../src/contexts/reviews/review.commands.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import {
  type Circumstances,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from './decider-given.js';

/*
 * A Board, two groups whose plans for 2021/22 it approved, and a review of them at the end of the year.
 * Whoever chairs a body is `chair of <body>`; the Community Safety group has had two chairs.
 */

export const boardId = testId<BodyId>('SCB');
export const safety = testId<BodyId>('CSBAG');
export const justice = testId<BodyId>('CJBAG');
export const planYear = '2021/22' as PlanYear;
export const nextYear = '2022/23' as PlanYear;
export const agencyId = testId<AgencyId>('police');
export const reviewId = testId<ReviewId>('end of 2021/22');
export const safetyPlan = testId<PlanId>('plan of CSBAG');
export const justicePlan = testId<PlanId>('plan of CJBAG');
export const actions = [testId<ActionId>('first'), testId<ActionId>('second')] as const;

type Holder = readonly [office: Office, holder: string, from: string, to?: string];

const body = (
  bodyId: BodyId,
  shortName: string,
  kind: 'board' | 'business-area-group',
  holders: readonly Holder[],
) =>
  stateAfter(
    bodyAggregate,
    fact<BodyEvent>(
      { type: 'body-established.v2', data: { bodyId, name: `Body ${shortName}`, shortName, kind } },
      { on: '2020-04-01' },
    ),
    ...holders.map(([office, holder, from, to]) =>
      fact<BodyEvent>({
        type: 'office-holder-appointed.v2',
        data: {
          bodyId,
          appointment: {
            appointmentId: testId<AppointmentId>(`${office} ${holder}`),
            office,
            holder: testActor(holder),
            role: 'Superintendent',
            agencyId,
            from: plainDate(from),
            ...(to && { to: plainDate(to) }),
          },
        },
      }),
    ),
  );

export const board = body(boardId, 'SCB', 'board', [
  ['chair', 'chair of SCB', '2020-05-01'],
  ['deputy', 'chair of CJBAG', '2020-05-01'],
  ['member', 'member of SCB', '2020-05-01'],
  ['member', 'former member of SCB', '2020-05-01', '2022-03-20'],
]);

export const groups = new Map([
  [
    safety,
    body(safety, 'CSBAG', 'business-area-group', [
      ['chair', 'former chair of CSBAG', '2020-05-01', '2022-02-20'],
      ['chair', 'chair of CSBAG', '2022-02-21'],
      ['deputy', 'deputy of CSBAG', '2020-05-01'],
      ['member', 'member of CSBAG', '2020-05-01'],
    ]),
  ],
  [
    justice,
    body(justice, 'CJBAG', 'business-area-group', [['chair', 'chair of CJBAG', '2020-05-01']]),
  ],
]);

const planEvents = (planId: PlanId, bodyId: BodyId, year: PlanYear): readonly PlanEvent[] => {
  const plan = { planId, bodyId, planYear: year };
  return [
    {
      type: 'plan-drafted.v1',
      data: {
        ...plan,
        boardId,
        title: 'Delivery plan',
        starts: plainDate('2021-04-01'),
        ends: plainDate('2022-03-31'),
      },
    },
    ...actions.map((actionId, index): PlanEvent => ({
      type: 'action-proposed.v2',
      data: {
        ...plan,
        action: {
          actionId,
          reference: `CS-2021-0${index + 1}` as ActionReference,
          title: 'Train front-line staff',
          origin: 'day-to-day',
          leadAgencyId: agencyId,
          owner: 'Head of Training',
          starts: plainDate('2021-04-01'),
          targetDate: plainDate('2021-12-31'),
          marking: 'partnership',
        },
      },
    })),
    { type: 'plan-submitted.v1', data: { ...plan, version: 1 } },
    {
      type: 'plan-approved.v1',
      data: {
        ...plan,
        version: 1,
        decisionId: testId<DecisionId>('approval'),
        actionIds: [...actions],
      },
    },
  ];
};

const planAfter = (events: readonly PlanEvent[]) =>
  stateAfter(planAggregate, ...events.map((event) => fact<PlanEvent>(event)));

/** A plan that the Board approved. */
export const approvedPlan = (planId: PlanId, bodyId: BodyId, year = planYear) =>
  planAfter(planEvents(planId, bodyId, year));

/** A plan that is before the Board. */
export const submittedPlan = (planId: PlanId, bodyId: BodyId) =>
  planAfter(planEvents(planId, bodyId, planYear).slice(0, -1));

const meetingId = (name: string) => testId<MeetingId>(name);
/** The only item of each meeting. */
export const itemId = testId<ItemId>('accountability review');

const meeting = (name: string, bodyId: BodyId, date: string, held = true) => {
  const convened: MeetingEvent = {
    type: 'meeting-convened.v2',
    data: {
      meetingId: meetingId(name),
      bodyId,
      date: plainDate(date),
      agenda: [{ itemId, number: 1, title: 'Accountability review' }],
    },
  };
  const quorate: MeetingEvent = {
    type: 'meeting-held.v1',
    data: { meetingId: meetingId(name), bodyId, attendance: [], quorum: 1, present: 1 },
  };
  return [
    meetingId(name),
    stateAfter(
      meetingAggregate,
      fact<MeetingEvent>(convened, { on: date }),
      ...(held ? [fact<MeetingEvent>(quorate, { on: date })] : []),
    ),
  ] as const;
};

/** Of the Board unless it says otherwise. */
export const meetings = new Map([
  meeting('the review', boardId, '2022-03-16'),
  meeting('in summer', boardId, '2022-06-14'),
  meeting('on the day of the close', boardId, '2022-03-20'),
  meeting('convened', boardId, '2022-03-16', false),
  meeting('of the group', safety, '2022-03-16'),
]);
export const theReview = meetingId('the review');
export const inSummer = meetingId('in summer');

const decision = (
  name: string,
  at: MeetingId,
  takenOn: string,
  more: Partial<Extract<DecisionEvent, { type: 'decision-recorded.v2' }>['data']> = {},
  rescinded = false,
) => {
  const decisionId = testId<DecisionId>(name);
  const recorded: DecisionEvent = {
    type: 'decision-recorded.v2',
    data: {
      decisionId,
      bodyId: boardId,
      reference: 'SCB-2022-001' as DecisionReference,
      taken: { route: 'meeting', meetingId: at, itemId },
      takenOn: plainDate(takenOn),
      kind: 'approve',
      text: 'As it was put to the Board',
      conflicted: [],
      concerns: [{ kind: 'review', id: reviewId }],
      marking: 'public',
      ...more,
    },
  };
  const through = { kind: 'meeting-item', meetingId: at, itemId } as const;
  const ended: DecisionEvent = {
    type: 'decision-rescinded.v1',
    data: { decisionId, bodyId: boardId, through, because: sealedText('because') },
  };
  const history = [recorded, ...(rescinded ? [ended] : [])];
  const facts = history.map((event) => fact<DecisionEvent>(event));
  return [decisionId, stateAfter(decisionAggregate, ...facts)] as const;
};

/** Of the Board, about the review, unless it says otherwise. */
export const decisions = new Map([
  decision('rescinded', theReview, '2022-03-16', {}, true),
  decision('to publish', theReview, '2022-03-16'),
  decision('on the outturn', inSummer, '2022-06-14'),
  decision('to note', theReview, '2022-03-16', { kind: 'note' }),
  decision('on something else', theReview, '2022-03-16', { concerns: [] }),
  decision('of the group', meetingId('of the group'), '2022-03-16', { bodyId: safety }),
]);

export const story: ReviewContext = {
  board,
  groups,
  meetings,
  decisions,
  plans: new Map([
    [safetyPlan, approvedPlan(safetyPlan, safety)],
    [justicePlan, approvedPlan(justicePlan, justice)],
  ]),
};

export const timetable = {
  returnsClose: plainDate('2022-02-23'),
  positionDate: plainDate('2022-02-28'),
  meetingDate: plainDate('2022-03-16'),
};
export const bothGroups = [
  { bodyId: safety, planId: safetyPlan },
  { bodyId: justice, planId: justicePlan },
] as const;

/** What every event of the review carries. */
export const review = { reviewId, boardId, planYear };

const SECRETARIAT = { by: 'secretary', capacity: 'secretariat' } as const;
/** The secretariat, on a day. */
export const secretariat = (on: string): Circumstances => ({ ...SECRETARIAT, on });
/** The secretariat writing for somebody, on a day. */
export const writingFor = (onBehalfOf: string, on: string, today = on): Circumstances => ({
  ...SECRETARIAT,
  onBehalfOf,
  on,
  today,
});
