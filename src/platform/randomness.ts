import { createHash, randomBytes, randomFillSync } from 'node:crypto';
import { v4 as randomUuid, v7 as timeOrderedUuid } from 'uuid';
import type { Uuid } from '../kernel/ids.js';

/** Where keys, nonces and the ids of a new ledger come from. */
export interface Randomness {
  /** @param purpose what they are for: names the case of a key, the place of a nonce */
  bytes(count: number, purpose: string): Buffer;
  id(purpose: string): Uuid;
}

// Asking the system costs as much for many bytes as for few: those of nonces and salts are fetched in advance, and used once.
const pool = Buffer.alloc(4_096);
const FEW = 16;
let used = pool.length;

const few = (count: number): Buffer => {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  used += count;
  return bytes;
};

/** What nobody can foretell. */
export const systemRandomness: Randomness = {
  bytes: (count) => (count <= FEW ? few(count) : randomBytes(count)),
  id: () => timeOrderedUuid() as Uuid,
};

/** Of an event: what is hashed with it cannot be guessed. base64url. */
export const freshSalt = (): string => few(SALT_BYTES).toString('base64url');

const SALT_BYTES = 16;
const ID_BYTES = 16;

/**
 * The same for the same seed and purpose: a rehearsal gives the same bytes wherever it is played. Nothing that it seals
 * is secret, so only a simulated ledger may use it.
 */
export const seededRandomness = (seed: string): Randomness => {
  const bytes = (count: number, purpose: string): Buffer =>
    createHash('shake256', { outputLength: count })
      .update(JSON.stringify([seed, purpose]))
      .digest();
  return {
    bytes,
    id: (purpose) => randomUuid({ random: bytes(ID_BYTES, `id ${purpose}`) }) as Uuid,
  };
};
