import { describe, expect, it } from '@jest/globals';
import { testId } from '../../../test/support/decider-given.js';
import type { Uuid } from '../../kernel/ids.js';
import { instant } from '../../kernel/plain-date.js';
import type { GrantScope } from './events.js';
import { grantStanding, opens } from './grant-standing.js';

const grant = { from: instant('2021-06-16T09:00:00Z'), until: instant('2021-06-30T17:00:00Z') };
const revokedAt = instant('2021-06-20T09:00:00Z');

describe('how a grant stands', () => {
  it.each([
    ['2021-06-16T08:59:59.999Z', 'to-come'],
    ['2021-06-16T09:00:00Z', 'live'],
    ['2021-06-30T16:59:59.999Z', 'live'],
    ['2021-06-30T17:00:00Z', 'expired'],
    ['2021-06-30T17:00:01Z', 'expired'],
  ])('at %s it is %s', (now, standing) => {
    expect(grantStanding(grant, instant(now))).toBe(standing);
  });

  it('is revoked from the moment of its revocation on', () => {
    const ended = { ...grant, revokedAt };
    expect(grantStanding(ended, instant('2021-06-20T08:59:59Z'))).toBe('live');
    expect(grantStanding(ended, revokedAt)).toBe('revoked');
    expect(grantStanding(ended, instant('2021-07-20T09:00:00Z'))).toBe('revoked');
  });
});

describe('what a grant opens', () => {
  const [one, other] = [testId<Uuid>('one'), testId<Uuid>('other')];
  const planId = testId<Uuid>('plan');
  const bodyId = testId<Uuid>('body');
  const action = { kind: 'action', recordId: one, planId, bodyId };

  it.each<[GrantScope, boolean]>([
    [{ kind: 'action' }, true],
    [{ kind: 'action', recordId: one }, true],
    [{ kind: 'action', recordId: other }, false],
    [{ kind: 'plan', recordId: planId }, true],
    [{ kind: 'plan', recordId: other }, false],
    [{ kind: 'body', recordId: bodyId }, true],
    [{ kind: 'body', recordId: other }, false],
    [{ kind: 'decision' }, false],
    [{ kind: 'decision', recordId: one }, false],
    [{ kind: 'dhr' }, false],
    [{ kind: 'part-2', recordId: one }, false],
    [{ kind: 'plan' }, false],
    [{ kind: 'body' }, false],
  ])('%j an action: %s', (scope, expected) => {
    expect(opens(scope, action)).toBe(expected);
  });

  it('of a plan is its actions, not what else names it', () => {
    const decision = { kind: 'decision', recordId: one, planId, bodyId };
    expect(opens({ kind: 'plan', recordId: planId }, decision)).toBe(false);
    expect(opens({ kind: 'body', recordId: bodyId }, decision)).toBe(true);
  });
});
