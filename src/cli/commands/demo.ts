import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { bodyRegister } from '../../../projections/body-register/body-register.js';
import type { LocalIssuer } from '../../platform/identity/local-issuer.js';
import { type DemoService, startDemoService } from '../demo/demo-service.js';
import { issuePacks } from '../demo/issue-packs.js';
import { whereToLook } from '../demo/where-to-look.js';
import { port } from '../options.js';
import { packageFolder } from '../package-folder.js';
import { loadSteps } from '../steps/load-steps.js';
import { progressBar } from '../steps/progress-bar.js';
import { readStepPlan, type StepPlan } from '../steps/step-plan.js';
import { Failure, say, type Terminal, write } from '../terminal.js';

interface DemoOptions {
  readonly exit?: true;
  readonly out: string;
  readonly port?: number;
  readonly steps?: string;
}

const EXAMPLES = `
Starts the service on a fresh temporary ledger with a simulated clock, loads the example through the
public API, issues pack and record of each review, says where to look, and serves until Ctrl-C. The
ledger is removed at the end; the packs stay.

Examples:
  npm run demo
  npm run demo -- --exit --out packs`;

const USUAL_PORT = 3000;
const TOKEN_SECONDS = 8 * 3_600;

const secretariatOf = ({ actors }: StepPlan): string => {
  const actor = [...actors.values()].find(({ role }) => role === 'secretariat');
  if (!actor) throw new Failure('No actor of the example is the secretariat');
  return actor.id;
};

/** Somebody who chairs a group now: offices follow from the ledger, not from the token. */
const someChair = async ({ service }: DemoService): Promise<string | undefined> => {
  const bodies = await service.runtime.views.live(bodyRegister);
  for await (const { kind, appointments } of bodies.all()) {
    const chair = appointments?.find(({ office, to }) => office === 'chair' && to === undefined);
    if (chair && kind !== 'board') return chair.holder;
  }
  return undefined;
};

const tokensOf = async (
  demo: DemoService,
  secretariat: string,
): Promise<ReadonlyMap<string, string>> => {
  const token = (request: Omit<Parameters<LocalIssuer['issueToken']>[0], 'expiresInSeconds'>) =>
    demo.issuer.issueToken({ ...request, expiresInSeconds: TOKEN_SECONDS });
  const chair = await someChair(demo);
  return new Map([
    ['secretariat', await token({ actor: secretariat, role: 'secretariat' })],
    ['auditor', await token({ actor: 'auditor', role: 'auditor' })],
    ...(chair === undefined ? [] : [['chair', await token({ actor: chair })] as const]),
  ]);
};

const show = async (
  demo: DemoService,
  plan: StepPlan,
  out: string,
  terminal: Terminal,
): Promise<void> => {
  const progress = progressBar(terminal, 'Loading the example');
  const { steps } = await loadSteps({
    plan,
    service: demo.address,
    issuer: demo.issuer,
    progress,
  });
  const { runtime } = demo.service;
  await runtime.runner.waitFor(await runtime.eventStore.head(), 'all', 10_000);
  const tokens = await tokensOf(demo, secretariatOf(plan));
  const files = await issuePacks(demo, tokens.get('secretariat') ?? '', out);
  await say(terminal, `${steps} steps loaded through the public API`);
  const { folder: dataFolder, service } = demo;
  await write(terminal.out, whereToLook({ url: service.url, dataFolder, files, tokens }));
};

const untilInterrupted = (): Promise<unknown> =>
  Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

/** `ledger demo`: the example, served. */
export const addDemo = (program: Command, terminal: Terminal): void => {
  program
    .command('demo')
    .description('load the example into a temporary ledger, write its packs, serve it')
    .option('--exit', 'end after writing')
    .option('--out <dir>', 'where the packs go', 'packs')
    .option('--port <n>', `where to serve; ${USUAL_PORT}, or a free one, unless told`, port)
    .option('--steps <path>', 'other step files than examples/safer-cumbria')
    .addHelpText('after', EXAMPLES)
    .action(async (options: DemoOptions) => {
      const { exit, out, steps = join(packageFolder(), 'examples', 'safer-cumbria') } = options;
      const plan = readStepPlan([steps]);
      const ports =
        options.port === undefined ? [...(exit ? [] : [USUAL_PORT]), 0] : [options.port];
      const demo = await startDemoService(ports);
      try {
        await show(demo, plan, resolve(out), terminal);
        if (exit) return;
        await say(terminal, 'Serving until Ctrl-C');
        await untilInterrupted();
      } finally {
        await demo.end();
      }
    });
};
