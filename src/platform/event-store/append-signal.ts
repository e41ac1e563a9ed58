/** Wakes those who wait for the log to grow. */
export class AppendSignal {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    if (this.#waiting.size === 0) return;
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Until the next ring, the abort, or so many milliseconds. Looking at the log and waiting must be one step. */
  next(aborted: AbortSignal, atMostMs?: number): Promise<void> {
    if (aborted.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = atMostMs === undefined ? undefined : setTimeout(() => wake(), atMostMs);
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        aborted.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      aborted.addEventListener('abort', wake);
    });
  }
}
