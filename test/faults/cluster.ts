import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { AskedService } from './asked-service.js';
import { ServiceProcess, type Starting } from './service-process.js';

/** Commands change it most. */
export const BUSY_VIEW = 'action-register';

const POLL_MS = 100;
/** Longer than a lease and a start together. */
export const PATIENCE_MS = 40_000;

interface Readiness {
  readonly position: string;
  readonly views: readonly { readonly name: string; readonly position: string }[];
}

/** Looks again and again. Who was killed a moment ago does not answer: that is not yet there. */
const eventually = async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    // oxlint-disable-next-line no-await-in-loop
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    // oxlint-disable-next-line no-await-in-loop
    await pause(POLL_MS);
  }
  return undefined;
};

/** The processes of one ledger beside the first server of its API: a second one, and two projectors. */
export class Cluster {
  /** Of every server of the API. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secondApi: ServiceProcess;
  readonly projectors: readonly [ServiceProcess, ServiceProcess];
  readonly #shared: string;

  /**
   * @param folder of the scene, whose data folder all processes share
   * @param servers the addresses of log and views, as the environment names them
   * @param starting how each of its processes comes to be
   */
  constructor(folder: string, servers: Readonly<Record<string, string>>, starting: Starting) {
    this.#shared = join(folder, 'data');
    const shared = { ...servers, LEDGER_SHARED_DIR: this.#shared };
    const projector = { ...shared, LEDGER_ROLE: 'projector' };
    this.settings = { ...shared, LEDGER_ROLE: 'api' };
    this.secondApi = new ServiceProcess(join(folder, 'second-api'), this.settings, starting);
    this.projectors = [
      new ServiceProcess(join(folder, 'projector-1'), projector, starting),
      new ServiceProcess(join(folder, 'projector-2'), projector, starting),
    ];
  }

  async startProjectors(): Promise<void> {
    await Promise.all(this.projectors.map((projector) => projector.start()));
  }

  /** Whatever they are doing. */
  async abandon(): Promise<void> {
    await Promise.all([this.secondApi, ...this.projectors].map((each) => each.abandon()));
  }

  /** One process by itself, whatever the others do. */
  async asked(process: ServiceProcess): Promise<AskedService> {
    const issuer = await openLocalIssuer({ folder: this.#shared, mode: 'open' });
    return new AskedService(issuer, () => process.url());
  }

  /** Which projector keeps the busy view: others refuse to compare it. */
  keeper(): Promise<ServiceProcess | undefined> {
    return eventually(async () => {
      for (const projector of this.projectors) {
        // oxlint-disable-next-line no-await-in-loop
        const asked = await this.asked(projector);
        const path = `/v1/views/${BUSY_VIEW}/verification`;
        // oxlint-disable-next-line no-await-in-loop
        const { status } = await asked.ask({ method: 'GET', path, as: 'auditor' });
        if (status === 200) return projector;
      }
      return undefined;
    });
  }

  /**
   * Waits until a server of the API finds every view as far as the log was when it was first asked.
   * @returns the views that did not get there
   */
  async viewsBehind(api: ServiceProcess): Promise<readonly string[]> {
    const asked = await this.asked(api);
    const ready = async (): Promise<Readiness> =>
      (await asked.ask({ method: 'GET', path: '/health/ready', as: 'auditor' })).body as Readiness;
    const target = await eventually(async () => BigInt((await ready()).position));
    let behind: readonly string[] = ['no view was ever told of'];
    await eventually(async () => {
      const { views } = await ready();
      behind = views
        .filter(({ position }) => BigInt(position) < (target ?? 0n))
        .map(({ name, position }) => `${name} stands at ${position} of ${target}`);
      return behind.length === 0 ? true : undefined;
    });
    return behind;
  }
}
