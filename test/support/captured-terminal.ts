import { Writable } from 'node:stream';
import { type ExitCode, runCommandLine } from '../../src/cli/command-line.js';

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

const capture = (): { readonly stream: Writable; text(): string } => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
};

/** What says which servers a ledger is on. */
const SERVERS = ['EVENTSTORE_URL', 'MONGODB_URL', 'LEDGER_SHARED_DIR'] as const;

type Servers = Partial<Record<(typeof SERVERS)[number], string>>;

const setServers = (servers: Servers): void => {
  for (const name of SERVERS) {
    const value = servers[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};

/** Runs a command of the program in this process, on those servers: those that the suites run against are not its own. */
export const ledgerOn = async (servers: Servers, ...words: readonly string[]): Promise<Ran> => {
  const [out, err] = [capture(), capture()];
  const known = Object.fromEntries(SERVERS.map((name) => [name, process.env[name]]));
  setServers(servers);
  try {
    const code = await runCommandLine(words, { out: out.stream, err: err.stream });
    return { code, out: out.text(), err: err.text() };
  } finally {
    setServers(known);
  }
};

/** Runs a command of the program in this process, on a ledger in a folder. */
export const ledger = (...words: readonly string[]): Promise<Ran> => ledgerOn({}, ...words);
