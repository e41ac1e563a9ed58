import { hash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { ok, type Result } from '../../kernel/result.js';
import type { Identity, TokenFault, TokenVerifier } from './identity.js';
import { issuerAlgorithms, issuerKeys, type TrustedIssuer } from './issuer-keys.js';
import { identityOf, tokenFault } from './token-claims.js';

export interface TokenVerifierOptions {
  /** Seconds that our clock and the issuer's may differ: 0 to 5; 2 unless told. */
  readonly clockToleranceSeconds?: number;
  /** Milliseconds since 1970; the system's clock unless told. */
  readonly now?: () => number;
}

/** A token is verified anew after so long at the latest. */
const KEPT_MS = 60_000;
const KEPT_TOKENS = 10_000;
/** More than any header that a server takes; nothing longer is hashed or parsed. */
const MAX_TOKEN_LENGTH = 8_192;

interface Kept {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const claimFault = (error: errors.JWTClaimValidationFailed): Result<never, TokenFault> => {
  if (error.claim === 'iss')
    return tokenFault(
      'TOKEN.ISSUER_UNKNOWN',
      'The token is from an issuer that is not trusted here',
    );
  if (error.claim === 'aud')
    return tokenFault('TOKEN.AUDIENCE_UNKNOWN', 'The token is meant for another service');
  if (error.claim === 'nbf' && error.reason === 'check_failed')
    return tokenFault('TOKEN.NOT_YET_VALID', 'The token is not valid yet');
  return tokenFault('TOKEN.MALFORMED', `The token's claim ${error.claim} is missing or wrong`);
};

const joseFault = (error: errors.JOSEError): Result<never, TokenFault> => {
  if (error instanceof errors.JWTExpired)
    return tokenFault('TOKEN.EXPIRED', 'The token has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return claimFault(error);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return tokenFault(
      'TOKEN.ALGORITHM_NOT_ALLOWED',
      'The token is signed in a way that is not allowed',
    );
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  )
    return tokenFault('TOKEN.SIGNATURE_INVALID', "The token is not signed by its issuer's key");
  return tokenFault('TOKEN.MALFORMED', 'The token cannot be read');
};

class JoseTokenVerifier implements TokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  readonly #algorithms: string[];
  /** By the hash of the token: the memory of the program holds no token that could be used. */
  readonly #kept = new LRUCache<string, Kept>({ max: KEPT_TOKENS });

  constructor(
    private readonly trusted: TrustedIssuer,
    private readonly toleranceSeconds: number,
    private readonly now: () => number,
  ) {
    this.#keys = issuerKeys(trusted);
    this.#algorithms = [...issuerAlgorithms(trusted)];
  }

  verified(token: string): Identity | undefined {
    if (token.length > MAX_TOKEN_LENGTH) return undefined;
    const digest = hash('sha256', token, 'base64url');
    const kept = this.#kept.get(digest);
    if (!kept) return undefined;
    if (this.now() < kept.until) return kept.identity;
    this.#kept.delete(digest);
    return undefined;
  }

  async verify(token: string | undefined): Promise<Result<Identity, TokenFault>> {
    if (token === undefined || token === '')
      return tokenFault('TOKEN.MISSING', 'This request needs a bearer token');
    if (token.length > MAX_TOKEN_LENGTH)
      return tokenFault('TOKEN.MALFORMED', `A token has at most ${MAX_TOKEN_LENGTH} characters`);
    const known = this.verified(token);
    if (known) return ok(known);
    const identity = await this.#verifyAnew(token);
    if (identity.ok) this.#keep(token, identity.value);
    return identity;
  }

  async #verifyAnew(token: string): Promise<Result<Identity, TokenFault>> {
    const now = this.now();
    try {
      // Before any key is looked for: a stranger's token must not make us fetch keys again.
      if (decodeJwt(token).iss !== this.trusted.issuer)
        return tokenFault(
          'TOKEN.ISSUER_UNKNOWN',
          'The token is from an issuer that is not trusted here',
        );
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: this.#algorithms,
        issuer: this.trusted.issuer,
        audience: this.trusted.audience,
        clockTolerance: this.toleranceSeconds,
        currentDate: new Date(now),
      });
      return identityOf(payload, Math.floor(now / 1_000), this.toleranceSeconds);
    } catch (error) {
      if (error instanceof errors.JOSEError) return joseFault(error);
      throw error;
    }
  }

  #keep(token: string, identity: Identity): void {
    const now = this.now();
    const until = Math.min(now + KEPT_MS, identity.expiresAt * 1_000);
    if (until > now) this.#kept.set(hash('sha256', token, 'base64url'), { identity, until });
  }
}

/**
 * Verifies tokens of one trusted issuer.
 * @throws RangeError, TypeError for a configuration that cannot be used
 */
export const createTokenVerifier = (
  trusted: TrustedIssuer,
  options: TokenVerifierOptions = {},
): TokenVerifier => {
  const tolerance = options.clockToleranceSeconds ?? 2;
  if (!(tolerance >= 0 && tolerance <= 5))
    throw new RangeError(`The clock tolerance must be 0 to 5 seconds, not ${tolerance}`);
  if (trusted.issuer === '' || trusted.audience === '')
    throw new RangeError('A trusted issuer needs a name, and an audience');
  return new JoseTokenVerifier(trusted, tolerance, options.now ?? Date.now);
};
