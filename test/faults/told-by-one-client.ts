import { join } from 'node:path';
import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import type { ServedLedger } from '../support/served-ledger.js';
import type { Answer, Asking } from './asked-service.js';
import { Client } from './client.js';
import { drawsFrom } from './draws.js';
import { type Acknowledged, Journal, type JournalEntry, readJournal } from './journal.js';
import { makeWorld } from './world.js';

const EVERYTHING = 1_000_000;

/** What a checker reads of a ledger that nothing went wrong with. */
export interface Told {
  readonly before: readonly RawEvent[];
  readonly journal: readonly JournalEntry[];
  readonly log: readonly RawEvent[];
}

/**
 * Lets one client ask a new, simulated ledger, and write down what it is told.
 * @param folder for its journal
 * @param requests how many it sends
 */
export const toldByOneClient = async (
  served: ServedLedger,
  folder: string,
  requests: number,
): Promise<Told> => {
  const { eventStore } = served.runtime;
  const everything = () => eventStore.readRaw(0n, EVERYTHING);
  const world = await makeWorld(served);
  await served.head();
  const before = await everything();
  const stopping = new AbortController();
  let asked = 0;
  const ask = async ({ method, path, as, body, headers }: Asking): Promise<Answer> => {
    asked += 1;
    if (asked === requests) stopping.abort();
    const answer = await served.app.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${await served.token(as)}`, ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json() as unknown };
  };
  const written = new Journal(join(folder, 'journal.jsonl'));
  const client = new Client('client 1', drawsFrom('planted'), world, written, { ask });
  await client.work(stopping.signal);
  written.close();
  await served.head();
  return { before, journal: readJournal(written.path), log: await everything() };
};

/** One event of those that the client was told of. */
export const someEventTold = ({ journal }: Told): string => {
  const told = journal.filter((entry): entry is Acknowledged => entry.entry === 'acknowledged');
  const ids = told.flatMap((entry) => entry.told.flatMap(({ eventIds = [] }) => eventIds));
  return ids[Math.floor(ids.length / 2)] ?? '';
};
