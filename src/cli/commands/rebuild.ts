import type { Command } from 'commander';
import { allViews } from '../../../projections/all-views.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { openLocalIssuer } from '../../platform/identity/local-issuer.js';
import { serversIn } from '../../platform/configured-servers.js';
import type { ViewStatus } from '../../platform/projection-runner/observation.js';
import type { Verification } from '../../platform/projection-runner/verify-view.js';
import type { Rebuild } from '../../platform/read-store/view-report.js';
import { findRunningService, SERVICE_FILE } from '../../platform/running-service.js';
import { ask } from '../api-client.js';
import { ledgerPlace } from '../log-places.js';
import { dataOption } from '../options.js';
import { Failure, say, type Terminal, write, WrongUsage } from '../terminal.js';
import { followRebuild } from '../views/follow-rebuild.js';
import { verifyWithoutService } from '../views/verify-without-service.js';

const ACTOR = 'ledger-command';

const REBUILD_EXAMPLES = `
A view is folded anew beside the one that serves, and takes its place once it has caught up. The
service on the data folder passes the request on to whichever process keeps the view. Broken off, it
goes on where it was; asked again, the command shows how far that is.

With --verify nothing is rebuilt: what the running service holds is compared with a fresh fold of the
log to the same position. Where no service runs on the data folder, what MONGODB_URL keeps is compared,
or, without it, each view is folded twice, in batches of different sizes. One line per view: name,
position, documents, digest, and "equal" or the differences. Exit code 1 where something differs.

Examples:
  ledger rebuild action-register
  ledger rebuild --verify`;

const RESUME_EXAMPLES = `
A view stops at an event that its projection cannot take in, and says so in /health/ready. After the
fix it goes on from there.

Example:
  ledger resume action-register`;

/** A question to the service that runs on a data folder, as its secretariat. */
type Request = (method: 'GET' | 'POST', path: string) => Promise<unknown>;

/** A token is for one request: whoever answers cannot use it for long. */
const TOKEN_SECONDS = 60;

const requestsTo = async (data: string, terminal: Terminal): Promise<Request | undefined> => {
  const service = await findRunningService(data, () =>
    say(terminal, `${SERVICE_FILE} was left behind by a service that is gone: removed`),
  );
  if (!service) return undefined;
  const { sharedFolder } = ledgerPlace(data);
  const issuer = await openLocalIssuer({ folder: sharedFolder, mode: 'open' });
  return async (method, path) => {
    const token = await issuer.issueToken({
      actor: ACTOR,
      role: 'secretariat',
      expiresInSeconds: TOKEN_SECONDS,
    });
    const answer = await ask(new URL(service.url), { method, path, token });
    if (answer.ok) return answer.body;
    throw new Failure(`${path}: ${answer.status} ${answer.problem}`, answer.faults);
  };
};

const viewsAsked = (name: string | undefined): readonly AnyProjection[] => {
  if (name === undefined) return allViews;
  const view = allViews.find((each) => each.name === name);
  if (view) return [view];
  const known = allViews.map((each) => each.name).join(', ');
  throw new WrongUsage(`There is no view ${name}. The views are: ${known}`);
};

const verificationLine = (verification: Verification): string => {
  const { view, position, documents, digest, differences } = verification;
  const found = differences.map(({ id, kind }) => `${kind} ${id}`).join(', ');
  return `${view} ${position} ${documents} ${digest} ${found || 'equal'}\n`;
};

const verifyAll = async (
  views: readonly AnyProjection[],
  verify: (view: AnyProjection) => Promise<Verification>,
  { out }: Terminal,
): Promise<void> => {
  const different: string[] = [];
  for (const view of views) {
    const verification = await verify(view);
    if (!verification.equal) different.push(view.name);
    await write(out, verificationLine(verification));
  }
  if (different.length > 0)
    throw new Failure(`Not equal to a fresh fold of the log: ${different.join(', ')}`);
};

const verify = async (
  views: readonly AnyProjection[],
  data: string,
  terminal: Terminal,
): Promise<void> => {
  const request = await requestsTo(data, terminal);
  if (request) {
    const verified = (view: string) => request('GET', `/v1/views/${view}/verification`);
    return verifyAll(views, async ({ name }) => (await verified(name)) as Verification, terminal);
  }
  return verifyWithoutService(data, (each) => verifyAll(views, each, terminal), terminal);
};

/** Views in memory are folded anew at every start. */
const whereToAsk = (): string =>
  serversIn(process.env).readStore
    ? 'start one, or give the data folder of one that runs as --data'
    : 'it folds every view anew when it starts';

const rebuild = async (
  views: readonly AnyProjection[],
  data: string,
  terminal: Terminal,
): Promise<void> => {
  const request = await requestsTo(data, terminal);
  if (!request) throw new Failure(`No service runs on ${data}: ${whereToAsk()}`);
  for (const { name } of views) {
    const { id } = (await request('POST', `/v1/views/${name}/rebuild`)) as Rebuild;
    const look = async (): Promise<Rebuild | undefined> =>
      ((await request('GET', `/v1/views/${name}`)) as ViewStatus).rebuild;
    const position = await followRebuild(name, id, look, terminal);
    await say(terminal, `${name} rebuilt to position ${position}`);
  }
};

/** `ledger rebuild`: folds views anew in the running service, or compares them with a fresh fold. */
export const addRebuild = (program: Command, terminal: Terminal): void => {
  program
    .command('rebuild')
    .description('fold views anew, or verify them against the log')
    .argument('[view]', 'one view; all of them unless told')
    .option('--verify', 'compare instead: what is served, with a fresh fold')
    .addOption(dataOption())
    .addHelpText('after', REBUILD_EXAMPLES)
    .action(async (view: string | undefined, options: { data: string; verify?: true }) => {
      const views = viewsAsked(view);
      await (options.verify ? verify : rebuild)(views, options.data, terminal);
    });
};

/** `ledger resume`: goes on with a view that stopped. */
export const addResume = (program: Command, terminal: Terminal): void => {
  program
    .command('resume')
    .description('go on with a view that stopped, after the fix')
    .argument('<view>')
    .addOption(dataOption())
    .addHelpText('after', RESUME_EXAMPLES)
    .action(async (name: string, { data }: { data: string }) => {
      const [view] = viewsAsked(name);
      const request = await requestsTo(data, terminal);
      if (!request) throw new Failure(`No service runs on ${data}: there is no view to resume`);
      const answer = (await request('POST', `/v1/views/${view?.name}/resume`)) as {
        resumed: boolean;
      };
      await say(terminal, answer.resumed ? `${name} goes on` : `${name} had not stopped`);
    });
};
