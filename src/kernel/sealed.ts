import type { Brand } from './brand.js';

/** A value as it is stored once sealed: unreadable without the key of its case. */
export interface SealedForm {
  /** Version of the sealing format. */
  readonly $sealed: 1;
  /** Which key opens it. */
  readonly key: string;
  /** Stream, event id and field it was sealed for, as `stream/eventId/field`: part of what is authenticated. */
  readonly at: string;
  /** 12 random bytes, base64url. */
  readonly nonce: string;
  /** Ciphertext and tag of AES-256-GCM, base64url. */
  readonly text: string;
  /** Commits to the key, base64url: no second key opens the same bytes to another text. */
  readonly commitment: string;
}

/**
 * A text that could speak of a person. No rule and no projection can look inside:
 * it is sealed before it reaches a store, and opened at the very edge for a reader who may.
 */
export type Sealed<T extends string = string> = Brand<SealedForm, 'Sealed'> & {
  readonly __opens?: T;
};

/**
 * A text on its way in, before it is sealed. It shows nothing of itself to JSON, to logs or to rules;
 * only the personal-data service takes the text out, to encrypt it.
 */
export class Unsealed {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.normalize('NFC');
  }

  /** In UTF-16 units: how much was written, not what. */
  get length(): number {
    return this.#text.length;
  }

  get words(): number {
    return this.#text.split(/\s+/u).filter((word) => word !== '').length;
  }

  /** Only for the personal-data service. */
  static reveal(value: Unsealed): string {
    return value.#text;
  }

  toJSON(): string {
    return '[unsealed]';
  }
}

/** Takes a text in at the edge. To every rule it is already what it will be when stored: opaque. */
export const seal = (text: string): Sealed => new Unsealed(text) as unknown as Sealed;

export const isSealedForm = (value: unknown): value is SealedForm =>
  typeof value === 'object' && value !== null && '$sealed' in value && value.$sealed === 1;
