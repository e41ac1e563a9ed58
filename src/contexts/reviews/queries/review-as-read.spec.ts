import { describe, expect, it } from '@jest/globals';
import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { Answer } from '../../../platform/http/view-query.js';
import { reviewAsRead } from './review-as-read.js';

const about = (bodyId: string, actionId?: string) => ({ bodyId, ...(actionId && { actionId }) });
const listing = (bodyId: string) => ({ bodyId, actionIds: ['open', 'secret'] });

const review = {
  chasers: [listing('safety'), listing('contest')],
  returns: [listing('safety'), listing('contest')],
  withdrawnReturns: [{ bodyId: 'safety', confirmed: listing('safety') }, { ...about('contest') }],
  challenges: [
    about('safety'),
    about('safety', 'secret'),
    about('safety', 'open'),
    about('contest'),
  ],
  tabledUpdates: [about('safety', 'secret'), about('safety', 'open')],
  judgements: [about('safety'), about('contest')],
  judgementChanges: [about('contest')],
} as unknown as Answer<ReviewRow>;

describe('a review as it is read', () => {
  it('holds neither texts nor ids of what its reader may not see', () => {
    const withheld = { actionIds: new Set(['secret']), bodyIds: new Set(['contest']) };
    const read = reviewAsRead(review, withheld);
    expect(read).toEqual({
      chasers: [{ bodyId: 'safety', actionIds: ['open'] }],
      returns: [{ bodyId: 'safety', actionIds: ['open'] }],
      withdrawnReturns: [
        { bodyId: 'safety', confirmed: { bodyId: 'safety', actionIds: ['open'] } },
      ],
      challenges: [about('safety'), about('safety', 'open')],
      tabledUpdates: [about('safety', 'open')],
      judgements: [about('safety')],
      judgementChanges: [],
    });
    expect(JSON.stringify(read)).not.toMatch(/secret|contest/);
  });

  it('is whole for whoever is cleared', () => {
    const nothing = { actionIds: new Set<string>(), bodyIds: new Set<string>() };
    const { withdrawnReturns: _, ...rest } = reviewAsRead(
      { ...review, withdrawnReturns: [] },
      nothing,
    );
    const { withdrawnReturns: _w, ...whole } = review;
    expect(rest).toEqual(whole);
  });
});
