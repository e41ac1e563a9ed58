import { describe, it } from '@jest/globals';
import type { AccessGrantEvent, AccessGrantId } from '../../src/contexts/access/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import { instant } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { accessGrants } from './access-grants.js';

const event = recorderOf<AccessGrantEvent>();
const grantId = testId<AccessGrantId>('grant');
const grant = {
  grantId,
  grantee: 'auditor' as ActorId,
  scope: { kind: 'action' },
  purpose: sealedText('Sampling'),
  from: instant('2021-06-16T09:00:00Z'),
  until: instant('2021-06-30T17:00:00Z'),
} as const;
const because = sealedText('It ended early');
const { grantee, scope } = grant;
const granted = event('access-granted.v1', grant);
const revoked = event('access-revoked.v1', { grantId, grantee, scope, because });
const row = { ...grant, granted: entryIn('subject-1', 0), revision: 0, bases: NO_BASES };

describe('grants of access', () => {
  it('are there from the moment they are given', () =>
    given(accessGrants, [granted]).thenAll({ [grantId]: row }));

  it('tell when and why they were revoked', () => {
    const entry = entryIn('subject-1', 1);
    return given(accessGrants, [granted, revoked]).then(grantId, {
      ...row,
      revoked: { because, ...entry },
      revokedAt: entry.recordedAt,
      revision: 1,
    });
  });

  it('are not there where their beginning was cut away', () =>
    given(accessGrants, [revoked]).thenNothing(grantId));
});
