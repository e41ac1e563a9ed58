import type { Command } from 'commander';
import { openLocalIssuer } from '../../platform/identity/local-issuer.js';
import { webAddress } from '../options.js';
import { loadSteps } from '../steps/load-steps.js';
import { progressBar } from '../steps/progress-bar.js';
import { readStepPlan } from '../steps/step-plan.js';
import { say, type Terminal } from '../terminal.js';

interface LoadOptions {
  readonly url: URL;
  readonly tokenFrom: string;
}

const EXAMPLES = `
A step file is JSON: actors, and steps, each sent by an actor to the public API at its own time, which
only a simulated ledger accepts. $name stands for the id that the step of that name was answered,
$name.2 for that of its part 2, $name.reference for another field, $$ for a dollar sign. A step with an
upload (name, mediaType, text) hands in a file in place of a body.

  {
    "about": "How the Board began",
    "actors": { "secretariat": { "id": "board-secretary", "role": "secretariat" } },
    "steps": [
      { "at": "2021-04-20T10:00:00Z", "as": "secretariat", "post": "/v1/bodies", "name": "board",
        "body": { "name": "Safer Cumbria Board" } }
    ]
  }

All files together are one history, in the order of their times. They are checked before the first
request. Loading stops at the first step that is refused; loading again goes on from there and changes
nothing that is recorded.

Example:
  LEDGER_SIMULATED=true npm start
  ledger load examples/safer-cumbria --url http://127.0.0.1:3000 --token-from data`;

/** `ledger load`: sends the steps of files to a service. */
export const addLoad = (program: Command, terminal: Terminal): void => {
  program
    .command('load')
    .description('send the steps of files to the public API')
    .argument('<path...>', 'step files, or folders of them')
    .requiredOption('--url <address>', 'where the service answers', webAddress)
    .requiredOption('--token-from <dir>', 'the data folder whose issuer the service trusts')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], { url, tokenFrom }: LoadOptions) => {
      const plan = readStepPlan(paths);
      const issuer = await openLocalIssuer({ folder: tokenFrom, mode: 'open' });
      const progress = progressBar(terminal, 'Loading');
      const { steps, repeated } = await loadSteps({ plan, service: url, issuer, progress });
      await say(terminal, `${steps} steps, ${repeated} of them recorded before`);
    });
};
