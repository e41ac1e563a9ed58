import type {
  AgencyEvent,
  AgencyId,
  AppointmentId,
  BodyEvent,
  BodyId,
} from '../../src/contexts/bodies/contract.js';
import type {
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  DeliveryRating,
  MeasureEvent,
  MeasureId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingEvent, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { ChallengeId, ReviewEvent, ReviewId } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from './decider-given.js';
import { recorded } from './recorded-event.js';

/*
 * A year of a Board and two groups as the log holds it, up to the days before the returns of the
 * end-of-year review close: the story in which the composed views are tested.
 */

type Any =
  | AgencyEvent
  | BodyEvent
  | MeetingEvent
  | DecisionEvent
  | PlanEvent
  | ActionEvent
  | MeasureEvent
  | ReviewEvent;

/** An event of a stream, on its day. */
const on = <Type extends Any['type']>(
  day: string,
  stream: string,
  type: Type,
  data: Extract<Any, { type: Type }>['data'],
): Recorded =>
  recorded(type, data, { stream, effectiveAt: day, recordedAt: `${day}T12:00:00.000Z` });

export const boardId = testId<BodyId>('SCB');
export const safety = testId<BodyId>('CSBAG');
export const justice = testId<BodyId>('CJBAG');
export const agencyId = testId<AgencyId>('police');
export const midYear = testId<ReviewId>('mid-year');
export const endOfYear = testId<ReviewId>('end of year');
export const openChallenge = testId<ChallengeId>('unanswered');
export const planOf = (bodyId: BodyId) => testId<PlanId>(`plan of ${bodyId}`);
export const actionId = (name: string) => testId<ActionId>(name);
const planYear = '2021/22' as PlanYear;
const plan = (bodyId: BodyId) => ({ planId: planOf(bodyId), bodyId, planYear });

const bodyEvents = (bodyId: BodyId, shortName: string, kind: 'board' | 'business-area-group') => [
  on('2020-04-01', `body-${bodyId}`, 'body-established.v2', {
    bodyId,
    name: `Body ${shortName}`,
    shortName,
    kind,
  }),
  on('2020-05-01', `body-${bodyId}`, 'office-holder-appointed.v2', {
    bodyId,
    appointment: {
      appointmentId: testId<AppointmentId>(shortName),
      office: 'chair',
      holder: testActor(`chair of ${shortName}`),
      role: 'Superintendent',
      agencyId,
      from: plainDate('2020-05-01'),
    },
  }),
];

const planDrafted = (bodyId: BodyId) =>
  on('2021-04-01', `plan-${planOf(bodyId)}`, 'plan-drafted.v1', {
    ...plan(bodyId),
    boardId,
    title: 'Delivery plan',
    starts: plainDate('2021-04-01'),
    ends: plainDate('2022-03-31'),
  });

const proposed = (bodyId: BodyId, name: string, targetDate: string, measured = false) =>
  on('2021-04-10', `plan-${planOf(bodyId)}`, 'action-proposed.v2', {
    ...plan(bodyId),
    action: {
      actionId: actionId(name),
      reference: `CS-2021-${name.slice(0, 2)}` as ActionReference,
      title: name.slice(3),
      origin: 'day-to-day',
      leadAgencyId: agencyId,
      owner: 'Head of Training',
      ...(measured && { measureId: testId<MeasureId>('people trained') }),
      starts: plainDate('2021-04-01'),
      targetDate: plainDate(targetDate),
      marking: 'partnership',
    },
  });

const approved = (bodyId: BodyId, ...names: readonly string[]) =>
  on('2021-05-20', `plan-${planOf(bodyId)}`, 'plan-approved.v1', {
    ...plan(bodyId),
    version: 1,
    decisionId: testId<DecisionId>('approval'),
    actionIds: names.map(actionId),
  });

const updated = (
  day: string,
  name: string,
  deliveryRating: DeliveryRating,
  explained = false,
  bodyId = safety,
) =>
  on(day, `action-${actionId(name)}`, 'action-updated.v2', {
    ...plan(bodyId),
    boardId,
    actionId: actionId(name),
    deliveryRating,
    progress: sealedText(`progress of ${name} on ${day}`),
    ...(explained && { explanation: sealedText(`explanation of ${name}`) }),
  });

const completionProposed = (day: string, name: string) =>
  on(day, `action-${actionId(name)}`, 'completion-proposed.v2', {
    ...plan(safety),
    boardId,
    actionId: actionId(name),
    completedOn: plainDate(day),
    evidence: [],
  });

const measure = (bodyId: BodyId, title: string, nationalIndicator = false) =>
  on('2021-04-10', `plan-${planOf(bodyId)}`, 'measure-set.v1', {
    ...plan(bodyId),
    measure: {
      measureId: testId<MeasureId>(title),
      title,
      kind: 'quantitative',
      unit: 'people',
      direction: 'higher-is-better',
      target: { value: 200 },
      nationalIndicator,
    },
  });

const observed = (bodyId: BodyId, title: string, periodEnd: string, value: number) =>
  on('2022-01-12', `measure-${testId<MeasureId>(title)}`, 'measure-observed.v2', {
    ...plan(bodyId),
    boardId,
    measureId: testId<MeasureId>(title),
    periodEnd: plainDate(periodEnd),
    figure: { value },
    dataQuality: 'good',
  });

export const meetingId = (bodyId: BodyId, day: string) => testId<MeetingId>(`${bodyId} ${day}`);

const held = (bodyId: BodyId, day: string) => {
  const id = meetingId(bodyId, day);
  const meeting = { meetingId: id, bodyId };
  return [
    on(day, `meeting-${id}`, 'meeting-convened.v2', {
      ...meeting,
      date: plainDate(day),
      agenda: [],
    }),
    on(day, `meeting-${id}`, 'meeting-held.v1', {
      ...meeting,
      attendance: [],
      quorum: 3,
      present: 4,
    }),
  ];
};

const minutesConfirmed = (bodyId: BodyId, day: string, at: string) =>
  on(at, `meeting-${meetingId(bodyId, day)}`, 'minutes-confirmed.v1', {
    meetingId: meetingId(bodyId, day),
    bodyId,
    confirmedAt: meetingId(bodyId, at),
  });

const decisionTaken = (
  number: string,
  kind: 'note' | 'approve' | 'agree' | 'commission',
  confirmed: boolean,
) => {
  const decision = { decisionId: testId<DecisionId>(number), bodyId: boardId };
  const stream = `decision-${decision.decisionId}`;
  const taken = on('2021-09-29', stream, 'decision-recorded.v2', {
    ...decision,
    reference: `SCB-2021-${number}` as DecisionReference,
    taken: {
      route: 'meeting',
      meetingId: meetingId(boardId, '2021-09-29'),
      itemId: testId<ItemId>(number),
    },
    takenOn: plainDate('2021-09-29'),
    kind,
    text: `Decision ${number}`,
    conflicted: [],
    concerns: [],
    marking: 'public',
  });
  const confirmation = on('2021-12-08', stream, 'decision-confirmed.v1', {
    ...decision,
    confirmedAt: meetingId(boardId, '2021-12-08'),
  });
  return confirmed ? [taken, confirmation] : [taken];
};

const implementationAssigned = (number: string) =>
  on('2021-12-09', `decision-${testId<DecisionId>(number)}`, 'implementation-assigned.v2', {
    decisionId: testId<DecisionId>(number),
    bodyId: boardId,
    owner: 'Head of Partnerships',
    agencyId,
    due: plainDate('2022-03-31'),
  });

const groups = [
  { bodyId: safety, planId: planOf(safety) },
  { bodyId: justice, planId: planOf(justice) },
];
const opened = (
  reviewId: ReviewId,
  day: string,
  title: string,
  point: 'mid-year' | 'end-of-year',
  [returnsClose, positionDate, meetingDate]: readonly [string, string, string],
) => [
  on(day, `review-${reviewId}`, 'review-opened.v2', {
    reviewId,
    boardId,
    planYear,
    title,
    point,
    returnsClose: plainDate(returnsClose),
    positionDate: plainDate(positionDate),
    meetingDate: plainDate(meetingDate),
  }),
  on(day, `review-${reviewId}`, 'returns-requested.v1', { reviewId, boardId, planYear, groups }),
];

const mid = { reviewId: midYear, boardId, planYear };
const asked = (challengeId: ChallengeId, bodyId: BodyId) =>
  on('2021-09-30', `review-${midYear}`, 'challenge-raised.v2', {
    ...mid,
    bodyId,
    planId: planOf(bodyId),
    challengeId,
    question: sealedText(`question ${challengeId}`),
  });

const OVERDUE = '01 overdue, off track without a word why';
const SOON = '02 due in 30 days, at risk and explained';
const SILENT = '03 not updated since the meeting';
const AWAITING = '04 proposed as complete';
const WELL = '05 updated on the day of the meeting';
const DONE = '06 verified as complete';
const NEVER = '07 never updated';
const LATE = '08 overdue and proposed as complete';
const BEFORE = '09 updated on the day of the last position';
const DROPPED = '10 proposed, not approved';
export const names = {
  OVERDUE,
  SOON,
  SILENT,
  AWAITING,
  WELL,
  DONE,
  NEVER,
  LATE,
  BEFORE,
  DROPPED,
} as const;

/** The group confirms its return. */
export const returned = (day: string, bodyId: BodyId) =>
  on(day, `review-${endOfYear}`, 'return-confirmed.v1', {
    reviewId: endOfYear,
    boardId,
    planYear,
    bodyId,
    planId: planOf(bodyId),
    actionIds: [],
  });

/** The Community Safety group's chair is reminded. */
export const chased = (day: string, means: 'email' | 'telephone') =>
  on(day, `review-${endOfYear}`, 'chaser-sent.v1', {
    reviewId: endOfYear,
    boardId,
    planYear,
    bodyId: safety,
    planId: planOf(safety),
    means,
    actionIds: [actionId(names.OVERDUE)],
    returnsClose: plainDate('2022-02-23'),
  });

/** The end-of-year review has every date that a timetable can have. */
export const timetableChanged = () =>
  on('2022-01-20', `review-${endOfYear}`, 'timetable-changed.v1', {
    reviewId: endOfYear,
    boardId,
    planYear,
    returnsOpen: plainDate('2022-01-31'),
    returnsClose: plainDate('2022-02-23'),
    positionDate: plainDate('2022-02-28'),
    packIssuedBy: plainDate('2022-03-08'),
    meetingDate: plainDate('2022-03-16'),
    publishedBy: plainDate('2022-04-30'),
    because: sealedText('because'),
  });

/** The position of the end-of-year review is taken, and its pack issued. */
export const packIssued = () => [
  on('2022-02-28', `review-${endOfYear}`, 'position-frozen.v1', {
    reviewId: endOfYear,
    boardId,
    planYear,
    positionDate: plainDate('2022-02-28'),
    packFormat: 1,
  }),
  on('2022-03-02', `review-${endOfYear}`, 'pack-issued.v2', {
    reviewId: endOfYear,
    boardId,
    planYear,
    kind: 'pack',
    part: 1,
    version: 1,
    packFormat: 1,
    digest: 'a'.repeat(64),
  }),
];

export const reviewYear: readonly Recorded[] = [
  on('2020-04-01', `agency-${agencyId}`, 'agency-registered.v2', {
    agencyId,
    name: 'Cumbria Police',
    class: 'responsible-authority',
  }),
  ...bodyEvents(boardId, 'SCB', 'board'),
  ...bodyEvents(safety, 'CSBAG', 'business-area-group'),
  ...bodyEvents(justice, 'CJBAG', 'business-area-group'),
  planDrafted(safety),
  planDrafted(justice),
  measure(safety, 'people trained'),
  measure(safety, 'people reached', true),
  measure(justice, 'people heard'),
  proposed(safety, WELL, '2022-06-30', true),
  proposed(safety, OVERDUE, '2021-12-31'),
  proposed(safety, SOON, '2022-03-13'),
  proposed(safety, SILENT, '2022-12-31'),
  proposed(safety, AWAITING, '2022-06-30'),
  proposed(safety, DONE, '2021-07-31'),
  proposed(safety, NEVER, '2022-06-30'),
  proposed(safety, LATE, '2022-02-10'),
  proposed(safety, BEFORE, '2022-06-30'),
  proposed(safety, DROPPED, '2021-06-30'),
  approved(safety, OVERDUE, SOON, SILENT, AWAITING, WELL, DONE, NEVER, LATE, BEFORE),
  proposed(justice, '31 of the other group', '2021-06-30'),
  approved(justice, '31 of the other group'),
  completionProposed('2021-07-20', DONE),
  on('2021-08-01', `action-${actionId(DONE)}`, 'completion-verified.v1', {
    ...plan(safety),
    boardId,
    actionId: actionId(DONE),
    completedOn: plainDate('2021-07-20'),
  }),
  ...opened(midYear, '2021-08-02', 'Mid-year 2021/22', 'mid-year', [
    '2021-09-15',
    '2021-09-30',
    '2021-09-30',
  ]),
  ...held(boardId, '2021-09-29'),
  updated('2021-09-30', BEFORE, 'on-track'),
  on('2021-09-30', `review-${midYear}`, 'position-frozen.v1', {
    ...mid,
    positionDate: plainDate('2021-09-30'),
    packFormat: 1,
  }),
  asked(openChallenge, safety),
  asked(testId<ChallengeId>('answered'), safety),
  asked(testId<ChallengeId>('of the other group'), justice),
  on('2021-09-30', `review-${midYear}`, 'challenge-answered.v1', {
    ...mid,
    bodyId: safety,
    planId: planOf(safety),
    challengeId: testId<ChallengeId>('answered'),
    answer: sealedText('answer'),
  }),
  ...held(boardId, '2021-12-08'),
  ...decisionTaken('001', 'agree', true),
  ...decisionTaken('002', 'note', true),
  ...decisionTaken('003', 'commission', true),
  implementationAssigned('003'),
  ...decisionTaken('004', 'agree', false),
  ...decisionTaken('005', 'approve', true),
  observed(safety, 'people trained', '2021-12-31', 180),
  observed(safety, 'people reached', '2021-03-31', 40),
  ...opened(endOfYear, '2022-01-10', 'End of year 2021/22', 'end-of-year', [
    '2022-02-23',
    '2022-02-28',
    '2022-03-16',
  ]),
  ...held(safety, '2022-01-13'),
  updated('2022-01-15', SILENT, 'on-track'),
  updated('2021-10-02', WELL, 'at-risk', true),
  ...held(safety, '2022-02-03'),
  minutesConfirmed(safety, '2022-01-13', '2022-02-03'),
  updated('2022-02-03', WELL, 'on-track'),
  updated('2022-02-04', SOON, 'at-risk', true),
  updated('2022-02-05', OVERDUE, 'off-track'),
  completionProposed('2022-02-08', AWAITING),
  completionProposed('2022-02-09', LATE),
  updated('2022-02-09', '31 of the other group', 'off-track', true, justice),
  returned('2022-02-10', justice),
];
