import { describe, it } from '@jest/globals';
import {
  around,
  asCsp,
  asPolice,
  asSecretariat,
  attempt,
  because,
  bodyOf,
  boardId,
  cspId,
  dhrId,
  givenDhr,
  happened,
  ids,
  name,
  national,
  ofRecommendation,
  opened,
  recommended,
  recommendationAccepted,
  recommendationId,
  review,
  withAction,
} from '../../../test/support/dhr-given.js';
import { sealedText, testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import type { Decision, DecisionId, DecisionReference } from '../decisions/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';
import type { DhrReference, MadeRecommendation, Theme } from './events.js';

const newer = {
  type: 'domestic-abuse-related-death-review',
  since: plainDate('2024-06-01'),
  basis: 'The Act of 2024',
} as const;

describe('a homicide review', () => {
  const open = (changes: object = {}, by = asCsp) =>
    attempt('OpenDhr', { ...review, ...changes }, by);

  it('is opened by the partnership that commissions it, or for it by the secretariat', () => {
    const opening = { type: 'dhr-opened.v1', data: review } as const;
    givenDhr().when(open()).then(opening);
    givenDhr()
      .when(open({}, { ...asSecretariat, onBehalfOf: 'csp-chair' }))
      .then(opening);
    givenDhr().when(open({}, asSecretariat)).thenRefused('DHR.NOT_OF_THE_COMMISSIONING_CSP');
    givenDhr().when(open({}, asPolice)).thenRefused('DHR.NOT_OF_THE_COMMISSIONING_CSP');
  });

  it('is opened once, and acted on once it is', () => {
    givenDhr(opened).when(open()).thenRefused('DHR.ALREADY_OPENED');
    givenDhr().when(attempt('ConcludeDhr', {})).thenRefused('DHR.NOT_FOUND');
  });

  it('is conducted by a district partnership, and followed up by a Board', () => {
    const group = bodyOf(testId<BodyId>('group'), 'business-area-group');
    givenDhr()
      .knowing({ csp: group, board: group })
      .when(open())
      .thenRefused(
        'DHR.COMMISSIONER_IS_NO_CSP',
        'DHR.NOT_A_BOARD',
        'DHR.NOT_OF_THE_COMMISSIONING_CSP',
      );
  });

  it('bears the name of its time', () => {
    givenDhr()
      .when(open({ name: { ...newer, since: plainDate('2021-01-01') } }))
      .thenRefused('DHR.NAME_NOT_YET_KNOWN', 'DHR.REFERENCE_OF_ANOTHER_NAME');
    givenDhr()
      .when(open({ reference: 'DARDR-2021-01' as DhrReference }))
      .thenRefused('DHR.REFERENCE_OF_ANOTHER_NAME');
    givenDhr()
      .when(open({ commissionedOn: plainDate('2021-07-01') }))
      .thenRefused('DHR.COMMISSIONED_LATER');
    const renamed = attempt('RenameDhr', { name: newer }, { ...asCsp, on: '2024-06-02' });
    givenDhr(opened)
      .when(renamed)
      .then({ type: 'dhr-renamed.v1', data: { ...ids, name: newer } });
    givenDhr(opened).when(attempt('RenameDhr', { name })).thenRefused('DHR.SAME_NAME');
  });

  it('is concluded once each recommendation has a disposition', () => {
    const conclude = attempt('ConcludeDhr', {});
    const concluded = { type: 'dhr-concluded.v1', data: ids } as const;
    givenDhr(opened, recommended())
      .when(conclude)
      .thenRefused('DHR.RECOMMENDATION_WITHOUT_DISPOSITION');
    givenDhr(opened, recommended(), recommendationAccepted).when(conclude).then(concluded);
    const withdrawn = happened('dhr-recommendation-withdrawn.v1', { ...ofRecommendation, because });
    givenDhr(opened, recommended(), withdrawn).when(conclude).then(concluded);
    const done = happened('dhr-concluded.v1', ids);
    givenDhr(opened, done).when(conclude).thenRefused('DHR.CONCLUDED');
    givenDhr(opened, done)
      .when(attempt('ReopenDhr', { because }))
      .then({ type: 'dhr-reopened.v1', data: { ...ids, because } });
    givenDhr(opened).when(attempt('ReopenDhr', { because })).thenRefused('DHR.NOT_CONCLUDED');
  });
});

describe('its publication', () => {
  const assured = (outcome: 'adequate' | 'not-adequate' = 'adequate') =>
    happened('dhr-quality-assured.v1', { ...ids, outcome }, { on: '2021-05-01' });
  const published = happened('dhr-published.v1', {
    ...ids,
    marking: 'public',
    qualityAssuredOn: plainDate('2021-05-01'),
  });
  const decisionId = testId<DecisionId>('decision');
  const publish = (decision = false) =>
    attempt('PublishDhr', { marking: 'public', ...(decision && { decisionId }) });

  const decision = (changes: object = {}): Decision => ({
    stage: 'confirmed',
    decisionId,
    bodyId: cspId,
    reference: 'WCSP-2021-001' as DecisionReference,
    kind: 'approve',
    concerns: [{ kind: 'dhr', id: dhrId }],
    confirmedAt: testId<MeetingId>('meeting'),
    taken: {
      route: 'meeting',
      meetingId: testId<MeetingId>('meeting'),
      itemId: testId<ItemId>('item'),
    },
    takenOn: plainDate('2021-05-01'),
    conditional: false,
    conflicted: [],
    marking: 'restricted',
    implementation: { stage: 'unassigned' },
    ...changes,
  });

  it('follows the outcome of quality assurance', () => {
    givenDhr(opened, assured())
      .when(publish())
      .then({
        type: 'dhr-published.v1',
        data: { ...ids, marking: 'public', qualityAssuredOn: plainDate('2021-05-01') },
      });
    givenDhr(opened).when(publish()).thenRefused('DHR_PUBLICATION.NOT_QUALITY_ASSURED');
    givenDhr(opened, assured(), assured('not-adequate'))
      .when(publish())
      .thenRefused('DHR_PUBLICATION.NOT_QUALITY_ASSURED');
    givenDhr(opened)
      .when(attempt('RecordQualityAssurance', { outcome: 'adequate' }))
      .then({ type: 'dhr-quality-assured.v1', data: { ...ids, outcome: 'adequate' } });
  });

  it('happens once, and may be withdrawn', () => {
    givenDhr(opened, assured(), published)
      .when(publish())
      .thenRefused('DHR_PUBLICATION.ALREADY_PUBLISHED');
    const withdraw = attempt('WithdrawDhrPublication', { because });
    givenDhr(opened, assured(), published)
      .when(withdraw)
      .then({ type: 'dhr-publication-withdrawn.v1', data: { ...ids, because } });
    givenDhr(opened).when(withdraw).thenRefused('DHR_PUBLICATION.NOT_PUBLISHED');
  });

  it('rests on a decision of the partnership about it, where it rests on one', () => {
    const resting = (on: Decision) => givenDhr(opened, assured()).knowing({ decision: on });
    resting(decision())
      .when(publish(true))
      .then({
        type: 'dhr-published.v1',
        data: { ...ids, marking: 'public', decisionId, qualityAssuredOn: plainDate('2021-05-01') },
      });
    resting(decision({ bodyId: boardId }))
      .when(publish(true))
      .thenRefused('DHR_PUBLICATION.DECISION_OF_ANOTHER_BODY');
    resting(around.decision)
      .when(publish(true))
      .thenRefused('DHR_PUBLICATION.DECISION_OF_ANOTHER_BODY');
    resting(decision({ stage: 'superseded' }))
      .when(publish(true))
      .thenRefused('DHR_PUBLICATION.DECISION_NO_LONGER_STANDS');
    for (const other of [{ concerns: [] }, { kind: 'note' }]) {
      resting(decision(other))
        .when(publish(true))
        .thenRefused('DHR_PUBLICATION.DECISION_ABOUT_SOMETHING_ELSE');
    }
  });
});

describe('a recommendation', () => {
  const made: MadeRecommendation = {
    recommendationId,
    number: 1,
    scope: 'local',
    themes: ['training' as Theme],
    text: sealedText('recommendation'),
  };

  it('has a number of its own, and an addressee where it is national', () => {
    givenDhr(opened)
      .when(attempt('MakeRecommendation', made))
      .then({
        type: 'dhr-recommendation-made.v1',
        data: { ...ids, recommendation: made },
      });
    givenDhr(opened, recommended())
      .when(attempt('MakeRecommendation', { ...made, addressee: 'Home Office' }))
      .thenRefused('DHR_RECOMMENDATION.NUMBER_TAKEN', 'DHR_RECOMMENDATION.ADDRESSEE_UNCLEAR');
    givenDhr(opened)
      .when(attempt('MakeRecommendation', { ...made, scope: 'national' }))
      .thenRefused('DHR_RECOMMENDATION.ADDRESSEE_UNCLEAR');
  });

  const of = { recommendationId };
  const accept = attempt('AcceptRecommendation', of);
  const reject = attempt('DoNotAcceptRecommendation', { ...of, because });
  const rejected = happened('dhr-recommendation-not-accepted.v1', { ...ofRecommendation, because });
  const withdraw = attempt('WithdrawRecommendation', { ...of, because });
  const close = attempt('CloseRecommendation', of);
  const closed = happened('dhr-recommendation-closed.v1', ofRecommendation);

  it('is accepted, or not accepted with a reason, and may turn out otherwise', () => {
    givenDhr(opened, recommended())
      .when(accept)
      .then({ type: 'dhr-recommendation-accepted.v1', data: ofRecommendation });
    givenDhr(opened, recommended(), recommendationAccepted)
      .when(reject)
      .then({ type: 'dhr-recommendation-not-accepted.v1', data: { ...ofRecommendation, because } });
    givenDhr(opened, recommended(), rejected)
      .when(reject)
      .thenRefused('DHR_RECOMMENDATION.ALREADY_SO');
    givenDhr(opened, recommended())
      .when(attempt('DoNotAcceptRecommendation', of))
      .thenRefused('DHR_RECOMMENDATION.NOT_ACCEPTED_WITHOUT_REASON');
    givenDhr(opened).when(accept).thenRefused('DHR_RECOMMENDATION.NOT_FOUND');
  });

  it('with actions is not turned down or withdrawn', () => {
    givenDhr(...withAction)
      .when(reject)
      .thenRefused('DHR_RECOMMENDATION.HAS_ACTIONS');
    givenDhr(...withAction)
      .when(withdraw)
      .thenRefused('DHR_RECOMMENDATION.HAS_ACTIONS');
  });

  it('is left alone once it is withdrawn or closed', () => {
    const withdrawn = happened('dhr-recommendation-withdrawn.v1', { ...ofRecommendation, because });
    givenDhr(opened, recommended())
      .when(withdraw)
      .then({ type: 'dhr-recommendation-withdrawn.v1', data: { ...ofRecommendation, because } });
    givenDhr(opened, recommended(), withdrawn)
      .when(accept)
      .thenRefused('DHR_RECOMMENDATION.WITHDRAWN');
    givenDhr(opened, recommended(), rejected, closed)
      .when(accept)
      .thenRefused('DHR_RECOMMENDATION.CLOSED');
    const reopen = attempt('ReopenRecommendation', { ...of, because });
    givenDhr(opened, recommended(), rejected, closed)
      .when(reopen)
      .then({ type: 'dhr-recommendation-reopened.v1', data: { ...ofRecommendation, because } });
    givenDhr(opened, recommended()).when(reopen).thenRefused('DHR_RECOMMENDATION.NOT_CLOSED');
  });

  it('is closed with a disposition, and nothing outstanding', () => {
    const isClosed = { type: 'dhr-recommendation-closed.v1', data: ofRecommendation } as const;
    givenDhr(opened, recommended())
      .when(close)
      .thenRefused('DHR_RECOMMENDATION.WITHOUT_DISPOSITION');
    givenDhr(opened, recommended(), rejected).when(close).then(isClosed);
    givenDhr(...withAction)
      .when(close)
      .thenRefused('DHR_RECOMMENDATION.ACTIONS_OUTSTANDING');
    givenDhr(opened, recommended(), recommendationAccepted)
      .when(close)
      .thenRefused('DHR_RECOMMENDATION.ACTIONS_OUTSTANDING');
  });

  describe('that is national', () => {
    const sent = happened('dhr-recommendation-sent-on.v1', {
      ...ofRecommendation,
      addressee: 'Home Office',
    });
    const answer = (day = '2021-06-15') =>
      attempt('RecordNationalAnswer', { ...of, answer: 'partly-met' }, { ...asCsp, on: day });
    const received = happened('dhr-national-answer-received.v1', {
      ...ofRecommendation,
      addressee: 'Home Office',
      answer: 'partly-met',
    });
    const addressee = 'Home Office';
    const sendOn = attempt('SendRecommendationOn', of, asSecretariat);
    const feedBack = attempt('FeedAnswerBack', of, asSecretariat);

    it('is sent on once, by the partnership or the secretariat', () => {
      givenDhr(opened, recommended(national))
        .when(sendOn)
        .then({ type: 'dhr-recommendation-sent-on.v1', data: { ...ofRecommendation, addressee } });
      givenDhr(opened, recommended(national))
        .when(attempt('SendRecommendationOn', of, asPolice))
        .thenRefused('DHR_NATIONAL.NOT_YOURS_TO_KEEP');
      givenDhr(opened, recommended()).when(sendOn).thenRefused('DHR_NATIONAL.NOT_NATIONAL');
      givenDhr(opened, recommended(national), sent)
        .when(sendOn)
        .thenRefused('DHR_NATIONAL.ALREADY_SENT_ON');
    });

    it('is answered from then on', () => {
      givenDhr(opened, recommended(national), sent)
        .when(answer())
        .then({
          type: 'dhr-national-answer-received.v1',
          data: { ...ofRecommendation, addressee, answer: 'partly-met' },
        });
      givenDhr(opened, recommended(national))
        .when(answer())
        .thenRefused('DHR_NATIONAL.NOT_SENT_ON');
      givenDhr(opened, recommended(national), sent)
        .when(answer('2021-01-31'))
        .thenRefused('DHR_NATIONAL.ANSWERED_BEFORE_IT_WAS_SENT');
    });

    it('is fed back to its author: the answer, or that there is none', () => {
      const fedBack = happened('dhr-answer-fed-back.v1', { ...ofRecommendation, addressee });
      givenDhr(opened, recommended(national), sent)
        .when(feedBack)
        .then({ type: 'dhr-answer-fed-back.v1', data: { ...ofRecommendation, addressee } });
      givenDhr(opened, recommended(national), sent, fedBack)
        .when(feedBack)
        .thenRefused('DHR_NATIONAL.ALREADY_FED_BACK');
      givenDhr(opened, recommended(national), sent, fedBack, received)
        .when(feedBack)
        .then({
          type: 'dhr-answer-fed-back.v1',
          data: { ...ofRecommendation, addressee, answer: 'partly-met' },
        });
    });

    it('is closed once its answer, or its lack, is known', () => {
      givenDhr(opened, recommended(national), sent)
        .when(close)
        .thenRefused('DHR_RECOMMENDATION.ANSWER_OUTSTANDING');
      givenDhr(opened, recommended(national), sent, received)
        .when(close)
        .then({ type: 'dhr-recommendation-closed.v1', data: ofRecommendation });
    });
  });
});
