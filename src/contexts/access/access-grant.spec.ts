import { describe, expect, it } from '@jest/globals';
import {
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import type { Uuid } from '../../kernel/ids.js';
import { instant } from '../../kernel/plain-date.js';
import type { Decision, DecisionId } from '../decisions/contract.js';
import { accessGrantAggregate, type AccessGrantCommand, type GrantAccess } from './access-grant.js';
import type { AccessGrantEvent, AccessGrantId } from './events.js';

const grantId = testId<AccessGrantId>('grant');
const decisionId = testId<DecisionId>('decision');
const planId = testId<Uuid>('plan');
// Commands of these tests are given at noon on 15 June 2021.
const asked: GrantAccess = {
  grantId,
  grantee: testActor('auditor'),
  scope: { kind: 'plan', recordId: planId },
  purpose: sealedText('Sampling'),
  from: instant('2021-06-16T09:00:00Z'),
  until: instant('2021-06-30T17:00:00Z'),
};
const granted = fact<AccessGrantEvent>({
  type: 'access-granted.v1',
  data: { ...asked, from: instant('2021-06-16T09:00:00Z') },
});
const because = sealedText('It ended early');
const revoked = fact<AccessGrantEvent>({
  type: 'access-revoked.v1',
  data: { grantId, grantee: asked.grantee, scope: asked.scope, because },
});

const { given } = decides(accessGrantAggregate);
const grant = (data: Partial<GrantAccess> = {}, who: Parameters<typeof command>[2] = {}) =>
  command<AccessGrantCommand>('GrantAccess', { ...asked, ...data }, who);
const revoke = (on = '2021-06-15') =>
  command<AccessGrantCommand>('RevokeAccess', { because }, { on });
const standing = { stage: 'confirmed' } as unknown as Decision;

describe('granting access', () => {
  it('says who may read what, for what, and until when', () => {
    given().knowing({}).when(grant()).then(granted.event);
  });

  it('begins now unless told', () => {
    const { from: _, ...fromNow } = asked;
    given()
      .knowing({})
      .when(command<AccessGrantCommand>('GrantAccess', fromNow))
      .then({
        type: 'access-granted.v1',
        data: { ...fromNow, from: instant('2021-06-15T12:00:00Z') },
      });
  });

  it('may rest on a decision, which stands', () => {
    given()
      .knowing({ decision: standing })
      .when(grant({ decisionId }))
      .then({ type: 'access-granted.v1', data: { ...granted.event.data, decisionId } as never });
    given()
      .knowing({ decision: { stage: 'none' } })
      .when(grant({ decisionId }))
      .thenRefused('ACCESS_GRANT.DECISION_NOT_FOUND');
  });

  it('happens once', () => {
    given(granted).knowing({}).when(grant()).thenRefused('ACCESS_GRANT.ALREADY_GIVEN');
  });

  it('names a record that is there', () => {
    given()
      .knowing({ recordIsThere: false })
      .when(grant())
      .thenRefused('ACCESS_GRANT.RECORD_NOT_FOUND');
  });

  it.each(['plan', 'part-2', 'body'] as const)('of a %s names which one', (kind) => {
    given()
      .knowing({})
      .when(grant({ scope: { kind } }))
      .thenRefused('ACCESS_GRANT.RECORD_NOT_NAMED');
  });

  it.each(['action', 'decision', 'dhr'] as const)('may open every %s', (kind) => {
    const scope = { kind };
    given()
      .knowing({})
      .when(grant({ scope }))
      .then({ type: 'access-granted.v1', data: { ...granted.event.data, scope } as never });
  });

  it('is never to oneself, nor entered for whoever gets it', () => {
    given()
      .knowing({})
      .when(grant({}, { by: 'auditor' }))
      .thenRefused('ACCESS_GRANT.TO_ONESELF');
    given()
      .knowing({})
      .when(grant({}, { by: 'secretary', onBehalfOf: 'auditor' }))
      .thenRefused('ACCESS_GRANT.TO_ONESELF');
  });

  it('ends after it begins', () => {
    given()
      .knowing({})
      .when(grant({ until: instant('2021-06-16T09:00:00Z') }))
      .thenRefused('ACCESS_GRANT.ENDS_BEFORE_IT_BEGINS');
  });

  it('neither begins nor ends in the past', () => {
    given()
      .knowing({})
      .when(grant({ from: instant('2021-06-15T11:59:59.999Z') }))
      .thenRefused('ACCESS_GRANT.BACKDATED');
    const [from, until] = [instant('2021-06-14T09:00:00Z'), instant('2021-06-15T12:00:00Z')];
    given()
      .knowing({})
      .when(grant({ from, until }))
      .thenRefused('ACCESS_GRANT.BACKDATED', 'ACCESS_GRANT.OVER_ALREADY');
  });

  it('lasts 31 days at the most, to the millisecond', () => {
    const until = instant('2021-07-17T09:00:00Z');
    given()
      .knowing({})
      .when(grant({ until }))
      .then({ type: 'access-granted.v1', data: { ...granted.event.data, until } as never });
    given()
      .knowing({})
      .when(grant({ until: instant('2021-07-17T09:00:00.001Z') }))
      .thenRefused('ACCESS_GRANT.TOO_LONG');
  });
});

describe('revoking access', () => {
  it('ends it, with a reason', () => {
    given(granted).knowing({}).when(revoke()).then(revoked.event);
    expect(stateAfter(accessGrantAggregate, granted, revoked)).toMatchObject({ stage: 'revoked' });
  });

  it('needs a grant, and happens once', () => {
    given().knowing({}).when(revoke()).thenRefused('ACCESS_GRANT.NOT_FOUND');
    given(granted, revoked).knowing({}).when(revoke()).thenRefused('ACCESS_GRANT.ALREADY_REVOKED');
    expect(stateAfter(accessGrantAggregate, revoked)).toEqual({ stage: 'none' });
  });

  it('is too late once it has run out', () => {
    given(granted).knowing({}).when(revoke('2021-07-01')).thenRefused('ACCESS_GRANT.ENDED');
  });
});
