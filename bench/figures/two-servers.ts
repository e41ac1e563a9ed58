import { join } from 'node:path';
import { type ServerProcess, startServer } from '../child-process.js';
import { eventStoreDbServer, type EventStoreDbServer } from '../eventstoredb-server.js';
import type { Benchmark, Extent, Figure } from '../figure.js';
import { bear, reporting } from '../http-load.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const SERVICE = new URL('../../src/main.js', import.meta.url);

const CONNECTIONS = 50;

/** A service beside others: its log is on the server, its keys are shared, its views are its own. */
const startBeside = (
  folder: string,
  name: string,
  { url }: EventStoreDbServer,
): Promise<ServerProcess> =>
  startServer({
    script: SERVICE,
    environment: {
      LEDGER_DATA_DIR: join(folder, name),
      LEDGER_SHARED_DIR: join(folder, 'shared'),
      EVENTSTORE_URL: url,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    },
  });

const measure = async (
  { quick }: Extent,
  folder: string,
  log: EventStoreDbServer,
): Promise<Figure> => {
  const connections = await reporting(CONNECTIONS, {
    dataFolder: join(folder, 'filler'),
    sharedFolder: join(folder, 'shared'),
    eventStore: { url: log.url },
  });
  const half = connections.slice(0, CONNECTIONS / 2);
  const otherHalf = connections.slice(CONNECTIONS / 2);
  const one = await startBeside(folder, 'one', log);
  const other = await startBeside(folder, 'other', log);
  const duration = quick ? 2 : 5;
  const together = async (): Promise<number> => {
    const borne = await Promise.all([bear(one, half, duration), bear(other, otherHalf, duration)]);
    return borne.reduce((sum, { rate }) => sum + rate, 0);
  };
  const alone = async (): Promise<number> => (await bear(one, connections, duration)).rate;
  try {
    await together();
    const { measured, baseline } = await alternate(quick ? 2 : 5, together, alone);
    return {
      name: 'two-servers',
      what: `durable commands through HTTP at ${CONNECTIONS} connections, by two services whose log is on ${log.name}, against one of them alone`,
      unit: 'commands/s',
      ...compare(measured, baseline),
    };
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
};

/** What a second service adds, where both share a machine with the server of the log. */
export const twoServers: Benchmark = {
  name: 'two-servers',
  measure: (extent) =>
    withTemporaryFolder(async (folder) => {
      const log = await eventStoreDbServer();
      try {
        return [await measure(extent, folder, log)];
      } finally {
        await log.stop();
      }
    }),
};
