import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type LoadState,
  refused,
} from '../../kernel/decider.js';
import { type ActorId, streamName } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import type { Sealed } from '../../kernel/sealed.js';
import { bodyReader } from '../bodies/contract.js';
import { type Decision, type DecisionId, decisionReader } from '../decisions/contract.js';
import { planReader } from '../delivery-plans/contract.js';
import { dhrReader } from '../dhr/contract.js';
import { reviewReader } from '../reviews/contract.js';
import {
  decisionStands,
  grantEndsAfterItBegins,
  grantHasNotEnded,
  grantIsKnown,
  grantIsNew,
  grantIsNotBackdated,
  grantIsNotRevoked,
  grantIsNotToOneself,
  grantIsShort,
  grantIsStillToEnd,
  grantNamesItsRecord,
  recordOfGrantIsKnown,
} from './access-grant.policies.js';
import type { AccessGrantEvent, AccessGrantId, GrantScope } from './events.js';

/** A named person may read what is restricted, for a purpose and a time. */
export type AccessGrant =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'granted' | 'revoked';
      readonly grantId: AccessGrantId;
      readonly grantee: ActorId;
      readonly scope: GrantScope;
      readonly from: Instant;
      readonly until: Instant;
    };
export type GivenAccess = Exclude<AccessGrant, { stage: 'none' }>;

export interface GrantAccess {
  readonly grantId: AccessGrantId;
  readonly grantee: ActorId;
  readonly scope: GrantScope;
  readonly purpose: Sealed;
  /** From now unless given. */
  readonly from?: Instant;
  readonly until: Instant;
  readonly decisionId?: DecisionId;
}

export interface RevokeAccess {
  readonly because: Sealed;
}

export type AccessGrantCommand = CommandsOf<{
  GrantAccess: GrantAccess;
  RevokeAccess: RevokeAccess;
}>;

/** What a grant must know of other histories. */
export interface AccessGrantContext {
  /** The decision that it rests on, where one was named. */
  readonly decision?: Decision;
  /** Whether the record that it names is there; of kinds that are not looked up, nothing is known. */
  readonly recordIsThere?: boolean;
}

const decider: Decider<AccessGrant, AccessGrantCommand, AccessGrantEvent, AccessGrantContext> = {
  initial: { stage: 'none' },

  decide: (command, grant, context) => {
    const { actor, now } = command.metadata;
    switch (command.type) {
      case 'GrantAccess': {
        const data = { ...command.data, from: command.data.from ?? now };
        return check(
          [
            grantIsNew,
            decisionStands,
            recordOfGrantIsKnown,
            grantIsNotToOneself,
            grantNamesItsRecord,
            grantEndsAfterItBegins,
            grantIsNotBackdated,
            grantIsStillToEnd,
            grantIsShort,
          ],
          { grant, asked: data, actor, now, ...context },
          () => [{ type: 'access-granted.v1', data }],
        );
      }
      case 'RevokeAccess': {
        if (grant.stage === 'none') return refused(refuse(grantIsKnown, grant));
        const { grantId, grantee, scope } = grant;
        return check([grantIsNotRevoked, grantHasNotEnded], { grant, now }, () => [
          { type: 'access-revoked.v1', data: { grantId, grantee, scope, ...command.data } },
        ]);
      }
      default:
        return assertNever(command);
    }
  },

  evolve: (grant, event): AccessGrant => {
    switch (event.type) {
      case 'access-granted.v1': {
        const { grantId, grantee, scope, from, until } = event.data;
        return { stage: 'granted', grantId, grantee, scope, from, until };
      }
      case 'access-revoked.v1':
        return grant.stage === 'none' ? grant : { ...grant, stage: 'revoked' };
      default:
        return assertNever(event);
    }
  },
};

/** Whether the record that a grant names is there; undefined of kinds that are not found by their id alone. */
const isThere = async (
  { kind, recordId }: GrantScope,
  load: LoadState,
): Promise<boolean | undefined> => {
  if (recordId === undefined) return undefined;
  switch (kind) {
    case 'plan':
      return (await load(planReader, recordId)).stage !== 'none';
    case 'decision':
      return (await load(decisionReader, recordId)).stage !== 'none';
    case 'part-2':
      return (await load(reviewReader, recordId)).stage !== 'none';
    case 'body':
      return (await load(bodyReader, recordId)).stage !== 'none';
    case 'dhr':
      return (await load(dhrReader, recordId)).stage !== 'none';
    case 'action':
      // It is known to its plan, and has no history of its own before the first report.
      return undefined;
    default:
      return assertNever(kind);
  }
};

export const accessGrantAggregate: Aggregate<
  AccessGrant,
  AccessGrantCommand,
  AccessGrantEvent,
  AccessGrantContext
> = {
  name: 'access-grant',
  stream: (id) => streamName('access-grant', id),
  decider,
  context: async (command, _, load) => {
    if (command.type !== 'GrantAccess') return {};
    const { decisionId, scope } = command.data;
    const decision = decisionId && (await load(decisionReader, decisionId));
    const recordIsThere = await isThere(scope, load);
    return {
      ...(decision && { decision }),
      ...(recordIsThere !== undefined && { recordIsThere }),
    };
  },
};
