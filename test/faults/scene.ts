import { join } from 'node:path';
import { eventRegistry } from '../../src/event-registry.js';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import { AskedService } from './asked-service.js';
import { check, type ComparedView } from './checker.js';
import type { Findings } from './findings.js';
import { Journal, readJournal } from './journal.js';
import { type Load, underLoad } from './load.js';
import { readLog } from './log-read.js';
import { ServiceProcess } from './service-process.js';
import { makeWorld, type World } from './world.js';

const CLIENTS = 6;

/** A service with a partnership in it, its clients and what they write down. */
export class Scene {
  private constructor(
    readonly folder: string,
    readonly process: ServiceProcess,
    readonly service: AskedService,
    private readonly world: World,
    private readonly journal: Journal,
    private readonly before: readonly RawEvent[],
  ) {}

  /** @param folder an empty folder; what the service keeps and what clients write down goes there */
  static async open(folder: string): Promise<Scene> {
    const data = join(folder, 'data');
    const process = new ServiceProcess(data);
    try {
      await process.start();
      const issuer = await openLocalIssuer({ folder: data, mode: 'open' });
      const service = new AskedService(issuer, () => process.url());
      const world = await makeWorld(service);
      const journal = new Journal(join(folder, 'journal.jsonl'));
      return new Scene(data, process, service, world, journal, await readLog(data, eventRegistry));
    } catch (fault) {
      await process.abandon();
      throw fault;
    }
  }

  /** From now on clients come by another way than the straight one. */
  through(url: () => Promise<string>): void {
    this.service.through(url);
  }

  /** Does something while clients are at work. */
  underLoad(seed: string, work: () => Promise<void>): Promise<void> {
    const { world, journal, service } = this;
    const load: Load = { clients: CLIENTS, seed, world, journal, service };
    return underLoad(load, work);
  }

  /** Stops the service as one does, and holds what clients were told against what is there. */
  async check(): Promise<Findings> {
    this.service.through(() => this.process.url());
    const views = await this.#compareViews();
    await this.process.stop();
    this.journal.close();
    const { before } = this;
    const log = await readLog(this.folder, eventRegistry);
    return check({ before, journal: readJournal(this.journal.path), log, views });
  }

  async #compareViews(): Promise<readonly ComparedView[]> {
    const ready = await this.service.ask({ method: 'GET', path: '/health/ready', as: 'auditor' });
    const { views } = ready.body as { readonly views: readonly { readonly name: string }[] };
    const compared: ComparedView[] = [];
    for (const { name } of views) {
      const path = `/v1/views/${name}/verification`;
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await this.service.ask({ method: 'GET', path, as: 'auditor' });
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      compared.push(body as ComparedView);
    }
    return compared;
  }
}
