import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { PlainDate } from '../../kernel/plain-date.js';
import { day, port } from '../options.js';
import { packageFolder } from '../package-folder.js';
import type { Terminal } from '../terminal.js';

interface DemoOptions {
  readonly exit?: boolean;
  readonly out: string;
  readonly port?: number;
  readonly steps?: string;
  readonly until?: PlainDate;
}

const EXAMPLES = `
Starts the service on a fresh temporary ledger with a simulated clock, loads the example through the
public API, issues pack and record of each review, shows one chain from a finding to a decision, says
where to look, and serves until Ctrl-C. The ledger is removed at the end; the packs stay.

Examples:
  npm run demo
  npm run demo -- --exit --out packs
  npm run demo -- --until 2022-01-23`;

const USUAL_PORT = 3000;

/** `ledger demo`: the example, served. */
export const addDemo = (program: Command, terminal: Terminal): void => {
  program
    .command('demo')
    .description('load the example into a temporary ledger, write its packs, serve it')
    .option('--exit', 'end after writing')
    .option('--out <dir>', 'where the packs go', 'packs')
    .option('--port <n>', `where to serve; ${USUAL_PORT}, or a free one, unless told`, port)
    .option('--steps <path>', 'other step files than examples/safer-cumbria')
    .option('--until <day>', 'load only what happened up to that day', day)
    .addHelpText('after', EXAMPLES)
    .action(async ({ exit = false, out, steps, port: asked, until }: DemoOptions) => {
      // The whole service: it would double the time that every other command takes to start.
      const { runDemo } = await import('../demo/run-demo.js');
      await runDemo(
        {
          exit,
          out: resolve(out),
          steps: steps ?? join(packageFolder(), 'examples', 'safer-cumbria'),
          until,
          ports: asked === undefined ? [...(exit ? [] : [USUAL_PORT]), 0] : [asked],
        },
        terminal,
      );
    });
};
