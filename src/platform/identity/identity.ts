import type { ActorId, Uuid } from '../../kernel/ids.js';
import type { Result } from '../../kernel/result.js';

/** What only a token can say of a person; every office follows from appointments in the ledger. */
export type TokenRole = 'secretariat' | 'auditor';

/** Who a verified token speaks for. */
export interface Identity {
  readonly actor: ActorId;
  readonly role?: TokenRole;
  /** The agency that the person works for. */
  readonly agency?: Uuid;
  /** Seconds since 1970: from then on the token is nobody's. */
  readonly expiresAt: number;
}

export type TokenFaultCode =
  | 'TOKEN.MISSING'
  | 'TOKEN.MALFORMED'
  | 'TOKEN.EXPIRED'
  | 'TOKEN.NOT_YET_VALID'
  | 'TOKEN.SIGNATURE_INVALID'
  | 'TOKEN.ALGORITHM_NOT_ALLOWED'
  | 'TOKEN.ISSUER_UNKNOWN'
  | 'TOKEN.AUDIENCE_UNKNOWN';

/** Why a token is not accepted. Answered with 401. */
export interface TokenFault {
  readonly code: TokenFaultCode;
  readonly message: string;
}

export interface TokenVerifier {
  /** The identity of a token verified within the last 60 seconds; costs one hash. Undefined: ask `verify`. */
  verified(token: string): Identity | undefined;

  /**
   * @param token what stood after `Bearer`; undefined where nothing did
   * @throws IssuerUnavailable where the issuer's keys cannot be fetched
   */
  verify(token: string | undefined): Promise<Result<Identity, TokenFault>>;
}

/** The keys of the token issuer cannot be fetched now. Answered with 503. */
export class IssuerUnavailable extends Error {}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i;

/** The token of an `Authorization` header (RFC 6750); undefined where it carries none. */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
