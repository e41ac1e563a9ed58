import { afterAll, describe, expect, it } from '@jest/globals';
import { killAppender } from '../faults/campaigns/kill-appender.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';

const KILLS = 20;

/** Many more, and of the whole service: `npm run test:faults`. */
describe('the SQLite ledger when the process is killed', () => {
  const folder = temporaryFolder();
  afterAll(() => removeFolder(folder));

  it(`keeps every acknowledged event once, in order and whole, over ${KILLS} kills`, async () => {
    const { acknowledged, ...faults } = await killAppender.run({
      folder,
      seed: 'crash',
      faults: KILLS,
    });
    expect(faults).toEqual({
      faults: KILLS,
      lost: [],
      doubled: [],
      drifted: [],
      unsent: [],
      torn: [],
      untrue: [],
    });
    expect(acknowledged).toBeGreaterThan(KILLS);
  }, 180_000);
});
