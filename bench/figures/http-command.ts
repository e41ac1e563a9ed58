import { join } from 'node:path';
import { eventRegistry } from '../../src/event-registry.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { startServer, type ServerProcess } from '../child-process.js';
import type { Load } from '../children/load-http.js';
import type { Benchmark, Figure } from '../figure.js';
import { bear, reporting, type Round } from '../http-load.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const SERVICE = new URL('../../src/main.js', import.meta.url);
const BARE_SERVER = new URL('../baselines/http-server.js', import.meta.url);
const LIBRARY_SERVER = new URL('../baselines/library-server.js', import.meta.url);

const CONNECTIONS = 50;

/** Bytes that the last command left in the log: all columns of its event. */
const bytesOfLastEvent = async (folder: string): Promise<number> => {
  const eventStore = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
  const head = await eventStore.head();
  const [event] = await eventStore.readRaw(head - 1n, 1);
  await eventStore.close();
  if (!event) throw new Error('No command was recorded');
  const { stream, eventId, type, data, metadata } = event;
  return [stream, eventId, type, data, metadata].reduce(
    (sum, part) => sum + Buffer.byteLength(part),
    0,
  );
};

/** Of the ledger's service or of the libraries alone, each beside the bare server. */
interface Beside {
  readonly measured: readonly Round[];
  readonly baseline: readonly Round[];
}

const spreadBy = ({ measured, baseline }: Beside, what: (round: Round) => number) =>
  compare(measured.map(what), baseline.map(what));

const figuresOf = (service: Beside, libraries: Beside): readonly Figure[] => [
  {
    name: 'http-command',
    what: `durable commands through HTTP at ${CONNECTIONS} connections, against a bare node:http server`,
    unit: 'commands/s',
    ...spreadBy(service, ({ rate }) => rate),
    target: { atLeast: 0.45 },
  },
  {
    name: 'http-command.p50',
    what: 'half of the commands are answered within',
    unit: 'ms',
    ...spreadBy(service, ({ p50 }) => p50),
  },
  {
    name: 'http-command.p99',
    what: '99 of 100 commands are answered within',
    unit: 'ms',
    ...spreadBy(service, ({ p99 }) => p99),
  },
  {
    name: 'http-command.processor',
    what: 'time of a processor that the server takes for each command',
    unit: 'µs',
    ...spreadBy(service, ({ processor }) => processor),
  },
  {
    name: 'http-command.libraries',
    what: "the same requests to the ledger's libraries without the ledger, against the bare server",
    unit: 'commands/s',
    ...spreadBy(libraries, ({ rate }) => rate),
  },
  {
    name: 'http-command.libraries.processor',
    what: 'time of a processor that the libraries alone take for each command',
    unit: 'µs',
    ...spreadBy(libraries, ({ processor }) => processor),
  },
];

const compareServers = async (
  service: ServerProcess,
  folder: string,
  connections: Load['connections'],
  quick: boolean,
): Promise<readonly Figure[]> => {
  const warmUp = quick ? 3 : 15;
  const duration = quick ? 2 : 5;
  const rounds = quick ? 2 : 5;
  await bear(service, connections, warmUp);
  const bytes = String(await bytesOfLastEvent(folder));
  const started = (script: URL, file: string): Promise<ServerProcess> =>
    startServer({ script, parameters: [join(folder, file), bytes] });
  const bare = await started(BARE_SERVER, 'bare.sqlite');
  const libraries = await started(LIBRARY_SERVER, 'libraries.sqlite');
  const besideBare = (server: ServerProcess): Promise<Beside> =>
    alternate(
      rounds,
      () => bear(server, connections, duration),
      () => bear(bare, connections, duration),
    );
  try {
    await bear(bare, connections, warmUp);
    const ofService = await besideBare(service);
    await bear(libraries, connections, warmUp);
    return figuresOf(ofService, await besideBare(libraries));
  } finally {
    await Promise.all([bare.stop(), libraries.stop()]);
  }
};

/** A command from the socket to the disk and back: token, validation, loading, deciding, sealing, appending, answering. */
export const httpCommand: Benchmark = {
  name: 'http-command',
  measure: ({ quick, profile }) =>
    withTemporaryFolder(async (folder) => {
      const connections = await reporting(CONNECTIONS, { dataFolder: folder });
      const service = await startServer({
        script: SERVICE,
        flags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
        environment: { LEDGER_DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
      });
      try {
        return await compareServers(service, folder, connections, quick);
      } finally {
        await service.stop();
      }
    }),
};
