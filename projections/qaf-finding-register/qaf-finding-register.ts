import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  CycleEvent,
  CycleEvidence,
  CycleId,
  Disposition,
  FindingId,
  RecommendationId,
  RequirementCode,
} from '../../src/contexts/qaf/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { type Entry, entryOf } from '../register-entry.js';

type Closed = Extract<CycleEvent, { type: 'qaf-finding-closed.v1' }>['data'];

/** A recommendation on a finding, and what became of it. */
export interface FindingsRecommendation {
  readonly recommendationId: RecommendationId;
  readonly number: number;
  /** Absent until it has one. */
  readonly disposition?: Disposition['kind'];
}

/** What an assessment found wanting, until it is shown to be put right. */
export interface FindingRow {
  readonly findingId: FindingId;
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  readonly year: number;
  readonly number: number;
  readonly requirements: readonly RequirementCode[];
  /** Whom it concerns; all, where nobody is named. */
  readonly agencyIds: readonly AgencyId[];
  readonly text: Sealed;
  readonly stage: 'open' | 'closed';
  readonly raisedOn: PlainDate;
  readonly raised: Entry;
  readonly recommendations: readonly FindingsRecommendation[];
  readonly closedOn?: PlainDate;
  readonly closed?: Entry &
    Pick<Closed, 'shownBy' | 'actions' | 'statement'> & {
      readonly evidence: readonly Omit<CycleEvidence, 'file'>[];
    };
}

type Events = Extract<
  CycleEvent,
  { type: `qaf-finding-${string}` | `qaf-recommendation-${string}` }
>;

export const qafFindingRegister = projection<FindingRow, Events>({
  name: 'qaf-finding-register',
  version: 1,
  key: (event) =>
    event.type === 'qaf-finding-raised.v1' || event.type === 'qaf-finding-closed.v1'
      ? event.data.findingId
      : event.data.findingIds,
  on: {
    'qaf-finding-raised.v1': (_, event) => ({
      ...event.data,
      stage: 'open',
      raisedOn: event.metadata.effectiveAt,
      raised: entryOf(event),
      recommendations: [],
    }),
    'qaf-recommendation-made.v1': (row, { data: { recommendationId, number } }) =>
      row && {
        ...row,
        recommendations: [...row.recommendations, { recommendationId, number }],
      },
    'qaf-recommendation-disposed.v1': (row, { data: { recommendationId, disposition } }) =>
      row && {
        ...row,
        recommendations: row.recommendations.map((each) =>
          each.recommendationId === recommendationId
            ? { ...each, disposition: disposition.kind }
            : each,
        ),
      },
    'qaf-finding-closed.v1': (row, event) => {
      if (!row) return null;
      const { shownBy, actions, statement, evidence } = event.data;
      const shown = evidence.map(({ file: _file, ...each }) => each);
      return {
        ...row,
        stage: 'closed',
        closedOn: event.metadata.effectiveAt,
        closed: {
          shownBy,
          actions,
          ...(statement && { statement }),
          evidence: shown,
          ...entryOf(event),
        },
      };
    },
  },
  indexes: [
    ['cycleId', 'number'],
    ['stage', 'raisedOn'],
  ],
});
