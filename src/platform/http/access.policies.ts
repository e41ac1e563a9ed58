import { rule } from '../../kernel/refusal.js';
import type { Identity } from '../identity/identity.js';
import type { Audience } from './access.js';

interface Calling {
  readonly identity: Identity;
  readonly allowed: readonly Audience[];
}

export const roleMayCall = rule<Calling>({
  code: 'ACCESS.ROLE_NOT_ALLOWED',
  statement: 'Only the roles that a request is meant for may send it.',
  source: 'Domain: who uses it',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ identity, allowed }) =>
    allowed.includes('signed-in') ||
    (identity.role !== undefined && allowed.includes(identity.role)),
  explain: ({ allowed }) => `This is for the ${allowed.join(' or the ')} only.`,
});
