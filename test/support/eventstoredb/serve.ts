import { createInterface } from 'node:readline';
import type { AppendFault, LastingFault } from './double-faults.js';
import { EventStoreDbDouble } from './eventstoredb-double.js';

/*
 * The double in a process of its own: node --import test/support/run-typescript.mjs test/support/eventstoredb/serve.ts
 * Says `{"url": …}` once it serves, and then does what each line of its input says, answering `done LINE`:
 *   next FAULT…   what befalls the next appends      lasting FAULT   what befalls every call; without a word, nothing
 *   delay MS      before each append                 cut             all connections at once
 *   down | up     connections refused, taken again   silent | heard  taken and never answered, answered again
 *   twice on|off  subscriptions deliver all twice
 */
const double = await EventStoreDbDouble.start();
const { connections, faults } = double;

const orders: Readonly<Record<string, (words: readonly string[]) => void | Promise<void>>> = {
  next: (words) => faults.next(...(words as readonly AppendFault[])),
  lasting: ([fault]) => {
    faults.lasting = fault as LastingFault | undefined;
  },
  delay: ([ms]) => {
    faults.delayMs = Number(ms);
  },
  cut: () => connections.cut(),
  down: () => connections.close(),
  up: () => connections.open(),
  silent: () => connections.silence(true),
  heard: () => connections.silence(false),
  twice: ([word]) => {
    faults.deliversTwice = word === 'on';
  },
};

// Past the door, for measuring: `--direct`.
const url = process.argv.includes('--direct') ? double.directUrl : double.url;
process.stdout.write(`${JSON.stringify({ url })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const [order = '', ...words] = line.split(' ');
  await orders[order]?.(words);
  process.stdout.write(`done ${line}\n`);
}
// Whoever asked for it is gone.
await double.stop();
