import { describe, expect, it } from '@jest/globals';
import { restrictedReadEvents } from '../../src/contexts/access/contract.js';
import { eventRegistry } from '../../src/event-registry.js';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  ActionEvent,
  ActionId,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { handles } from '../../src/kernel/projection.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { given } from '../../test/support/projection-given.js';
import {
  inOrder,
  type RecordedOptions,
  recorderOf,
  uuidOf,
} from '../../test/support/recorded-event.js';
import { eventReferenceOf } from '../register-entry.js';
import { exceptionRegister } from './exception-register.js';

const actionId = uuidOf('action') as ActionId;
const stream = `action-${actionId}`;
const action = {
  planId: testId<PlanId>('plan'),
  bodyId: testId<BodyId>('group'),
  boardId: testId<BodyId>('board'),
  planYear: '2021/22' as PlanYear,
  actionId,
};
const ofAction = recorderOf<ActionEvent>();
const updated = (options: RecordedOptions = {}) =>
  ofAction(
    'action-updated.v2',
    { ...action, deliveryRating: 'on-track', progress: sealedText('progress') },
    { stream, recordedAt: '2022-01-20T10:00:00Z', effectiveAt: '2022-01-20', ...options },
  );
const history = { stream, kind: 'action', recordId: actionId };

const nameOf = (type: string): string => type.replace(/\.v\d+$/, '');

describe('what an auditor may ask about', () => {
  it('is every event that there is, but for reads: they have a register of their own', () => {
    const newest = new Map(eventRegistry.types.map((type) => [nameOf(type), type] as const));
    newest.delete('ledger-opened');
    newest.delete('store-intervention-observed');
    for (const type of Object.keys(restrictedReadEvents)) newest.delete(nameOf(type));
    expect([...handles(exceptionRegister)].toSorted()).toEqual([...newest.values()].toSorted());
  });

  it('is counted, and not kept where nobody would ask', () =>
    given(exceptionRegister, [updated(), updated()]).then(stream, {
      ...history,
      events: 2,
      facts: [],
    } as never));

  it('is what was recorded long after it happened, or for somebody else', () => {
    const log = inOrder([
      updated({ effectiveAt: '2022-01-08' }),
      updated({ effectiveAt: '2022-01-07' }),
      updated({ actor: { onBehalfOf: 'owner' as ActorId } }),
    ]);
    const [, late, onBehalf] = log.map(eventReferenceOf);
    return given(exceptionRegister, log).then(stream, {
      ...history,
      events: 3,
      facts: [{ event: late }, { event: onBehalf }],
    } as never);
  });

  it('is what a completion rests on, and each date that moved', () => {
    const ids = { ...action };
    const log = inOrder([
      ofAction(
        'completion-proposed.v2',
        { ...ids, completedOn: plainDate('2022-01-05'), evidence: [] },
        { stream },
      ),
      ofAction(
        'completion-verified.v1',
        { ...ids, completedOn: plainDate('2022-01-05') },
        { stream },
      ),
    ]);
    const [proposed, verified] = log.map(eventReferenceOf);
    return given(exceptionRegister, log).then(stream, {
      ...history,
      events: 2,
      facts: [
        { event: proposed, as: 'completion-proposed', evidence: 0 },
        { event: verified, as: 'verified' },
      ],
    } as never);
  });

  it('is in the order of the history, however late it came', () => {
    const late = { effectiveAt: '2022-01-01' };
    const [first, second] = inOrder([updated(late), updated(late)]);
    if (!first || !second) throw new Error('Two events');
    const step = exceptionRegister.on['action-updated.v2'];
    const there = step?.(step(null, first), second);
    expect(step?.(step(null, second), first)).toEqual(there);
  });
});
