import { once } from 'node:events';
import type { PlainDate } from '../../kernel/plain-date.js';
import { reviewsIn } from '../packs/find-review.js';
import { loadSteps } from '../steps/load-steps.js';
import { progressBar } from '../steps/progress-bar.js';
import { readStepPlan, type StepPlan, stepsUntil } from '../steps/step-plan.js';
import { say, type Terminal, write } from '../terminal.js';
import { type DemoService, startDemoService } from './demo-service.js';
import { issuePacks } from './issue-packs.js';
import { oneChain } from './one-chain.js';
import { namedInRequests, secretariatOf, tokensFor } from './roles.js';
import { filesWritten, whereToLook } from './where-to-look.js';

export interface Demo {
  /** Whether it ends after writing. */
  readonly exit: boolean;
  /** The folder that the packs go to. */
  readonly out: string;
  /** A step file, or a folder of them. */
  readonly steps: string;
  /** The last day that is loaded; all of them without one. */
  readonly until?: PlainDate | undefined;
  /** Tried one after the other; 0 is any free one. */
  readonly ports: readonly number[];
}

const PATIENCE_MS = 10_000;

const load = async (demo: DemoService, plan: StepPlan, terminal: Terminal): Promise<void> => {
  const { address, issuer, service } = demo;
  const progress = progressBar(terminal, 'Loading the example');
  const { steps } = await loadSteps({ plan, service: address, issuer, progress });
  const { kept, eventStore } = service.runtime;
  await kept.waitFor(await eventStore.head(), 'all', PATIENCE_MS);
  await say(terminal, `${steps} steps loaded through the public API`);
};

const show = async (
  demo: DemoService,
  plan: StepPlan,
  { exit, out }: Demo,
  terminal: Terminal,
): Promise<void> => {
  await load(demo, plan, terminal);
  const { folder: dataFolder, service } = demo;
  const latest = (await reviewsIn(service.runtime.eventStore)).at(-1);
  const tokens = await tokensFor(demo, secretariatOf(plan), latest);
  const files = await issuePacks(demo, tokens.get('secretariat') ?? '', out);
  await write(terminal.out, filesWritten(files));
  await write(terminal.out, await oneChain(demo, !exit));
  if (exit) return;
  const named = await namedInRequests(demo, latest);
  await write(terminal.out, whereToLook({ url: service.url, dataFolder, tokens, named }));
};

/**
 * Loads an example into a fresh temporary ledger, writes its packs, and serves it until it is interrupted.
 * @throws Failure
 */
export const runDemo = async (asked: Demo, terminal: Terminal): Promise<void> => {
  const whole = readStepPlan([asked.steps]);
  const plan = asked.until === undefined ? whole : stepsUntil(whole, asked.until);
  const demo = await startDemoService(asked.ports);
  // From now on an interruption ends it in good order: the temporary ledger is removed.
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  try {
    await show(demo, plan, asked, terminal);
    if (asked.exit) return;
    await say(terminal, 'Serving until Ctrl-C');
    await interrupted;
  } finally {
    await demo.end();
  }
};
