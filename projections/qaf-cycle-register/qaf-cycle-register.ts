import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { MeetingId } from '../../src/contexts/meetings/contract.js';
import type {
  CycleEvent,
  CycleId,
  FrameworkId,
  RequirementCode,
} from '../../src/contexts/qaf/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, begun, byEffect, type Entry, entryOf, type Row } from '../register-entry.js';

/** Whether an agency takes part, as was said last. */
export interface SaidParticipation extends Entry {
  readonly takesPart: boolean;
  /** The agency itself, or whoever answers for it by then. */
  readonly answeredBy: AgencyId;
  /** Why it is not relevant. */
  readonly because?: Sealed;
}

export interface RecordedNoReturn extends Entry {
  readonly because?: Sealed;
}

/** An agency that was asked, and how far it came. */
export interface AskedAgency {
  readonly agencyId: AgencyId;
  readonly participation?: SaidParticipation;
  readonly noReturn?: RecordedNoReturn;
  /** The requirements on which it was assessed, and moderated: by code. */
  readonly assessed: readonly RequirementCode[];
  readonly moderated: readonly RequirementCode[];
}

/** What was missing of an agency when the cycle was closed. */
export interface LeftOut {
  readonly agencyId: AgencyId;
  readonly requirements: readonly RequirementCode[];
}

/** One year's assessment: who was asked, how far each came, whether it was reported and closed. */
export interface CycleRow extends Row {
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  readonly groupId?: BodyId;
  readonly year: number;
  readonly frameworkId: FrameworkId;
  readonly frameworkVersion: number;
  readonly assessmentsDue: PlainDate;
  readonly moderationDue: PlainDate;
  readonly reportDue: PlainDate;
  readonly stage: 'open' | 'reported' | 'closed';
  readonly opened: Entry;
  readonly agencies: readonly AskedAgency[];
  /** How many findings were raised, and closed. */
  readonly findings: number;
  readonly findingsClosed: number;
  readonly recommendations: number;
  readonly reported?: Entry & { readonly decisionId: DecisionId; readonly meetingId?: MeetingId };
  readonly closed?: Entry & {
    readonly noReturn: readonly AgencyId[];
    readonly notAssessed: readonly LeftOut[];
    readonly notModerated: readonly LeftOut[];
  };
}

const asked = (agencyId: AgencyId): AskedAgency => ({ agencyId, assessed: [], moderated: [] });

type OfAgency = Extract<CycleEvent, { data: { agencyId: AgencyId } }>;

/** The row with one agency further on; facts of agencies may arrive in any order. */
const further = (
  row: CycleRow | null,
  event: Recorded<OfAgency>,
  change: (agency: AskedAgency) => Partial<AskedAgency>,
): CycleRow | null =>
  amend(row, event as Recorded, ({ agencies }) => ({
    agencies: agencies.map((agency) =>
      agency.agencyId === event.data.agencyId ? { ...agency, ...change(agency) } : agency,
    ),
  }));

/** Of two entries, that which happened later. */
const later = <Each extends Entry>(one: Each | undefined, other: Each): Each =>
  one === undefined || byEffect(one, other) < 0 ? other : one;

const withCode = (
  codes: readonly RequirementCode[],
  code: RequirementCode,
): readonly RequirementCode[] => [...new Set([...codes, code])].toSorted();

export const qafCycleRegister = projection<CycleRow, CycleEvent>({
  name: 'qaf-cycle-register',
  version: 1,
  key: ({ data }) => data.cycleId,
  on: {
    'qaf-cycle-opened.v1': (_, event) => {
      const { agencyIds, ...data } = event.data;
      return {
        ...data,
        stage: 'open',
        opened: entryOf(event),
        agencies: agencyIds.map(asked),
        findings: 0,
        findingsClosed: 0,
        recommendations: 0,
        ...begun(event),
      };
    },
    'qaf-agency-asked.v1': (row, event) =>
      amend(row, event, ({ agencies }) => ({
        agencies: [...agencies, asked(event.data.agencyId)],
      })),
    'qaf-participation-confirmed.v1': (row, event) => {
      const said = { takesPart: true, answeredBy: event.data.answeredBy, ...entryOf(event) };
      return further(row, event, ({ participation }) => ({
        participation: later(participation, said),
      }));
    },
    'qaf-agency-not-relevant.v1': (row, event) => {
      const { answeredBy, because } = event.data;
      const said = { takesPart: false, answeredBy, because, ...entryOf(event) };
      return further(row, event, ({ participation }) => ({
        participation: later(participation, said),
      }));
    },
    'qaf-no-return-recorded.v1': (row, event) => {
      const { because } = event.data;
      const recorded = { ...(because && { because }), ...entryOf(event) };
      return further(row, event, ({ noReturn }) => ({ noReturn: later(noReturn, recorded) }));
    },
    'qaf-requirement-assessed.v1': (row, event) =>
      further(row, event, ({ assessed }) => ({
        assessed: withCode(assessed, event.data.requirement),
      })),
    'qaf-assessment-moderated.v1': (row, event) =>
      further(row, event, ({ moderated }) => ({
        moderated: withCode(moderated, event.data.requirement),
      })),
    'qaf-finding-raised.v1': (row, event) =>
      amend(row, event, ({ findings }) => ({ findings: findings + 1 })),
    'qaf-finding-closed.v1': (row, event) =>
      amend(row, event, ({ findingsClosed }) => ({ findingsClosed: findingsClosed + 1 })),
    'qaf-recommendation-made.v1': (row, event) =>
      amend(row, event, ({ recommendations }) => ({ recommendations: recommendations + 1 })),
    'qaf-recommendation-disposed.v1': (row, event) => amend(row, event, () => ({})),
    'qaf-cycle-reported.v1': (row, event) => {
      const { decisionId, meetingId } = event.data;
      const reported = { decisionId, ...(meetingId && { meetingId }), ...entryOf(event) };
      return amend(row, event, () => ({ stage: 'reported', reported }));
    },
    'qaf-cycle-closed.v1': (row, event) => {
      const { noReturn, notAssessed, notModerated } = event.data;
      const closed = { noReturn, notAssessed, notModerated, ...entryOf(event) };
      return amend(row, event, () => ({ stage: 'closed', closed }));
    },
  },
  indexes: [['boardId', 'year'], ['year']],
});
