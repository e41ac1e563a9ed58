import type { Rule } from '../../kernel/refusal.js';
import type { BODY_KINDS, Office } from './events.js';

/*
 * Something that only some may do. Each context says beside its rules which offices they let act; the rules decide,
 * and this tells a reader beforehand, or years later, whom they would have let.
 */

/** Where an office counts: on the Board, in the group or the district partnership that the act is about, or in whatever body. */
export type CountsIn = 'board' | 'group' | 'district-partnership' | 'any-body';

export interface Entitlement {
  readonly in: CountsIn;
  readonly offices: readonly Office[];
  /** What else must hold of whoever acts: "for actions that their agency leads". */
  readonly only?: string;
}

/** Whether the secretariat may do it as such, or enter it for somebody who may. */
export const SECRETARIAT_MAY = ['as-such', 'for-somebody', 'not'] as const;

export interface Act {
  /** A code, kept for ever: `judge-group`. */
  readonly act: string;
  /** "Judge a group that is held to account" */
  readonly what: string;
  /** The rule that refuses everybody else. */
  readonly rule: Pick<Rule<never>, 'code' | 'source' | 'kind'>;
  readonly by: readonly Entitlement[];
  readonly secretariat: (typeof SECRETARIAT_MAY)[number];
  /** Who else may, without an office. */
  readonly also?: string;
  /** Who may not although the office would let them. */
  readonly except?: string;
}

type Kind = (typeof BODY_KINDS)[number];

const countsIn = (where: CountsIn, kind: Kind): boolean => {
  if (where === 'any-body') return true;
  if (where === 'district-partnership') return kind === 'community-safety-partnership';
  return where === 'board'
    ? kind === 'board'
    : kind !== 'board' && kind !== 'community-safety-partnership';
};

/** By which of its entitlements an office in a body of that kind lets somebody do it. */
export const entitlementTo = (
  { by }: Pick<Act, 'by'>,
  office: Office,
  kind: Kind,
): Entitlement | undefined =>
  by.find((each) => countsIn(each.in, kind) && each.offices.includes(office));
