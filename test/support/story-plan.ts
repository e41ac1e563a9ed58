import type { CommandedLedger, Done } from './served-ledger.js';
import {
  decide,
  foundPartnership,
  holdBoardMeeting,
  on,
  type Partnership,
  people,
  PLAN_YEAR,
} from './story.js';

/* The plan year: priorities, a delivery plan with its actions, its approval, and what became of the actions. */

export interface PlannedYear extends Partnership {
  readonly priorityId: string;
  readonly planId: string;
  readonly outcomeId: string;
  readonly measureId: string;
  /** Owned by `people.owner`; due on 31 December. */
  readonly first: string;
  /** Without an owner in the ledger; due at the end of the year. */
  readonly second: string;
}

export const DRAFTED = '2021-04-21';
export const SUBMITTED = '2021-04-30';
export const APPROVED = '2021-05-20';

/** What the priorities of the year are; they are adopted by a decision of the Board. */
export const adoptPriorities = async (
  ledger: CommandedLedger,
  partnership: Partnership,
): Promise<string> => {
  const day = '2021-04-20';
  const meeting = await holdBoardMeeting(ledger, partnership, day, 'Priorities of the year');
  const decision = await decide(ledger, partnership, meeting, 1, {
    kind: 'agree',
    text: 'Adopt the priorities of the year',
  });
  const priorities = [{ title: 'Domestic & Sexual Abuse' }, { title: 'Road Safety' }];
  const adopted = await ledger.done(
    '/v1/priorities',
    { bodyId: partnership.board, planYear: PLAN_YEAR, decisionId: decision.id, priorities },
    on(day),
  );
  return adopted.parts?.['1'] ?? '';
};

/** A measurable action as the group proposes it. */
export const plannedAction = (
  { police }: Partnership,
  outcomeId: string,
  number: number,
  more: object = {},
) => ({
  reference: `CS-2021-${String(number).padStart(2, '0')}`,
  title: `Action ${number} of the plan`,
  origin: 'day-to-day',
  outcomeId,
  leadAgencyId: police,
  owner: 'Licensing sergeant',
  starts: '2021-04-01',
  targetDate: '2022-03-31',
  marking: 'partnership',
  ...more,
});

const chair = { ...on(DRAFTED), as: people.safetyChair };

/** Drafts the Community Safety plan, with an outcome, a measure and two actions that their lead agency accepted. */
export const draftPlan = async (
  ledger: CommandedLedger,
  partnership: Partnership,
  priorityId: string,
): Promise<PlannedYear> => {
  const plan = {
    bodyId: partnership.safety,
    boardId: partnership.board,
    planYear: PLAN_YEAR,
    title: 'Community Safety delivery plan 2021/22',
    starts: '2021-04-01',
    ends: '2022-03-31',
  };
  const planId = (await ledger.done('/v1/plans', plan, chair)).id;
  const to = `/v1/plans/${planId}`;
  const outcome = { title: 'Fewer repeat victims', priorityId };
  const outcomeId = (await ledger.done(`${to}/outcomes`, outcome, chair)).id;
  const measure = {
    title: 'Recorded crimes',
    kind: 'quantitative',
    outcomeId,
    unit: 'crimes',
    direction: 'lower-is-better',
    baseline: { value: 829 },
    target: { value: 800 },
    nationalIndicator: true,
  };
  const measureId = (await ledger.done(`${to}/measures`, measure, chair)).id;
  const owned = { ownerId: people.owner, targetDate: '2021-12-31', origin: 'priority', priorityId };
  const propose = async (number: number, more: object): Promise<string> => {
    const action = plannedAction(partnership, outcomeId, number, more);
    const { id } = await ledger.done(`${to}/actions`, action, chair);
    await ledger.done(`${to}/actions/${id}/accept`, {}, chair);
    return id;
  };
  const first = await propose(1, owned);
  const second = await propose(2, {});
  return { ...partnership, priorityId, planId, outcomeId, measureId, first, second };
};

/** Submits the plan, and lets the Board approve it. */
export const approvePlan = async (ledger: CommandedLedger, year: PlannedYear): Promise<Done> => {
  const submitting = { ...on(SUBMITTED), as: people.safetyChair };
  await ledger.done(`/v1/plans/${year.planId}/submit`, {}, submitting);
  const meeting = await holdBoardMeeting(ledger, year, APPROVED, 'Delivery plans for approval');
  const decision = await decide(ledger, year, meeting, 1, {
    kind: 'approve',
    text: 'Approve the Community Safety delivery plan 2021/22',
    concerns: [{ kind: 'delivery-plan', id: year.planId }],
  });
  const approval = { decisionId: decision.id };
  return ledger.done(`/v1/plans/${year.planId}/approve`, approval, on(APPROVED));
};

/** Everything up to a drafted plan. */
export const tellToDraft = async (ledger: CommandedLedger): Promise<PlannedYear> => {
  const partnership = await foundPartnership(ledger);
  return draftPlan(ledger, partnership, await adoptPriorities(ledger, partnership));
};

/** Everything up to an approved plan. */
export const tellToApproval = async (ledger: CommandedLedger): Promise<PlannedYear> => {
  const year = await tellToDraft(ledger);
  await approvePlan(ledger, year);
  return year;
};

/** An update as its owner gives it. */
export const progressOf = ({ planId }: Pick<PlannedYear, 'planId'>, more: object = {}) => ({
  planId,
  deliveryRating: 'on-track',
  progress: 'Twelve venues signed up; training dates agreed.',
  ...more,
});

/** A completion as it is proposed, with its evidence. */
export const completionOf = ({ planId }: Pick<PlannedYear, 'planId'>, more: object = {}) => ({
  planId,
  completedOn: '2021-12-10',
  evidence: [
    {
      kind: 'link',
      title: 'Launch report',
      content: 'https://intranet.example/launch-report',
      effectiveOn: '2021-12-10',
    },
  ],
  ...more,
});

const owner = (day: string) => ({ ...on(day), as: people.owner });

/** The first action is updated twice, proposed as complete by its owner, and verified by a member of the group. */
export const carryOutFirst = async (ledger: CommandedLedger, year: PlannedYear): Promise<void> => {
  const to = `/v1/actions/${year.first}`;
  await ledger.done(`${to}/updates`, progressOf(year), owner('2021-07-14'));
  await ledger.done(
    `${to}/updates`,
    progressOf(year, { deliveryRating: 'at-risk', explanation: 'Hearings were postponed.' }),
    owner('2021-10-05'),
  );
  await ledger.done(`${to}/completion`, completionOf(year), owner('2021-12-15'));
  const { planId } = year;
  const verifier = { ...on('2022-01-13'), as: people.safetyMember };
  await ledger.done(`${to}/completion/verify`, { planId }, verifier);
};

/** The second action is reported on behalf by the secretariat, late and off track, and its target date moved. */
export const strugglesWithSecond = async (
  ledger: CommandedLedger,
  year: PlannedYear,
): Promise<void> => {
  const to = `/v1/actions/${year.second}`;
  const onBehalfOf = people.safetyChair;
  const { planId } = year;
  await ledger.done(
    `${to}/target-date`,
    { planId, to: '2022-06-30', because: 'The supplier withdrew.', onBehalfOf },
    on('2021-11-01'),
  );
  await ledger.done(
    `${to}/updates`,
    progressOf(year, {
      deliveryRating: 'off-track',
      explanation: 'No supplier yet.',
      effectiveAt: '2021-10-01',
      onBehalfOf,
    }),
    on('2021-11-02'),
  );
};
