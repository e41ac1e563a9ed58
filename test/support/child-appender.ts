import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { EventRegistry } from '../../src/kernel/event-registry.js';
import type { ExpectedRevision } from '../../src/platform/event-store/event-store.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { batchOf, streamOf, WRITERS } from './child-appends.js';

/*
 * Appends to the ledger in the folder it is told, until it is killed, and reports each batch once it is acknowledged.
 * Synchronously: what was acknowledged before the kill has been reported.
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

const keepAppending = async (folder: string): Promise<void> => {
  const store = openLedgerFile({ folder, registry: anything, mode: 'open-or-create' });
  const write = async (writer: number): Promise<void> => {
    const stream = streamOf(child, writer);
    let expected: ExpectedRevision = 'no-stream';
    for (let batch = 0; ;) {
      const result = await store.append(stream, batchOf(child, writer, batch), expected);
      if (result.ok) {
        say(`done ${writer} ${batch}`);
        batch += 1;
        expected = result.value.revision;
      } else expected = result.error.actual;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
};

say('ready');
createInterface({ input: process.stdin }).once('line', (folder) => void keepAppending(folder));
