import type { AgencyEvent, AgencyId } from '../../src/contexts/bodies/contract.js';
import { projection } from '../../src/kernel/projection.js';
import { begun, type Entry, entryOf, type Row } from '../register-entry.js';

type AgencyClass = Extract<AgencyEvent, { type: 'agency-registered.v2' }>['data']['class'];

/** An organisation of the partnership, under the name of its time. */
export interface AgencyRow extends Row {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly class: AgencyClass;
  readonly registered: Entry;
}

export const agencyRegister = projection<AgencyRow, AgencyEvent>({
  name: 'agency-register',
  version: 1,
  key: ({ data }) => data.agencyId,
  on: {
    'agency-registered.v2': (_, event) => ({
      ...event.data,
      registered: entryOf(event),
      ...begun(event),
    }),
  },
  indexes: [['name']],
});
