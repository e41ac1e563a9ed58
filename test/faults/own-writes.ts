import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, AskedService, Asking } from './asked-service.js';

type Asked = Pick<AskedService, 'ask'>;

interface Written {
  readonly action: string;
  readonly revision: number;
  readonly position: string;
}

const ACTION = /^\/v1\/actions\/([^/]+)\//;
const NOT_YET = 503;
const PAUSE_MS = 50;

/** Reads what clients wrote a moment ago from every server: whoever was told of it finds it, or is asked to wait. */
export class OwnWrites implements Asked {
  /** Answers that were not what had been written, or more. */
  readonly stale: string[] = [];
  /** How many were. */
  found = 0;
  #last: Written | undefined;

  /**
   * @param service as clients ask it
   * @param servers each by itself
   */
  constructor(
    private readonly service: Asked,
    private readonly servers: readonly Asked[],
  ) {}

  /** Passes on what clients ask, and takes down what they are told. */
  async ask(asking: Asking): Promise<Answer> {
    const answer = await this.service.ask(asking);
    const action = ACTION.exec(asking.path)?.[1];
    const { revision, position } = answer.body as Partial<Written>;
    const isNext = position !== undefined && BigInt(position) > BigInt(this.#last?.position ?? 0);
    if (action && revision !== undefined && isNext) this.#last = { action, revision, position };
    return answer;
  }

  /** Until the signal, one reading after the other. */
  async read(stopping: AbortSignal): Promise<void> {
    for (let turn = 0; !stopping.aborted; turn += 1) {
      const server = this.servers[turn % this.servers.length];
      // oxlint-disable-next-line no-await-in-loop
      if (server) await this.#readFrom(server).catch(() => undefined);
      // oxlint-disable-next-line no-await-in-loop
      await pause(PAUSE_MS);
    }
  }

  /** Once from every server, when all is well: each must have it. */
  async requireEverywhere(): Promise<void> {
    for (const [index, server] of this.servers.entries()) {
      const before = this.found;
      // oxlint-disable-next-line no-await-in-loop
      const status = await this.#readFrom(server);
      if (this.found === before)
        this.stale.push(`server ${index + 1} answered ${status} when the views were there`);
    }
  }

  async #readFrom(server: Asked): Promise<number | undefined> {
    const written = this.#last;
    if (!written) return undefined;
    const { action, revision, position } = written;
    const path = `/v1/actions/${action}?after=${position}`;
    const { status, body } = await server.ask({ method: 'GET', path, as: 'secretariat' });
    const read = (body as Partial<Written>).revision ?? -1;
    if (status === 200 && read >= revision) this.found += 1;
    else if (status !== NOT_YET)
      this.stale.push(`${path}: ${status}, revision ${read} where ${revision} was told`);
    return status;
  }
}
