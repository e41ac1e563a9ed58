import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Recorded } from '../../src/kernel/envelope.js';
import { START } from '../../src/platform/event-store/event-store.js';
import { LEDGER_FILE, openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { batchOf, streamOf, WRITERS } from '../support/child-appends.js';
import { startChild, type Child } from '../support/child-process.js';
import { noteRegistry } from '../support/event-store-events.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';

const LEDGERS = 4;
const KILLS_PER_LEDGER = 25;

/** How many batches each writer of a child was told are written. */
type Acknowledged = readonly number[];

const acknowledgedBy = (child: Child): Acknowledged => {
  const counts = Array.from({ length: WRITERS }, () => 0);
  for (const line of child.lines()) {
    const [, writer, batch] = /^done (\d+) (\d+)$/.exec(line) ?? [];
    if (writer !== undefined) counts[Number(writer)] = Number(batch) + 1;
  }
  return counts;
};

/** All that is in the log, read by the next process: every second time as a writer, else beside nobody. */
const readAfterKill = async (folder: string, kill: number): Promise<readonly Recorded[]> => {
  const options = { folder, registry: noteRegistry } as const;
  const store = openLedgerFile(
    kill % 2 === 0 ? { ...options, mode: 'open' } : { ...options, readOnly: true },
  );
  const events = await store.readAll(START, Number.MAX_SAFE_INTEGER);
  await store.close();
  return events;
};

const integrityOf = (folder: string): unknown => {
  const db = new DatabaseSync(join(folder, LEDGER_FILE), { readOnly: true });
  const answer = db.prepare('PRAGMA integrity_check').get();
  db.close();
  return answer?.['integrity_check'];
};

/**
 * What the log must hold of one writer: the batches acknowledged, each once and whole, and after them at most the one
 * that was on its way when the kill came.
 */
const expectWriter = (
  log: ReadonlyMap<string, Recorded>,
  child: string,
  writer: number,
  acknowledged: number,
): number => {
  let events = 0;
  for (let batch = 0; batch <= acknowledged; batch += 1) {
    const sent = batchOf(child, writer, batch);
    const found = sent.flatMap((event) => log.get(event.eventId) ?? []);
    if (batch === acknowledged && found.length === 0) break;
    expect(
      found.map(({ type, data, metadata, eventId }) => ({ eventId, type, data, metadata })),
    ).toEqual(sent);
    expect(found.every(({ stream }) => stream === streamOf(child, writer))).toBe(true);
    const first = found[0]?.revision ?? 0;
    expect(found.map(({ revision }) => revision)).toEqual(sent.map((_, index) => first + index));
    events += found.length;
  }
  return events;
};

const expectGaplessStreams = (log: readonly Recorded[]): void => {
  const next = new Map<string, number>();
  for (const { stream, revision } of log) {
    if (revision !== (next.get(stream) ?? 0))
      throw new Error(`${stream} has a gap before ${revision}`);
    next.set(stream, revision + 1);
  }
};

describe('the SQLite ledger when the process is killed', () => {
  const folders: string[] = [];
  const children: Child[] = [];
  const start = (name: string): Child => {
    const child = startChild('child-appender.ts', name);
    children.push(child);
    return child;
  };

  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill()));
    folders.forEach(removeFolder);
  });

  const killAgainAndAgain = async (ledger: number): Promise<number> => {
    const folder = temporaryFolder();
    folders.push(folder);
    const history = new Map<string, Acknowledged>();
    let next = start(`${ledger}/0`);
    let total = 0;
    for (let kill = 0; kill < KILLS_PER_LEDGER; kill += 1) {
      const name = `${ledger}/${kill}`;
      const child = next;
      await child.wrote('ready');
      child.say(folder);
      await child.wrote('done');
      next = start(`${ledger}/${kill + 1}`);
      // Spread over the life of a commit and of the checkpoints between them.
      await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 31));
      await child.kill();
      history.set(name, acknowledgedBy(child));

      const events = await readAfterKill(folder, kill);
      const log = new Map<string, Recorded>(events.map((event) => [event.eventId, event]));
      expect(log.size).toBe(events.length);
      expectGaplessStreams(events);
      let expected = 0;
      for (const [each, acknowledged] of history) {
        acknowledged.forEach(
          (batches, writer) => (expected += expectWriter(log, each, writer, batches)),
        );
      }
      // Everything found was looked for: nothing is there that nobody sent.
      expect(events.length).toBe(expected);
      expect(integrityOf(folder)).toBe('ok');
      total = [...history.values()].flat().reduce((sum, batches) => sum + batches, 0);
    }
    return total;
  };

  it(`keeps every acknowledged event once, over ${LEDGERS * KILLS_PER_LEDGER} kills`, async () => {
    const acknowledged = await Promise.all(
      Array.from({ length: LEDGERS }, (_, each) => killAgainAndAgain(each)),
    );
    expect(Math.min(...acknowledged)).toBeGreaterThan(KILLS_PER_LEDGER);
  }, 180_000);
});
