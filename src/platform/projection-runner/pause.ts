import { setTimeout } from 'node:timers/promises';

/** Waits so many milliseconds, or is told to stop meanwhile: who waits looks at the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
