import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { IssuerUnavailable } from './identity.js';

/** Whose tokens are accepted, for whom they must be meant, and where the issuer's public keys are. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys:
    | { readonly kind: 'local'; readonly publicKey: JWK }
    | { readonly kind: 'remote'; readonly jwksUri: string };
}

/** Signatures by a private key only: with a shared secret, whoever can verify could also forge. */
export const ALLOWED_ALGORITHMS: readonly string[] = ['EdDSA', 'ES256', 'RS256'];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keys that arrive unencrypted could be anybody's. @throws TypeError, RangeError for an address that cannot be used */
const jwksAddress = (jwksUri: string): URL => {
  const address = new URL(jwksUri);
  const encrypted = address.protocol === 'https:';
  if (encrypted || (address.protocol === 'http:' && LOOPBACK.has(address.hostname))) return address;
  throw new RangeError(`The issuer's keys must be fetched over https: ${jwksUri}`);
};

/** A key that is not in the set speaks about the token; a set that cannot be had speaks about the issuer. */
const speaksOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

const remoteKeys = (jwksUri: string): JWTVerifyGetKey => {
  const keys = createRemoteJWKSet(jwksAddress(jwksUri), { timeoutDuration: 3_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (speaksOfToken(cause)) throw cause;
      throw new IssuerUnavailable("The token issuer's keys cannot be fetched", { cause });
    }
  };
};

/** @throws TypeError, RangeError for an address that cannot be used */
export const issuerKeys = ({ keys }: TrustedIssuer): JWTVerifyGetKey =>
  keys.kind === 'local' ? createLocalJWKSet({ keys: [keys.publicKey] }) : remoteKeys(keys.jwksUri);

export const issuerAlgorithms = ({ keys }: TrustedIssuer): readonly string[] =>
  keys.kind === 'local' ? ['EdDSA'] : ALLOWED_ALGORITHMS;
