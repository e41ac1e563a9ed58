import { describe, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../../test/support/decider-given.js';
import {
  actionId,
  attempt,
  closed,
  code,
  completed,
  cycle,
  decided,
  decisionId,
  disposed,
  evidence,
  findingClosed,
  findingId,
  first,
  givenCycle,
  givenCycleKnowing,
  groupId,
  NEW_ACTION,
  opened,
  planId,
  planWith,
  police,
  prosecutors,
  raised,
  recommendationId,
  recommended,
  reported,
  tookPart,
} from '../../../test/support/qaf-given.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { CloseFinding, GivenDisposition, RaiseFinding } from './cycle.commands.js';
import type { FindingId, RecommendationId } from './ids.js';

const text = sealedText('text');
const because = sealedText('because');
const LATER = { on: '2021-12-20' } as const;

const raise = (changes: Partial<RaiseFinding> = {}, who: { by?: string } = {}) =>
  attempt(
    'RaiseFinding',
    { findingId, requirements: [first], agencyIds: [police], text, ...changes },
    { ...LATER, ...who },
  );
const recommend = (findingIds: readonly FindingId[] = [findingId]) =>
  attempt('MakeRecommendation', { recommendationId, findingIds, text }, LATER);
const dispose = (
  disposition: GivenDisposition = NEW_ACTION,
  more: { decisionId?: typeof decisionId; because?: typeof because } = {},
) => attempt('DisposeRecommendation', { recommendationId, disposition, ...more }, LATER);
const close = (changes: Partial<CloseFinding> = {}, on = '2022-03-15') =>
  attempt('CloseFinding', { findingId, evidence: [], ...changes }, { on });

const history = [opened(), tookPart(), raised(), recommended()];
const ofRecommendation = { ...cycle, recommendationId, findingIds: [findingId] };

describe('a finding', () => {
  it('is raised on requirements, and numbered', () => {
    const data = { ...cycle, findingId, requirements: [first], agencyIds: [police], text };
    givenCycle(opened(), tookPart())
      .when(raise())
      .then({ type: 'qaf-finding-raised.v1', data: { ...data, number: 1 } });
    givenCycle(opened(), tookPart(), raised(1, testId<FindingId>('other')))
      .when(raise())
      .then({ type: 'qaf-finding-raised.v1', data: { ...data, number: 2 } });
  });

  it('is raised by those who run the assessment, on what is assessed', () => {
    const given = givenCycle(opened(), tookPart());
    given.when(raise({}, { by: 'police contact' })).thenRefused('QAF_CYCLE.NOT_YOURS_TO_RUN');
    given
      .when(raise({ requirements: [first, code('XX-99')] }))
      .thenRefused('QAF_ASSESSMENT.REQUIREMENT_NOT_FOUND');
    given
      .when(raise({ agencyIds: [prosecutors] }))
      .thenRefused('QAF_FINDING.AGENCY_DOES_NOT_TAKE_PART');
  });
});

describe('a recommendation', () => {
  it('is made on findings of the cycle that are open', () => {
    const data = { ...ofRecommendation, number: 1, text };
    givenCycle(opened(), tookPart(), raised())
      .when(recommend())
      .then({ type: 'qaf-recommendation-made.v1', data });
    givenCycle(opened(), tookPart()).when(recommend()).thenRefused('QAF_FINDING.NOT_FOUND');
    givenCycle(opened(), tookPart(), raised(), findingClosed())
      .when(recommend())
      .thenRefused('QAF_FINDING.CLOSED');
  });
});

describe('the disposition of a recommendation', () => {
  const given = givenCycleKnowing({ plan: planWith(), decision: decided() });
  const disposedAs = (disposition: Parameters<typeof disposed>[0], more: object = {}) => ({
    type: 'qaf-recommendation-disposed.v1' as const,
    data: { ...ofRecommendation, disposition: disposition ?? NEW_ACTION, ...more },
  });
  const alone = {
    kind: 'single-agency-action' as const,
    agencyId: police,
    owner: 'Head of victim services',
    due: plainDate('2022-06-30'),
    action: text,
  };
  const ownerId = testActor('lead');

  it.each([
    ['a new action', NEW_ACTION],
    ['an existing action', { ...NEW_ACTION, kind: 'existing-action' as const }],
    ['an action of a single agency', alone],
    ['an action whose owner is known', { ...alone, ownerId }],
    ['not accepted, with the reason', { kind: 'not-accepted' as const, because }],
  ])('is %s', (_, disposition) => {
    given(...history)
      .when(dispose(disposition))
      .then(disposedAs(disposition));
  });

  it('names the decision that it rests on', () => {
    given(...history)
      .when(dispose(NEW_ACTION, { decisionId }))
      .then(disposedAs(NEW_ACTION, { decisionId }));
    givenCycleKnowing({ plan: planWith(), decision: decided({ bodyId: groupId }) })(...history)
      .when(dispose(NEW_ACTION, { decisionId }))
      .then(disposedAs(NEW_ACTION, { decisionId }));
  });

  it.each([
    ['QAF_RECOMMENDATION.DECISION_NOT_FOUND', { stage: 'none' } as const],
    ['QAF_RECOMMENDATION.DECIDED_BY_ANOTHER_BODY', decided({ bodyId: testId<BodyId>('another') })],
    ['QAF_RECOMMENDATION.DECIDED_LATER', decided({ takenOn: plainDate('2021-12-21') })],
  ])('rests on no other decision: %s', (refusal, decision) => {
    givenCycleKnowing({ plan: planWith(), decision })(...history)
      .when(dispose(NEW_ACTION, { decisionId }))
      .thenRefused(refusal);
  });

  it.each([
    ['QAF_RECOMMENDATION.NOT_ACCEPTED_WITHOUT_REASON', { kind: 'not-accepted' as const }],
    ['QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND', { kind: 'new-action' as const, planId }],
    ['QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND', { ...alone, planId, actionId }],
    ['QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND', { ...NEW_ACTION, because }],
    ['QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND', { ...alone, owner: undefined }],
    [
      'QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND',
      { kind: 'not-accepted' as const, because, owner: 'x' },
    ],
    ['QAF_RECOMMENDATION.AGENCY_NOT_FOUND', { ...alone, agencyId: testId<AgencyId>('stranger') }],
  ])('is refused: %s', (refusal, disposition) => {
    given(...history)
      .when(dispose(disposition))
      .thenRefused(refusal);
  });

  it.each([
    ['QAF_RECOMMENDATION.ACTION_NOT_FOUND', { stage: 'none' } as const],
    ['QAF_RECOMMENDATION.PLAN_OF_ANOTHER_BOARD', planWith({}, testId<BodyId>('another board'))],
    ['QAF_RECOMMENDATION.ACTION_ANSWERS_ANOTHER', planWith({ origin: 'day-to-day' })],
    [
      'QAF_RECOMMENDATION.ACTION_ANSWERS_ANOTHER',
      planWith({ originId: testId<RecommendationId>('another') }),
    ],
  ])('needs the right action: %s', (refusal, plan) => {
    givenCycleKnowing({ plan })(...history)
      .when(dispose())
      .thenRefused(refusal);
  });

  it('changes with a reason', () => {
    const before = [...history, disposed({ kind: 'not-accepted', because })];
    given(...before)
      .when(dispose())
      .thenRefused('QAF_RECOMMENDATION.CHANGED_WITHOUT_REASON');
    given(...before)
      .when(dispose(NEW_ACTION, { because }))
      .then(disposedAs(NEW_ACTION, { because }));
  });

  it('is that of a recommendation of the cycle', () =>
    given(opened(), tookPart(), raised())
      .when(dispose())
      .thenRefused('QAF_RECOMMENDATION.NOT_FOUND'));
});

describe('a finding is closed', () => {
  const done = givenCycleKnowing({ actions: new Map([[actionId, completed]]) });
  const data = { ...cycle, findingId };

  it('when the actions that carry its recommendations are completed, after the cycle, too', () =>
    done(...history, disposed(), reported(), closed())
      .when(close({ evidence: [evidence] }))
      .then({
        type: 'qaf-finding-closed.v1',
        data: {
          ...data,
          shownBy: 'completed-actions',
          actions: [{ recommendationId, planId, actionId }],
          evidence: [evidence],
        },
      }));

  it('or by a statement of what was done', () => {
    const statement = sealedText('done');
    givenCycle(...history, disposed({ kind: 'not-accepted', because }))
      .when(close({ statement }))
      .then({
        type: 'qaf-finding-closed.v1',
        data: { ...data, shownBy: 'statement', actions: [], statement, evidence: [] },
      });
  });

  it('but not while nothing shows it', () => {
    givenCycle(...history, disposed())
      .when(close())
      .thenRefused('QAF_FINDING.CLOSURE_NOT_SHOWN');
    done(...history, disposed({ kind: 'not-accepted', because }))
      .when(close())
      .thenRefused('QAF_FINDING.CLOSURE_NOT_SHOWN');
    givenCycle(opened(), tookPart(), raised())
      .when(close())
      .thenRefused('QAF_FINDING.CLOSURE_NOT_SHOWN');
  });

  it('nor while a recommendation has no disposition', () =>
    givenCycle(...history)
      .when(close({ statement: text }))
      .thenRefused('QAF_FINDING.RECOMMENDATION_WITHOUT_DISPOSITION'));

  it('once, and where it was raised', () => {
    done(...history, disposed(), findingClosed())
      .when(close())
      .thenRefused('QAF_FINDING.CLOSED');
    done(opened()).when(close()).thenRefused('QAF_FINDING.NOT_FOUND');
  });
});
