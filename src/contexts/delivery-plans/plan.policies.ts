import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import { type Acting, appointmentFor, isLedBy, leads } from './authority.js';
import { calendarYear, firstYear, isPlanYear } from './plan-year.js';
import type { Plan, PlanInDraft } from './plan.stages.js';
import type { DraftPlan } from './plan.js';

interface Drafting {
  readonly data: DraftPlan;
  readonly plan: Plan;
  readonly group: Body;
}

export const groupIsEstablished = rule<Pick<Drafting, 'group'>>({
  code: 'PLAN.GROUP_NOT_FOUND',
  statement: 'A delivery plan is the plan of a group that has been established.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'existence',
  holds: ({ group }) => group.stage === 'established',
});

export const draftedByTheGroup = rule<{ readonly group: Body; readonly metadata: Acting }>({
  code: 'PLAN.NOT_DRAFTED_BY_ITS_GROUP',
  statement:
    'A delivery plan is drafted by the chair or deputy of its group, or by the secretariat.',
  source: 'Domain, register 3: drafted by the group',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ group, metadata }) => isLedBy(group, metadata),
});

export const planIsNew = rule<Drafting>({
  code: 'PLAN.ALREADY_DRAFTED',
  statement: 'A delivery plan is drafted once; after that its contents are set one by one.',
  source: 'Design: one history for each plan',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan }) => plan.stage === 'none',
});

const WITHOUT_PLAN = ['board', 'community-safety-partnership'];

export const groupHasAPlan = rule<Drafting>({
  code: 'PLAN.NOT_OF_A_GROUP',
  statement: 'Groups of the partnership have delivery plans; the Board approves them.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'content',
  holds: ({ group }) => group.stage === 'none' || !WITHOUT_PLAN.includes(group.kind),
});

export const planEndsAfterItStarts = rule<Drafting>({
  code: 'PLAN.ENDS_BEFORE_IT_STARTS',
  statement: 'A delivery plan ends after the day it starts.',
  source: 'Design: a plan covers a period',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => data.starts < data.ends,
});

export const planYearFitsTheDates = rule<Drafting>({
  code: 'PLAN.YEAR_DOES_NOT_FIT',
  statement:
    'A delivery plan covers one plan year: it starts in the first of its two calendar years and ends by the second.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'content',
  holds: ({ data: { planYear, starts, ends } }) =>
    isPlanYear(planYear) &&
    calendarYear(starts) === firstYear(planYear) &&
    calendarYear(ends) <= firstYear(planYear) + 1,
  explain: ({ data: { planYear, starts, ends } }) =>
    `A plan from ${starts} to ${ends} is not one for the plan year ${planYear}.`,
});

export const planIsDrafted = rule<Plan>({
  code: 'PLAN.NOT_FOUND',
  statement: 'The delivery plan must have been drafted.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'existence',
  holds: (plan) => plan.stage !== 'none',
});

export const planIsSubmitted = rule<Plan>({
  code: 'PLAN.NOT_SUBMITTED',
  statement: 'The Board approves or returns a plan that its group has submitted.',
  source: 'Domain, register 3: drafted, submitted, approved or returned',
  kind: 'ours',
  concerns: 'stage',
  holds: (plan) => plan.stage === 'submitted',
});

export const planBeforeTheBoardIsLeftAlone = rule<Plan>({
  code: 'PLAN.LIES_BEFORE_THE_BOARD',
  statement:
    'A plan that was submitted stays as it is until the Board approves it or returns it to the group.',
  source: 'Domain, register 3: drafted, submitted, approved or returned',
  kind: 'ours',
  concerns: 'stage',
  holds: (plan) => plan.stage !== 'submitted',
});

export const baselineIsKept = rule<Plan>({
  code: 'PLAN.BASELINE_IS_KEPT',
  statement:
    'What the Board approved is kept as the baseline: an approved plan is not drafted again; changes within its year are recorded against it.',
  source: 'Domain, register 3: after approval the baseline is kept',
  kind: 'ours',
  concerns: 'stage',
  holds: (plan) => plan.stage !== 'approved',
});

export const planIsApproved = rule<Plan>({
  code: 'PLAN.NOT_APPROVED',
  statement:
    'In-year changes are made to a plan that the Board has approved; until then it is drafted.',
  source: 'Domain, register 3: changes within the year, against the kept baseline',
  kind: 'ours',
  concerns: 'stage',
  holds: (plan) => plan.stage === 'approved',
});

interface Submitting {
  readonly plan: PlanInDraft;
  readonly group: Body;
  readonly metadata: Acting;
}

export const submittedByItsLeaders = rule<Pick<Submitting, 'group' | 'metadata'>>({
  code: 'PLAN.NOT_SUBMITTED_BY_ITS_CHAIR',
  statement: "A group's delivery plan is submitted by its chair, or by a deputy standing in.",
  source: 'Domain, register 3: drafted by the group, submitted',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ group, metadata }) => appointmentFor(metadata, [group], leads) !== undefined,
});

export const planHasActions = rule<Submitting>({
  code: 'PLAN.NO_ACTIONS',
  statement: 'A delivery plan contains actions.',
  source: 'S4:178',
  kind: 'source',
  concerns: 'content',
  holds: ({ plan }) => plan.actions.length > 0,
});

const awaitingAcceptance = ({ plan }: Submitting) =>
  plan.actions.filter(({ actionId }) => !plan.accepted.includes(actionId));

export const everyActionIsAccepted = rule<Submitting>({
  code: 'PLAN.ACTIONS_NOT_ACCEPTED',
  statement: 'Every action of a submitted plan has been accepted by its lead agency.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'stage',
  holds: (submitting) => awaitingAcceptance(submitting).length === 0,
  explain: (submitting) =>
    `Not yet accepted by its lead agency: ${awaitingAcceptance(submitting)
      .map(({ reference }) => reference)
      .join(', ')}.`,
});
