import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { EVIDENCE_LIMIT } from '../../src/platform/configuration.js';
import { serve, type Service } from '../../src/service.js';

const folders: string[] = [];

/** A path for a folder that is not there yet; whatever comes to be there is removed by `removeFolders`. */
export const newFolder = (): string => {
  const parent = mkdtempSync(join(tmpdir(), 'ledger-test-'));
  folders.push(parent);
  return join(parent, 'data');
};

export const removeFolders = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

/** Serves a simulated ledger at a free port, quietly. */
export const serveFolder = (dataFolder: string): Promise<Service> =>
  serve(
    {
      dataFolder,
      sharedFolder: dataFolder,
      role: 'all',
      name: 'A partnership',
      simulated: true,
      port: 0,
      host: '127.0.0.1',
      logLevel: 'silent',
      evidenceLimit: EVIDENCE_LIMIT,
      tokens: { kind: 'local' },
    },
    pino({ level: 'silent' }),
  );
