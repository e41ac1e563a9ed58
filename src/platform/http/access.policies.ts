import { rule } from '../../kernel/refusal.js';
import type { Identity } from '../identity/identity.js';
import type { Audience } from './access.js';

interface Reading {
  readonly identity: Identity;
  /** Whether the ledger tells of the person. */
  readonly known: boolean;
}

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

export const readerIsOfThePartnership = rule<Reading>({
  code: 'ACCESS.NOT_OF_THE_PARTNERSHIP',
  statement:
    'What is not public is read by the partnership: who holds or held an office in one of its bodies, who owns an action, the secretariat and auditors.',
  source: 'Domain: who uses it',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ identity, known }) => identity.role !== undefined || known,
});
