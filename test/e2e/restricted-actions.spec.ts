import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { plannedAction, type PlannedYear, tellToDraft } from '../support/story-plan.js';

describe('a restricted action', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let actionId: string;

  const day = '2021-04-22';

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
    const more = { marking: 'restricted', ownerId: people.owner, leadAgencyId: year.fire };
    const action = plannedAction(year, year.outcomeId, 3, more);
    const chair = { ...on(day), as: people.safetyChair };
    const made = await ledger.done(`/v1/plans/${year.planId}/actions`, action, chair);
    actionId = made.id;
    await ledger.get(`/v1/actions?after=${made.position}`);
  });
  afterAll(() => ledger.close());

  /** Who asks for it, for its list and for its plan: whether it is told each time. */
  const told = async (as: string): Promise<readonly boolean[]> => {
    const one = await ledger.get(`/v1/actions/${actionId}`, { as });
    const { items } = (await ledger.get('/v1/actions?limit=500', { as })).body;
    const plan = await ledger.get(`/v1/plans/${year.planId}`, { as });
    return [
      one.status === 200,
      items.some((each: { actionId: string }) => each.actionId === actionId),
      plan.text.includes(actionId),
    ];
  };
  const basesOf = async (by: string): Promise<readonly unknown[]> => {
    const query = `by=${by}&record=${actionId}&outcome=read`;
    const { items } = (await ledger.get(`/v1/restricted-reads?${query}`)).body;
    return items.map(({ basis }: { basis: string }) => basis);
  };

  it.each([
    ['the chair of its group', people.safetyChair, 'office'],
    ['a member of its group', people.safetyMember, 'office'],
    ['its owner', people.owner, 'ownership'],
    ['who sits on the Board for its lead agency', people.boardMember, 'lead-agency'],
    ['the secretariat', 'secretariat', 'secretariat'],
  ])('is read by %s, each time recorded with the reason', async (_, as, basis) => {
    expect(await told(as)).toEqual([true, true, true]);
    expect((await basesOf(as)).slice(-3)).toEqual([basis, basis, basis]);
  });

  it.each([
    ['the chair of another group', people.justiceChair],
    ['who chaired its group before', people.formerSafetyChair],
    ['an auditor', 'auditor'],
  ])('is not there for %s', async (_, as) => {
    expect(await told(as)).toEqual([false, false, false]);
    expect(await basesOf(as)).toEqual([]);
  });

  it('is not there for the commands of whoever may not read it', async () => {
    const { planId } = year;
    const report = { planId, deliveryRating: 'on-track', progress: 'Begun.' };
    const send = (as: string) => () =>
      ledger.post(`/v1/actions/${actionId}/updates`, report, { ...on(day), as });
    const missing = { status: 404, code: 'ACTION.NOT_FOUND', isRecorded: true } as const;
    await expectRefused(ledger, send(people.justiceChair), missing);
    const early = { status: 409, code: 'ACTION.PLAN_NOT_APPROVED' };
    await expectRefused(ledger, send(people.owner), early);
  });

  it('is read by an auditor whom a grant lets read the actions of its plan', async () => {
    const grant = {
      grantee: 'auditor',
      scope: { kind: 'plan', recordId: year.planId },
      purpose: 'Sampling.',
      until: '2021-05-01T10:00:00Z',
    };
    await ledger.done('/v1/access-grants', grant, on(day));
    expect(await told('auditor')).toEqual([true, true, true]);
    expect(await basesOf('auditor')).toEqual(['grant', 'grant', 'grant']);
  });
});
