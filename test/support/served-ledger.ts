import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';
import { AppModule } from '../../src/app.module.js';
import type {
  EventStoreConfiguration,
  ReadStoreConfiguration,
} from '../../src/platform/configured-servers.js';
import { Metrics } from '../../src/platform/http/metrics.js';
import { createServer } from '../../src/platform/http/server.js';
import type { TokenRole } from '../../src/platform/identity/identity.js';
import { type LocalIssuer, openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { openRuntime, type Runtime } from '../../src/runtime.js';

/** How a request is sent, where it matters. */
export interface Sending {
  readonly as?: string;
  readonly key?: string;
  readonly ifMatch?: string;
  /** `Ledger-Time`. */
  readonly at?: string;
}

/** The whole service over a real ledger in a temporary folder, asked through its API. */
export class ServedLedger {
  readonly #tokens = new Map<string, string>();

  private constructor(
    readonly folder: string,
    readonly runtime: Runtime,
    readonly app: NestFastifyApplication,
    readonly issuer: LocalIssuer,
  ) {}

  static async open({
    simulated = true,
    folder = mkdtempSync(join(tmpdir(), 'ledger-')),
    closeGraceMs = 10_000,
    ...more
  }: {
    simulated?: boolean;
    folder?: string;
    closeGraceMs?: number;
    seed?: string;
    eventStore?: EventStoreConfiguration;
    readStore?: ReadStoreConfiguration;
  } = {}) {
    const metrics = new Metrics();
    const runtime = await openRuntime(
      {
        dataFolder: folder,
        name: 'Test ledger',
        simulated,
        tokens: { kind: 'local' },
        ...more,
      },
      { observe: (observation) => metrics.observed(observation) },
    );
    const app = await createServer(AppModule.serving(runtime, metrics), {
      ledger: runtime.ledger,
      metrics,
      logger: false,
      tell: () => undefined,
      closeGraceMs,
    });
    const issuer = await openLocalIssuer({ folder, mode: 'open' });
    const served = new ServedLedger(folder, runtime, app, issuer);
    await served.token('secretariat', 'secretariat');
    await served.token('auditor', 'auditor');
    return served;
  }

  /** The token of an actor; made when it is first asked for. */
  async token(actor: string, role?: TokenRole): Promise<string> {
    const known = this.#tokens.get(actor);
    if (known !== undefined) return known;
    const token = await this.issuer.issueToken({
      actor,
      ...(role && { role }),
      expiresInSeconds: 3_600,
    });
    this.#tokens.set(actor, token);
    return token;
  }

  post(path: string, body: unknown, sending: Sending = {}): Promise<Response> {
    return this.#send('post', path, body, sending);
  }

  put(path: string, body: unknown, sending: Sending = {}): Promise<Response> {
    return this.#send('put', path, body, sending);
  }

  async #send(
    method: 'post' | 'put',
    path: string,
    body: unknown,
    sending: Sending,
  ): Promise<Response> {
    const { as = 'secretariat', key = randomUUID(), ifMatch, at } = sending;
    const asking = request(this.app.getHttpServer());
    const sent = asking[method](path)
      .set('Authorization', `Bearer ${await this.token(as)}`)
      .set('Idempotency-Key', key);
    if (ifMatch !== undefined) void sent.set('If-Match', ifMatch);
    if (at !== undefined) void sent.set('Ledger-Time', at);
    return sent.send(body as object);
  }

  /** Posts what must be accepted, and gives what it led to. */
  async done(path: string, body: unknown, sending: Sending = {}): Promise<Done> {
    const response = await this.post(path, body, sending);
    if (response.status !== 200 && response.status !== 201) {
      throw new Error(`${path}: ${response.status} ${JSON.stringify(response.body)}`);
    }
    return response.body as Done;
  }

  async get(path: string, { as = 'secretariat' }: Sending = {}): Promise<Response> {
    return request(this.app.getHttpServer())
      .get(path)
      .set('Authorization', `Bearer ${await this.token(as)}`);
  }

  /** Posts these very bytes as the secretariat, with these headers besides. */
  async postBytes(
    path: string,
    bytes: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.raw()
      .post(path)
      .set('Authorization', `Bearer ${await this.token('secretariat')}`)
      .set({ 'Content-Type': 'application/json', ...headers })
      .serialize((body: unknown) => body as string)
      .send(bytes as string);
  }

  /** A request as raw as a test wants it. */
  raw() {
    return request(this.app.getHttpServer());
  }

  /** The position of the last event, what waits for the log written: unchanged when nothing was. */
  async head(): Promise<string> {
    await this.runtime.spool.flush();
    return String(await this.runtime.eventStore.head());
  }

  async close({ keepFolder = false } = {}): Promise<void> {
    await this.app.close();
    await this.runtime.close();
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a story is told to: a ledger in this process, or one that serves elsewhere. */
export type CommandedLedger = Pick<ServedLedger, 'done'>;

/** The answer to a command. */
export interface Done {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly reference?: string;
  readonly repeated: boolean;
}
