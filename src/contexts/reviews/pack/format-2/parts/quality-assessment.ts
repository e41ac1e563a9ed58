import type { CycleRow } from '../../../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { DecisionReference } from '../../../../decisions/contract.js';
import type { Requirement } from '../../../../qaf/contract.js';
import { countBy } from '../counting.js';
import { recordedDecisions } from '../names.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import {
  agenciesAsked,
  type AssessedYear,
  assessedYears,
  type Change,
  CHANGES,
  heatmapOf,
  type HeatmapRow,
} from '../qaf-heatmap.js';
import { type Tally, tallyOf } from '../qaf-tally.js';
import {
  AGE_BANDS,
  type AgeBand,
  findingLines,
  type FindingLine,
  recommendationLines,
  type RecommendationLine,
} from './quality-findings.js';

/** Which year's assessment, and how far it came. */
export interface CycleLine {
  readonly year: number;
  readonly framework: string;
  readonly frameworkVersion: number;
  readonly stage: CycleRow['stage'];
  readonly assessmentsDue: PlainDate;
  /** The decision that took note of it. */
  readonly reportedBy?: DecisionReference;
  readonly reportedOn?: PlainDate;
  readonly closedOn?: PlainDate;
}

export interface AssessedAgency {
  readonly agency: string;
  /** Absent where it was not asked this year. */
  readonly takesPart?: 'yes' | 'not-relevant' | 'not-said';
  /** No return was received of it. */
  readonly noReturn: boolean;
  readonly now: Tally;
  readonly before?: Tally;
}

export interface AssessedArea {
  readonly area: Requirement['area'];
  readonly now: Tally;
  readonly before?: Tally;
}

/** Part 8: the Victims' Code assessment, requirement by agency, this year and last, and what it led to. */
export interface QualityAssessment {
  readonly cycle: CycleLine;
  readonly before?: CycleLine;
  readonly all: { readonly now: Tally; readonly before?: Tally };
  /** In the order of the cells of every requirement. */
  readonly agencies: readonly AssessedAgency[];
  readonly areas: readonly AssessedArea[];
  readonly requirements: readonly HeatmapRow[];
  /** Absent where there is no assessment before. */
  readonly changes?: Readonly<Record<Change, number>>;
  readonly findings: {
    readonly byAge: Readonly<Record<AgeBand, number>>;
    /** Every open one, the oldest first. */
    readonly open: readonly FindingLine[];
  };
  readonly withoutDisposition: number;
  readonly recommendations: readonly RecommendationLine[];
}

const cycleLine = (
  { cycle }: AssessedYear,
  { registers, holdsDecision }: PositionAsAt,
): CycleLine => {
  const { frameworkId, frameworkVersion, reported, closed } = cycle;
  const framework = registers.frameworks
    .find((each) => each.frameworkId === frameworkId)
    ?.versions.find(({ version }) => version === frameworkVersion);
  const decision = recordedDecisions(registers).find(
    (each) => each.decisionId === reported?.decisionId && holdsDecision(each),
  );
  return {
    year: cycle.year,
    framework: framework?.title ?? frameworkId,
    frameworkVersion,
    stage: cycle.stage,
    assessmentsDue: cycle.assessmentsDue,
    ...(decision && { reportedBy: decision.reference }),
    ...(reported && { reportedOn: reported.effectiveAt }),
    ...(closed && { closedOn: closed.effectiveAt }),
  };
};

/** Of each time, where there was an earlier one. */
const tallies = (rows: readonly HeatmapRow[], hasBefore: boolean, agency?: number) => {
  const cells = rows.flatMap((row) =>
    agency === undefined ? row.cells : row.cells.slice(agency, agency + 1),
  );
  return {
    now: tallyOf(cells.map(({ now }) => now)),
    ...(hasBefore && { before: tallyOf(cells.map(({ before }) => before)) }),
  };
};

const agencyLine = (
  agencyId: string,
  { cycle }: AssessedYear,
): Pick<AssessedAgency, 'takesPart' | 'noReturn'> => {
  const asked = cycle.agencies.find((each) => each.agencyId === agencyId);
  if (!asked) return { noReturn: false };
  const takesPart = asked.participation
    ? asked.participation.takesPart
      ? 'yes'
      : 'not-relevant'
    : 'not-said';
  return { takesPart, noReturn: asked.noReturn !== undefined };
};

/** The heatmap of a position's last assessment; undefined where there is none. */
export const heatmapAt = ({ registers, review }: PositionAsAt) => {
  const { now, before } = assessedYears(registers, review.boardId);
  const framework =
    now && registers.frameworks.find((each) => each.frameworkId === now.cycle.frameworkId);
  if (!now || !framework) return undefined;
  return { now, ...(before && { before }), rows: heatmapOf(framework, now, before) };
};

/** Absent in Part 2, and where no assessment was opened. */
export const composeQualityAssessment = ({
  position,
  names,
}: PackBasis): QualityAssessment | undefined => {
  const heatmap = position.part === 1 ? heatmapAt(position) : undefined;
  if (!heatmap) return undefined;
  const { now, before, rows } = heatmap;
  const hasBefore = before !== undefined;
  const open = findingLines(position, names);
  const years = [now, ...(before ? [before] : [])].map(({ cycle }) => cycle.year);
  const recommendations = recommendationLines(position, years, names);
  const cells = rows.flatMap((row) => row.cells);
  return {
    cycle: cycleLine(now, position),
    ...(before && { before: cycleLine(before, position) }),
    all: tallies(rows, hasBefore),
    agencies: agenciesAsked(now, before).map((agencyId, index) => ({
      agency: names.agency(agencyId),
      ...agencyLine(agencyId, now),
      ...tallies(rows, hasBefore, index),
    })),
    areas: [...Map.groupBy(rows, ({ area }) => area)].map(([area, those]) => ({
      area,
      ...tallies(those, hasBefore),
    })),
    requirements: rows,
    ...(hasBefore && {
      changes: countBy(
        cells.map(({ change }) => change),
        CHANGES,
      ),
    }),
    findings: {
      byAge: countBy(
        open.map(({ ageBand }) => ageBand),
        AGE_BANDS,
      ),
      open,
    },
    withoutDisposition: recommendations.filter(({ disposition }) => disposition === 'none').length,
    recommendations,
  };
};
