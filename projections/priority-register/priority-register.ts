import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import {
  type PlanYear,
  type PrioritiesEvent,
  type Priority,
  prioritiesId,
} from '../../src/contexts/delivery-plans/contract.js';
import { projection } from '../../src/kernel/projection.js';
import { begun, type Entry, entryOf, type Row } from '../register-entry.js';

/** The priorities that a body adopted for a plan year. */
export interface PrioritiesRow extends Row {
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  /** The decision that adopted them. */
  readonly decisionId: DecisionId;
  readonly priorities: readonly Priority[];
  readonly adopted: Entry;
}

export const priorityRegister = projection<PrioritiesRow, PrioritiesEvent>({
  name: 'priority-register',
  version: 1,
  key: ({ data }) => prioritiesId(data.bodyId, data.planYear),
  on: {
    'priorities-adopted.v1': (_, event) => ({
      ...event.data,
      adopted: entryOf(event),
      ...begun(event),
    }),
  },
  indexes: [['bodyId', 'planYear']],
});
