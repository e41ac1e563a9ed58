/**
 * Lets the first call through alone, and the others once it has succeeded, in the order in which they came. The client
 * opens its connection for appends with the first of them, and would send what came meanwhile before it.
 */
export class OneFirst {
  #isOpen = false;
  #first: Promise<unknown> | undefined;

  async pass<T>(call: () => Promise<T>): Promise<T> {
    while (this.#first) await this.#first.catch(() => undefined);
    if (this.#isOpen) return this.#watched(call());
    const first = this.#watched(call());
    this.#first = first;
    try {
      return await first;
    } finally {
      this.#first = undefined;
    }
  }

  /** After a fault that the server did not answer with, the next call opens the connection anew. */
  async #watched<T>(called: Promise<T>): Promise<T> {
    try {
      const value = await called;
      this.#isOpen = true;
      return value;
    } catch (fault) {
      this.#isOpen = false;
      throw fault;
    }
  }
}
