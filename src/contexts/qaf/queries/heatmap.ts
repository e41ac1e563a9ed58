import type { AssessmentRow } from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import type {
  AskedAgency,
  CycleRow,
} from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import type { FrameworkRow } from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import type { AgencyId } from '../../bodies/contract.js';
import { RATINGS } from '../cycle.events.js';
import type { Area, Descent } from '../framework.events.js';
import type { RequirementCode } from '../ids.js';
import { type Change, changeBetween } from './change.js';
import { descentsBetween, type Descended } from './descents.js';

/** How an agency stands on a requirement: never nothing, and never taken for met. */
export const STANDINGS = [...RATINGS, 'not-assessed', 'not-relevant', 'not-asked'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A requirement since the assessment before: as the framework has it now, or no more. */
export const SINCE_BEFORE = ['carried', 'changed', 'new', 'dropped'] as const;

export interface Cell {
  readonly requirement: RequirementCode;
  readonly title: string;
  readonly area: Area;
  readonly descent: Descent | 'dropped';
  /** Its code in the assessment before. */
  readonly from?: RequirementCode;
  readonly agencyId: AgencyId;
  /** Absent of what is asked no more. */
  readonly now?: Standing;
  readonly moderated: boolean;
  /** Absent of what was not asked then. */
  readonly before?: Standing;
  readonly change: Change;
}

/** A year's cycle with its rows. */
export interface AssessedYear {
  readonly cycle: CycleRow;
  readonly assessments: readonly AssessmentRow[];
}

const withoutRating = (agency: AskedAgency | undefined): Standing => {
  if (!agency) return 'not-asked';
  return agency.participation?.takesPart === false ? 'not-relevant' : 'not-assessed';
};

const keyOf = (agencyId: string, requirement: string): string => `${agencyId}.${requirement}`;

/** How each agency stands on each requirement of a year. */
const standings = ({ cycle, assessments }: AssessedYear) => {
  const agencies = new Map(cycle.agencies.map((each) => [each.agencyId, each]));
  const rows = new Map(assessments.map((row) => [keyOf(row.agencyId, row.requirement), row]));
  return (agencyId: AgencyId, requirement: RequirementCode) => {
    const row = rows.get(keyOf(agencyId, requirement));
    const standing: Standing = row ? row.rating : withoutRating(agencies.get(agencyId));
    return { standing, moderated: row?.moderation !== undefined };
  };
};

/** Every agency that was asked in one of the years, this year's first. */
const agenciesOf = (now: AssessedYear, before: AssessedYear | undefined): readonly AgencyId[] => [
  ...new Set(
    [now, ...(before ? [before] : [])].flatMap(({ cycle }) =>
      cycle.agencies.map(({ agencyId }) => agencyId),
    ),
  ),
];

/**
 * Requirement by agency, this year beside the last one that there was, also across versions of the framework:
 * requirements in their order, then those that were dropped.
 */
export const heatmapOf = (
  framework: FrameworkRow,
  now: AssessedYear,
  before: AssessedYear | undefined,
): readonly Cell[] => {
  const agencies = agenciesOf(now, before);
  const nowOf = standings(now);
  const beforeOf = before && standings(before);
  const cell =
    (agencyId: AgencyId) =>
    ({ requirement: { code, title, area }, descent, from }: Descended): Cell => {
      const then = from && beforeOf?.(agencyId, from).standing;
      const today = descent === 'dropped' ? undefined : nowOf(agencyId, code);
      return {
        requirement: code,
        title,
        area,
        descent,
        ...(from && { from }),
        agencyId,
        ...(today && { now: today.standing }),
        moderated: today?.moderated ?? false,
        ...(then && { before: then }),
        change: changeBetween(today?.standing, then),
      };
    };
  return descentsBetween(
    framework.versions,
    now.cycle.frameworkVersion,
    before?.cycle.frameworkVersion,
  ).flatMap((descended) => agencies.map((agencyId) => cell(agencyId)(descended)));
};
