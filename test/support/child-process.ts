import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A TypeScript file of this folder at work in a process of its own. */
export interface Child {
  /** Whole lines that it has written so far. */
  lines(): readonly string[];
  say(line: string): void;
  /** @throws Error when it ended, or nothing came within 20 seconds, before a line was written that begins so */
  wrote(beginning: string): Promise<void>;
  /** @throws Error when it ended, or not so many lines came within 20 seconds */
  wroteLines(count: number): Promise<void>;
  /** `kill -9`, and waits until the process is gone and all it wrote has arrived. */
  kill(): Promise<void>;
}

const PATIENCE_MS = 20_000;

const follow = (process: ChildProcessWithoutNullStreams): Child => {
  let output = '';
  let errors = '';
  process.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  process.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const closed = once(process, 'close');
  // What comes after the last line end was cut off by the kill.
  const lines = (): readonly string[] => output.split('\n').slice(0, -1);
  const until = async (isThere: () => boolean, wanted: string): Promise<void> => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!isThere()) {
      if (process.exitCode !== null)
        throw new Error(`The child ended with ${process.exitCode}: ${errors}`);
      if (Date.now() > deadline) throw new Error(`The child never wrote ${wanted}: ${errors}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  return {
    lines,
    say: (line) => process.stdin.write(`${line}\n`),
    wrote: (beginning) =>
      until(() => lines().some((line) => line.startsWith(beginning)), beginning),
    wroteLines: (count) => until(() => lines().length >= count, `${count} lines`),
    async kill() {
      process.kill('SIGKILL');
      await closed;
    },
  };
};

/** Starts a script of this folder with plain node, whatever runs the test. */
export const startChild = (script: string, ...words: readonly string[]): Child =>
  follow(
    spawn(process.execPath, ['--import', pathOf('run-typescript.mjs'), pathOf(script), ...words], {
      stdio: 'pipe',
      env: { PATH: process.env['PATH'] },
    }),
  );
