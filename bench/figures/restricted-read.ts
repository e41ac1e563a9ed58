import type { Request } from 'autocannon';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { askScript, startServer } from '../child-process.js';
import type { Borne, Load } from '../children/load-http.js';
import type { Benchmark, Figure } from '../figure.js';
import { makeReportingLedger, type ReportingGroup } from '../ledgers/realistic-ledger.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const SERVICE = new URL('../../src/main.js', import.meta.url);
const LOAD = new URL('../children/load-http.js', import.meta.url);

const CONNECTIONS = 50;
const ACTIONS_IN_A_PLAN = 40;

/** What happens to an action follows from its place among four: four are restricted, the next four are not. */
const isRestricted = (number: number): boolean => Math.floor((number - 1) / 4) % 2 === 0;

/** What the chairs of groups ask for: their own actions that are restricted, or those that are not. */
interface Asked {
  readonly restricted: Load['connections'];
  readonly others: Load['connections'];
}

const asking = (
  { plan }: ReportingGroup,
  token: string,
  marking: 'restricted' | 'partnership',
): readonly Request[] =>
  plan.actions
    .filter((action) => action.marking === marking)
    .map(({ actionId }) => ({
      method: 'GET',
      path: `/v1/actions/${actionId}`,
      headers: { authorization: `Bearer ${token}` },
    }));

const prepare = async (folder: string): Promise<Asked> => {
  const groups = await makeReportingLedger(folder, CONNECTIONS, ACTIONS_IN_A_PLAN, isRestricted);
  const issuer = await openLocalIssuer({ folder, mode: 'open' });
  const chairs = await Promise.all(
    groups.map(async (each) => ({
      each,
      token: await issuer.issueToken({ actor: each.group.chair, expiresInSeconds: 3_600 }),
    })),
  );
  return {
    restricted: chairs.map(({ each, token }) => asking(each, token, 'restricted')),
    others: chairs.map(({ each, token }) => asking(each, token, 'partnership')),
  };
};

/** Asks in turns, at so many connections. */
const compared = async (
  url: string,
  { restricted, others }: Asked,
  { connections, quick }: { readonly connections: number; readonly quick: boolean },
): Promise<Awaited<ReturnType<typeof alternate<Borne, Borne>>>> => {
  const bear = async (all: Load['connections'], duration: number): Promise<Borne> => {
    const load: Load = { url, duration, connections: all.slice(0, connections) };
    const borne = await askScript<Borne>({ script: LOAD }, load);
    if (borne.failures > 0) throw new Error(`${borne.failures} requests failed`);
    return borne;
  };
  const duration = quick ? 2 : 5;
  await bear(restricted, duration);
  await bear(others, duration);
  return alternate(
    quick ? 2 : 5,
    () => bear(restricted, duration),
    () => bear(others, duration),
  );
};

const figure = (
  name: string,
  what: string,
  { measured, baseline }: Awaited<ReturnType<typeof compared>>,
  by: (borne: Borne) => number,
  unit: string,
): Figure => ({ name, what, unit, ...compare(measured.map(by), baseline.map(by)) });

/** Reading what is restricted, recorded in the log before it leaves, against reading what is not. */
export const restrictedRead: Benchmark = {
  name: 'restricted-read',
  measure: ({ quick }) =>
    withTemporaryFolder(async (folder) => {
      const asked = await prepare(folder);
      const service = await startServer({
        script: SERVICE,
        environment: { LEDGER_DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
      });
      try {
        const many = await compared(service.url, asked, { connections: CONNECTIONS, quick });
        const alone = await compared(service.url, asked, { connections: 1, quick });
        const rate = ({ rate: each }: Borne): number => each;
        const what = 'recorded reads of restricted actions, against reads of other actions';
        return [
          figure(
            'restricted-read',
            `${what}, at ${CONNECTIONS} connections`,
            many,
            rate,
            'reads/s',
          ),
          figure('restricted-read.p99', '99 of 100 are answered within', many, (b) => b.p99, 'ms'),
          figure('restricted-read.alone', `${what}, one after the other`, alone, rate, 'reads/s'),
        ];
      } finally {
        await service.stop();
      }
    }),
};
