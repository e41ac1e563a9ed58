import { describe, it } from '@jest/globals';
import {
  action,
  actionSet,
  addressed,
  answered,
  asCouncil,
  asCsp,
  asPolice,
  asPoliceChief,
  asSecretariat,
  asSuccessor,
  attempt,
  because,
  council,
  dhrActionId,
  evidence,
  evidenceGiven,
  givenDhr,
  happened,
  ids,
  MERGED_ON,
  milestoneId,
  national,
  ofAction,
  ofRecommendation,
  opened,
  police,
  recommended,
  recommendationAccepted,
  recommendationId,
  theBoard,
  theCouncil,
  theCsp,
  thePolice,
  withAction,
} from '../../../test/support/dhr-given.js';
import { sealedText, testId } from '../../../test/support/decider-given.js';
import { type PlainDate, plainDate } from '../../kernel/plain-date.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ActionId, Plan, PlanId, PlannedAction } from '../delivery-plans/contract.js';
import type { DhrActionId, MilestoneId } from './events.js';

const of = { dhrActionId };

describe('an action on a recommendation', () => {
  const { number: _, ...wanted } = action;
  const set = (changes: object = {}, by = asCsp) =>
    attempt('SetDhrAction', { recommendationId, ...wanted, ...changes }, by);

  it('is set for one that was accepted, with the lead agency and the partnership as its parties', () => {
    const { parties: _parties, ...unsaid } = wanted;
    givenDhr(opened, recommended(), recommendationAccepted)
      .when(attempt('SetDhrAction', { recommendationId, ...unsaid }))
      .then({ type: 'dhr-action-set.v1', data: { ...ofRecommendation, action } });
    givenDhr(opened, recommended()).when(set()).thenRefused('DHR_RECOMMENDATION.NOT_ACCEPTED');
    givenDhr(opened).when(set()).thenRefused('DHR_RECOMMENDATION.NOT_FOUND');
    givenDhr(opened, recommended(), recommendationAccepted)
      .when(set({}, asPolice))
      .thenRefused('DHR.NOT_OF_THE_COMMISSIONING_CSP');
  });

  it('is led by an agency there is, its milestones leading to its target', () => {
    const accepted = givenDhr(opened, recommended(), recommendationAccepted);
    const nobody = testId<AgencyId>('nobody');
    accepted.when(set({ leadAgencyId: nobody })).thenRefused('DHR_ACTION.LEAD_AGENCY_NOT_FOUND');
    accepted
      .when(set({ leadAgencyId: council }, { ...asCsp, on: MERGED_ON }))
      .thenRefused('DHR_ACTION.LEAD_AGENCY_NOT_FOUND');
    accepted
      .when(set({ targetDate: plainDate('2021-06-29') }))
      .thenRefused('DHR_ACTION.MILESTONE_AFTER_ITS_TARGET');
  });

  it('has relevant parties, each once, and none that approves for others', () => {
    const accepted = givenDhr(opened, recommended(), recommendationAccepted);
    accepted.when(set({ parties: [] })).thenRefused('DHR_PARTY.NONE');
    accepted
      .when(set({ parties: [thePolice, theCsp, thePolice] }))
      .thenRefused('DHR_PARTY.NAMED_TWICE');
    accepted
      .when(set({ parties: [{ kind: 'body', id: testId<BodyId>('nobody') }] }))
      .thenRefused('DHR_PARTY.NOT_FOUND');
    accepted.when(set({ parties: [theBoard] })).thenRefused('DHR_PARTY.APPROVES_FOR_OTHERS');
  });

  it('is left alone once it is withdrawn', () => {
    const withdraw = attempt('WithdrawDhrAction', { ...of, because });
    givenDhr(...withAction)
      .when(withdraw)
      .then({ type: 'dhr-action-withdrawn.v1', data: { ...ofAction, because } });
    const withdrawn = happened('dhr-action-withdrawn.v1', { ...ofAction, because });
    givenDhr(...withAction, withdrawn)
      .when(withdraw)
      .thenRefused('DHR_ACTION.WITHDRAWN');
    givenDhr(opened).when(withdraw).thenRefused('DHR_ACTION.NOT_FOUND');
  });

  it('gets other parties with a reason, but nothing is settled by dropping a silent one', () => {
    const parties = [thePolice, theCouncil];
    givenDhr(...withAction)
      .when(attempt('SetParties', { ...of, parties, because }))
      .then({ type: 'dhr-parties-set.v1', data: { ...ofAction, parties, because } });
    const alone = attempt('SetParties', { ...of, parties: [thePolice], because });
    givenDhr(...withAction, answered('completion', thePolice, asPoliceChief))
      .when(alone)
      .thenRefused('DHR_PARTY.SILENT_ONE_DROPPED');
    givenDhr(
      ...withAction,
      answered('plan', thePolice, asPoliceChief),
      answered('plan', theCsp, asCsp),
    )
      .when(alone)
      .then({ type: 'dhr-parties-set.v1', data: { ...ofAction, parties: [thePolice], because } });
  });

  it('moves its target date to another day, reported by whoever leads it or commissioned it', () => {
    const to = plainDate('2022-01-31');
    const move = (by: typeof asCsp, day: PlainDate = to) =>
      attempt('MoveDhrTargetDate', { ...of, to: day, because }, by);
    const moved = {
      type: 'dhr-target-date-moved.v1',
      data: { ...ofAction, from: action.targetDate, to, because },
    } as const;
    for (const by of [asPolice, asPoliceChief, asCsp]) {
      givenDhr(...withAction)
        .when(move(by))
        .then(moved);
    }
    givenDhr(...withAction)
      .when(move({ ...asSecretariat, onBehalfOf: 'police-lead' }))
      .then(moved);
    for (const by of [asCouncil, asSecretariat, { ...asPolice, capacity: 'auditor' } as const]) {
      givenDhr(...withAction)
        .when(move(by))
        .thenRefused('DHR_ACTION.NOT_YOURS_TO_REPORT');
    }
    givenDhr(...withAction)
      .when(move(asPolice, action.targetDate))
      .thenRefused('DHR_ACTION.SAME_TARGET_DATE');
  });

  it('of an agency that was merged is reported on by its successor, from that day on', () => {
    const ofCouncil = [
      opened,
      recommended(),
      recommendationAccepted,
      actionSet({ leadAgencyId: council }),
    ];
    const reach = (on: string) =>
      attempt('ReachMilestone', { ...of, milestoneId }, { ...asSuccessor, on });
    givenDhr(...ofCouncil)
      .when(reach('2023-03-31'))
      .thenRefused('DHR_ACTION.NOT_YOURS_TO_REPORT');
    givenDhr(...ofCouncil)
      .when(reach(MERGED_ON))
      .then({ type: 'dhr-milestone-reached.v1', data: { ...ofAction, milestoneId } });
  });

  it('reaches each of its milestones once, and not before it was set', () => {
    const reach = (milestone = milestoneId, on = '2021-06-15') =>
      attempt('ReachMilestone', { ...of, milestoneId: milestone }, { ...asPolice, on });
    const reached = happened('dhr-milestone-reached.v1', { ...ofAction, milestoneId });
    givenDhr(...withAction, reached)
      .when(reach())
      .thenRefused('DHR_MILESTONE.ALREADY_REACHED');
    givenDhr(...withAction)
      .when(reach(testId<MilestoneId>('another')))
      .thenRefused('DHR_MILESTONE.NOT_FOUND');
    givenDhr(...withAction)
      .when(reach(milestoneId, '2021-02-28'))
      .thenRefused('DHR_ACTION.BEFORE_IT_WAS_SET');
  });

  it('is entered by the secretariat with as whom somebody gave it', () => {
    givenDhr(...withAction)
      .when(
        attempt(
          'AddDhrEvidence',
          { ...of, evidence },
          { ...asSecretariat, onBehalfOf: 'police-lead' },
        ),
      )
      .then({
        type: 'dhr-evidence-added.v1',
        data: { ...ofAction, evidence, givenBy: { capacity: 'member', organisation: police } },
      });
  });

  it('takes no evidence from the future, nor from whoever signed it off', () => {
    const give = (changes: object = {}, by = asPolice) =>
      attempt('AddDhrEvidence', { ...of, evidence: { ...evidence, ...changes } }, by);
    givenDhr(...withAction)
      .when(give({ effectiveOn: plainDate('2021-06-16') }))
      .thenRefused('DHR_EVIDENCE.NOT_OF_ITS_DAY');
    givenDhr(...withAction, answered('completion', thePolice, asPolice))
      .when(give())
      .thenRefused('DHR_EVIDENCE.GIVEN_BY_WHO_SIGNED_OFF');
  });

  it('is addressed once, with evidence, when it was completed; and that may be taken back', () => {
    const outcome = sealedText('outcome');
    const address = (day = '2021-06-01') =>
      attempt('AddressDhrAction', { ...of, completedOn: plainDate(day), outcome }, asPolice);
    givenDhr(...withAction, evidenceGiven())
      .when(address())
      .then({
        type: 'dhr-action-addressed.v1',
        data: {
          ...ofAction,
          completedOn: plainDate('2021-06-01'),
          outcome,
          evidenceIds: [evidence.evidenceId],
        },
      });
    givenDhr(...withAction)
      .when(address())
      .thenRefused('DHR_ACTION.ADDRESSED_WITHOUT_EVIDENCE');
    givenDhr(...withAction, evidenceGiven(), addressed())
      .when(address())
      .thenRefused('DHR_ACTION.ALREADY_ADDRESSED');
    givenDhr(...withAction, evidenceGiven())
      .when(address('2021-06-16'))
      .thenRefused('DHR_ACTION.COMPLETED_LATER');
    const takeBack = attempt('WithdrawAddressed', { ...of, because }, asPolice);
    givenDhr(...withAction, evidenceGiven(), addressed())
      .when(takeBack)
      .then({ type: 'dhr-addressed-withdrawn.v1', data: { ...ofAction, because } });
    givenDhr(...withAction)
      .when(takeBack)
      .thenRefused('DHR_ACTION.NOT_ADDRESSED');
  });
});

describe('a review action that a plan carries', () => {
  const planId = testId<PlanId>('plan');
  const actionId = testId<ActionId>('plan action');
  const bodyId = testId<BodyId>('group');
  const planYear = '2021/22';
  const planWith = (changes: Partial<PlannedAction> = {}): Plan =>
    ({
      stage: 'draft',
      planId,
      bodyId,
      planYear,
      actions: [{ actionId, origin: 'dhr-action', originId: dhrActionId, ...changes }],
    }) as unknown as Plan;
  const carry = attempt('CarryDhrAction', { ...of, planId, actionId });
  const data = { ...ofAction, planId, actionId, bodyId, planYear: planYear as never };

  it('is linked with the action of that plan', () => {
    givenDhr(...withAction)
      .knowing({ plan: planWith() })
      .when(carry)
      .then({ type: 'dhr-action-carried.v1', data });
    givenDhr(...withAction)
      .knowing({ plan: planWith({ origin: 'priority' }) })
      .when(carry)
      .then({ type: 'dhr-action-carried.v1', data });
    givenDhr(...withAction)
      .when(carry)
      .thenRefused('DHR_CARRIED.PLAN_ACTION_NOT_FOUND');
  });

  it('is not one that another review action asked for, and is linked once', () => {
    givenDhr(...withAction)
      .knowing({ plan: planWith({ originId: testId<DhrActionId>('another') }) })
      .when(carry)
      .thenRefused('DHR_CARRIED.FROM_ANOTHER_ACTION');
    const carried = happened('dhr-action-carried.v1', data);
    givenDhr(...withAction, carried)
      .knowing({ plan: planWith() })
      .when(carry)
      .thenRefused('DHR_CARRIED.ALREADY_CARRIED_BY_IT');
    const end = attempt('EndCarrying', { ...of, because });
    givenDhr(...withAction, carried)
      .when(end)
      .then({ type: 'dhr-carrying-ended.v1', data: { ...ofAction, planId, actionId, because } });
    givenDhr(...withAction)
      .when(end)
      .thenRefused('DHR_CARRIED.NOT_CARRIED');
  });
});

describe('a national recommendation that was accepted, too', () => {
  it('can have actions here', () => {
    const { number: _, ...wanted } = action;
    givenDhr(opened, recommended(national), recommendationAccepted)
      .when(attempt('SetDhrAction', { recommendationId, ...wanted }))
      .then({ type: 'dhr-action-set.v1', data: { ...ids, recommendationId, action } });
  });
});
