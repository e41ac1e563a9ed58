import { spawn } from 'node:child_process';
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

/** Starts the service from its source, with only these settings. It is killed if the test forgets it. */
export const startChildService = (
  environment: Readonly<Record<string, string>>,
  entry = '../../src/main.ts',
): ChildService => {
  const child = spawn(process.execPath, ['--import', pathOf('run-typescript.mjs'), pathOf(entry)], {
    stdio: 'pipe',
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
  });
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
