import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from '../../src/contexts/decisions/contract.js';
import type { ItemId, MeetingEvent, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { ChallengeId, ReviewEvent, ReviewId } from '../../src/contexts/reviews/contract.js';
import { seal } from '../../src/kernel/sealed.js';
import { type FactsOf, factsOf } from './facts.js';
import { agencyAt, day, newId, type SeededBody } from './partnership.js';
import type { SeededPlan } from './plan-year.js';

const MEETINGS = [1, 4, 7, 10] as const;

/** A meeting held with three items, and the decision on the first of them. */
const meeting = (
  group: SeededBody,
  year: number,
  month: number,
): FactsOf<MeetingEvent | DecisionEvent>[] => {
  const { bodyId, shortName, members } = group;
  const meetingId = newId<MeetingId>();
  const heldOn = day(year, month, 20);
  const agenda = [1, 2, 3].map((number) => ({
    itemId: newId<ItemId>(),
    number,
    title: `Item ${number}: how the plan goes`,
  }));
  const attendance = members.map(({ holder, role, agencyId, office }) => ({
    person: holder,
    role,
    agencyId,
    as: office === 'chair' ? ('chair' as const) : ('member' as const),
  }));
  const decisionId = newId<DecisionId>();
  const identity = { decisionId, bodyId };
  return [
    factsOf<MeetingEvent>('meeting', meetingId, heldOn, [
      { type: 'meeting-convened.v2', data: { meetingId, bodyId, date: heldOn, agenda } },
      {
        type: 'meeting-held.v1',
        data: { meetingId, bodyId, attendance, quorum: 3, present: attendance.length },
      },
    ]),
    factsOf<DecisionEvent>('decision', decisionId, heldOn, [
      {
        type: 'decision-recorded.v2',
        data: {
          ...identity,
          reference: `${shortName}-${year}-${String(month).padStart(3, '0')}` as DecisionReference,
          taken: {
            route: 'meeting',
            meetingId,
            itemId: agenda[0]?.itemId ?? newId<ItemId>(),
          },
          takenOn: heldOn,
          kind: 'agree',
          text: 'The group agrees to invite the remaining venues by name.',
          reasons: seal('Those who were invited by name came.'),
          conflicted: [],
          concerns: [],
          marking: 'partnership',
        },
      },
      { type: 'decision-confirmed.v1', data: { ...identity, confirmedAt: newId<MeetingId>() } },
      {
        type: 'implementation-assigned.v2',
        data: {
          ...identity,
          owner: 'Head of Service',
          agencyId: agencyAt(month),
          due: day(year, 12, 31),
        },
      },
      {
        type: 'implementation-reported.v1',
        data: { ...identity, evidence: seal('The letters were sent on the first of the month.') },
      },
      { type: 'implementation-confirmed.v1', data: identity },
    ]),
  ];
};

export const meetingsOf = (
  group: SeededBody,
  year: number,
): FactsOf<MeetingEvent | DecisionEvent>[] =>
  MEETINGS.flatMap((month) => meeting(group, year, month));

/** The Board's review of one plan, from its opening to its close. */
export const reviewOf = (boardId: BodyId, plan: SeededPlan): FactsOf<ReviewEvent>[] => {
  const { planYear, planId, bodyId, year } = plan;
  const reviewId = newId<ReviewId>();
  const identity = { reviewId, boardId, planYear };
  const challengeId = newId<ChallengeId>();
  const meetingDate = day(year + 1, 3, 28);
  const positionDate = day(year + 1, 3, 15);
  const actionIds = plan.actions.map(({ actionId }) => actionId);
  const events: ReviewEvent[] = [
    {
      type: 'review-opened.v2',
      data: {
        ...identity,
        title: 'Review at the end of the year',
        point: 'end-of-year',
        returnsClose: positionDate,
        positionDate,
        meetingDate,
      },
    },
    { type: 'returns-requested.v1', data: { ...identity, groups: [{ bodyId, planId }] } },
    {
      type: 'return-confirmed.v1',
      data: { ...identity, bodyId, planId, actionIds, statement: seal('The year went well.') },
    },
    { type: 'position-frozen.v1', data: { ...identity, positionDate, packFormat: 1 } },
    {
      type: 'challenge-raised.v2',
      data: {
        ...identity,
        bodyId,
        planId,
        challengeId,
        question: seal('Why were sessions postponed?'),
      },
    },
    {
      type: 'challenge-answered.v1',
      data: { ...identity, bodyId, planId, challengeId, answer: seal('The trainers were ill.') },
    },
    {
      type: 'group-judged.v2',
      data: {
        ...identity,
        bodyId,
        planId,
        positionVersion: 1,
        outcomes: 'partly-assured',
        impact: 'assured',
        judgement: seal('Most of what was undertaken was done.'),
      },
    },
    { type: 'review-closed.v1', data: { ...identity, withoutReturn: [] } },
  ];
  return [factsOf('review', reviewId, meetingDate, events)];
};
