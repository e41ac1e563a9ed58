import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

const TIME_LIMIT_MS = 10_000;
const ATTEMPTS = 2;
const PAUSE_MS = 500;
const GOODBYE_MS = 2_000;

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

  /**
   * Does something for as long as the server answers.
   * @throws ViewServerSilent when it did not answer, several times: what was being done is left where it is
   */
  async whileItAnswers<T>(work: () => Promise<T>): Promise<T> {
    const stopping = new AbortController();
    const silence = this.#silence(stopping.signal);
    const working = work();
    try {
      return await Promise.race([working, silence]);
    } finally {
      stopping.abort();
      for (const late of [working, silence]) late.catch(() => undefined);
    }
  }

  /** Asks it what every process asks it all the time, until the signal or in vain. */
  async #silence(stopping: AbortSignal): Promise<never> {
    let unanswered = 0;
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await this.#answer(stopping);
        unanswered = 0;
      } catch (fault) {
        unanswered += 1;
        if (unanswered === ATTEMPTS) throw this.#silent(fault);
      }
      // oxlint-disable-next-line no-await-in-loop
      await pause(PAUSE_MS, undefined, { signal: stopping });
    }
  }

  #silent(cause: unknown): ViewServerSilent {
    const asked = `${ATTEMPTS} times, ${TIME_LIMIT_MS / 1_000} s each`;
    const words = `The server that MONGODB_URL names does not answer (${asked})`;
    return new ViewServerSilent(words, { cause });
  }

  /** What the driver does to get an answer after all takes longer than that. */
  async #answer(stopping: AbortSignal): Promise<void> {
    const answered = new AbortController();
    const signal = AbortSignal.any([answered.signal, stopping]);
    const answer = this.client.db().collection('ledger_views').find().toArray();
    const tooLong = pause(TIME_LIMIT_MS, undefined, { signal }).then(() => {
      throw new Error('No answer came in time');
    });
    try {
      await Promise.race([answer, tooLong]);
    } finally {
      answered.abort();
      for (const late of [answer, tooLong]) late.catch(() => undefined);
    }
  }

  /** Removes what was kept there. */
  async clear(): Promise<void> {
    await this.client.db().dropDatabase();
  }

  /** Not every server hears a goodbye. */
  async close(): Promise<void> {
    await Promise.race([this.client.close(), pause(GOODBYE_MS, undefined, { ref: false })]);
  }
}
