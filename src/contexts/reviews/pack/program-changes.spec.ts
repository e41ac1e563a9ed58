import { expect, it, jest } from '@jest/globals';
import { allViews } from '../../../../projections/all-views.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  upToTheFreeze,
} from '../../../../test/support/review-history.js';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import { eventRegistry } from '../../../event-registry.js';
import type { PackKind } from '../queries/pack-at-cut.js';
import { eventTitle } from './format-1/event-titles.js';

/*
 * A later program has views and words that this one has not. In it, a pack must have the bytes that it has in this one.
 */

const digestOf = async (kind: PackKind): Promise<string> => {
  const { packAtCut } = await import('../queries/pack-at-cut.js');
  const store = new InMemoryEventStore([...upToTheFreeze(), ...afterTheFreeze()]);
  const pack = await packAtCut({ store, ledger: EXAMPLE_LEDGER }, { reviewId: END_OF_YEAR, kind });
  if (!pack.ok) throw new Error(pack.error.map(({ message }) => message).join(' '));
  return pack.value.digest;
};

const oneMoreView = {
  name: 'dummy-register',
  version: 7,
  indexes: [],
  key: () => 'only',
  on: { 'action-updated.v2': () => ({ seen: true }) },
};

it.each<PackKind>(['pack', 'record'])(
  'a %s has the same bytes with one more view, and other titles of events',
  async (kind) => {
    const before = await digestOf(kind);
    jest.resetModules();
    jest.unstable_mockModule('../../../../projections/all-views.js', () => ({
      allViews: [...allViews, oneMoreView],
    }));
    jest.unstable_mockModule('../../../event-registry.js', () => ({
      eventRegistry: {
        ...eventRegistry,
        definition: (type: string) => ({ ...eventRegistry.definition(type), title: 'Reworded' }),
      },
    }));
    const { allViews: laterViews } = await import('../../../../projections/all-views.js');
    expect(laterViews).toContain(oneMoreView);
    expect(await digestOf(kind)).toBe(before);
  },
);

it.each([
  ['action-updated.v1', 'Action updated'],
  ['action-updated.v2', 'Action updated'],
  ['action-suspended.v1', 'action-suspended'],
  ['constructor', 'constructor'],
])('calls %s what format 1 calls it', (type, title) => {
  expect(eventTitle(type)).toBe(title);
});
