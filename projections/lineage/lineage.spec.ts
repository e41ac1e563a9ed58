import { describe, expect, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionEvent, DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { MeetingId } from '../../src/contexts/meetings/contract.js';
import { eventRegistry } from '../../src/event-registry.js';
import { handles } from '../../src/kernel/projection.js';
import { testId } from '../../test/support/decider-given.js';
import { entryIn } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { lineage } from './lineage.js';
import { NODE_KINDS } from './nodes.js';

const decisionId = testId<DecisionId>('approval');
const planId = testId<PlanId>('plan');
const actionId = testId<ActionId>('action');
const bodyId = testId<BodyId>('group');

const approved = recorderOf<PlanEvent>()(
  'plan-approved.v1',
  {
    planId,
    bodyId,
    planYear: '2021/22' as PlanYear,
    version: 1,
    decisionId,
    actionIds: [actionId],
  },
  { stream: `plan-${planId}` },
);
const changed = recorderOf<PlanEvent>()(
  'changes-approved.v1',
  {
    planId,
    bodyId,
    planYear: '2021/22' as PlanYear,
    decisionId,
    boardId: testId<BodyId>('board'),
    changeIds: [],
    actionIds: [actionId],
  },
  { stream: `plan-${planId}` },
);
const confirmed = recorderOf<DecisionEvent>()(
  'decision-confirmed.v1',
  { decisionId, bodyId, confirmedAt: testId<MeetingId>('meeting') },
  { stream: `decision-${decisionId}` },
);

describe('what an event adds to lineages', () => {
  it('is to which things it belongs, and how they hang together', () => {
    const decision = { kind: 'decision', id: decisionId } as const;
    const plan = { kind: 'plan', id: planId } as const;
    const action = { kind: 'action', id: actionId } as const;
    return given(lineage, [approved]).then(entryIn(approved.stream, 0).eventId, {
      of: [{ node: plan }, { node: action }],
      links: [
        { subject: plan, kind: 'decidedBy', object: decision },
        { subject: action, kind: 'decidedBy', object: decision },
      ],
      event: {
        type: 'plan-approved.v1',
        stream: approved.stream,
        position: '1',
        ...entryIn(approved.stream, 0),
      },
      what: 'Delivery plan approved by the Board',
    });
  });

  it('says of a change within the year that the decision concerns the plan, which stood before it', () => {
    const decision = { kind: 'decision', id: decisionId } as const;
    const plan = { kind: 'plan', id: planId } as const;
    const action = { kind: 'action', id: actionId } as const;
    return given(lineage, [changed]).then(entryIn(changed.stream, 0).eventId, {
      of: [{ node: plan }],
      links: [
        { subject: decision, kind: 'concerns', object: plan },
        { subject: action, kind: 'decidedBy', object: decision },
      ],
      event: {
        type: 'changes-approved.v1',
        stream: changed.stream,
        position: '1',
        ...entryIn(changed.stream, 0),
      },
      what: 'In-year changes approved by the Board',
    });
  });

  it('is its own record where nothing else is said of it, and no link of a thing to itself', () =>
    given(lineage, [confirmed]).then(entryIn(confirmed.stream, 0).eventId, {
      of: [{ node: { kind: 'decision', id: decisionId } }],
      links: [],
      event: {
        type: 'decision-confirmed.v1',
        stream: confirmed.stream,
        position: '1',
        ...entryIn(confirmed.stream, 0),
      },
      what: 'Decision confirmed with the minutes',
    }));

  it('is of the newest version of every event that it knows', () => {
    const next = (type: string) => type.replace(/\d+$/, (version) => String(Number(version) + 1));
    const known = new Set(eventRegistry.types);
    expect([...handles(lineage)].filter((type) => known.has(next(type)))).toEqual([]);
  });

  it('is asked of every kind of thing by its own name', () => {
    expect(NODE_KINDS).toEqual(NODE_KINDS.toSorted());
  });
});
