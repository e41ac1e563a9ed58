import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  DeliveryRating,
  EvidenceId,
  MeasureId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import { addDays, plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { type RecordedOptions, recorderOf } from '../../test/support/recorded-event.js';
import { actionRegister, type ActionRow, type ActionUpdate } from './action-register.js';

const PLAN = 'plan-1';
const ACTION = 'action-1';
const actionId = testId<ActionId>('action');
const priorityId = testId<PriorityId>('priority');
const plan = {
  planId: testId<PlanId>('plan'),
  bodyId: testId<BodyId>('group'),
  planYear: '2021/22' as PlanYear,
};
const planned = {
  actionId,
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'priority' as const,
  priorityId,
  outcomeId: testId<OutcomeId>('outcome'),
  measureId: testId<MeasureId>('measure'),
  leadAgencyId: testId<AgencyId>('council'),
  owner: 'Training manager',
  ownerId: testActor('owner'),
  starts: plainDate('2021-04-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership' as const,
};
const decisionId = testId<DecisionId>('decision');
const agencyId = planned.leadAgencyId;

const ofPlan = recorderOf<PlanEvent>();
const ofAction = recorderOf<ActionEvent>();
const own = { ...plan, boardId: testId<BodyId>('board'), actionId, priorityId };
const at = (options: RecordedOptions = {}) => ({ stream: ACTION, ...options });

const provenance = { basis: 'illustrative' } as const;
const proposed = ofPlan(
  'action-proposed.v2',
  { ...plan, action: planned },
  { stream: PLAN, provenance },
);
const accepted = ofPlan('action-accepted.v1', { ...plan, actionId, agencyId }, { stream: PLAN });
const approved = ofPlan(
  'plan-approved.v1',
  { ...plan, version: 1, decisionId, actionIds: [actionId] },
  { stream: PLAN, provenance },
);
const inForce = [proposed, accepted, approved];

const updated = (deliveryRating: DeliveryRating, on: string, options: RecordedOptions = {}) =>
  ofAction(
    'action-updated.v2',
    { ...own, deliveryRating, progress: sealedText(`progress on ${on}`) },
    at({ effectiveAt: on, ...options }),
  );
const update = (deliveryRating: DeliveryRating, on: string, revision: number): ActionUpdate => ({
  deliveryRating,
  progress: sealedText(`progress on ${on}`),
  ...entryIn(ACTION, revision, { effectiveAt: on }),
});
const unagreed = { agreement: 'awaits-the-chair' as const, grounds: [] };
const moved = (from: string, to: string) =>
  ofAction(
    'target-date-moved.v2',
    { ...own, from: plainDate(from), to: plainDate(to), because: sealedText('why'), ...unagreed },
    at(),
  );
const evidence = [
  {
    evidenceId: testId<EvidenceId>('evidence'),
    kind: 'statement' as const,
    title: sealedText('Attendance list'),
    content: sealedText('list'),
    effectiveOn: plainDate('2021-11-30'),
  },
];
const completedOn = plainDate('2021-11-30');
const completionProposed = ofAction(
  'completion-proposed.v2',
  { ...own, completedOn, evidence },
  at(),
);
const completionVerified = ofAction('completion-verified.v1', { ...own, completedOn }, at());
const completionRejected = ofAction(
  'completion-rejected.v1',
  { ...own, because: sealedText('not yet') },
  at(),
);

const row: ActionRow = {
  ...plan,
  ...planned,
  originalTargetDate: planned.targetDate,
  stage: 'proposed',
  deliveryRating: 'not-assessed',
  proposed: entryIn(PLAN, 0, { provenance }),
  moves: [],
  updateCount: 0,
  evidence: [],
  rejectedCompletions: [],
  reopenings: [],
  reassignments: [],
  awaitsAcceptance: true,
  awaitsAgreement: [],
  isAheadOfApproval: false,
  verificationRequired: true,
  bases: { ...NO_BASES, illustrative: 1 },
};
const approvedRow: ActionRow = {
  ...row,
  stage: 'approved',
  awaitsAcceptance: false,
  accepted: { agencyId, ...entryIn(PLAN, 1) },
  approved: { decisionId, version: 1, ...entryIn(PLAN, 2, { provenance }) },
};

describe('action register', () => {
  it('has an action from its proposal on: not assessed, and without a stream of its own', () =>
    given(actionRegister, [proposed]).thenAll({ [actionId]: row }));

  it('follows it to approval; the approval is counted with the plan', () =>
    given(actionRegister, inForce).then(actionId, approvedRow));

  it('leaves alone what the approval does not name', () =>
    given(actionRegister, [
      proposed,
      ofPlan(
        'plan-approved.v1',
        { ...plan, version: 1, decisionId, actionIds: [] },
        { stream: PLAN },
      ),
    ]).then(actionId, row));

  it('shows the last two updates by when they happened, and counts all', () =>
    given(actionRegister, [
      ...inForce,
      updated('on-track', '2021-06-30'),
      updated('off-track', '2021-09-30'),
      updated('at-risk', '2021-07-31'),
    ]).then(actionId, {
      ...approvedRow,
      deliveryRating: 'off-track',
      lastUpdate: update('off-track', '2021-09-30', 1),
      lastChange: update('off-track', '2021-09-30', 1),
      previousUpdate: update('at-risk', '2021-07-31', 2),
      updateCount: 3,
      revision: 2,
    }));

  it('takes the later record of two for one day', () =>
    given(actionRegister, [
      ...inForce,
      updated('on-track', '2021-06-30'),
      updated('at-risk', '2021-06-30'),
    ]).then(actionId, {
      ...approvedRow,
      deliveryRating: 'at-risk',
      lastUpdate: update('at-risk', '2021-06-30', 1),
      lastChange: update('at-risk', '2021-06-30', 1),
      previousUpdate: update('on-track', '2021-06-30', 0),
      updateCount: 2,
      revision: 1,
    }));

  it('leaves as explained what was, where nothing changed', () => {
    const news = (on: string, explanation?: string) =>
      ofAction(
        'action-updated.v2',
        {
          ...own,
          deliveryRating: 'at-risk',
          progress: sealedText(on),
          ...(explanation ? { explanation: sealedText(explanation) } : { noChange: true }),
        },
        at({ effectiveAt: on }),
      );
    const change = (revision: number): ActionUpdate => ({
      deliveryRating: 'at-risk',
      progress: sealedText('2021-06-30'),
      explanation: sealedText('why'),
      ...entryIn(ACTION, revision, { effectiveAt: '2021-06-30' }),
    });
    const unchanged = (revision: number): ActionUpdate => ({
      deliveryRating: 'at-risk',
      progress: sealedText('2021-07-31'),
      noChange: true,
      explanation: sealedText('why'),
      ...entryIn(ACTION, revision, { effectiveAt: '2021-07-31' }),
    });
    const seen = (first: number, second: number): ActionRow => ({
      ...approvedRow,
      deliveryRating: 'at-risk',
      lastUpdate: unchanged(second),
      previousUpdate: change(first),
      lastChange: change(first),
      updateCount: 2,
      revision: 1,
    });
    return Promise.all([
      given(actionRegister, [...inForce, news('2021-06-30', 'why'), news('2021-07-31')]).then(
        actionId,
        seen(0, 1),
      ),
      given(actionRegister, [...inForce, news('2021-07-31'), news('2021-06-30', 'why')]).then(
        actionId,
        seen(1, 0),
      ),
    ]);
  });

  it('keeps the original target date beside every move', () =>
    given(actionRegister, [
      ...inForce,
      moved('2021-12-31', '2022-01-31'),
      moved('2022-01-31', '2022-03-31'),
    ]).then(actionId, {
      ...approvedRow,
      targetDate: plainDate('2022-03-31'),
      awaitsAgreement: ['minor-move'],
      moves: [
        {
          from: plainDate('2021-12-31'),
          to: plainDate('2022-01-31'),
          because: sealedText('why'),
          ...unagreed,
          ...entryIn(ACTION, 0),
        },
        {
          from: plainDate('2022-01-31'),
          to: plainDate('2022-03-31'),
          because: sealedText('why'),
          ...unagreed,
          ...entryIn(ACTION, 1),
        },
      ],
      revision: 1,
    }));
});

describe('completion in the action register', () => {
  const proposal = { completedOn, evidence, proposed: entryIn(ACTION, 0) };
  const givenWithIt = evidence.map((each) => ({ ...each, ...entryIn(ACTION, 0) }));

  it('is complete once verified, whatever the last update said', () =>
    given(actionRegister, [
      ...inForce,
      completionProposed,
      completionVerified,
      updated('at-risk', '2021-10-31'),
    ]).then(actionId, {
      ...approvedRow,
      stage: 'completed',
      deliveryRating: 'complete',
      evidence: givenWithIt,
      completion: { ...proposal, verified: entryIn(ACTION, 1) },
      lastUpdate: update('at-risk', '2021-10-31', 2),
      lastChange: update('at-risk', '2021-10-31', 2),
      updateCount: 1,
      revision: 2,
    }));

  it('goes on when the proposal is rejected, which stays readable', () =>
    given(actionRegister, [...inForce, completionProposed, completionRejected]).then(actionId, {
      ...approvedRow,
      evidence: givenWithIt,
      rejectedCompletions: [
        { because: sealedText('not yet'), completion: proposal, ...entryIn(ACTION, 1) },
      ],
      revision: 1,
    }));

  it('lists evidence that was added apart from it, by when that happened', () => {
    const [piece] = evidence;
    if (!piece) throw new Error('no evidence');
    const givenBy = { capacity: 'action-owner' as const };
    const added = (on: string, said = {}) =>
      ofAction('evidence-added.v1', { ...own, evidence: piece, ...said }, at({ effectiveAt: on }));
    return given(actionRegister, [
      ...inForce,
      added('2021-07-02', { givenBy }),
      added('2021-07-01'),
    ]).then(actionId, {
      ...approvedRow,
      evidence: [
        { ...piece, ...entryIn(ACTION, 1, { effectiveAt: '2021-07-01' }) },
        { ...piece, givenBy, ...entryIn(ACTION, 0, { effectiveAt: '2021-07-02' }) },
      ],
      revision: 1,
    });
  });

  it('stands as it was where the proposal was cut away', () =>
    given(actionRegister, [...inForce, completionVerified, completionRejected]).then(actionId, {
      ...approvedRow,
      revision: 1,
    }));

  it('makes no row where the proposal of the action was cut away', () =>
    given(actionRegister, [
      accepted,
      approved,
      updated('on-track', '2021-06-30'),
      completionProposed,
    ]).thenNothing(actionId));
});

describe('law of the action register', () => {
  const RATINGS = ['not-started', 'on-track', 'at-risk', 'off-track'] as const;
  type Fact = Parameters<typeof actionRegister.key>[0];
  const step = actionRegister.on as unknown as Readonly<
    Record<string, (row: ActionRow | null, event: Fact) => ActionRow | null>
  >;
  const folded = (events: readonly Fact[]): ActionRow | null =>
    events.reduce<ActionRow | null>(
      (before, event) => step[event.type]?.(before, event) ?? null,
      null,
    );

  /** Facts that stay in order, as revisions 100 and on, with late updates let in anywhere among them. */
  const inOrder: readonly Fact[] = [
    moved('2021-12-31', '2022-01-31'),
    completionProposed,
    completionRejected,
    completionProposed,
    completionVerified,
  ].map((event, index) => ({ ...event, revision: 100 + index }));
  const lateUpdates = fc
    .array(fc.record({ rating: fc.constantFrom(...RATINGS), day: fc.nat(20) }), { maxLength: 8 })
    .map((said) =>
      said.map(({ rating, day }, revision) =>
        updated(rating, addDays(plainDate('2021-06-01'), day), { revision }),
      ),
    );
  const arrivals = lateUpdates.chain((updates) =>
    fc.record({
      updates: fc.constant(updates),
      shuffled: fc.shuffledSubarray(updates, { minLength: updates.length }),
      places: fc.array(fc.nat(inOrder.length), {
        minLength: updates.length,
        maxLength: updates.length,
      }),
    }),
  );

  it('gives one row, in whatever order late updates arrive', () => {
    fc.assert(
      fc.property(arrivals, ({ updates, shuffled, places }) => {
        const interleaved = [...inOrder.keys(), inOrder.length].flatMap((place) => [
          ...shuffled.filter((_, index) => places[index] === place),
          ...inOrder.slice(place, place + 1),
        ]);
        const expected = folded([...inForce, ...updates, ...inOrder]);
        expect(expected?.updateCount).toBe(updates.length);
        expect(folded([...inForce, ...interleaved])).toEqual(expected);
      }),
    );
  });
});
