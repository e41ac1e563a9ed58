import { setTimeout as pause } from 'node:timers/promises';
import { allViews } from '../../projections/all-views.js';
import type { Document, Projection } from '../../src/kernel/projection.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { foldManyToCut } from '../../src/platform/projection-runner/fold-to-cut.js';
import {
  contentsOf,
  differencesBetween,
} from '../../src/platform/projection-runner/verify-view.js';
import type { ReadStore } from '../../src/platform/read-store/read-store.js';
import type { ComparedView } from './checker.js';

export interface ComparedStores {
  readonly eventStore: EventStore;
  /** Read only: whoever keeps the views goes on. */
  readonly readStore: ReadStore;
  /** How long whoever keeps the views may take to have seen the whole log, in milliseconds: for all of them together. */
  readonly patienceMs: number;
}

const POLL_MS = 100;

/** How far what serves a view is once it holds the whole log, or when the time is over. */
const settled = async (
  readStore: ReadStore,
  view: string,
  head: bigint,
  deadline: number,
): Promise<bigint> => {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const position = BigInt((await readStore.report(view)).position ?? '0');
    if (position >= head || Date.now() > deadline) return position;
    // oxlint-disable-next-line no-await-in-loop
    await pause(POLL_MS);
  }
};

/** Every view as its keepers left it in the read store, beside a fresh fold of the log; nothing is written meanwhile. */
export const compareViews = async ({
  eventStore,
  readStore,
  patienceMs,
}: ComparedStores): Promise<readonly ComparedView[]> => {
  const head = await eventStore.head();
  const deadline = Date.now() + patienceMs;
  const folded = await foldManyToCut(allViews, eventStore, { upTo: head });
  const compared: ComparedView[] = [];
  for (const projection of allViews) {
    const { name: view } = projection;
    // oxlint-disable-next-line no-await-in-loop
    const position = await settled(readStore, view, head, deadline);
    // oxlint-disable-next-line no-await-in-loop
    const kept = await readStore.served(view);
    if (position < head || !kept) {
      const why = `stands at ${position} of ${head}`;
      compared.push({ view, equal: false, differences: [], why });
      continue;
    }
    const fresh = folded.collection(projection as unknown as Projection<Document>);
    // oxlint-disable-next-line no-await-in-loop
    const differences = differencesBetween(await contentsOf(kept), await contentsOf(fresh));
    compared.push({ view, equal: differences.length === 0, differences });
  }
  return compared;
};
