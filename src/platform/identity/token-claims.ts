import type { JWTPayload } from 'jose';
import { isActorId } from '../../kernel/actor.js';
import type { Uuid } from '../../kernel/ids.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Identity, TokenFault, TokenFaultCode, TokenRole } from './identity.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ROLES: readonly string[] = ['secretariat', 'auditor'] satisfies readonly TokenRole[];

export const isTokenRole = (value: unknown): value is TokenRole =>
  typeof value === 'string' && ROLES.includes(value);

export const isAgencyId = (value: unknown): value is Uuid =>
  typeof value === 'string' && UUID.test(value);

export const tokenFault = (code: TokenFaultCode, message: string): Result<never, TokenFault> =>
  err({ code, message });

/**
 * Reads who a token speaks for from claims whose signature, issuer, audience and expiry were verified.
 * A claim of ours that cannot be read refuses the token: it is never ignored.
 * @param now seconds since 1970
 * @param tolerance seconds that the two clocks may differ
 */
export const identityOf = (
  claims: JWTPayload,
  now: number,
  tolerance: number,
): Result<Identity, TokenFault> => {
  const { sub, exp, iat, role, agency } = claims;
  if (sub === undefined || sub === '')
    return tokenFault('TOKEN.MALFORMED', 'The token does not say who it is for');
  if (!isActorId(sub))
    return tokenFault(
      'TOKEN.MALFORMED',
      'The token says who it is for by something other than a code: up to 64 small letters, digits, dots, hyphens and underscores',
    );
  if (typeof exp !== 'number' || typeof iat !== 'number')
    return tokenFault('TOKEN.MALFORMED', 'The token does not say from when to when it is valid');
  if (iat > now + tolerance)
    return tokenFault('TOKEN.NOT_YET_VALID', 'The token was issued in the future');
  if (role !== undefined && !isTokenRole(role))
    return tokenFault('TOKEN.MALFORMED', 'The token names a role that there is not');
  if (agency !== undefined && !isAgencyId(agency))
    return tokenFault(
      'TOKEN.MALFORMED',
      'The token names an agency by something other than its id',
    );
  return ok({
    actor: sub,
    ...(role === undefined ? {} : { role }),
    ...(agency === undefined ? {} : { agency }),
    expiresAt: exp,
  });
};
