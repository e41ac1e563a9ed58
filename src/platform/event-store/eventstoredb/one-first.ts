import { StoreUnreachable } from './store-faults.js';

/**
 * Lets the first call through alone, and the others once it was answered, in the order in which they came. The client
 * opens its connection for appends with the first of them, and would send what came meanwhile before it.
 */
export class OneFirst {
  #isOpen = false;
  #first: Promise<boolean> | undefined;

  /** @param isAnswer whether a fault is the server's answer: then the connection is there */
  constructor(private readonly isAnswer: (fault: unknown) => boolean) {}

  /** @throws StoreUnreachable where the first found no connection: what waited for it was not sent */
  pass<T>(call: () => Promise<T>): Promise<T> {
    return this.#isOpen && !this.#first ? this.#watched(call()) : this.#inTurn(call);
  }

  async #inTurn<T>(call: () => Promise<T>): Promise<T> {
    while (this.#first)
      if (!(await this.#first)) throw new StoreUnreachable('There is no connection for appends');
    if (this.#isOpen) return this.#watched(call());
    const first = this.#watched(call());
    this.#first = first.then(
      () => true,
      (fault: unknown) => this.isAnswer(fault),
    );
    try {
      const value = await first;
      this.#isOpen = true;
      return value;
    } finally {
      this.#first = undefined;
    }
  }

  /** After a fault that is no answer, the next call opens the connection anew. */
  #watched<T>(called: Promise<T>): Promise<T> {
    called.catch((fault: unknown) => {
      this.#isOpen = this.isAnswer(fault);
    });
    return called;
  }
}
