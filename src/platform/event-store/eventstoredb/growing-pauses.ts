import { setTimeout as pause } from 'node:timers/promises';

/** In milliseconds. */
export interface PauseLimits {
  readonly first: number;
  readonly most: number;
}

/** The pauses between attempts: each about twice as long as the one before, none alike on two servers. */
export class GrowingPauses {
  #next: number;

  constructor(private readonly limits: PauseLimits) {
    this.#next = limits.first;
  }

  /** It worked: the next pause is a short one again. */
  reset(): void {
    this.#next = this.limits.first;
  }

  /** Until the pause is over or the signal is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    const length = this.#next * (0.5 + Math.random() / 2);
    this.#next = Math.min(this.#next * 2, this.limits.most);
    await pause(length, undefined, { signal }).catch(() => undefined);
  }
}
