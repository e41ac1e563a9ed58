import type { AnyProjection } from '../../kernel/projection.js';
import { serversIn } from '../../platform/configured-servers.js';
import { verifyServed, ViewMoves } from '../../platform/projection-runner/verify-served.js';
import type { Verification } from '../../platform/projection-runner/verify-view.js';
import { openReadStore } from '../../live-views.js';
import { openLog } from '../../runtime.js';
import { ledgerPlace } from '../log-places.js';
import { Failure, say, type Terminal } from '../terminal.js';
import { verifyByFoldingTwice } from './fold-twice.js';

type Verify = (view: AnyProjection) => Promise<Verification>;

const MOVES =
  'They are kept by a process that runs: ask it, with its data folder as --data, or try again while nothing is written.';

/**
 * Lets somebody verify views of a ledger where no service runs on the data folder. What MONGODB_URL keeps is compared
 * with a fresh fold; without it nothing is kept while no service runs, and each view is folded twice.
 */
export const verifyWithoutService = async <T>(
  data: string,
  use: (verify: Verify) => Promise<T>,
  terminal: Terminal,
): Promise<T> => {
  const { readStore: server } = serversIn(process.env);
  const log = await openLog(ledgerPlace(data));
  try {
    if (!server) {
      await say(terminal, `No service runs on ${data}: each view is folded twice and compared`);
      return await use((view) => verifyByFoldingTwice(view, log));
    }
    await say(terminal, `No service runs on ${data}: what MONGODB_URL keeps is compared`);
    const readStore = await openReadStore(server);
    try {
      return await use((view) => verifyServed(view, readStore, log));
    } finally {
      await readStore.close();
    }
  } catch (fault) {
    if (fault instanceof ViewMoves) throw new Failure(fault.message, [MOVES]);
    throw fault;
  } finally {
    await log.close();
  }
};
