import { type Actor, isSamePerson } from '../../kernel/actor.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import { agencyExistsOn } from '../bodies/contract.js';
import type { Plan, PlannedAction } from '../delivery-plans/contract.js';
import { officeForTheAction } from './dhr.authority.js';
import type { CarryDhrAction, DhrInHand, SetDhrAction } from './dhr.commands.js';
import type { ActionPlace, DhrAction, Recommendation } from './dhr.stages.js';
import type { DhrActionId, MilestoneId } from './events.js';
import { isApproval } from './standing.js';

const REGISTER = 'Domain, register 4';

export const actionIsOfTheReview = rule<{ readonly place?: ActionPlace }>({
  code: 'DHR_ACTION.NOT_FOUND',
  statement: 'The action is one of the review.',
  source: `${REGISTER}: per recommendation action`,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ place }) => place !== undefined,
});

/** An action of a review with who acts on it. */
export interface ActionInHand extends DhrInHand {
  readonly action: DhrAction;
  readonly recommendation: Recommendation;
}

export const deliveredByThoseConcerned = rule<ActionInHand>({
  code: 'DHR_ACTION.NOT_YOURS_TO_REPORT',
  statement:
    'A review action is reported on by a representative of its lead agency, or of its successor, or by whoever speaks for the commissioning partnership; the secretariat enters it for one of them.',
  source: `${REGISTER}: lead agency`,
  kind: 'ours',
  concerns: 'authority',
  holds: (inHand) => officeForTheAction(inHand.action, inHand) !== undefined,
});

export const leadAgencyExists = rule<
  Pick<DhrInHand, 'agencies' | 'metadata'> & Pick<SetDhrAction, 'leadAgencyId'>
>({
  code: 'DHR_ACTION.LEAD_AGENCY_NOT_FOUND',
  statement: 'A review action is led by a registered agency that exists on that day.',
  source: `${REGISTER}: lead agency`,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ agencies, metadata, leadAgencyId }) => {
    const agency = agencies.get(leadAgencyId);
    return agency !== undefined && agencyExistsOn(agency, metadata.effectiveAt);
  },
});

export const milestonesLeadToTheTarget = rule<Pick<SetDhrAction, 'milestones' | 'targetDate'>>({
  code: 'DHR_ACTION.MILESTONE_AFTER_ITS_TARGET',
  statement: 'The milestones of an action are due by its target date.',
  source: `${REGISTER}: key milestones, target date`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ milestones, targetDate }) => milestones.every(({ due }) => due <= targetDate),
});

export const actionIsNotWithdrawn = rule<{ readonly action: DhrAction }>({
  code: 'DHR_ACTION.WITHDRAWN',
  statement: 'Nothing more is recorded of a review action that was withdrawn.',
  source: `${REGISTER}: per recommendation action`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => !action.withdrawn,
});

export const actionWasSetByThen = rule<Pick<ActionInHand, 'action' | 'metadata'>>({
  code: 'DHR_ACTION.BEFORE_IT_WAS_SET',
  statement: 'What is recorded late of a review action happened on the day it was set, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ action, metadata }) => action.set.effectiveAt <= metadata.effectiveAt,
});

export const targetDateIsAnotherOne = rule<{
  readonly action: DhrAction;
  readonly to: PlainDate;
}>({
  code: 'DHR_ACTION.SAME_TARGET_DATE',
  statement: 'A target date is moved to another day.',
  source: `${REGISTER}: target date`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ action, to }) => action.targetDate !== to,
});

interface Reaching {
  readonly action: DhrAction;
  readonly milestoneId: MilestoneId;
}

const milestoneOf = ({ action, milestoneId }: Reaching) =>
  action.milestones.find((each) => each.milestoneId === milestoneId);

export const milestoneIsOfTheAction = rule<Reaching>({
  code: 'DHR_MILESTONE.NOT_FOUND',
  statement: 'The milestone is one of the action.',
  source: `${REGISTER}: key milestones`,
  kind: 'ours',
  concerns: 'existence',
  holds: (reaching) => milestoneOf(reaching) !== undefined,
});

export const milestoneIsReachedOnce = rule<Reaching>({
  code: 'DHR_MILESTONE.ALREADY_REACHED',
  statement: 'A milestone is reached once.',
  source: `${REGISTER}: key milestones`,
  kind: 'ours',
  concerns: 'stage',
  holds: (reaching) => milestoneOf(reaching)?.reached !== true,
});

export const giverDidNotSignOff = rule<{
  readonly action: DhrAction;
  readonly metadata: { readonly actor: Actor };
}>({
  code: 'DHR_EVIDENCE.GIVEN_BY_WHO_SIGNED_OFF',
  statement: 'Whoever signed off an action, also for somebody else, adds no evidence for it.',
  source: `${REGISTER}: who submitted the evidence does not sign off`,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ action, metadata }) =>
    !action.answers.some(
      (each) =>
        each.matter === 'completion' && isApproval(each) && isSamePerson(each.by, metadata.actor),
    ),
});

export const evidenceIsFromThenOrBefore = rule<{
  readonly evidence: { readonly effectiveOn: PlainDate; readonly keepUntil?: PlainDate };
  readonly metadata: { readonly effectiveAt: PlainDate };
}>({
  code: 'DHR_EVIDENCE.NOT_OF_ITS_DAY',
  statement: 'Evidence speaks of no later day than it is given on, and is kept beyond that day.',
  source: 'Domain, register 3: evidence has an effective date and a retention',
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence: { effectiveOn, keepUntil }, metadata: { effectiveAt } }) =>
    effectiveOn <= effectiveAt && (keepUntil === undefined || keepUntil > effectiveAt),
});

export const evidenceIsThere = rule<{ readonly action: DhrAction }>({
  code: 'DHR_ACTION.ADDRESSED_WITHOUT_EVIDENCE',
  statement: 'An action is recorded as addressed once evidence was given for it.',
  source: 'Domain, register 3: with evidence, where it answers a DHR item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ action }) => action.evidence.length > 0,
});

export const actionIsNotAddressed = rule<{ readonly action: DhrAction }>({
  code: 'DHR_ACTION.ALREADY_ADDRESSED',
  statement: 'An action is addressed once, unless that was taken back.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'stage',
  holds: ({ action }) => action.addressed === undefined,
});

export const actionIsAddressed = rule<{ readonly action: DhrAction }>({
  code: 'DHR_ACTION.NOT_ADDRESSED',
  statement: 'That an action is addressed is taken back where it was recorded.',
  source: `${REGISTER}: addressed is a fact of its own`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.addressed !== undefined,
});

export const completedByThen = rule<{
  readonly completedOn: PlainDate;
  readonly metadata: { readonly effectiveAt: PlainDate };
}>({
  code: 'DHR_ACTION.COMPLETED_LATER',
  statement: 'An action is recorded as addressed on the day of its completion, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ completedOn, metadata }) => completedOn <= metadata.effectiveAt,
});

interface Carrying {
  readonly plan: Plan;
  readonly planned?: PlannedAction;
  readonly dhrActionId: DhrActionId;
}

export const planHoldsTheAction = rule<Carrying>({
  code: 'DHR_CARRIED.PLAN_ACTION_NOT_FOUND',
  statement: 'A review action is carried by an action that is in the plan that is named.',
  source: `${REGISTER}: the Board makes sure that the actions are addressed`,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ planned }) => planned !== undefined,
});

export const planActionHasNoOtherOrigin = rule<Carrying>({
  code: 'DHR_CARRIED.FROM_ANOTHER_ACTION',
  statement: 'A plan action that came from another review action does not carry this one.',
  source: 'Domain, register 3: each action has an origin',
  kind: 'ours',
  concerns: 'content',
  holds: ({ planned, dhrActionId }) =>
    planned?.origin !== 'dhr-action' ||
    planned.originId === undefined ||
    planned.originId === (dhrActionId as string),
});

export const carrierIsAnotherOne = rule<{
  readonly action: DhrAction;
  readonly data: Pick<CarryDhrAction, 'planId' | 'actionId'>;
}>({
  code: 'DHR_CARRIED.ALREADY_CARRIED_BY_IT',
  statement: 'A review action is linked once with the plan action that carries it.',
  source: 'Design: links are events',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action, data }) => action.carriedBy?.actionId !== data.actionId,
});

export const actionIsCarried = rule<{ readonly action: DhrAction }>({
  code: 'DHR_CARRIED.NOT_CARRIED',
  statement: 'The link with a plan action is ended of a review action that has one.',
  source: 'Design: links are events',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.carriedBy !== undefined,
});
