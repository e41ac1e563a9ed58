import { join } from 'node:path';
import { eventRegistry } from '../../src/event-registry.js';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import { AskedService } from './asked-service.js';
import { check, type ComparedView } from './checker.js';
import type { Findings } from './findings.js';
import { inTurn } from './in-turn.js';
import { Journal, readJournal } from './journal.js';
import { type Load, underLoad } from './load.js';
import { readLog } from './log-read.js';
import { ServiceProcess, type Starting } from './service-process.js';
import { makeWorld, type World } from './world.js';

/** Unless told otherwise. */
const CLIENTS = 6;

/** What a service keeps its log in. */
export interface SceneStores {
  /** Of the service, besides its data folder. */
  readonly settings: Readonly<Record<string, string>>;
  /** Everything in the log, while the service runs or not. */
  readonly readLog: (dataFolder: string) => Promise<readonly RawEvent[]>;
  /** How its process comes to be, where not from scratch. */
  readonly starting?: Starting;
  /** Starts what runs beside it. */
  readonly beside?: () => Promise<void>;
  /** Others that serve the same ledger: started once there is one, and asked in turn. */
  readonly others?: readonly ServiceProcess[];
  /** How many clients ask it at once. */
  readonly clients?: number;
  /** Where others keep its views; without it, the service is asked. */
  readonly compareViews?: () => Promise<readonly ComparedView[]>;
}

type Asked = Pick<AskedService, 'ask'>;

/** All in the data folder of the service. */
export const EMBEDDED: SceneStores = {
  settings: {},
  readLog: (folder) => readLog(folder, eventRegistry),
};

/** A service with a partnership in it, its clients and what they write down. */
export class Scene {
  private constructor(
    readonly folder: string,
    readonly process: ServiceProcess,
    readonly service: AskedService,
    private readonly world: World,
    private readonly journal: Journal,
    private readonly before: readonly RawEvent[],
    private readonly stores: SceneStores,
  ) {}

  /** @param folder an empty folder; what the service keeps and what clients write down goes there */
  static async open(folder: string, stores: SceneStores = EMBEDDED): Promise<Scene> {
    const data = join(folder, 'data');
    const process = new ServiceProcess(data, stores.settings, stores.starting);
    const { others = [] } = stores;
    try {
      await process.start();
      await stores.beside?.();
      const issuer = await openLocalIssuer({ folder: data, mode: 'open' });
      const service = new AskedService(issuer, () => process.url());
      const world = await makeWorld(service);
      const journal = new Journal(join(folder, 'journal.jsonl'));
      const before = await stores.readLog(data);
      // A simulated clock is each process's own: one that starts now stands where the story got to.
      await Promise.all(others.map((other) => other.start()));
      service.through(inTurn([process, ...others]));
      return new Scene(data, process, service, world, journal, before, stores);
    } catch (fault) {
      await Promise.all([process, ...others].map((each) => each.abandon()));
      throw fault;
    }
  }

  /** From now on clients come by another way than the straight one. */
  through(url: () => Promise<string>): void {
    this.service.through(url);
  }

  /**
   * Does something while clients are at work.
   * @param service how they ask, where not as plainly as they can
   */
  underLoad(seed: string, work: () => Promise<void>, service: Asked = this.service): Promise<void> {
    const { world, journal } = this;
    const { clients = CLIENTS } = this.stores;
    const load: Load = { clients, seed, world, journal, service };
    return underLoad(load, work);
  }

  /** Stops the service as one does, and holds what clients were told against what is there. */
  async check(): Promise<Findings> {
    const processes = [this.process, ...(this.stores.others ?? [])];
    this.service.through(inTurn(processes));
    const asked = this.stores.compareViews ? undefined : await this.#askedViews();
    for (const process of processes) {
      // oxlint-disable-next-line no-await-in-loop
      await process.stop();
    }
    const views = asked ?? (await this.stores.compareViews?.()) ?? [];
    this.journal.close();
    const { before } = this;
    const log = await this.stores.readLog(this.folder);
    return check({ before, journal: readJournal(this.journal.path), log, views });
  }

  async #askedViews(): Promise<readonly ComparedView[]> {
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
