import type { Uuid } from '../../kernel/ids.js';

/** Which ledger this is, as its first event says; it never changes. */
export interface Ledger {
  readonly ledgerId: Uuid;
  /** Whose record it is: printed on every page. */
  readonly name: string;
  /** The clock is set per command, irrevocably: for examples only, and every page says so. */
  readonly simulated: boolean;
}

/** Injection token of the ledger that this process serves. */
export const LEDGER = Symbol('ledger');
