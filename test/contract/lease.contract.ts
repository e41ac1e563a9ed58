import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '../../src/platform/read-store/read-store.js';

/** What every read store promises to whoever keeps a view. */
export const leaseContract = (name: string, open: () => Promise<ReadStore>): void => {
  describe(`the lease of a view: ${name}`, () => {
    let store: ReadStore;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('is had by who asks first, and as often as it asks', async () => {
      const lease = await store.lease('register');
      expect(lease?.lost.aborted).toBe(false);
      expect((await store.lease('register'))?.lost.aborted).toBe(false);
      expect(await store.lease('other')).toBeDefined();
    });

    it('can be had again when it was given back', async () => {
      await (await store.lease('register'))?.release();
      expect((await store.lease('register'))?.lost.aborted).toBe(false);
    });

    it('goes with a number for every new collection', async () => {
      await store.lease('register');
      expect(await store.newEpoch('register')).toBe(1);
      await store.collection('register_v1_1');
      await store.swap('register', 'register_v1_1');
      expect(await store.newEpoch('register')).toBe(2);
      expect(await store.newEpoch('other')).toBe(1);
    });

    it('goes with what is there: collections, and the one that serves', async () => {
      expect(await store.fillings('register')).toEqual([]);
      expect(await store.served('register')).toBeUndefined();
      const rows = await store.collection<{ readonly team: string }>('register_v1_1');
      await store.collection('register_v1_2');
      await store.collection('register-of-others_v1_1');
      await rows.write([{ _id: 'a', _position: '1', team: 'north' }]);
      await store.swap('register', 'register_v1_1');
      expect((await store.fillings('register')).toSorted()).toEqual([
        'register_v1_1',
        'register_v1_2',
      ]);
      expect(await (await store.served('register'))?.get('a')).toMatchObject({ team: 'north' });
      await store.drop('register_v1_2');
      expect(await store.fillings('register')).toEqual(['register_v1_1']);
    });
  });
};
