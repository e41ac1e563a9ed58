import type { Instant } from '../../kernel/plain-date.js';
import type { GrantScope } from './events.js';

export const GRANT_STANDINGS = ['to-come', 'live', 'expired', 'revoked'] as const;
export type GrantStanding = (typeof GRANT_STANDINGS)[number];

export interface TimedGrant {
  readonly from: Instant;
  readonly until: Instant;
  readonly revokedAt?: Instant;
}

/** How a grant stands at a moment: it opens something from its first moment on, and nothing at its last. */
export const grantStanding = (
  { from, until, revokedAt }: TimedGrant,
  now: Instant,
): GrantStanding => {
  if (revokedAt !== undefined && revokedAt <= now) return 'revoked';
  if (now < from) return 'to-come';
  return now < until ? 'live' : 'expired';
};

/** A restricted record, as far as a grant must know it. */
export interface RecordToOpen {
  readonly kind: string;
  readonly recordId: string;
  readonly bodyId?: string;
  readonly planId?: string;
}

/** Whether a grant speaks of a record: of itself, of all of its kind, of its plan, or of its body. */
export const opens = (
  { kind, recordId: named }: GrantScope,
  { kind: asked, recordId, bodyId, planId }: RecordToOpen,
): boolean => {
  if (kind === asked) return named === undefined || named === recordId;
  if (named === undefined) return false;
  return kind === 'plan'
    ? asked === 'action' && named === planId
    : kind === 'body' && named === bodyId;
};
