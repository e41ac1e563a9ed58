import type {
  AccessGrantEvent,
  AccessGrantId,
  GrantScope,
  TimedGrant,
} from '../../src/contexts/access/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface RevokedAccess extends Entry {
  readonly because: Sealed;
}

/** A grant of access. Whether it is live follows from the moment of asking. */
export interface AccessGrantRow extends Row, TimedGrant {
  readonly grantId: AccessGrantId;
  readonly grantee: ActorId;
  readonly scope: GrantScope;
  readonly purpose: Sealed;
  readonly decisionId?: DecisionId;
  readonly granted: Entry;
  readonly revoked?: RevokedAccess;
}

export const accessGrants = projection<AccessGrantRow, AccessGrantEvent>({
  name: 'access-grants',
  version: 1,
  key: ({ data }) => data.grantId,
  on: {
    'access-granted.v1': (_, event) => ({
      ...event.data,
      granted: entryOf(event),
      ...begun(event),
    }),
    'access-revoked.v1': (row, event) =>
      amend(row, event, () => ({
        revokedAt: event.metadata.recordedAt,
        revoked: { because: event.data.because, ...entryOf(event) },
      })),
  },
  indexes: [['grantee', 'until'], ['until']],
});
