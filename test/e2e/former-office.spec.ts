import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { appoint, on, people } from '../support/story.js';
import { approvePlan, DRAFTED, plannedAction, tellToDraft } from '../support/story-plan.js';
import { openReview, type ReviewedYear } from '../support/story-review.js';

const FORMER = 'cs-deputy';
/** While the deputy held office. */
const BACK_THEN = '2022-01-20';
const TODAY = '2022-02-20';
const RESTRICTED = 'Action 3 of the plan';

describe('my return, of a group that somebody held office in', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;

  const titles = async (as: string, query: string): Promise<readonly string[]> => {
    const path = `/v1/reviews/${year.reviewId}/my-return?group=${year.safety}${query}`;
    const { body } = await ledger.get(path, { as });
    return body.actions.map(({ title }: { readonly title: string }) => title);
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    const draft = await tellToDraft(ledger);
    const { safety, police: agencyId, outcomeId, planId } = draft;
    const deputy = { office: 'deputy', holder: FORMER, agencyId, to: '2022-01-31' };
    await appoint(ledger, safety, deputy);
    const restricted = plannedAction(draft, outcomeId, 3, { marking: 'restricted' });
    const chair = { ...on(DRAFTED), as: people.safetyChair };
    const { id } = await ledger.done(`/v1/plans/${planId}/actions`, restricted, chair);
    await ledger.done(`/v1/plans/${planId}/actions/${id}/accept`, {}, chair);
    await approvePlan(ledger, draft);
    year = await openReview(ledger, draft);
    const agency = { name: 'Probation Service', class: 'responsible-authority' };
    await ledger.done('/v1/agencies', agency, on(TODAY));
  });
  afterAll(() => ledger.close());

  it.each(['', `&effectiveAt=${BACK_THEN}`, `&asAt=${BACK_THEN}`])(
    'shows what is restricted to those in office now, and not to whoever was%s',
    async (query) => {
      expect(await titles(people.safetyChair, query)).toContain(RESTRICTED);
      const shown = await titles(FORMER, query);
      expect(shown).not.toContain(RESTRICTED);
      expect(shown).toHaveLength(2);
    },
  );
});
