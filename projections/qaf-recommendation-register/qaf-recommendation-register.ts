import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { ActionId, PlanId } from '../../src/contexts/delivery-plans/contract.js';
import type {
  CycleEvent,
  CycleId,
  Disposition,
  FindingId,
  RecommendationId,
} from '../../src/contexts/qaf/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { type Entry, entryOf } from '../register-entry.js';

/** What carries a recommendation, or why nothing does: the members that its kind has. */
export interface GivenDisposition extends Entry {
  readonly kind: Disposition['kind'];
  readonly planId?: PlanId;
  readonly actionId?: ActionId;
  readonly agencyId?: AgencyId;
  readonly owner?: string;
  readonly ownerId?: ActorId;
  readonly due?: PlainDate;
  readonly action?: Sealed;
  /** Why it is not accepted. */
  readonly notAcceptedBecause?: Sealed;
  readonly decisionId?: DecisionId;
  /** Why it took the place of another one. */
  readonly because?: Sealed;
}

/** What an assessment recommends, and what becomes of it. */
export interface RecommendationRow {
  readonly recommendationId: RecommendationId;
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  readonly year: number;
  readonly number: number;
  readonly findingIds: readonly FindingId[];
  readonly text: Sealed;
  readonly madeOn: PlainDate;
  readonly made: Entry;
  /** `none` until it has one: then an assessment cannot be closed. */
  readonly standing: 'none' | Disposition['kind'];
  readonly disposition?: GivenDisposition;
  /** Those that it took the place of, the earliest first. */
  readonly former: readonly GivenDisposition[];
}

type Events = Extract<CycleEvent, { type: `qaf-recommendation-${string}` }>;

const membersOf = (disposition: Disposition) => {
  if (disposition.kind !== 'not-accepted') return disposition;
  const { kind, because } = disposition;
  return { kind, notAcceptedBecause: because };
};

export const qafRecommendationRegister = projection<RecommendationRow, Events>({
  name: 'qaf-recommendation-register',
  version: 1,
  key: ({ data }) => data.recommendationId,
  on: {
    'qaf-recommendation-made.v1': (_, event) => ({
      ...event.data,
      madeOn: event.metadata.effectiveAt,
      made: entryOf(event),
      standing: 'none',
      former: [],
    }),
    'qaf-recommendation-disposed.v1': (row, event) => {
      if (!row) return null;
      const { disposition, decisionId, because } = event.data;
      const given = {
        ...membersOf(disposition),
        ...(decisionId && { decisionId }),
        ...(because && { because }),
        ...entryOf(event),
      };
      return {
        ...row,
        standing: disposition.kind,
        disposition: given,
        former: row.disposition ? [...row.former, row.disposition] : row.former,
      };
    },
  },
  indexes: [
    ['cycleId', 'number'],
    ['standing', 'madeOn'],
  ],
});
