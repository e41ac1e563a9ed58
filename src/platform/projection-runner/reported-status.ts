import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';
import type { ViewReport, ViewState } from '../read-store/view-report.js';
import type { ViewStatus } from './observation.js';

/** How often a waiting reader looks how far a view is. */
const POLL_MS = 20;

/** How far behind the end of the log a position is. */
export const lagOf = (head: Position, position: Position): number =>
  head > position ? Number(head - position) : 0;

/** A failure stands until whoever keeps the view says otherwise; the rest shows in how far it got. */
const stateOf = ({ state, position }: ViewReport, head: Position): ViewState => {
  if (state?.state === 'failed') return { state: 'failed', failure: state.failure };
  if (BigInt(position ?? START) >= head) return { state: 'live' };
  return state?.state === 'catching-up' ? state : { state: 'catching-up' };
};

/** How a view stands that another process keeps. */
export const reportedStatus = (
  { name, version }: Pick<AnyProjection, 'name' | 'version'>,
  report: ViewReport = {},
  head: Position,
): ViewStatus => {
  const { position = String(START), rebuild } = report;
  return {
    ...stateOf(report, head),
    name,
    version,
    position,
    lag: lagOf(head, BigInt(position)),
    ...(rebuild && { rebuild }),
  };
};

/**
 * Whether what serves a view reaches a position before a deadline, in milliseconds of the clock, whoever keeps it. A
 * view that failed does not.
 */
export const reachesServed = async (
  readStore: Pick<ReadStore, 'report'>,
  view: string,
  position: Position,
  deadline: number,
): Promise<boolean> => {
  for (;;) {
    const { position: served = START, state } = await readStore.report(view);
    if (BigInt(served) >= position) return true;
    if (state?.state === 'failed' || Date.now() >= deadline) return false;
    await pause(POLL_MS);
  }
};
