import { once } from 'node:events';
import { bodyRegister } from '../../../projections/body-register/body-register.js';
import type { LocalIssuer } from '../../platform/identity/local-issuer.js';
import { loadSteps } from '../steps/load-steps.js';
import { progressBar } from '../steps/progress-bar.js';
import { readStepPlan, type StepPlan } from '../steps/step-plan.js';
import { Failure, say, type Terminal, write } from '../terminal.js';
import { type DemoService, startDemoService } from './demo-service.js';
import { issuePacks } from './issue-packs.js';
import { whereToLook } from './where-to-look.js';

export interface Demo {
  /** Whether it ends after writing. */
  readonly exit: boolean;
  /** The folder that the packs go to. */
  readonly out: string;
  /** A step file, or a folder of them. */
  readonly steps: string;
  /** Tried one after the other; 0 is any free one. */
  readonly ports: readonly number[];
}

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

/**
 * Loads an example into a fresh temporary ledger, writes its packs, and serves it until it is interrupted.
 * @throws Failure
 */
export const runDemo = async (
  { exit, out, steps, ports }: Demo,
  terminal: Terminal,
): Promise<void> => {
  const plan = readStepPlan([steps]);
  const demo = await startDemoService(ports);
  try {
    await show(demo, plan, out, terminal);
    if (exit) return;
    await say(terminal, 'Serving until Ctrl-C');
    await untilInterrupted();
  } finally {
    await demo.end();
  }
};
