import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import {
  agencyId,
  endOfYear,
  planOf,
  returned,
  reviewYear,
  safety,
} from '../../../../test/support/review-year.js';
import { plainDate } from '../../../kernel/plain-date.js';
import type { AgencyId } from '../../bodies/contract.js';
import { testId } from '../../../../test/support/decider-given.js';
import { composeChasers } from './chasers.js';
import { composeMyReturn } from './my-return.js';
import { registersAt } from './registers-at-cut.js';

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new Error('The registers hold no such row');
  return row;
};

const council = testId<AgencyId>('council');
const today = plainDate('2022-02-11');

/** The first action is led by another agency than the rest. */
const chasers = async (events = reviewYear) => {
  const registers = await registersAt(new InMemoryEventStore(events), {});
  const sources = {
    ...registers,
    agencies: [
      ...registers.agencies,
      { ...found(registers.agencies[0]), agencyId: council, name: 'County Council' },
    ],
    actions: registers.actions.map((action) =>
      action.reference === 'CS-2021-01' ? { ...action, leadAgencyId: council } : action,
    ),
    review: found(registers.reviews.find(({ reviewId }) => reviewId === endOfYear)),
    body: found(registers.bodies.find(({ bodyId }) => bodyId === safety)),
    plan: found(registers.plans.find(({ planId }) => planId === planOf(safety))),
  };
  return composeChasers(composeMyReturn(sources, today), sources, today);
};

describe('chasers', () => {
  it('list all that is outstanding for the chair, and for each lead only what it leads on', async () => {
    const { chasers: all } = await chasers();
    expect(
      all.map(({ to, leadAgencyId, actionIds }) => [to, leadAgencyId, actionIds.length]),
    ).toEqual([
      ['Superintendent, chair of Body CSBAG', undefined, 7],
      ['County Council', council, 1],
      ['Cumbria Police', agencyId, 6],
    ]);
    const [chair, ...leads] = all;
    expect(leads.flatMap(({ actionIds }) => actionIds).toSorted()).toEqual(
      [...(chair?.actionIds ?? [])].toSorted(),
    );
  });

  it('say by when, of which plan, and why each action is on the list', async () => {
    const [, second] = (await chasers()).chasers;
    expect(second?.text.split('\n')).toEqual([
      'To: County Council',
      'End of year 2021/22: returns close 23 February 2022.',
      'The return of Body CSBAG is not confirmed yet. Of its plan we wait for:',
      expect.stringMatching(/^- CS-2021-01 .* \(Head of Training\): overdue since /),
    ]);
  });

  it('are none once the return is confirmed', async () => {
    expect((await chasers([...reviewYear, returned('2022-02-10', safety)])).chasers).toEqual([]);
  });
});
