import type { LocalIssuer } from '../../src/platform/identity/local-issuer.js';
import type { CommandedLedger, Done, Sending } from '../support/served-ledger.js';
import { randomUUID } from 'node:crypto';

/** How one request is sent. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly as: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Longer than anything that the service waits for itself. */
const PATIENCE_MS = 30_000;

/** A service in another process, asked through its API with tokens of its data folder's issuer. */
export class AskedService implements CommandedLedger {
  readonly #tokens = new Map<string, string>();

  /** @param url where it serves now: another one may, later */
  constructor(
    private readonly issuer: Pick<LocalIssuer, 'issueToken'>,
    private url: () => Promise<string>,
  ) {}

  /** Asks it at another address from now on. */
  through(url: () => Promise<string>): void {
    this.url = url;
  }

  /** @throws TypeError, or another fault of the network, when the connection was lost */
  async ask({ method, path, as, body, headers }: Asking): Promise<Answer> {
    const response = await fetch(new URL(path, await this.url()), {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(as)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: await response.json() };
  }

  async done(path: string, body: unknown, sending: Sending = {}): Promise<Done> {
    const { as = 'secretariat', at, key = randomUUID() } = sending;
    const headers = { 'idempotency-key': key, ...(at !== undefined && { 'ledger-time': at }) };
    const answer = await this.ask({ method: 'POST', path, as, body, headers });
    if (answer.status >= 300)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Done;
  }

  async #token(actor: string): Promise<string> {
    const known = this.#tokens.get(actor);
    if (known !== undefined) return known;
    const role = actor === 'secretariat' || actor === 'auditor' ? actor : undefined;
    const expiresInSeconds = 24 * 3_600;
    const token = await this.issuer.issueToken({ actor, ...(role && { role }), expiresInSeconds });
    this.#tokens.set(actor, token);
    return token;
  }
}
