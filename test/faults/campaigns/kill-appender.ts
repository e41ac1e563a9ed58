import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { LEDGER_FILE } from '../../../src/platform/event-store/sqlite/open-ledger.js';
import { type Child, startChild } from '../../support/child-process.js';
import { noteRegistry } from '../../support/event-store-events.js';
import type { Campaign, CampaignOptions } from '../campaign.js';
import { check } from '../checker.js';
import { type Draws, drawsFrom } from '../draws.js';
import { allOf, type Findings } from '../findings.js';
import { readJournal } from '../journal.js';
import { readLog } from '../log-read.js';

const SIDE_BY_SIDE = 4;
/** All of a log is read in the end, so that none should grow long. */
const KILLS_PER_LEDGER = 5;
/** Spread over the life of a commit and of the checkpoints between them. */
const LONGEST_LIFE_MS = 40;

const requireIntegrity = (folder: string): void => {
  const db = new DatabaseSync(join(folder, LEDGER_FILE), { readOnly: true });
  const answer = db.prepare('PRAGMA integrity_check').get();
  db.close();
  if (answer?.['integrity_check'] !== 'ok') throw new Error(`${folder}: ${JSON.stringify(answer)}`);
};

interface Round extends CampaignOptions {
  readonly draws: Draws;
}

/** Kills one child after the other on one ledger. */
const killOnOneLedger = async ({ folder, faults, draws }: Round): Promise<Findings> => {
  const journal = join(folder, 'journal.jsonl');
  const running = new Set<Child>();
  const start = (): Child => {
    const child = startChild('child-appender.ts', draws.uuid());
    running.add(child);
    return child;
  };
  mkdirSync(folder, { recursive: true });
  try {
    let next = start();
    for (let kill = 1; kill <= faults; kill += 1) {
      const child = next;
      await child.wrote('ready');
      child.say(JSON.stringify([join(folder, 'data'), journal]));
      await child.wrote('done');
      // The next one loads meanwhile.
      if (kill < faults) next = start();
      await pause(draws.below(LONGEST_LIFE_MS));
      await child.kill();
      running.delete(child);
    }
  } finally {
    await Promise.all([...running].map((child) => child.kill()));
  }
  const log = await readLog(join(folder, 'data'), noteRegistry);
  requireIntegrity(join(folder, 'data'));
  return check({ before: [], journal: readJournal(journal), log, views: [] });
};

/** A process that appends to the embedded log, killed again and again: many kills in little time. */
export const killAppender: Campaign = {
  name: 'kill-appender',
  title: 'process that appends killed with -9',
  run: async ({ folder, seed, faults }) => {
    const ledgers = Array.from({ length: Math.ceil(faults / KILLS_PER_LEDGER) }, (_, index) => ({
      folder: join(folder, String(index)),
      seed,
      faults: Math.min(KILLS_PER_LEDGER, faults - index * KILLS_PER_LEDGER),
      draws: drawsFrom(seed, 'appender', index),
    }));
    const findings: Findings[] = [];
    const oneAfterTheOther = async (): Promise<void> => {
      for (let round = ledgers.shift(); round; round = ledgers.shift())
        findings.push(await killOnOneLedger(round));
    };
    // All end before one of them fails, so that none goes on behind its back.
    const sides = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, oneAfterTheOther));
    for (const side of sides) if (side.status === 'rejected') throw side.reason;
    return { faults, ...allOf(findings) };
  },
};
