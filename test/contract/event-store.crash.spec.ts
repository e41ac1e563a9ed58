import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { START, type RawEvent } from '../../src/platform/event-store/event-store.js';
import { LEDGER_FILE, openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { batchOf, streamOf, WRITERS } from '../support/child-appends.js';
import { startChild, type Child } from '../support/child-process.js';
import { noteRegistry } from '../support/event-store-events.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';

const SIDE_BY_SIDE = 4;
/** One after the other: all of a log is read after each kill, so none should grow long. */
const LEDGERS_EACH = 5;
const KILLS_PER_LEDGER = 5;
const EVERYTHING = 10_000_000;

/** How many batches each writer of a child was told are written. */
const acknowledgedBy = (child: Child): readonly number[] => {
  const counts = Array.from({ length: WRITERS }, () => 0);
  for (const line of child.lines()) {
    const [, writer, batch] = /^done (\d+) (\d+)$/.exec(line) ?? [];
    if (writer !== undefined) counts[Number(writer)] = Number(batch) + 1;
  }
  return counts;
};

/** All that is in the log, read by the next process: every second time as a writer, else as a reader. */
const readAfterKill = async (folder: string, kill: number): Promise<readonly RawEvent[]> => {
  const options = { folder, registry: noteRegistry } as const;
  const store = openLedgerFile(
    kill % 2 === 0 ? { ...options, mode: 'open' } : { ...options, readOnly: true },
  );
  const events = await store.readRaw(START, EVERYTHING);
  await store.close();
  return events;
};

const integrityOf = (folder: string): unknown => {
  const db = new DatabaseSync(join(folder, LEDGER_FILE), { readOnly: true });
  const answer = db.prepare('PRAGMA integrity_check').get();
  db.close();
  return answer?.['integrity_check'];
};

/** One line an event, as it must be stored: all but its position and revision, which the log gives. */
const lineOf = (
  stream: string,
  event: Omit<RawEvent, 'position' | 'revision' | 'stream'>,
): string => [stream, event.eventId, event.type, event.data, event.metadata].join(' ');

const linesOfBatch = (child: string, writer: number, batch: number): readonly string[] =>
  batchOf(child, writer, batch).map(({ eventId, type, data, metadata }) =>
    lineOf(streamOf(child, writer), {
      eventId,
      type,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata),
    }),
  );

/**
 * What is wrong with the events of one child: every batch acknowledged must be there once and whole, and besides
 * these at most the one of each writer that was on its way when the kill came.
 */
const faultsOf = (
  found: readonly RawEvent[],
  child: string,
  acknowledged: readonly number[],
): readonly string[] => {
  const places = new Map(found.map((event, index) => [lineOf(event.stream, event), index]));
  const faults = places.size === found.length ? [] : ['an event is there twice'];
  for (const [writer, batches] of acknowledged.entries()) {
    for (let batch = 0; batch <= batches; batch += 1) {
      const lines = linesOfBatch(child, writer, batch);
      const at = lines.map((line) => places.get(line));
      lines.forEach((line) => places.delete(line));
      const isAbsent = at.every((place) => place === undefined);
      const isWhole = at.every(
        (place, index) => place !== undefined && place === (at[0] ?? 0) + index,
      );
      if (!isWhole && !(isAbsent && batch === batches)) {
        faults.push(
          `batch ${batch} of writer ${writer} (${batches} acknowledged) lies at ${at.join()}`,
        );
      }
    }
  }
  return [...faults, ...[...places.keys()].map((line) => `nobody sent ${line}`)];
};

const gapsIn = (log: readonly RawEvent[]): readonly string[] => {
  const next = new Map<string, number>();
  return log.flatMap(({ stream, revision }) => {
    const expected = next.get(stream) ?? 0;
    next.set(stream, expected + 1);
    return revision === expected ? [] : [`${stream} has ${revision} where ${expected} should be`];
  });
};

/** As one text: to compare thousands of elements takes long. */
const idsOf = (log: readonly RawEvent[]): string => log.map(({ eventId }) => eventId).join('\n');

describe('the SQLite ledger when the process is killed', () => {
  const folders: string[] = [];
  const children: Child[] = [];
  let over = false;
  let kills = 0;
  const start = (name: string): Child => {
    if (over) throw new Error('The test is over.');
    const child = startChild('child-appender.ts', name);
    children.push(child);
    return child;
  };

  afterAll(async () => {
    over = true;
    await Promise.all(children.map((child) => child.kill()));
    folders.forEach(removeFolder);
  });

  /** Kills one child after the other on one ledger. @returns the number of batches acknowledged */
  const killAgainAndAgain = async (ledger: string): Promise<number> => {
    const folder = temporaryFolder();
    folders.push(folder);
    let verified: readonly RawEvent[] = [];
    let batches = 0;
    let next = start(`${ledger}/0`);
    for (let kill = 0; kill < KILLS_PER_LEDGER; kill += 1) {
      const child = next;
      await child.wrote('ready');
      child.say(folder);
      await child.wrote('done');
      if (kill + 1 < KILLS_PER_LEDGER) next = start(`${ledger}/${kill + 1}`);
      // Spread over the life of a commit and of the checkpoints between them.
      await new Promise((resolve) => setTimeout(resolve, (kills * 7) % 31));
      kills += 1;
      await child.kill();
      const acknowledged = acknowledgedBy(child);
      batches += acknowledged.reduce((sum, each) => sum + each, 0);

      const log = await readAfterKill(folder, kill);
      expect(idsOf(log.slice(0, verified.length))).toBe(idsOf(verified));
      expect(faultsOf(log.slice(verified.length), `${ledger}/${kill}`, acknowledged)).toEqual([]);
      expect(gapsIn(log)).toEqual([]);
      expect(integrityOf(folder)).toBe('ok');
      verified = log;
    }
    return batches;
  };

  /** @returns the number of batches acknowledged in each ledger */
  const killOnOneAfterTheOther = async (side: number): Promise<readonly number[]> => {
    const batches: number[] = [];
    for (let ledger = 0; ledger < LEDGERS_EACH; ledger += 1)
      batches.push(await killAgainAndAgain(`${side}/${ledger}`));
    return batches;
  };

  it(`keeps every acknowledged event once, over ${SIDE_BY_SIDE * LEDGERS_EACH * KILLS_PER_LEDGER} kills`, async () => {
    const sides = Array.from({ length: SIDE_BY_SIDE }, (_, side) => killOnOneAfterTheOther(side));
    // All end before one of them fails the test, so that none goes on behind its back.
    const outcomes = await Promise.allSettled(sides);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    for (const batches of (await Promise.all(sides)).flat())
      expect(batches).toBeGreaterThan(KILLS_PER_LEDGER);
  }, 180_000);
});
