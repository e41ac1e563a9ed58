import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
/** Asking the system for random bytes costs as much for many as for few. */
const SALTS_AT_ONCE = 256;

/** 16 random bytes for each event, base64url. */
export class Salts {
  readonly #pool = Buffer.alloc(SALT_BYTES * SALTS_AT_ONCE);
  #used = SALTS_AT_ONCE;

  next(): string {
    if (this.#used === SALTS_AT_ONCE) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const start = this.#used * SALT_BYTES;
    this.#used += 1;
    return this.#pool.toString('base64url', start, start + SALT_BYTES);
  }
}
