import type { Request } from 'autocannon';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { type ServerProcess, startServer } from '../child-process.js';
import type { Load } from '../children/load-http.js';
import type { Benchmark, Figure } from '../figure.js';
import { bear, type Round } from '../http-load.js';
import { makeReportingLedger, type ReportingGroup } from '../ledgers/realistic-ledger.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

const SERVICE = new URL('../../src/main.js', import.meta.url);

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
  const groups = await makeReportingLedger(
    { dataFolder: folder },
    CONNECTIONS,
    ACTIONS_IN_A_PLAN,
    isRestricted,
  );
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

/** What was read is in the log within a second. */
const UNTIL_IN_LOG_MS = 1_200;

/** Asks in turns, at so many connections. */
const compared = async (
  server: ServerProcess,
  { restricted, others }: Asked,
  { connections, quick }: { readonly connections: number; readonly quick: boolean },
): Promise<Awaited<ReturnType<typeof alternate<Round, Round>>>> => {
  const read = (all: Load['connections'], duration: number): Promise<Round> =>
    bear(server, all.slice(0, connections), duration, UNTIL_IN_LOG_MS);
  const duration = quick ? 2 : 3;
  await read(restricted, duration);
  await read(others, duration);
  return alternate(
    // More and shorter rounds than elsewhere: what is compared lies close together.
    quick ? 2 : 10,
    () => read(restricted, duration),
    () => read(others, duration),
  );
};

const figure = (
  name: string,
  what: string,
  { measured, baseline }: Awaited<ReturnType<typeof compared>>,
  by: (round: Round) => number,
  unit: string,
): Figure => ({ name, what, unit, ...compare(measured.map(by), baseline.map(by)) });

/** Reading what is restricted, recorded in the log before it leaves, against reading what is not. */
export const restrictedRead: Benchmark = {
  name: 'restricted-read',
  measure: ({ quick, profile }) =>
    withTemporaryFolder(async (folder) => {
      const asked = await prepare(folder);
      const service = await startServer({
        script: SERVICE,
        flags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
        environment: { LEDGER_DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
      });
      try {
        const many = await compared(service, asked, { connections: CONNECTIONS, quick });
        const alone = await compared(service, asked, { connections: 1, quick });
        const rate = ({ rate: each }: Round): number => each;
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
          figure(
            'restricted-read.processor',
            'time of a processor that the service takes for each read',
            many,
            (b) => b.processor,
            'µs',
          ),
          figure('restricted-read.alone', `${what}, one after the other`, alone, rate, 'reads/s'),
        ];
      } finally {
        await service.stop();
      }
    }),
};
