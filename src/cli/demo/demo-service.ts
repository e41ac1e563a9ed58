import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { EVIDENCE_LIMIT } from '../../platform/configuration.js';
import { type Servers, serversIn } from '../../platform/configured-servers.js';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openLocalIssuer, type LocalIssuer } from '../../platform/identity/local-issuer.js';
import { serve, type Service } from '../../service.js';

/** A service on a fresh simulated ledger in a temporary folder. */
export interface DemoService {
  readonly service: Service;
  readonly address: URL;
  readonly folder: string;
  readonly issuer: LocalIssuer;
  /** Stops it, and removes the folder and what a server keeps of its views. */
  end(): Promise<void>;
}

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';

/** On servers, a ledger and a database of its own: the example begins where nothing is, however often it is shown. */
const ownServers = (): Servers => {
  const { eventStore, readStore } = serversIn(process.env);
  const name = `example${randomBytes(6).toString('hex')}`;
  return {
    ...(eventStore && { eventStore: { ...eventStore, ledger: name } }),
    ...(readStore && { readStore: { ...readStore, database: name } }),
  };
};

/** The views go; the log of an example stays where it was written, as every log does. */
const dropViews = async ({ readStore }: Servers): Promise<void> => {
  if (readStore?.database === undefined) return;
  const { dropMongoDatabase } =
    await import('../../platform/read-store/mongodb/open-mongo-read-store.js');
  await dropMongoDatabase(readStore.url, readStore.database);
};

const serveAt = (folder: string, servers: Servers, port: number): Promise<Service> =>
  serve(
    {
      dataFolder: folder,
      sharedFolder: folder,
      role: 'all',
      name: 'Safer Cumbria (example)',
      simulated: true,
      // Its packs are the same bytes wherever it is shown.
      seed: 'Safer Cumbria',
      port,
      host: '127.0.0.1',
      logLevel: 'silent',
      evidenceLimit: EVIDENCE_LIMIT,
      tokens: { kind: 'local' },
      ...servers,
    },
    pino({ level: 'silent' }),
  );

/** @param ports tried one after the other; 0 is any free one */
export const startDemoService = async (ports: readonly number[]): Promise<DemoService> => {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-ledger-'));
  const servers = ownServers();
  const remove = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    await dropViews(servers);
  };
  try {
    const service = await onFirstFree(folder, servers, ports);
    return {
      service,
      address: new URL(service.url),
      folder,
      issuer: await openLocalIssuer({ folder, mode: 'open' }),
      end: async () => {
        await service.stop();
        await remove();
      },
    };
  } catch (fault) {
    // What hindered the service hinders this, too: its own fault is what counts.
    await remove().catch(() => undefined);
    throw fault;
  }
};

const onFirstFree = async (
  folder: string,
  servers: Servers,
  ports: readonly number[],
): Promise<Service> => {
  const [port = 0, ...others] = ports;
  try {
    return await serveAt(folder, servers, port);
  } catch (fault) {
    if (!isTaken(fault) || others.length === 0) throw fault;
    return onFirstFree(folder, servers, others);
  }
};
