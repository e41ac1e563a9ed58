import { describe, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionEvent, DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { StreamName } from '../../src/kernel/ids.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { decisionLineage } from './decision-lineage.js';

const event = recorderOf<DecisionEvent>();
const approval = testId<DecisionId>('approval');
const earlier = testId<DecisionId>('earlier');
const ids = { decisionId: earlier, bodyId: testId<BodyId>('board') };
const because = sealedText('why');

const planApproved = recorderOf<PlanEvent>()(
  'plan-approved.v1',
  {
    planId: testId<PlanId>('plan'),
    bodyId: testId<BodyId>('group'),
    planYear: '2021/22' as PlanYear,
    version: 1,
    decisionId: approval,
    actionIds: [testId<ActionId>('action')],
  },
  { stream: 'plan-1' },
);

describe('what a decision led to', () => {
  it('is every fact that names it, and the decisions that it ended', () =>
    given(decisionLineage, [
      planApproved,
      event('decision-superseded.v1', { ...ids, successor: approval }, { stream: 'decision-1' }),
      event(
        'decision-rescinded.v1',
        { ...ids, through: { kind: 'decision', decisionId: approval }, because },
        { stream: 'decision-2' },
      ),
    ]).thenAll({
      [approval]: {
        ledTo: [
          {
            type: 'plan-approved.v1',
            stream: 'plan-1' as StreamName,
            ...entryIn('plan-1', 0),
          },
          {
            type: 'decision-superseded.v1',
            stream: 'decision-1' as StreamName,
            ...entryIn('decision-1', 0),
          },
          {
            type: 'decision-rescinded.v1',
            stream: 'decision-2' as StreamName,
            ...entryIn('decision-2', 0),
          },
        ],
      },
    }));

  it('is nothing that its own history says, nor what a meeting rescinded', () =>
    given(decisionLineage, [
      event('decision-confirmed.v1', { ...ids, confirmedAt: testId<MeetingId>('meeting') }),
      event('decision-rescinded.v1', {
        ...ids,
        through: {
          kind: 'meeting-item',
          meetingId: testId<MeetingId>('meeting'),
          itemId: testId<ItemId>('item'),
        },
        because,
      }),
    ]).thenAll({}));
});
