import { type Actor, isSamePerson } from '../../kernel/actor.js';
import type { Instant } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import { type Decision, stands } from '../decisions/contract.js';
import type { AccessGrant, GivenAccess, GrantAccess } from './access-grant.js';

/** As many days as one grant may last: a month, after which its need is looked at again. */
export const LONGEST_GRANT_DAYS = 31;

const DAY_MS = 86_400_000;

interface Granting {
  readonly grant: AccessGrant;
  readonly asked: GrantAccess & { readonly from: Instant };
  readonly actor: Actor;
  readonly now: Instant;
  readonly decision?: Decision;
  readonly recordIsThere?: boolean;
}

const SOURCE = 'Domain, marking: restricted by a named, logged, time-limited grant';

export const grantIsNew = rule<Granting>({
  code: 'ACCESS_GRANT.ALREADY_GIVEN',
  statement: 'A grant of access is given once; who needs it longer is given another.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ grant }) => grant.stage === 'none',
});

export const decisionStands = rule<Granting>({
  code: 'ACCESS_GRANT.DECISION_NOT_FOUND',
  statement: 'Where a grant of access rests on a decision, that decision stands.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ asked, decision }) =>
    asked.decisionId === undefined || (decision !== undefined && stands(decision)),
});

export const recordOfGrantIsKnown = rule<Granting>({
  code: 'ACCESS_GRANT.RECORD_NOT_FOUND',
  statement:
    'The plan, decision, homicide review, accountability review or body that a grant of access names is recorded.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ recordIsThere }) => recordIsThere !== false,
});

export const grantIsNotToOneself = rule<Granting>({
  code: 'ACCESS_GRANT.TO_ONESELF',
  statement:
    'Nobody grants access to themselves: neither as the one who enters it nor as the one for whom it is entered.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ asked, actor }) => !isSamePerson({ id: asked.grantee }, actor),
});

export const grantNamesItsRecord = rule<Granting>({
  code: 'ACCESS_GRANT.RECORD_NOT_NAMED',
  statement:
    'A grant for a plan, for a body or for Part 2 says which one; only actions, decisions and homicide reviews can be opened as a kind.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ asked: { scope } }) =>
    scope.recordId !== undefined || ['action', 'decision', 'dhr'].includes(scope.kind),
});

export const grantEndsAfterItBegins = rule<Granting>({
  code: 'ACCESS_GRANT.ENDS_BEFORE_IT_BEGINS',
  statement: 'A grant of access ends after it begins.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ asked }) => asked.from < asked.until,
});

export const grantIsNotBackdated = rule<Granting>({
  code: 'ACCESS_GRANT.BACKDATED',
  statement: 'A grant of access begins now or later: what was read before was read without it.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ asked, now }) => asked.from >= now,
});

export const grantIsStillToEnd = rule<Granting>({
  code: 'ACCESS_GRANT.OVER_ALREADY',
  statement: 'A grant of access ends in the future.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ asked, now }) => asked.until > now,
});

export const grantIsShort = rule<Granting>({
  code: 'ACCESS_GRANT.TOO_LONG',
  statement: `A grant of access lasts ${LONGEST_GRANT_DAYS} days at the most; then its need is looked at again.`,
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ asked: { from, until } }) =>
    Date.parse(until) - Date.parse(from) <= LONGEST_GRANT_DAYS * DAY_MS,
});

export const grantIsKnown = rule<AccessGrant>({
  code: 'ACCESS_GRANT.NOT_FOUND',
  statement: 'A grant of access that is revoked was given before.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'existence',
  holds: (grant) => grant.stage !== 'none',
});

interface Revoking {
  readonly grant: GivenAccess;
  readonly now: Instant;
}

export const grantIsNotRevoked = rule<Revoking>({
  code: 'ACCESS_GRANT.ALREADY_REVOKED',
  statement: 'A grant of access is revoked once.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ grant }) => grant.stage !== 'revoked',
});

export const grantHasNotEnded = rule<Revoking>({
  code: 'ACCESS_GRANT.ENDED',
  statement: 'A grant of access that has run out cannot be revoked: it opens nothing any more.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ grant, now }) => now < grant.until,
});
