import { agencyAggregate } from '../../src/contexts/bodies/agency.js';
import { bodyAggregate } from '../../src/contexts/bodies/body.aggregate.js';
import type {
  Agency,
  AgencyId,
  AppointmentId,
  Body,
  BodyEvent,
  BodyId,
  Office,
} from '../../src/contexts/bodies/contract.js';
import type {
  Decision,
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from '../../src/contexts/decisions/contract.js';
import { decisionAggregate } from '../../src/contexts/decisions/decision.js';
import type {
  ActionId,
  ActionReference,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlannedAction,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ActionContext } from '../../src/contexts/delivery-plans/action.commands.js';
import { type PlanContext, planAggregate } from '../../src/contexts/delivery-plans/plan.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import type {
  ItemId,
  Meeting,
  MeetingEvent,
  MeetingId,
} from '../../src/contexts/meetings/contract.js';
import { meetingAggregate } from '../../src/contexts/meetings/meeting.js';
import {
  type Circumstances,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from './decider-given.js';

/*
 * One group's plan, in which every test of delivery plans speaks: who holds which office, what the plan contains.
 */

export const boardId = testId<BodyId>('board');
export const bodyId = testId<BodyId>('community safety');
export const planId = testId<PlanId>('plan');
export const planYear = '2021/22' as PlanYear;
export const decisionId = testId<DecisionId>('decision');
export const police = testId<AgencyId>('police');
export const council = testId<AgencyId>('council');

const appointed = (
  body: BodyId,
  holder: string,
  office: Office,
  agencyId: AgencyId,
  term: { readonly from?: string; readonly to?: string } = {},
) =>
  fact<BodyEvent>({
    type: 'office-holder-appointed.v2',
    data: {
      bodyId: body,
      appointment: {
        appointmentId: testId<AppointmentId>(holder),
        office,
        holder: testActor(holder),
        role: 'Representative',
        agencyId,
        from: plainDate(term.from ?? '2021-04-01'),
        ...(term.to && { to: plainDate(term.to) }),
      },
    },
  });

const established = (id: BodyId, shortName: string, kind: 'board' | 'business-area-group') =>
  fact<BodyEvent>({
    type: 'body-established.v2',
    data: { bodyId: id, name: shortName, shortName, kind },
  });

export const nobody: Body = { stage: 'none' };

export const board = stateAfter(
  bodyAggregate,
  established(boardId, 'SCB', 'board'),
  appointed(boardId, 'chair of the board', 'chair', council),
  appointed(boardId, 'member of the board', 'member', police),
);

export const group = stateAfter(
  bodyAggregate,
  established(bodyId, 'CS', 'business-area-group'),
  appointed(bodyId, 'former chair', 'chair', council, { from: '2020-04-01', to: '2021-05-31' }),
  appointed(bodyId, 'chair', 'chair', council, { from: '2021-06-01' }),
  appointed(bodyId, 'deputy', 'deputy', council),
  appointed(bodyId, 'member', 'member', council),
  appointed(bodyId, 'police contact', 'single-point-of-contact', police),
);

export const agency = stateAfter(
  agencyAggregate,
  fact({
    type: 'agency-registered.v2',
    data: { agencyId: police, name: 'Police', class: 'responsible-authority' },
  }),
);

/** It exists no more from a day on, and nobody answers for it. */
export const agencyUntil = (on: string): Agency => ({
  ...agency,
  ...(agency.stage === 'registered' && { ends: { on: plainDate(on), successors: [] } }),
});

type Recorded = Extract<DecisionEvent, { type: 'decision-recorded.v2' }>['data'];

/** A decision of the Board, taken on 15 June 2021, that approves the plan. */
export const decided = (changes: Partial<Recorded> = {}): Decision =>
  stateAfter(
    decisionAggregate,
    fact<DecisionEvent>({
      type: 'decision-recorded.v2',
      data: {
        decisionId,
        bodyId: boardId,
        reference: 'SCB-2021-001' as DecisionReference,
        taken: {
          route: 'meeting',
          meetingId: testId<MeetingId>('meeting'),
          itemId: testId<ItemId>('item'),
        },
        takenOn: plainDate('2021-06-15'),
        kind: 'approve',
        text: 'The delivery plan is approved.',
        conflicted: [],
        concerns: [{ kind: 'delivery-plan', id: planId }],
        marking: 'public',
        ...changes,
      },
    }),
  );

export const priority = { priorityId: testId<PriorityId>('violence'), title: 'Serious violence' };

export const outcome: Outcome = {
  outcomeId: testId<OutcomeId>('outcome'),
  priorityId: priority.priorityId,
  title: 'Fewer people are harmed',
};

export const measure: Measure = {
  measureId: testId<MeasureId>('measure'),
  outcomeId: outcome.outcomeId,
  title: 'Cases with a positive result',
  kind: 'quantitative',
  unit: '% of cases',
  direction: 'higher-is-better',
  baseline: { value: 829, denominator: 6_030 },
  target: { value: 15, denominator: 100 },
  nationalIndicator: false,
};

export const plannedAction: PlannedAction = {
  actionId: testId<ActionId>('action'),
  reference: 'CS-2021-01' as ActionReference,
  title: 'Review every case that was closed without action',
  origin: 'priority',
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
  measureId: measure.measureId,
  leadAgencyId: police,
  owner: 'Detective Superintendent',
  ownerId: testActor('owner'),
  starts: plainDate('2021-05-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership',
};

export const plan = { planId, bodyId, planYear };

export const drafting = {
  ...plan,
  boardId,
  title: 'Community Safety delivery plan',
  starts: plainDate('2021-04-01'),
  ends: plainDate('2022-03-31'),
};

export const planDrafted = (on = '2021-06-01') =>
  fact<PlanEvent>({ type: 'plan-drafted.v1', data: drafting }, { on });
export const outcomeSet = () =>
  fact<PlanEvent>({ type: 'outcome-set.v1', data: { ...plan, outcome } });
export const measureSet = (changes: Partial<Measure> = {}) =>
  fact<PlanEvent>({
    type: 'measure-set.v1',
    data: { ...plan, measure: { ...measure, ...changes } },
  });
export const actionProposed = (changes: Partial<PlannedAction> = {}) =>
  fact<PlanEvent>({
    type: 'action-proposed.v2',
    data: { ...plan, action: { ...plannedAction, ...changes } },
  });
export const actionAccepted = (actionId = plannedAction.actionId) =>
  fact<PlanEvent>({
    type: 'action-accepted.v1',
    data: { ...plan, actionId, priorityId: priority.priorityId, agencyId: police },
  });
export const planSubmitted = (version = 1, circumstances: Circumstances = {}) =>
  fact<PlanEvent>({ type: 'plan-submitted.v1', data: { ...plan, version } }, circumstances);
export const planReturned = (version = 1) =>
  fact<PlanEvent>({
    type: 'plan-returned.v1',
    data: { ...plan, version, decisionId, because: sealedText('because') },
  });
export const planApproved = (version = 1) =>
  fact<PlanEvent>({
    type: 'plan-approved.v1',
    data: { ...plan, version, decisionId, actionIds: [plannedAction.actionId] },
  });

/** Everything up to an approved plan with one outcome, one measure and one accepted action. */
export const fullDraft = () => [
  planDrafted(),
  outcomeSet(),
  measureSet(),
  actionProposed(),
  actionAccepted(),
];
export const approvedHistory = () => [...fullDraft(), planSubmitted(), planApproved()];

/** What commands on an action need of other histories only now and then: nothing of it. */
export const nothingElse = {
  holders: new Map<AgencyId, Agency>(),
  tabledMeeting: { stage: 'none' },
  returnIsConfirmed: false,
} as const;

const meetingId = testId<MeetingId>('group meeting');
const itemId = testId<ItemId>('completions');

/** A meeting of the group on 16 June 2021, held with its quorum, with one item on completions. */
export const meetingOf = (
  body: BodyId,
  date = '2021-06-16',
  outcome_: 'held' | 'inquorate' = 'held',
): Meeting =>
  stateAfter(
    meetingAggregate,
    fact<MeetingEvent>({
      type: 'meeting-convened.v2',
      data: {
        meetingId,
        bodyId: body,
        date: plainDate(date),
        agenda: [{ itemId, number: 1, title: 'Completed actions' }],
      },
    }),
    fact<MeetingEvent>({
      type: outcome_ === 'held' ? 'meeting-held.v1' : 'meeting-found-inquorate.v1',
      data: { meetingId, bodyId: body, attendance: [], quorum: 0, present: 0 },
    }),
  );

export const heldMeeting = { meetingId, itemId, state: meetingOf(bodyId) };

/** What a plan knows of other histories, where a test does not say otherwise. */
export const planContext = (changes: Partial<PlanContext> = {}): PlanContext => ({
  group,
  board,
  agency,
  line: new Map(),
  decision: decided(),
  priorities: { stage: 'none' },
  carriedOut: { stage: 'none' },
  originPlan: { stage: 'none' },
  originAction: { stage: 'none' },
  nextPlan: { stage: 'none' },
  ...changes,
});

/** What an action knows of other histories: an approved plan, unless a test says otherwise. */
export const actionContext = (changes: Partial<ActionContext> = {}): ActionContext => ({
  plan: stateAfter(planAggregate, ...approvedHistory()),
  group,
  board,
  decision: { stage: 'none' },
  meeting: { stage: 'none' },
  ...nothingElse,
  holders: new Map([[police, agency]]),
  ...changes,
});
