import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  CycleEvent,
  CycleEvidence,
  CycleId,
  Rating,
  RequirementCode,
} from '../../src/contexts/qaf/contract.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { byEffect, type Entry, entryOf } from '../register-entry.js';

/** What shows a rating; a file is kept by the agency, and linked. */
export type ShownEvidence = Omit<CycleEvidence, 'file'>;

/** How an agency rated itself, once. */
export interface MadeAssessment extends Entry {
  readonly rating: Rating;
  readonly answeredBy: AgencyId;
  readonly because?: Sealed;
  readonly evidence: readonly ShownEvidence[];
}

/** How another agency sees it. */
export interface MadeModeration extends Entry {
  readonly moderatorId: AgencyId;
  readonly rating: Rating;
  readonly agreed: boolean;
  readonly because?: Sealed;
}

/** One agency on one requirement in one year. That there is no row says: not assessed. */
export interface AssessmentRow {
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  readonly year: number;
  readonly agencyId: AgencyId;
  readonly requirement: RequirementCode;
  /** As it stands: the moderator's, else the agency's own. */
  readonly rating: Rating;
  readonly selfAssessment: MadeAssessment;
  /** Those that it took the place of, the earliest first. */
  readonly former: readonly MadeAssessment[];
  readonly moderation?: MadeModeration;
}

type Events = Extract<
  CycleEvent,
  { type: 'qaf-requirement-assessed.v1' | 'qaf-assessment-moderated.v1' }
>;

const withoutFile = ({ file: _file, ...evidence }: CycleEvidence): ShownEvidence => evidence;

export const qafAssessmentRegister = projection<AssessmentRow, Events>({
  name: 'qaf-assessment-register',
  version: 1,
  key: ({ data: { cycleId, agencyId, requirement } }) => `${cycleId}.${agencyId}.${requirement}`,
  on: {
    'qaf-requirement-assessed.v1': (row, event) => {
      const { cycleId, boardId, year, agencyId, requirement, ...said } = event.data;
      const made: MadeAssessment = {
        ...said,
        evidence: said.evidence.map(withoutFile),
        ...entryOf(event),
      };
      const before = row ? [...row.former, row.selfAssessment] : [];
      const all = [...before, made].toSorted(byEffect);
      const latest = all.at(-1) ?? made;
      return {
        cycleId,
        boardId,
        year,
        agencyId,
        requirement,
        rating: row?.moderation?.rating ?? latest.rating,
        selfAssessment: latest,
        former: all.slice(0, -1),
        ...(row?.moderation && { moderation: row.moderation }),
      };
    },
    'qaf-assessment-moderated.v1': (row, event) => {
      if (!row) return null;
      const { moderatorId, rating, agreed, because } = event.data;
      const moderation = {
        moderatorId,
        rating,
        agreed,
        ...(because && { because }),
        ...entryOf(event),
      };
      return { ...row, rating, moderation };
    },
  },
  indexes: [
    ['cycleId', 'agencyId', 'requirement'],
    ['year', 'agencyId'],
  ],
});
