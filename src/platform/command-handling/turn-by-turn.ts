/** Lets one task at a time run for each key, in the order of arrival; tasks of different keys run side by side. */
export class TurnByTurn<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  take<T>(key: Key, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const mine = before ? before.then(task, task) : task();
    this.#last.set(key, mine);
    const end = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(end, end);
    return mine;
  }

  /** Once every task that was taken in so far has ended. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
