import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

const TIME_LIMIT_MS = 10_000;
const ATTEMPTS = 2;
const PAUSE_MS = 500;

/** A server does not answer at all: what the processes on it did or left undone says nothing about them. */
export class ViewServerSilent extends Error {}

/** The server that views are kept on, and a database of its own there. */
export class ViewServer {
  private constructor(
    /** With the database in it. */
    readonly url: string,
    private readonly client: MongoClient,
  ) {}

  /** @param database a name that nobody else uses */
  static at(server: string, database: string): ViewServer {
    const url = new URL(server);
    url.pathname = database;
    return new ViewServer(url.href, new MongoClient(url.href));
  }

  /** Asks it what every process asks it all the time. @throws ViewServerSilent when it did not answer, several times */
  async requireAnswer(): Promise<void> {
    let silence: unknown;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await this.#answer();
        return;
      } catch (fault) {
        silence = fault;
        // oxlint-disable-next-line no-await-in-loop
        await pause(PAUSE_MS);
      }
    }
    const asked = `${ATTEMPTS} times, ${TIME_LIMIT_MS / 1_000} s each`;
    throw new ViewServerSilent(`The server that MONGODB_URL names does not answer (${asked})`, {
      cause: silence,
    });
  }

  /** What the driver does to get an answer after all takes longer than that. */
  async #answer(): Promise<void> {
    const waiting = new AbortController();
    const answer = this.client.db().collection('ledger_views').find().toArray();
    const tooLong = pause(TIME_LIMIT_MS, undefined, { signal: waiting.signal }).then(() => {
      throw new Error('No answer came in time');
    });
    try {
      await Promise.race([answer, tooLong]);
    } finally {
      waiting.abort();
      for (const late of [answer, tooLong]) late.catch(() => undefined);
    }
  }

  /** Removes what was kept there. */
  async clear(): Promise<void> {
    await this.client.db().dropDatabase();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
