import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { EventRegistry } from '../../src/kernel/event-registry.js';
import type { ExpectedRevision } from '../../src/platform/event-store/event-store.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { Journal } from '../faults/journal.js';
import { batchOf, streamOf, WRITERS } from './child-appends.js';

/*
 * Appends to the ledger in the folder it is told, until it is killed, and keeps a journal there of what it sends and
 * what it is told. Synchronously: what was acknowledged before the kill has been written down.
 */
const [, , child = ''] = process.argv;
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

/** Schemas are not what is tried here, and take long to load. */
const anything = {
  check: () => undefined,
  checkMetadata: () => undefined,
  upcast: (type: string, data: unknown) => ({ type, data }),
} as unknown as EventRegistry;

const keepAppending = async (folder: string, journalPath: string): Promise<void> => {
  const store = openLedgerFile({ folder, registry: anything, mode: 'open-or-create' });
  const journal = new Journal(journalPath);
  const write = async (writer: number): Promise<void> => {
    const stream = streamOf(child, writer);
    let expected: ExpectedRevision = 'no-stream';
    for (let batch = 0; ;) {
      const { request, events } = batchOf(child, writer, batch);
      const batches = [{ stream, types: events.map(({ type }) => type) }];
      journal.write({
        entry: 'sent',
        request,
        client: `${child}/${writer}`,
        what: 'append',
        batches,
      });
      const result = await store.append(stream, events, expected);
      if (result.ok) {
        const { revision, position } = result.value;
        const eventIds = events.map(({ eventId }) => eventId);
        const told = [{ stream, eventIds, revision, position: String(position) }];
        journal.write({ entry: 'acknowledged', request, told });
        if (batch === 0) say('done');
        batch += 1;
        expected = revision;
      } else expected = result.error.actual;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
};

say('ready');
createInterface({ input: process.stdin }).once('line', (line) => {
  const [folder, journal] = JSON.parse(line) as [string, string];
  void keepAppending(folder, journal);
});
