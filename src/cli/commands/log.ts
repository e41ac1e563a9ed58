import type { Command } from 'commander';
import type { EventStore, RawEvent } from '../../platform/event-store/event-store.js';
import { openLog } from '../../runtime.js';
import { ledgerPlace } from '../log-places.js';
import { count, dataOption } from '../options.js';
import { type Terminal, write } from '../terminal.js';

interface LogOptions {
  readonly data: string;
  readonly stream?: string;
  readonly from: number;
  readonly limit?: number;
}

const EVENTS_AT_ONCE = 500;

const EXAMPLES = `
Each line is one event: position, stream, revision, eventId, type, data, metadata. Data and metadata
are the bytes as stored; texts that could speak of a person are sealed in them and stay so.

Examples:
  ledger log --limit 10
  ledger log --from 1042 | jq -r .type
  ledger log --stream body-0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70`;

/** Data and metadata stand in the line as they are stored, not parsed and written anew. */
const lineOf = ({ position, stream, revision, eventId, type, data, metadata }: RawEvent): string =>
  `{"position":"${position}","stream":${JSON.stringify(stream)},"revision":${revision},` +
  `"eventId":"${eventId}","type":${JSON.stringify(type)},"data":${data},"metadata":${metadata}}\n`;

async function* eventsFrom(
  store: Pick<EventStore, 'readRaw'>,
  { from, stream, limit = Number.POSITIVE_INFINITY }: LogOptions,
): AsyncGenerator<RawEvent, void> {
  let after = BigInt(Math.max(from, 1) - 1);
  for (let left = limit; left > 0;) {
    const batch = await store.readRaw(after, EVENTS_AT_ONCE);
    const last = batch.at(-1);
    if (!last) return;
    const wanted = stream === undefined ? batch : batch.filter((each) => each.stream === stream);
    yield* wanted.slice(0, left);
    left -= wanted.length;
    after = last.position;
  }
}

/** `ledger log`: the events as stored, one line of JSON each. */
export const addLog = (program: Command, { out }: Terminal): void => {
  program
    .command('log')
    .description('print the events as stored, one line of JSON each')
    .option('--stream <name>', 'only the events of this stream')
    .option('--from <position>', 'begin with the event at this position', count, 1)
    .option('--limit <n>', 'print at most so many', count)
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (options: LogOptions) => {
      const store = await openLog(ledgerPlace(options.data));
      try {
        for await (const event of eventsFrom(store, options)) await write(out, lineOf(event));
      } finally {
        await store.close();
      }
    });
};
