import { join } from 'node:path';
import type { Request } from 'autocannon';
import { eventRegistry } from '../../src/event-registry.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { askScript, startServer, type ServerProcess } from '../child-process.js';
import type { Borne, Load } from '../children/load-http.js';
import type { Benchmark, Figure } from '../figure.js';
import { PROGRESS } from '../ledgers/delivery.js';
import { makeReportingLedger, type ReportingGroup } from '../ledgers/realistic-ledger.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const SERVICE = new URL('../../src/main.js', import.meta.url);
const BARE_SERVER = new URL('../baselines/http-server.js', import.meta.url);
const LOAD = new URL('../children/load-http.js', import.meta.url);

const CONNECTIONS = 50;
const ACTIONS_IN_A_PLAN = 40;

/** How a server bore a load, and what it cost. */
interface Round extends Borne {
  /** Microseconds of a processor for each answer. */
  readonly processor: number;
}

/** What one connection sends: the chair of a group reports on each action of its plan in turn. */
const requestsOf = ({ plan }: ReportingGroup, token: string): readonly Request[] =>
  plan.actions.map(({ actionId }, number) => ({
    method: 'POST',
    path: `/v1/actions/${actionId}/updates`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      planId: plan.planId,
      deliveryRating: 'on-track',
      progress: `${PROGRESS} (${number})`,
    }),
  }));

/** Makes the ledger, and what each of the connections will send to it. */
const prepare = async (folder: string): Promise<Load['connections']> => {
  const groups = await makeReportingLedger(folder, CONNECTIONS, ACTIONS_IN_A_PLAN);
  const issuer = await openLocalIssuer({ folder, mode: 'open' });
  return Promise.all(
    groups.map(async (each) => {
      const token = await issuer.issueToken({ actor: each.group.chair, expiresInSeconds: 3_600 });
      return requestsOf(each, token);
    }),
  );
};

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

const bear = async (
  server: ServerProcess,
  connections: Load['connections'],
  duration: number,
): Promise<Round> => {
  const load: Load = { url: server.url, duration, connections };
  const before = server.processorSeconds();
  const borne = await askScript<Borne>({ script: LOAD }, load);
  const after = server.processorSeconds();
  if (borne.failures > 0) throw new Error(`${borne.failures} requests failed at ${server.url}`);
  const seconds = after === undefined || before === undefined ? Number.NaN : after - before;
  return { ...borne, processor: (seconds / borne.answers) * 1e6 };
};

const figuresOf = (service: readonly Round[], bare: readonly Round[]): readonly Figure[] => {
  const both = (what: (round: Round) => number) => compare(service.map(what), bare.map(what));
  return [
    {
      name: 'http-command',
      what: `durable commands through HTTP at ${CONNECTIONS} connections, against a bare node:http server`,
      unit: 'commands/s',
      ...both(({ rate }) => rate),
      target: { atLeast: 0.45 },
    },
    {
      name: 'http-command.p50',
      what: 'half of the commands are answered within',
      unit: 'ms',
      ...both(({ p50 }) => p50),
    },
    {
      name: 'http-command.p99',
      what: '99 of 100 commands are answered within',
      unit: 'ms',
      ...both(({ p99 }) => p99),
    },
    {
      name: 'http-command.processor',
      what: 'time of a processor that the server takes for each command',
      unit: 'µs',
      ...both(({ processor }) => processor),
    },
  ];
};

const compareServers = async (
  service: ServerProcess,
  folder: string,
  connections: Load['connections'],
  quick: boolean,
): Promise<readonly Figure[]> => {
  const warmUp = quick ? 3 : 15;
  await bear(service, connections, warmUp);
  const bytes = await bytesOfLastEvent(folder);
  const bare = await startServer({
    script: BARE_SERVER,
    parameters: [join(folder, 'bare.sqlite'), String(bytes)],
  });
  try {
    await bear(bare, connections, warmUp);
    const duration = quick ? 2 : 5;
    const { measured, baseline } = await alternate(
      quick ? 2 : 5,
      () => bear(service, connections, duration),
      () => bear(bare, connections, duration),
    );
    return figuresOf(measured, baseline);
  } finally {
    await bare.stop();
  }
};

/** A command from the socket to the disk and back: token, validation, loading, deciding, sealing, appending, answering. */
export const httpCommand: Benchmark = {
  name: 'http-command',
  measure: ({ quick, profile }) =>
    withTemporaryFolder(async (folder) => {
      const connections = await prepare(folder);
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
