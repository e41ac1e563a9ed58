import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

interface Start {
  readonly script: URL;
  readonly parameters?: readonly string[];
  /** For Node itself: `--expose-gc`. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const start = ({ script, parameters = [], flags = [], environment = {} }: Start): ChildProcess =>
  spawn(process.execPath, [...flags, fileURLToPath(script), ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });

/** A line of JSON that satisfies a condition; every other line is passed over. */
const said = async <T>(child: ChildProcess, wanted: (line: unknown) => line is T): Promise<T> => {
  if (!child.stdout) throw new Error('The child process says nothing');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    if (!line.startsWith('{')) continue;
    const value: unknown = JSON.parse(line);
    if (wanted(value)) return value;
  }
  throw new Error(`${child.spawnfile} ended without an answer (${child.exitCode})`);
};

interface Serving {
  readonly url: string;
}

const isServing = (line: unknown): line is Serving =>
  typeof line === 'object' && line !== null && 'url' in line && typeof line.url === 'string';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server that says `{"url": …}` once it listens. */
export const startServer = async (what: Start): Promise<ServerProcess> => {
  const child = start(what);
  const ended = once(child, 'exit');
  try {
    const { url } = await said(child, isServing);
    child.stdout?.resume();
    return {
      url,
      stop: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  } catch (fault) {
    child.kill('SIGKILL');
    throw fault;
  }
};

/** Runs a script with JSON for its input, to its end; gives the JSON that it answers. */
export const askScript = async <Answer extends object>(
  what: Start,
  input: unknown = null,
): Promise<Answer> => {
  const child = start(what);
  const ended = once(child, 'exit');
  child.stdin?.end(JSON.stringify(input));
  const answer = await said(child, (line): line is Answer => typeof line === 'object');
  await ended;
  return answer;
};
