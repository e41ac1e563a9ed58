import { mkdtempSync, rmSync } from 'node:fs';
import { EVIDENCE_LIMIT } from '../../platform/configuration.js';
import { serversIn } from '../../platform/configured-servers.js';
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
  /** Stops it and removes the folder. */
  end(): Promise<void>;
}

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';

const serveAt = (folder: string, port: number): Promise<Service> =>
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
      // As a service would be.
      ...serversIn(process.env),
    },
    pino({ level: 'silent' }),
  );

/** @param ports tried one after the other; 0 is any free one */
export const startDemoService = async (ports: readonly number[]): Promise<DemoService> => {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-ledger-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const service = await onFirstFree(folder, ports);
    return {
      service,
      address: new URL(service.url),
      folder,
      issuer: await openLocalIssuer({ folder, mode: 'open' }),
      end: async () => {
        await service.stop();
        remove();
      },
    };
  } catch (fault) {
    remove();
    throw fault;
  }
};

const onFirstFree = async (folder: string, ports: readonly number[]): Promise<Service> => {
  const [port = 0, ...others] = ports;
  try {
    return await serveAt(folder, port);
  } catch (fault) {
    if (!isTaken(fault) || others.length === 0) throw fault;
    return onFirstFree(folder, others);
  }
};
