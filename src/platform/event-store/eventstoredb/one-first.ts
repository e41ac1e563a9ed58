import { OutcomeUnknown } from '../event-store.js';
import { StoreUnreachable, within } from './store-faults.js';

/**
 * Lets the first call through alone, and the others once it was answered. The client opens its connection for appends
 * with the first of them, and would send what came meanwhile before it. It wants to be told of each call that failed.
 */
export class OneFirst {
  #isOpen = false;
  #first: Promise<boolean> | undefined;

  /**
   * @param isAnswer whether a fault is the server's answer: then the connection is there
   * @param limitMs for the first; those after it are not looked after here
   */
  constructor(
    private readonly isAnswer: (fault: unknown) => boolean,
    private readonly limitMs: number,
  ) {}

  /** @throws StoreUnreachable where the first found no connection: what waited for it was not sent */
  pass<T>(call: () => Promise<T>): Promise<T> {
    return this.#isOpen && !this.#first ? call() : this.#inTurn(call);
  }

  /** After a fault that is no answer, the next call opens the connection anew. */
  failed(fault: unknown): void {
    this.#isOpen = this.isAnswer(fault);
  }

  async #inTurn<T>(call: () => Promise<T>): Promise<T> {
    while (this.#first)
      if (!(await this.#first)) throw new StoreUnreachable('There is no connection for appends');
    if (this.#isOpen) return call();
    const late = () => new OutcomeUnknown('No answer to the first append');
    const first = within(this.limitMs, call(), late);
    this.#first = first.then(
      () => true,
      (fault: unknown) => this.isAnswer(fault),
    );
    try {
      const value = await first;
      this.#isOpen = true;
      return value;
    } catch (fault) {
      this.failed(fault);
      throw fault;
    } finally {
      this.#first = undefined;
    }
  }
}
