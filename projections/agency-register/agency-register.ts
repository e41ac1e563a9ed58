import type { AgencyEnd, AgencyEvent, AgencyId } from '../../src/contexts/bodies/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

type AgencyClass = Extract<AgencyEvent, { type: 'agency-registered.v2' }>['data']['class'];

/** A name that an agency bore, and since when it is known to. */
export interface AgencyName {
  readonly name: string;
  readonly since: PlainDate;
}

/** How an agency ceased to be. */
export interface AgencyFate extends AgencyEnd {
  readonly how: 'merged' | 'abolished';
  readonly ended: Entry;
}

/** An organisation of the partnership, under the name of its time; on which days it exists is asked, not stored. */
export interface AgencyRow extends Row {
  readonly agencyId: AgencyId;
  /** The one it bears at the end of what was folded. */
  readonly name: string;
  /** Every name it bore, the earliest first. */
  readonly names: readonly AgencyName[];
  readonly class: AgencyClass;
  readonly existsFrom?: PlainDate;
  readonly criminalJustice?: boolean;
  readonly registered: Entry;
  readonly ends?: AgencyFate;
  /** Those that it came to answer for. */
  readonly predecessors: readonly AgencyId[];
}

type EndEvent = Extract<AgencyEvent, { type: 'agency-merged.v1' | 'agency-abolished.v1' }>;

const successorsOf = (event: EndEvent): readonly AgencyId[] =>
  event.type === 'agency-merged.v1' ? [event.data.into] : event.data.successors;

export const agencyRegister = projection<AgencyRow, AgencyEvent>({
  name: 'agency-register',
  version: 2,
  key: (event) =>
    event.type === 'agency-merged.v1' || event.type === 'agency-abolished.v1'
      ? [event.data.agencyId, ...successorsOf(event)]
      : event.data.agencyId,
  on: {
    'agency-registered.v2': (_, event) => ({
      ...event.data,
      names: [{ name: event.data.name, since: event.metadata.effectiveAt }],
      registered: entryOf(event),
      predecessors: [],
      ...begun(event),
    }),
    'agency-renamed.v1': (row, event) =>
      amend(row, event, ({ names }) => ({
        name: event.data.name,
        names: [...names, { name: event.data.name, since: event.metadata.effectiveAt }],
      })),
    'agency-merged.v1': (row, event) => ended(row, event, 'merged'),
    'agency-abolished.v1': (row, event) => ended(row, event, 'abolished'),
  },
  indexes: [['name']],
});

/** The row of the agency that ends; or of one that succeeds it, whose own history did not move on. */
const ended = (
  row: AgencyRow | null,
  event: Parameters<typeof entryOf>[0] & EndEvent,
  how: AgencyFate['how'],
): AgencyRow | null => {
  const { agencyId, on } = event.data;
  if (row && row.agencyId !== agencyId) {
    return { ...row, predecessors: [...row.predecessors, agencyId] };
  }
  return amend(row, event, () => ({
    ends: { on, successors: successorsOf(event), how, ended: entryOf(event) },
  }));
};
