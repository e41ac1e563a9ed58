import {
  type ChildService,
  loadChildService,
  type WaitingService,
} from '../support/child-service.js';

/** So many load while others are at work: a killed process is followed at once, and the machine is not kept from work. */
const LOADING = 2;

/** Processes of the service that have loaded the program before they are needed. */
export class Standby {
  readonly #waiting: WaitingService[] = [];
  readonly #started = new Set<ChildService>();
  #isClosed = false;

  /** The next one, told what to serve. @throws Error once nobody may start any more */
  async start(environment: Readonly<Record<string, string>>): Promise<ChildService> {
    if (this.#isClosed) throw new Error('No process is started any more');
    const next = this.#waiting.shift() ?? loadChildService();
    while (this.#waiting.length < LOADING) this.#waiting.push(loadChildService());
    try {
      await next.loaded();
    } catch (fault) {
      next.forget();
      throw fault;
    }
    if (!this.#isClosed) return this.#serving(next.serve(environment));
    next.forget();
    throw new Error('No process is started any more');
  }

  /** Ends all that it started and all that wait, whatever they are doing. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of this.#waiting.splice(0)) waiting.forget();
    for (const started of this.#started) started.send('SIGKILL');
  }

  #serving(child: ChildService): ChildService {
    this.#started.add(child);
    void child.ended().then(() => this.#started.delete(child));
    return child;
  }
}
