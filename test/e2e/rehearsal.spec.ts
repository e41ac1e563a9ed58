import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { START } from '../../src/platform/event-store/event-store.js';
import { ServedLedger } from '../support/served-ledger.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { newFolder, removeFolders } from '../support/served-folder.js';
import { on } from '../support/story.js';

describe('a rehearsal', () => {
  const opened: ServedLedger[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });

  const open = async (asked: Parameters<typeof ServedLedger.open>[0]) => {
    const ledger = await ServedLedger.open(asked);
    opened.push(ledger);
    return ledger;
  };

  it('gives the same bytes again, on every store: ids, keys and sealed texts', async () => {
    const played = async (more: Parameters<typeof ServedLedger.open>[0] = {}) => {
      const ledger = await open({ seed: 'one', ...more });
      const agency = {
        name: 'County police',
        class: 'partner',
        reason: 'It was named by the Board.',
      };
      await ledger.done('/v1/agencies', agency, { key: 'police', ...on('2020-01-06') });
      const events = await ledger.runtime.eventStore.readAll(START, 10);
      return events.map(({ eventId, data, metadata }) => ({
        eventId,
        data,
        reason: metadata.reason,
      }));
    };
    const first = await played();
    expect(first).toHaveLength(2);
    expect(first[1]?.reason).toMatchObject({ $sealed: 1 });
    expect(await played()).toEqual(first);
    const double = await EventStoreDbDouble.start();
    expect(await played({ eventStore: { url: double.url } })).toEqual(first);
    await Promise.all(opened.splice(0).map((each) => each.close()));
    await double.stop();
  });

  it('is never a real ledger: a new one is not made, one that is there not opened', async () => {
    const folder = newFolder();
    await expect(open({ seed: 'one', simulated: false, folder })).rejects.toThrow(/simulated/);
    expect(existsSync(folder)).toBe(false);
    const real = await ServedLedger.open({ simulated: false, folder });
    await real.close({ keepFolder: true });
    await expect(open({ seed: 'one', simulated: true, folder })).rejects.toThrow(/simulated/);
    removeFolders();
  });
});
