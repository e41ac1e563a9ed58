import { setTimeout as pause } from 'node:timers/promises';
import { type ChildService, startChildService } from '../support/child-service.js';

type Settings = Readonly<Record<string, string>>;

/** How a process of the service comes to be. */
export interface Starting {
  /** @returns one that serves, or is about to */
  start(environment: Settings): Promise<ChildService>;
}

const FROM_SCRATCH: Starting = { start: async (environment) => startChildService(environment) };

/** The service of one data folder, in a process of its own: killed, and started again. */
export class ServiceProcess {
  #child: ChildService | undefined;
  #serving = Promise.withResolvers<string>();
  #isServing = false;

  constructor(
    private readonly folder: string,
    private readonly settings: Settings = {},
    private readonly starting: Starting = FROM_SCRATCH,
  ) {}

  /** Where it serves; waits while it does not. */
  url(): Promise<string> {
    return this.#serving.promise;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Returns once it serves. @throws Error when it ends instead */
  async start(): Promise<void> {
    await (await this.#launched()).serving();
  }

  send(signal: NodeJS.Signals): void {
    this.#child?.send(signal);
  }

  /**
   * `kill -9` after so many milliseconds, whatever it does then: it is started first where it does not run.
   * @throws Error when it ended by itself
   */
  async killAfter(milliseconds: number): Promise<void> {
    const child = this.#child ?? (await this.#launched());
    const endedByItself = child.ended().then(() => true);
    if (await Promise.race([pause(milliseconds, false), endedByItself]))
      throw new Error(`The service ended by itself: ${child.said()}`);
    await this.#end('SIGKILL');
  }

  /** Ends as it does when it is told to. @throws Error when it does not end well */
  async stop(): Promise<void> {
    const said = this.#child;
    const code = await this.#end('SIGTERM');
    if (code !== 0) throw new Error(`The service ended with ${code}: ${said?.said()}`);
  }

  /** Whatever it is doing. */
  async abandon(): Promise<void> {
    if (this.#child) await this.#end('SIGKILL');
  }

  async #launched(): Promise<ChildService> {
    const settings = { LEDGER_SIMULATED: 'true', LOG_LEVEL: 'info', ...this.settings };
    const child = await this.starting.start({ LEDGER_DATA_DIR: this.folder, ...settings });
    this.#child = child;
    const tell = (url: string): void => {
      if (this.#child !== child) return;
      this.#isServing = true;
      this.#serving.resolve(url);
    };
    // Whoever waits for this start is told that it failed; others wait for the next.
    child.serving().then(tell, () => undefined);
    return child;
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    // Who waits for one that never came to serve waits for the next.
    if (this.#isServing) this.#serving = Promise.withResolvers();
    this.#isServing = false;
    child?.send(signal);
    return (await child?.ended()) ?? null;
  }
}
