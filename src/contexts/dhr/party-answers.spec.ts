import { describe, it } from '@jest/globals';
import {
  action,
  ADDRESSED_ON,
  addressed,
  answered,
  asCouncil,
  asCsp,
  asPolice,
  asPoliceChief,
  asSecretariat,
  asSuccessor,
  actionSet,
  attempt,
  because,
  dhrActionId,
  evidenceGiven,
  givenDhr,
  happened,
  MERGED_ON,
  ofAction,
  ofRecommendation,
  opened,
  police,
  recommended,
  recommendationAccepted,
  recommendationId,
  SET_ON,
  successor,
  theBoard,
  theCouncil,
  theCsp,
  thePolice,
  withAction,
} from '../../../test/support/dhr-given.js';
import { type Circumstances, testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DhrActionId, Matter, Party } from './events.js';

const of = { dhrActionId };
const agree = (party: Party, by: Circumstances, answer: object = {}) =>
  attempt('AnswerPlan', { party, answers: [{ ...of, answer: 'agreed', ...answer }] }, by);
const signOff = (party: Party, by: Circumstances, answer: object = {}) =>
  attempt('AnswerCompletion', { party, answers: [{ ...of, answer: 'signed-off', ...answer }] }, by);
const rejected = { answer: 'rejected', because };

describe('a relevant party', () => {
  it('agrees to an action, and signs it off, whatever else is known of it', () => {
    givenDhr(...withAction)
      .when(agree(theCsp, asCsp))
      .then({
        type: 'dhr-plan-answered.v1',
        data: { ...ofAction, party: theCsp, answeredBy: theCsp, answer: 'agreed' },
      });
    givenDhr(...withAction)
      .when(signOff(thePolice, asPoliceChief))
      .then({
        type: 'dhr-completion-answered.v1',
        data: { ...ofAction, party: thePolice, answeredBy: thePolice, answer: 'signed-off' },
      });
  });

  it('answers through its own people, or through the secretariat for one of them', () => {
    givenDhr(...withAction)
      .when(signOff(thePolice, { ...asSecretariat, onBehalfOf: 'police-chief' }))
      .then({
        type: 'dhr-completion-answered.v1',
        data: {
          ...ofAction,
          party: thePolice,
          answeredBy: thePolice,
          givenBy: { capacity: 'member', organisation: police },
          answer: 'signed-off',
        },
      });
    for (const [party, by] of [
      [thePolice, asCsp],
      [theCsp, asPolice],
      [theCsp, asSecretariat],
      [theCsp, { ...asSecretariat, onBehalfOf: 'police-lead' }],
      [thePolice, { by: 'somebody' }],
    ] as const) {
      givenDhr(...withAction)
        .when(signOff(party, by))
        .thenRefused('DHR_PARTY.NOT_YOURS_TO_ANSWER');
    }
  });

  it('is one that the action names', () => {
    givenDhr(...withAction)
      .when(signOff(theCouncil, asCouncil))
      .thenRefused('DHR_PARTY.NOT_A_PARTY');
    givenDhr(...withAction)
      .when(signOff(theBoard, asPoliceChief))
      .thenRefused('DHR_PARTY.NOT_YOURS_TO_ANSWER', 'DHR_PARTY.NOT_A_PARTY');
  });

  it('gives the same answer once, and may answer otherwise', () => {
    const signedOff = answered('completion', theCsp, asCsp);
    givenDhr(...withAction, signedOff)
      .when(signOff(theCsp, asCsp))
      .thenRefused('DHR_PARTY.ANSWERED_ALREADY');
    givenDhr(...withAction, signedOff)
      .when(signOff(theCsp, asCsp, rejected))
      .then({
        type: 'dhr-completion-answered.v1',
        data: { ...ofAction, party: theCsp, answeredBy: theCsp, because, answer: 'rejected' },
      });
    givenDhr(...withAction, signedOff)
      .when(agree(theCsp, asCsp))
      .then({
        type: 'dhr-plan-answered.v1',
        data: { ...ofAction, party: theCsp, answeredBy: theCsp, answer: 'agreed' },
      });
  });

  it('rejects with a reason', () => {
    givenDhr(...withAction)
      .when(agree(theCsp, asCsp, { answer: 'rejected' }))
      .thenRefused('DHR_PARTY.REJECTED_WITHOUT_REASON');
  });

  it('answers for many actions at once: all of them, or none', () => {
    const another = { dhrActionId: testId<DhrActionId>('another') };
    const answers = [
      { ...of, answer: 'agreed' } as const,
      { ...another, answer: 'agreed' } as const,
    ];
    givenDhr(...withAction)
      .when(attempt('AnswerPlan', { party: theCsp, answers }, asCsp))
      .thenRefused('DHR_ACTION.NOT_FOUND');
    const { dhrActionId: secondId } = another;
    const second = happened('dhr-action-set.v1', {
      ...ofRecommendation,
      action: { ...action, dhrActionId: secondId },
    });
    const given = { party: theCsp, answeredBy: theCsp, answer: 'agreed' } as const;
    givenDhr(...withAction, second)
      .when(attempt('AnswerPlan', { party: theCsp, answers }, asCsp))
      .then(
        { type: 'dhr-plan-answered.v1', data: { ...ofAction, ...given } },
        { type: 'dhr-plan-answered.v1', data: { ...ofAction, ...another, ...given } },
      );
  });

  it('does not sign off on evidence that its own person submitted, also on behalf of another', () => {
    const refusal = 'DHR_PARTY.SIGNS_OFF_OWN_EVIDENCE';
    givenDhr(...withAction, evidenceGiven())
      .when(signOff(thePolice, asPolice))
      .thenRefused(refusal);
    givenDhr(...withAction, evidenceGiven())
      .when(signOff(thePolice, { ...asSecretariat, onBehalfOf: 'police-lead' }))
      .thenRefused(refusal);
    givenDhr(...withAction, evidenceGiven({ ...asSecretariat, onBehalfOf: 'police-lead' }))
      .when(signOff(thePolice, asPolice))
      .thenRefused(refusal);
    givenDhr(...withAction, evidenceGiven())
      .when(signOff(thePolice, asPolice, rejected))
      .then({
        type: 'dhr-completion-answered.v1',
        data: { ...ofAction, party: thePolice, answeredBy: thePolice, because, answer: 'rejected' },
      });
  });

  it('that was merged is answered for by its successor, which the record names', () => {
    const parties = [theCouncil, theCsp];
    const history = [opened, recommended(), recommendationAccepted, actionSet({ parties })];
    givenDhr(...history)
      .when(signOff(theCouncil, { ...asSuccessor, on: MERGED_ON }))
      .then({
        type: 'dhr-completion-answered.v1',
        data: {
          ...ofAction,
          party: theCouncil,
          answeredBy: { kind: 'agency', id: successor },
          answer: 'signed-off',
        },
      });
    for (const [by, on] of [
      [asSuccessor, '2023-03-31'],
      [asCouncil, MERGED_ON],
    ] as const) {
      givenDhr(...history)
        .when(signOff(theCouncil, { ...by, on }))
        .thenRefused('DHR_PARTY.NOT_YOURS_TO_ANSWER');
    }
  });

  it('takes back an answer that it gave', () => {
    const takeBack = attempt('WithdrawAnswer', {
      ...of,
      matter: 'completion',
      party: theCsp,
      because,
    });
    givenDhr(...withAction, answered('completion', theCsp, asCsp))
      .when(takeBack)
      .then({
        type: 'dhr-answer-withdrawn.v1',
        data: { ...ofAction, matter: 'completion', party: theCsp, because },
      });
    givenDhr(...withAction)
      .when(takeBack)
      .thenRefused('DHR_PARTY.NO_ANSWER');
  });

  it('signs off what is then closed', () => {
    const done = [evidenceGiven(), addressed(), answered('completion', thePolice, asPoliceChief)];
    const close = attempt('CloseRecommendation', { recommendationId });
    givenDhr(...withAction, ...done)
      .when(close)
      .thenRefused('DHR_RECOMMENDATION.ACTIONS_OUTSTANDING');
    givenDhr(...withAction, ...done, answered('completion', theCsp, asCsp))
      .when(close)
      .then({ type: 'dhr-recommendation-closed.v1', data: ofRecommendation });
  });
});

describe('silence', () => {
  const escalate = (
    matter: Matter,
    on: string,
    party = theCsp,
    by: Circumstances = asSecretariat,
  ) => attempt('EscalateSilence', { ...of, matter, party }, { ...by, on });
  const escalated = (matter: Matter, awaitedSince: string) =>
    ({
      type: 'dhr-silence-escalated.v1',
      data: {
        ...ofAction,
        matter,
        party: theCsp,
        awaitedSince: plainDate(awaitedSince),
        workingDays: 21,
      },
    }) as const;
  // 1 March to 29 March are 20 working days; Easter and a bank holiday lie in the second span.
  const [LAST_DAY, NEXT_DAY] = ['2021-03-29', '2021-03-30'];

  it('is escalated by the secretariat on the day after the twentieth working day', () => {
    givenDhr(...withAction)
      .when(escalate('plan', LAST_DAY))
      .thenRefused('DHR_SILENCE.TOO_EARLY');
    givenDhr(...withAction)
      .when(escalate('plan', NEXT_DAY))
      .then(escalated('plan', SET_ON));
    givenDhr(...withAction)
      .when(escalate('plan', NEXT_DAY, theCsp, asCsp))
      .thenRefused('DHR_SILENCE.NOT_YOURS_TO_ESCALATE');
  });

  it('counts for the completion from when it was addressed, bank holidays apart', () => {
    const done = [...withAction, evidenceGiven(), addressed()];
    givenDhr(...done)
      .when(escalate('completion', '2021-06-02'))
      .thenRefused('DHR_SILENCE.TOO_EARLY');
    givenDhr(...done)
      .when(escalate('completion', '2021-06-03'))
      .then(escalated('completion', ADDRESSED_ON));
    givenDhr(...withAction)
      .when(escalate('completion', '2021-12-01'))
      .thenRefused('DHR_SILENCE.NOT_AWAITED');
  });

  it('is not that of who answered, or is no party; and is escalated once', () => {
    givenDhr(...withAction, answered('plan', theCsp, { ...asCsp, on: '2021-03-02' }))
      .when(escalate('plan', NEXT_DAY))
      .thenRefused('DHR_SILENCE.NOT_AWAITED');
    givenDhr(...withAction)
      .when(escalate('plan', NEXT_DAY, theCouncil))
      .thenRefused('DHR_PARTY.NOT_A_PARTY', 'DHR_SILENCE.NOT_AWAITED');
    const before = happened('dhr-silence-escalated.v1', escalated('plan', SET_ON).data);
    givenDhr(...withAction, before)
      .when(escalate('plan', '2021-05-01'))
      .thenRefused('DHR_SILENCE.ALREADY_ESCALATED');
  });

  it('begins anew once something was done about a rejection', () => {
    const no = answered('plan', theCsp, { ...asCsp, on: '2021-03-02' }, true);
    givenDhr(...withAction, no)
      .when(escalate('plan', '2021-12-01'))
      .thenRefused('DHR_SILENCE.NOT_AWAITED');
    const moved = happened(
      'dhr-target-date-moved.v1',
      { ...ofAction, from: plainDate('2021-12-31'), to: plainDate('2022-01-31'), because },
      { on: '2021-05-04' },
    );
    givenDhr(...withAction, no, moved)
      .when(escalate('plan', '2021-06-03'))
      .then(escalated('plan', '2021-05-04'));
  });
});
