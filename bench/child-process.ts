import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

interface Start {
  readonly script: URL;
  readonly parameters?: readonly string[];
  /** For Node itself: `--expose-gc`. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Servers and folders that whoever runs the bench has named are not those of what is measured. */
const NAMED_FOR_A_LEDGER = /^(?:LEDGER|EVENTSTORE|MONGODB)_/;

const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !NAMED_FOR_A_LEDGER.test(name)),
  );

const start = ({ script, parameters = [], flags = [], environment = {} }: Start): ChildProcess =>
  spawn(process.execPath, [...flags, fileURLToPath(script), ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...surroundings(), ...environment },
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
  /** Seconds of a processor that it took so far; undefined where the system does not say (it does on Linux). */
  processorSeconds(): number | undefined;
  stop(): Promise<void>;
}

/** Linux counts in hundredths of a second, for every program alike. */
const TICKS_A_SECOND = 100;

const processorSecondsOf = (pid: number | undefined): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; user and system time are the 14th and 15th field of proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return undefined;
  }
};

/** Starts a server that says `{"url": …}` once it listens. */
export const startServer = async (what: Start): Promise<ServerProcess> => {
  const child = start(what);
  const ended = once(child, 'exit');
  try {
    const { url } = await said(child, isServing);
    child.stdout?.resume();
    return {
      url,
      processorSeconds: () => processorSecondsOf(child.pid),
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
