import { openRuntime } from '../../src/runtime.js';

// Opens the ledger in a folder as the service does: node open-runtime.js FOLDER
const [, , dataFolder = ''] = process.argv;

const begun = performance.now();
const runtime = await openRuntime({
  dataFolder,
  name: '',
  simulated: false,
  tokens: { kind: 'local' },
});
const milliseconds = performance.now() - begun;
const events = Number(await runtime.eventStore.head());
await runtime.close();
process.stdout.write(`${JSON.stringify({ milliseconds, events })}\n`);
