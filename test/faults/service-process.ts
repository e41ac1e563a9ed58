import { setTimeout as pause } from 'node:timers/promises';
import { type ChildService, startChildService } from '../support/child-service.js';

/** The service of one data folder, in a process of its own: killed, and started again. */
export class ServiceProcess {
  #child: ChildService | undefined;
  #serving = Promise.withResolvers<string>();
  #isServing = false;

  constructor(
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>> = {},
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
    this.#launch();
    const url = await this.#child?.serving();
    this.#serving.resolve(url ?? '');
    this.#isServing = true;
  }

  send(signal: NodeJS.Signals): void {
    this.#child?.send(signal);
  }

  /** `kill -9` after so many milliseconds. */
  async killAfter(milliseconds: number): Promise<void> {
    await pause(milliseconds);
    await this.#end('SIGKILL');
  }

  /** `kill -9` so many milliseconds after its process was started, or as soon as it serves. */
  async killWhileStarting(milliseconds: number): Promise<void> {
    this.#launch();
    await Promise.race([pause(milliseconds), this.#child?.serving()]);
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

  #launch(): void {
    const settings = { LEDGER_SIMULATED: 'true', LOG_LEVEL: 'info', ...this.settings };
    this.#child = startChildService({ LEDGER_DATA_DIR: this.folder, ...settings });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    // Who waits for one that never came to serve waits for the next.
    if (this.#isServing) this.#serving = Promise.withResolvers();
    this.#isServing = false;
    this.#child?.send(signal);
    const code = await this.#child?.ended();
    this.#child = undefined;
    return code ?? null;
  }
}
