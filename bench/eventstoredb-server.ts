import { fileURLToPath } from 'node:url';
import { startServer } from './child-process.js';

const TYPESCRIPT = new URL('../../test/support/run-typescript.mjs', import.meta.url);
const DOUBLE = new URL('../../test/support/eventstoredb/serve.ts', import.meta.url);

export interface EventStoreDbServer {
  readonly url: string;
  readonly name: string;
  stop(): Promise<void>;
}

/** The server that `EVENTSTORE_URL` names; else the double, in a process of its own. */
export const eventStoreDbServer = async (): Promise<EventStoreDbServer> => {
  const url = process.env['EVENTSTORE_URL'];
  if (url) return { url, name: 'a server', stop: async () => undefined };
  const flags = ['--import', fileURLToPath(TYPESCRIPT)];
  const double = await startServer({ script: DOUBLE, flags, parameters: ['--direct'] });
  return { url: double.url, name: 'the double', stop: () => double.stop() };
};
