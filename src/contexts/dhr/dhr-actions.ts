import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import { plannedAction } from '../delivery-plans/contract.js';
import {
  actionIsAddressed,
  actionIsCarried,
  type ActionInHand,
  actionIsNotAddressed,
  actionIsNotWithdrawn,
  actionIsOfTheReview,
  actionWasSetByThen,
  carrierIsAnotherOne,
  completedByThen,
  deliveredByThoseConcerned,
  evidenceIsFromThenOrBefore,
  evidenceIsThere,
  giverDidNotSignOff,
  leadAgencyExists,
  milestoneIsOfTheAction,
  milestoneIsReachedOnce,
  milestonesLeadToTheTarget,
  planActionHasNoOtherOrigin,
  planHoldsTheAction,
  targetDateIsAnotherOne,
} from './dhr-action.policies.js';
import { givenBy, officeForTheAction } from './dhr.authority.js';
import type { CommandOf, DhrInHand } from './dhr.commands.js';
import { doneByTheCsp } from './dhr.policies.js';
import { identityOf, placeOf, recommendationOf } from './dhr.stages.js';
import type { DhrActionId, DhrEvent, Party } from './events.js';
import { partyRules, silenceIsNotDropped } from './party.policies.js';
import {
  recommendationIsAccepted,
  recommendationIsLive,
  recommendationIsOfTheReview,
} from './recommendation.policies.js';

/** Whoever else is named: the lead agency and the commissioning partnership are the relevant parties †. */
export const partiesOf = (
  { parties, leadAgencyId }: Pick<CommandOf<'SetDhrAction'>['data'], 'parties' | 'leadAgencyId'>,
  { dhr }: Pick<DhrInHand, 'dhr'>,
): readonly Party[] =>
  parties ?? [
    { kind: 'agency', id: leadAgencyId },
    { kind: 'body', id: dhr.cspId },
  ];

export const setDhrAction = (
  { data }: CommandOf<'SetDhrAction'>,
  inHand: DhrInHand,
): Decision<DhrEvent> => {
  const { recommendationId, ...action } = data;
  const recommendation = recommendationOf(inHand.dhr, recommendationId);
  if (!recommendation) return refused(refuse(recommendationIsOfTheReview, {}));
  const parties = partiesOf(data, inHand);
  return check(
    [
      doneByTheCsp,
      ...recommendationIsLive,
      recommendationIsAccepted,
      leadAgencyExists,
      milestonesLeadToTheTarget,
      ...partyRules,
    ],
    { ...inHand, ...action, recommendation, parties },
    () => [
      {
        type: 'dhr-action-set.v1',
        data: {
          ...identityOf(inHand.dhr),
          recommendationId,
          action: {
            ...action,
            number: recommendation.actions.length + 1,
            milestones: [...action.milestones],
            parties: [...parties],
          },
        },
      },
    ],
  );
};

/** The action with its ancestors: what each of its events carries. */
export const idsOf = ({ dhr, recommendation, action }: ActionInHand) => ({
  ...identityOf(dhr),
  recommendationId: recommendation.recommendationId,
  dhrActionId: action.dhrActionId,
});

/** The action in hand, or that the review has none of that id. */
export const withActionInHand = (
  dhrActionId: DhrActionId,
  inHand: DhrInHand,
  decide: (action: ActionInHand) => Decision<DhrEvent>,
): Decision<DhrEvent> => {
  const place = placeOf(inHand.dhr, dhrActionId);
  return place ? decide({ ...inHand, ...place }) : refused(refuse(actionIsOfTheReview, {}));
};

/** As whom somebody gave what the secretariat enters. */
const giver = (inHand: ActionInHand) =>
  givenBy(inHand.metadata.actor, officeForTheAction(inHand.action, inHand));

/** Nothing more is said of an action that was withdrawn, or whose recommendation is closed. */
export const actionIsLive = [...recommendationIsLive, actionIsNotWithdrawn];

type OnAction = CommandOf<
  | 'WithdrawDhrAction'
  | 'SetParties'
  | 'MoveDhrTargetDate'
  | 'ReachMilestone'
  | 'AddDhrEvidence'
  | 'CarryDhrAction'
  | 'EndCarrying'
  | 'AddressDhrAction'
  | 'WithdrawAddressed'
>;

/** How an action is set up, carried out, shown, and addressed. */
export const onAction = (command: OnAction, inHand: ActionInHand): Decision<DhrEvent> => {
  switch (command.type) {
    case 'WithdrawDhrAction':
    case 'SetParties':
    case 'CarryDhrAction':
    case 'EndCarrying':
      return arranged(command, inHand);
    case 'MoveDhrTargetDate':
    case 'ReachMilestone':
    case 'AddDhrEvidence':
    case 'AddressDhrAction':
    case 'WithdrawAddressed':
      return delivered(command, inHand);
    default:
      return assertNever(command);
  }
};

/** What the commissioning partnership arranges. */
const arranged = (
  command: Extract<
    OnAction,
    { type: 'WithdrawDhrAction' | 'SetParties' | 'CarryDhrAction' | 'EndCarrying' }
  >,
  inHand: ActionInHand,
): Decision<DhrEvent> => {
  const ids = idsOf(inHand);
  const rules = [doneByTheCsp, ...actionIsLive];
  switch (command.type) {
    case 'WithdrawDhrAction':
      return check(rules, inHand, () => [
        { type: 'dhr-action-withdrawn.v1', data: { ...ids, because: command.data.because } },
      ]);
    case 'SetParties': {
      const { parties, because } = command.data;
      return check([...rules, ...partyRules, silenceIsNotDropped], { ...inHand, parties }, () => [
        { type: 'dhr-parties-set.v1', data: { ...ids, parties: [...parties], because } },
      ]);
    }
    case 'CarryDhrAction':
      return carried(command.data, inHand);
    case 'EndCarrying': {
      const { carriedBy } = inHand.action;
      return check([...rules, actionIsCarried], inHand, () =>
        carriedBy
          ? [
              {
                type: 'dhr-carrying-ended.v1',
                data: { ...ids, ...carriedBy, because: command.data.because },
              },
            ]
          : [],
      );
    }
    default:
      return assertNever(command);
  }
};

/** An action of a delivery plan does the work: its progress is that of both. */
const carried = (
  data: CommandOf<'CarryDhrAction'>['data'],
  inHand: ActionInHand,
): Decision<DhrEvent> => {
  const { plan } = inHand;
  const { planId, actionId, dhrActionId } = data;
  const planned = plannedAction(plan, actionId);
  const subject = { ...inHand, data, dhrActionId, ...(planned && { planned }) };
  const rules = [
    doneByTheCsp,
    ...actionIsLive,
    planHoldsTheAction,
    planActionHasNoOtherOrigin,
    carrierIsAnotherOne,
  ];
  return check(rules, subject, () =>
    plan.stage === 'none'
      ? []
      : [
          {
            type: 'dhr-action-carried.v1',
            data: {
              ...idsOf(inHand),
              planId,
              actionId,
              bodyId: plan.bodyId,
              planYear: plan.planYear,
            },
          },
        ],
  );
};

/** What whoever leads the action reports. */
const delivered = (
  command: Extract<
    OnAction,
    {
      type:
        | 'MoveDhrTargetDate'
        | 'ReachMilestone'
        | 'AddDhrEvidence'
        | 'AddressDhrAction'
        | 'WithdrawAddressed';
    }
  >,
  inHand: ActionInHand,
): Decision<DhrEvent> => {
  const ids = idsOf(inHand);
  const { action } = inHand;
  const rules = [deliveredByThoseConcerned, ...actionIsLive, actionWasSetByThen];
  switch (command.type) {
    case 'MoveDhrTargetDate': {
      const { to, because } = command.data;
      return check([...rules, targetDateIsAnotherOne], { ...inHand, to }, () => [
        {
          type: 'dhr-target-date-moved.v1',
          data: { ...ids, from: action.targetDate, to, because },
        },
      ]);
    }
    case 'ReachMilestone': {
      const { milestoneId, note } = command.data;
      return check(
        [...rules, milestoneIsOfTheAction, milestoneIsReachedOnce],
        { ...inHand, milestoneId },
        () => [
          {
            type: 'dhr-milestone-reached.v1',
            data: { ...ids, milestoneId, ...(note && { note }), ...giver(inHand) },
          },
        ],
      );
    }
    case 'AddDhrEvidence': {
      const { evidence } = command.data;
      return check(
        [...rules, giverDidNotSignOff, evidenceIsFromThenOrBefore],
        { ...inHand, evidence },
        () => [{ type: 'dhr-evidence-added.v1', data: { ...ids, evidence, ...giver(inHand) } }],
      );
    }
    case 'AddressDhrAction': {
      const { completedOn, outcome } = command.data;
      return check(
        [...rules, actionIsNotAddressed, evidenceIsThere, completedByThen],
        { ...inHand, completedOn },
        () => [
          {
            type: 'dhr-action-addressed.v1',
            data: {
              ...ids,
              completedOn,
              outcome,
              evidenceIds: action.evidence.map(({ evidenceId }) => evidenceId),
              ...giver(inHand),
            },
          },
        ],
      );
    }
    case 'WithdrawAddressed':
      return check([...rules, actionIsAddressed], inHand, () => [
        { type: 'dhr-addressed-withdrawn.v1', data: { ...ids, because: command.data.because } },
      ]);
    default:
      return assertNever(command);
  }
};
