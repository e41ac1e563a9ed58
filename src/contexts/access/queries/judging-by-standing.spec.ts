import { beforeEach, describe, expect, it } from '@jest/globals';
import { testId } from '../../../../test/support/decider-given.js';
import type { ActorId, Uuid } from '../../../kernel/ids.js';
import { instant } from '../../../kernel/plain-date.js';
import type { Identity } from '../../../platform/identity/identity.js';
import { JudgingByStanding } from './judging-by-standing.js';
import { type LedgerNow, Standing } from './standing.js';

const actor = 'cs-chair' as ActorId;
const group = testId<Uuid>('group');
const chair = {
  holder: actor,
  office: 'chair',
  agencyId: testId<Uuid>('agency'),
  from: '2021-01-01',
};
const body = { bodyId: group, establishedOn: '2020-01-01', terms: [], appointments: [chair] };
const grant = {
  grantId: testId<Uuid>('grant'),
  scope: { kind: 'decision' },
  from: instant('2021-06-01T09:00:00Z'),
  until: instant('2021-06-30T09:00:00Z'),
};
const ROWS: Readonly<Record<string, readonly unknown[]>> = {
  'body-register': [body],
  'access-grants': [grant],
};

describe('judging one question', () => {
  let asked: string[];
  let now: string;

  beforeEach(() => {
    asked = [];
    now = '2021-06-15T09:00:00Z';
  });

  const judging = (more: Partial<Identity> = {}) => {
    const live = async ({ name }: { name: string }) => ({
      matching: async () => {
        asked.push(name);
        return ROWS[name] ?? [];
      },
      load: async () => new Map(),
    });
    const ledger = {
      reader: { live },
      kept: { waitFor: async () => true },
      store: { head: async () => 1n },
      clock: { now: () => instant(now) },
    } as unknown as LedgerNow;
    const identity: Identity = { actor, expiresAt: 0, ...more };
    return new JudgingByStanding(identity, new Standing(identity, ledger));
  };
  const action = { kind: 'action', recordId: testId('action'), bodyId: group };
  const decision = { kind: 'decision', recordId: testId('decision') };

  it('looks for no grant where an office opens it, and for nothing that the secretariat reads', async () => {
    expect([...(await judging().readable([action])).values()]).toEqual([{ basis: 'office' }]);
    expect(asked).toEqual(['body-register']);
    const secretariat = judging({ role: 'secretariat' });
    expect((await secretariat.readable([action, decision])).size).toBe(2);
    expect(await secretariat.condition('action')).toBeUndefined();
    expect(asked).toEqual(['body-register']);
  });

  it('looks once, for a condition and all its records', async () => {
    const one = judging();
    await one.condition('action');
    const readable = await one.readable([action, decision]);
    expect([...readable.values()]).toEqual([
      { basis: 'office' },
      { basis: 'grant', grantId: grant.grantId },
    ]);
    // Of a grant that is there the end of the log is asked, too.
    expect(asked).toEqual(['body-register', 'access-grants', 'access-grants']);
  });

  it('looks anew for the next question', async () => {
    expect((await judging().readable([decision])).size).toBe(1);
    now = '2021-06-30T09:00:01Z';
    expect((await judging().readable([decision])).size).toBe(0);
  });

  it('asks nobody with a role for their offices', async () => {
    expect((await judging({ role: 'auditor' }).readable([action])).size).toBe(0);
    expect(asked).not.toContain('body-register');
  });
});
