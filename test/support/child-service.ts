import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The program behind `npm start`, in a process of its own. */
export interface ChildService {
  readonly pid: number;
  /** Everything it has said so far, on both outputs. */
  said(): string;
  /** Waits until it has said that. @throws Error when it ends instead */
  says(words: string): Promise<void>;
  /** The address that it serves at. @throws Error when it ends instead */
  serving(): Promise<string>;
  send(signal: NodeJS.Signals): void;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
}

const SERVING = /"url":"([^"]+)"/;

/** A process that has loaded the program, and serves once it is told to. */
export interface WaitingService {
  /** Waits until all is loaded. @throws Error when it ends instead */
  loaded(): Promise<void>;
  /** Serves with these settings, as a process that was started with them does. */
  serve(environment: Readonly<Record<string, string>>): ChildService;
  /** Ends it, if nobody needs it. */
  forget(): void;
}

const spawned = (
  entry: string,
  environment: Readonly<Record<string, string>>,
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ['--import', pathOf('run-typescript.mjs'), pathOf(entry)], {
    stdio: 'pipe',
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
  });

/** It is killed if the test forgets it. */
const follow = (child: ChildProcessWithoutNullStreams): ChildService => {
  const forget = (): void => void child.kill('SIGKILL');
  process.once('exit', forget);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child, 'close').then(() => {
    process.off('exit', forget);
    return child.exitCode;
  });
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const waitFor = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      const value = found();
      if (value !== undefined) return value;
      if (!isRunning()) throw new Error(`The service ended: ${said}`);
      await pause(10);
    }
  };
  return {
    pid: child.pid ?? 0,
    said: () => said,
    says: async (words) => void (await waitFor(() => said.includes(words) || undefined)),
    serving: () => waitFor(() => SERVING.exec(said)?.[1]),
    send: (signal) => void child.kill(signal),
    ended: () => closed,
  };
};

/** Starts the service from its source, with only these settings. */
export const startChildService = (
  environment: Readonly<Record<string, string>>,
  entry = '../../src/main.ts',
): ChildService => follow(spawned(entry, environment));

/** Starts a process that loads the program and waits: to load it is most of a start, and nothing is done yet. */
export const loadChildService = (): WaitingService => {
  const child = spawned('child-service-waiting.ts', {});
  const service = follow(child);
  return {
    loaded: () => service.says('loaded'),
    serve: (environment) => {
      child.stdin.write(`${JSON.stringify(environment)}\n`);
      return service;
    },
    forget: () => service.send('SIGKILL'),
  };
};
