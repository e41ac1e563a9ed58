import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { asEntry, type Benchmark, type Figure, inLines } from './figure.js';
import { append } from './figures/append.js';
import { eventStoreDbAppend } from './figures/eventstoredb-append.js';
import { httpCommand } from './figures/http-command.js';
import { memory } from './figures/memory.js';
import { mongodb } from './figures/mongodb.js';
import { restrictedRead } from './figures/restricted-read.js';
import { start } from './figures/start.js';
import { twoServers } from './figures/two-servers.js';
import { type Options, readOptions, USAGE } from './options.js';

const benchmarks: readonly Benchmark[] = [
  httpCommand,
  restrictedRead,
  append,
  eventStoreDbAppend,
  twoServers,
  start,
  memory,
  mongodb,
];

const machine = (): string =>
  `Node.js ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ` +
  `${Math.round(totalmem() / 2 ** 30)} GiB`;

const chosen = ({ only }: Options): readonly Benchmark[] => {
  const unknown = only.filter((name) => !benchmarks.some((each) => each.name === name));
  if (unknown.length > 0) {
    throw new TypeError(
      `No benchmark is named ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`,
    );
  }
  return only.length === 0 ? benchmarks : benchmarks.filter(({ name }) => only.includes(name));
};

const run = async (options: Options): Promise<void> => {
  const figures: Figure[] = [];
  console.log(machine());
  for (const benchmark of chosen(options)) {
    for (const figure of await benchmark.measure(options)) {
      figures.push(figure);
      console.log(`\n${inLines(figure)}`);
    }
    // Written after each: what was measured is not lost with what comes after it.
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(figures.map(asEntry), null, 2)}\n`);
    }
  }
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(USAGE);
  else await run(options);
} catch (fault) {
  if (!(fault instanceof TypeError)) throw fault;
  console.error(`${fault.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
