import { describe, it } from '@jest/globals';
import {
  type Circumstances,
  fact,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  attempt,
  board,
  confirmed,
  context,
  decisionId,
  given,
  group,
  ids,
  itemId,
  recorded,
  recordedAs,
  reference,
  rescinded,
  september,
  septemberHeld,
} from '../../../test/support/decision-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import { decisionAggregate } from './decision.js';
import type { DecisionContext } from './decision.context.js';
import type { DecisionEvent, DecisionId, DecisionReference } from './events.js';

const successor = testId<DecisionId>('plan approved anew');
const LATER = '2021-12-09';

/** Another decision of the Board, taken in December unless said, and confirmed. */
const another = (
  changes: Parameters<typeof recordedAs>[0] = {},
  ...since: ReturnType<typeof fact<DecisionEvent>>[]
) =>
  stateAfter(
    decisionAggregate,
    recordedAs({
      decisionId: successor,
      reference: 'SCB-2021-009' as DecisionReference,
      takenOn: plainDate(LATER),
      ...changes,
    }),
    ...since,
  );

const known: DecisionContext = {
  ...context,
  other: another({}, confirmed),
  endingBody: board,
};
const knowing = (changes: Partial<DecisionContext>) => ({ ...known, ...changes });

const because = sealedText('why');
const supersede = (circumstances: Circumstances = {}) =>
  attempt('SupersedeDecision', { successor, because }, { on: LATER, ...circumstances });
const superseded = fact<DecisionEvent>(
  { type: 'decision-superseded.v1', data: { ...ids, successor, because } },
  { on: LATER },
);
const history = [recorded, confirmed];

describe('superseding a decision', () => {
  it('lets a later, confirmed decision stand in its place', () => {
    given(...history)
      .knowing(known)
      .when(supersede())
      .then(superseded.event);
  });

  it('may be done by the Board to a decision of a group', () => {
    const ofGroup = { bodyId: group.stage === 'none' ? ids.bodyId : group.bodyId };
    given(recordedAs(ofGroup), confirmed)
      .knowing(known)
      .when(supersede())
      .then({
        type: 'decision-superseded.v1',
        data: { decisionId, ...ofGroup, successor, because },
      });
  });

  it('happens once: a decision has one successor', () => {
    given(...history, superseded)
      .knowing(known)
      .when(supersede())
      .thenRefused('DECISION.NO_LONGER_STANDS');
  });

  it.each([
    ['DECISION.OTHER_NOT_FOUND', { other: { stage: 'none' as const } }],
    ['DECISION.OTHER_DOES_NOT_STAND', { other: another() }],
    ['DECISION.OTHER_DOES_NOT_STAND', { other: another({}, confirmed, rescinded) }],
    ['DECISION.OTHER_DOES_NOT_STAND', { other: another({}, confirmed, superseded) }],
    [
      'DECISION.OTHER_NOT_LATER',
      { other: another({ takenOn: plainDate('2021-06-14') }, confirmed) },
    ],
    ['DECISION.OTHER_NOT_LATER', { other: stateAfter(decisionAggregate, ...history) }],
    ['DECISION.ENDED_BY_ANOTHER_BODY', { endingBody: group }],
  ])('is refused by itself with %s', (refusal, changes) => {
    given(...history)
      .knowing(knowing(changes))
      .when(supersede())
      .thenRefused(refusal);
  });

  it('does not come before the decision that supersedes', () => {
    given(...history)
      .knowing(known)
      .when(supersede({ on: '2021-12-08' }))
      .thenRefused('DECISION.ENDED_BEFORE_DECIDED');
  });

  it('goes by the reference among decisions of one day, so that no chain is a circle', () => {
    const sameDay = (of: string) =>
      another({ takenOn: plainDate('2021-06-15'), reference: of as DecisionReference }, confirmed);
    given(...history)
      .knowing(knowing({ other: sameDay('SCB-2021-005') }))
      .when(supersede())
      .then(superseded.event);
    given(...history)
      .knowing(knowing({ other: sameDay('SCB-2021-003') }))
      .when(supersede())
      .thenRefused('DECISION.OTHER_NOT_LATER');
  });

  it('is for the secretariat, and not for a draft', () => {
    given(recorded)
      .knowing(known)
      .when(supersede({ capacity: 'member' }))
      .thenRefused('DECISION.NOT_BY_THE_SECRETARIAT', 'DECISION.DRAFT_NOT_ENDED');
  });
});

const DAY = '2021-09-14';
const atAMeeting = knowing({ endingMeeting: septemberHeld, other: { stage: 'none' } });
const rescind = (circumstances: Circumstances = {}, item = itemId) =>
  attempt(
    'RescindDecision',
    { through: { kind: 'meeting-item', meetingId: september, itemId: item }, because },
    { on: DAY, ...circumstances },
  );

describe('rescinding a decision at a meeting', () => {
  it('leaves nothing in its place, and says why', () => {
    given(...history)
      .knowing(atAMeeting)
      .when(rescind())
      .then(rescinded.event);
  });

  it.each([
    ['DECISION.RESCINDED_AT_NO_HELD_MEETING', { endingMeeting: { stage: 'none' as const } }],
    ['DECISION.ENDED_BY_ANOTHER_BODY', { endingBody: group }],
  ])('is refused by itself with %s', (refusal, changes) => {
    given(...history)
      .knowing({ ...atAMeeting, ...changes })
      .when(rescind())
      .thenRefused(refusal);
  });

  it('needs an item, and the day of the meeting or later', () => {
    given(...history)
      .knowing(atAMeeting)
      .when(rescind({ on: '2021-09-13' }, testId('no item')))
      .thenRefused('DECISION.RESCINDED_AT_NO_ITEM', 'DECISION.RESCINDED_BEFORE_RESOLVED');
  });

  it('is not for a draft, nor for what stands no longer', () => {
    given(recorded).knowing(atAMeeting).when(rescind()).thenRefused('DECISION.DRAFT_NOT_ENDED');
    given(...history, rescinded)
      .knowing(atAMeeting)
      .when(rescind())
      .thenRefused('DECISION.NO_LONGER_STANDS');
  });
});

describe('rescinding a decision by another', () => {
  const through = { kind: 'decision' as const, decisionId: successor };
  const rescindBy = attempt('RescindDecision', { through, because }, { on: LATER });

  it('names that decision', () => {
    given(...history)
      .knowing(known)
      .when(rescindBy)
      .then({ type: 'decision-rescinded.v1', data: { ...ids, through, because } });
  });

  it('needs one that stands and came later', () => {
    given(...history)
      .knowing(knowing({ other: another({ takenOn: plainDate('2021-06-01'), reference }) }))
      .when(rescindBy)
      .thenRefused('DECISION.OTHER_DOES_NOT_STAND', 'DECISION.OTHER_NOT_LATER');
  });
});
