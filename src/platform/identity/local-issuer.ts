import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
} from 'jose';
import { isActorId } from '../../kernel/actor.js';
import { requireOwnerOnly, writeOwnerOnly } from '../personal-data/owner-only-file.js';
import type { TokenRole } from './identity.js';
import type { TrustedIssuer } from './issuer-keys.js';
import { isAgencyId, isTokenRole } from './token-claims.js';

export const ISSUER_KEY_FILE = 'issuer-key.json';
export const LOCAL_ISSUER = 'urn:partnership-ledger:local-issuer';
export const LOCAL_AUDIENCE = 'partnership-ledger';

/** 31 days: a token cannot be called back before it expires. */
export const MAX_TOKEN_SECONDS = 31 * 86_400;

export interface TokenRequest {
  /** A code of up to 64 characters that says nothing about the person. */
  readonly actor: string;
  readonly role?: TokenRole;
  /** The agency's id. */
  readonly agency?: string;
  /** 1 to 2,678,400 (31 days). */
  readonly expiresInSeconds: number;
}

/** The embedded service's own token issuer; off where an issuer is configured. */
export interface LocalIssuer {
  /** What a verifier must know to accept this issuer's tokens, and no others. */
  readonly trusted: TrustedIssuer;
  /** @throws RangeError for a request that no verifier would accept */
  issueToken(request: TokenRequest): Promise<string>;
}

export interface LocalIssuerOptions {
  readonly folder: string;
  /** `create` makes a key where there is none; `open` never makes one. */
  readonly mode: 'create' | 'open';
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}

/** There is no issuer key in the folder. Nothing was created. */
export class IssuerKeyMissing extends Error {}

/** The file is not the private key of an issuer. Nothing was touched. */
export class NotAnIssuerKey extends Error {}

const createKey = async (path: string): Promise<void> => {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  writeOwnerOnly(path, `${JSON.stringify(await exportJWK(privateKey))}\n`);
};

const isPrivateKey = (value: unknown): value is JWK & { readonly x: string; readonly d: string } =>
  typeof value === 'object' &&
  value !== null &&
  'kty' in value &&
  value.kty === 'OKP' &&
  'crv' in value &&
  value.crv === 'Ed25519' &&
  'x' in value &&
  typeof value.x === 'string' &&
  'd' in value &&
  typeof value.d === 'string';

interface IssuerKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK & { readonly kid: string };
}

const readKey = async (path: string): Promise<IssuerKey> => {
  requireOwnerOnly(path);
  try {
    const key: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isPrivateKey(key)) throw new TypeError('not an Ed25519 private key');
    const shared = { kty: 'OKP', crv: 'Ed25519', x: key.x };
    const privateKey = await importJWK({ ...shared, d: key.d }, 'EdDSA');
    if (privateKey instanceof Uint8Array) throw new TypeError('not a private key');
    const kid = await calculateJwkThumbprint(shared);
    return { privateKey, publicKey: { ...shared, kid, alg: 'EdDSA', use: 'sig' } };
  } catch {
    // Without the cause: what a parser says of the file could hold some of the key.
    throw new NotAnIssuerKey(`${path} is not the private key of a token issuer`);
  }
};

const requireAcceptable = (request: TokenRequest): void => {
  const { actor, role, agency, expiresInSeconds } = request;
  if (!isActorId(actor))
    throw new RangeError(
      'An actor is named by a code: up to 64 small letters, digits, dots, hyphens and underscores',
    );
  if (role !== undefined && !isTokenRole(role))
    throw new RangeError('A role is secretariat or auditor; an office is not in a token');
  if (agency !== undefined && !isAgencyId(agency))
    throw new RangeError('An agency is named by its id, a UUID in small letters');
  if (
    !Number.isSafeInteger(expiresInSeconds) ||
    expiresInSeconds < 1 ||
    expiresInSeconds > MAX_TOKEN_SECONDS
  )
    throw new RangeError(`A token is valid for 1 to ${MAX_TOKEN_SECONDS} seconds`);
};

/**
 * Opens the issuer of a data folder; its Ed25519 key is the file `issuer-key.json`, open to its owner only.
 * @throws IssuerKeyMissing, NotAnIssuerKey, ReadableByOthers
 */
export const openLocalIssuer = async (options: LocalIssuerOptions): Promise<LocalIssuer> => {
  const path = join(options.folder, ISSUER_KEY_FILE);
  const now = options.now ?? Date.now;
  if (!existsSync(path)) {
    if (options.mode === 'open') throw new IssuerKeyMissing(`There is no issuer key at ${path}`);
    await createKey(path);
  }
  const { privateKey, publicKey } = await readKey(path);
  return {
    trusted: {
      issuer: LOCAL_ISSUER,
      audience: LOCAL_AUDIENCE,
      keys: { kind: 'local', publicKey },
    },
    issueToken: async (request) => {
      requireAcceptable(request);
      const { actor, role, agency, expiresInSeconds } = request;
      const issuedAt = Math.floor(now() / 1_000);
      return new SignJWT({ role, agency })
        .setProtectedHeader({ alg: 'EdDSA', kid: publicKey.kid, typ: 'JWT' })
        .setIssuer(LOCAL_ISSUER)
        .setAudience(LOCAL_AUDIENCE)
        .setSubject(actor)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresInSeconds)
        .sign(privateKey);
    },
  };
};
