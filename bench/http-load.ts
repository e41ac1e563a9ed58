import { setTimeout } from 'node:timers/promises';
import type { Request } from 'autocannon';
import { openLocalIssuer } from '../src/platform/identity/local-issuer.js';
import type { LedgerPlace } from '../src/runtime.js';
import { askScript, type ServerProcess } from './child-process.js';
import type { Borne, Load } from './children/load-http.js';
import { PROGRESS } from './ledgers/delivery.js';
import { makeReportingLedger, type ReportingGroup } from './ledgers/realistic-ledger.js';

const LOAD = new URL('./children/load-http.js', import.meta.url);

const ACTIONS_IN_A_PLAN = 40;

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

/** Makes a ledger, and what each of so many connections will send to its service. */
export const reporting = async (
  connections: number,
  place: LedgerPlace,
): Promise<Load['connections']> => {
  const groups = await makeReportingLedger(place, connections, ACTIONS_IN_A_PLAN);
  const folder = place.sharedFolder ?? place.dataFolder;
  const issuer = await openLocalIssuer({ folder, mode: 'open' });
  return Promise.all(
    groups.map(async (each) => {
      const token = await issuer.issueToken({ actor: each.group.chair, expiresInSeconds: 3_600 });
      return requestsOf(each, token);
    }),
  );
};

/** How a server bore a load, and what it cost. */
export interface Round extends Borne {
  /** Microseconds of a processor for each answer. */
  readonly processor: number;
}

/**
 * @param afterMs waited before the cost is looked at: what one load left to do is neither left out nor added to the next
 * @throws Error where a request was not answered with success
 */
export const bear = async (
  server: ServerProcess,
  connections: Load['connections'],
  duration: number,
  afterMs = 0,
): Promise<Round> => {
  const load: Load = { url: server.url, duration, connections };
  const before = server.processorSeconds() ?? Number.NaN;
  const borne = await askScript<Borne>({ script: LOAD }, load);
  if (borne.failures > 0) throw new Error(`${borne.failures} requests failed at ${server.url}`);
  await setTimeout(afterMs);
  const seconds = (server.processorSeconds() ?? Number.NaN) - before;
  return { ...borne, processor: (seconds / borne.answers) * 1e6 };
};
