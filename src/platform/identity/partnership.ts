import type { ActorId } from '../../kernel/ids.js';

/** Injection token of the partnership. */
export const PARTNERSHIP = Symbol('partnership');

/** The people whose ledger it is: a valid token alone makes nobody one of them. */
export interface Partnership {
  /** Whether somebody holds or held an office in one of its bodies, or owns an action. */
  knows(actor: ActorId): Promise<boolean>;
}
