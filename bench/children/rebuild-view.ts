import { ProjectionRunner } from '../../src/platform/projection-runner/projection-runner.js';
import { openRuntime } from '../../src/runtime.js';

// Opens the ledger in a folder as the service does, and rebuilds one view beside the live one:
// node rebuild-view.js FOLDER VIEW
const [, , dataFolder = '', view = ''] = process.argv;

const runtime = await openRuntime({
  dataFolder,
  name: '',
  simulated: false,
  tokens: { kind: 'local' },
});
const events = Number(await runtime.eventStore.head());
const begun = performance.now();
if (!(runtime.kept instanceof ProjectionRunner)) throw new Error('This process keeps no views');
await runtime.kept.rebuild(view);
const milliseconds = performance.now() - begun;
await runtime.close();
process.stdout.write(`${JSON.stringify({ milliseconds, events })}\n`);
