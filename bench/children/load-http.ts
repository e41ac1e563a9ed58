import { text } from 'node:stream/consumers';
import autocannon, { type Request } from 'autocannon';

/** What to send, and for how long. */
export interface Load {
  readonly url: string;
  /** Seconds. */
  readonly duration: number;
  /** What each connection sends, one after the other and again from the beginning. */
  readonly connections: readonly (readonly Request[])[];
}

/** How a server bore it. */
export interface Borne {
  /** Answers with a status of success, a second. */
  readonly rate: number;
  /** How many those were. */
  readonly answers: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Any other answer or none: there must be none of these. */
  readonly failures: number;
}

const load = JSON.parse(await text(process.stdin)) as Load;
let next = 0;
const result = await autocannon({
  url: load.url,
  connections: load.connections.length,
  duration: load.duration,
  setupClient: (client) => {
    const requests = load.connections[next % load.connections.length] ?? [];
    next += 1;
    client.setRequests(requests.map((request) => ({ ...request })));
  },
});
const borne: Borne = {
  rate: result['2xx'] / result.duration,
  answers: result['2xx'],
  p50: result.latency.p50,
  p99: result.latency.p99,
  failures: result.non2xx + result.errors,
};
process.stdout.write(`${JSON.stringify(borne)}\n`);
