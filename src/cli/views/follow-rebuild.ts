import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../kernel/assert-never.js';
import type { Rebuild } from '../../platform/read-store/view-report.js';
import type { Progress } from '../steps/load-steps.js';
import { progressBar } from '../steps/progress-bar.js';
import { Failure, say, type Terminal } from '../terminal.js';

/** How often it is looked how far it is: the first times soon after each other, as most views are small. */
const LOOK_MS = { first: 20, most: 500, growing: 1.5 } as const;

/** Who keeps a view looks for what was asked of others twice a second: after so long nobody seems to. */
const PATIENCE_MS = 5_000;

/** How often it is said how far it is where nobody looks on. */
const LINE_MS = 10_000;

type Filling = Extract<Rebuild, { stage: 'filling' }>;

/** How far a rebuild is, shown to whoever reads it. */
interface Shown {
  filling(rebuild: Filling): Promise<void>;
  /** @param isDone whether it got where it had to */
  end(isDone: boolean): void;
}

/** A bar that a person watches. A process that takes over may have further to go: the bar stays as long as it was. */
const asBar = (progress: Progress): Shown => {
  let total: number | undefined;
  let shown = 0;
  return {
    filling: async ({ position, target }) => {
      if (total === undefined) progress.start((total = Number(target)));
      const reached = Math.min(Number(position), total);
      progress.step(reached - shown);
      shown = reached;
    },
    end: (isDone) => {
      if (total === undefined) return;
      if (isDone) progress.step(total - shown);
      progress.stop();
    },
  };
};

/** A line a while, for a file. */
const asLines = (view: string, terminal: Terminal): Shown => {
  let last = Date.now();
  return {
    filling: async ({ position, target }) => {
      if (Date.now() - last < LINE_MS) return;
      last = Date.now();
      await say(terminal, `${view} is at position ${position} of ${target}`);
    },
    end: () => undefined,
  };
};

const isWatched = (stream: Writable & { readonly isTTY?: boolean }): boolean =>
  stream.isTTY === true;

/**
 * Shows how far a rebuild is until it has ended, whichever process carries it out.
 * @param look asks for the view's last rebuild
 * @returns the position that the view had when what was filled began to serve
 * @throws Failure when it failed
 */
export const followRebuild = async (
  view: string,
  id: string,
  look: () => Promise<Rebuild | undefined>,
  terminal: Terminal,
): Promise<string> => {
  const shown = isWatched(terminal.err)
    ? asBar(progressBar(terminal, view))
    : asLines(view, terminal);
  const tellWaiting = tellingOnce(view, terminal);
  let isDone = false;
  try {
    for (
      let wait: number = LOOK_MS.first;
      ;
      wait = Math.min(wait * LOOK_MS.growing, LOOK_MS.most)
    ) {
      const rebuild = await look();
      if (rebuild?.id !== id) throw new Failure(`${view}: ${FORGOTTEN}`);
      isDone = rebuild.stage === 'done';
      if (rebuild.stage === 'done') return rebuild.position;
      if (rebuild.stage === 'failed')
        throw new Failure(`${view} is served as it was: ${rebuild.failure.message}`);
      if (rebuild.stage === 'filling') await shown.filling(rebuild);
      else if (rebuild.stage === 'asked') await tellWaiting();
      else assertNever(rebuild);
      await pause(wait);
    }
  } finally {
    shown.end(isDone);
  }
};

const FORGOTTEN =
  'nothing more is known of this rebuild. The service was started anew, or another one was asked for since.';

/** Says once that nobody begins. */
const tellingOnce = (view: string, terminal: Terminal): (() => Promise<void>) => {
  const begun = Date.now();
  let isTold = false;
  return async () => {
    if (isTold || Date.now() - begun < PATIENCE_MS) return;
    isTold = true;
    await say(terminal, `${view} waits for a process that keeps it: does a projector run?`);
  };
};
