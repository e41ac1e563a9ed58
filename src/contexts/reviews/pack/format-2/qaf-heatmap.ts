import type { AssessmentRow } from '../../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import type {
  AskedAgency,
  CycleRow,
} from '../../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import type {
  AdoptedVersion,
  FrameworkRow,
} from '../../../../../projections/qaf-framework-register/qaf-framework-register.js';
import type { AgencyId } from '../../../bodies/contract.js';
import type { Rating, Requirement, RequirementCode } from '../../../qaf/contract.js';
import type { Registers } from '../registers.js';

// How format 2 reads a yearly assessment, apart from the rest of the program.

/** How an agency stands on a requirement: never nothing, and never taken for met. */
export const STANDINGS = [
  'met',
  'partly-met',
  'not-met',
  'not-assessed',
  'not-applicable',
  'not-relevant',
  'not-asked',
] as const satisfies readonly (Rating | 'not-assessed' | 'not-relevant' | 'not-asked')[];
export type Standing = (typeof STANDINGS)[number];

/** What became of a standing since the assessment before. */
export const CHANGES = [
  'better',
  'worse',
  'same',
  'newly-assessed',
  'no-longer-assessed',
  'not-comparable',
  'new-requirement',
  'dropped',
] as const;
export type Change = (typeof CHANGES)[number];

export interface HeatmapCell {
  /** Absent of what is asked no more. */
  readonly now?: Standing;
  /** Absent of what was not asked then. */
  readonly before?: Standing;
  /** By another agency. */
  readonly moderated: boolean;
  readonly change: Change;
}

/** A requirement with a cell for each agency, in the order of the agencies. */
export interface HeatmapRow {
  readonly code: RequirementCode;
  readonly title: string;
  readonly area: Requirement['area'];
  readonly since: Requirement['descent'] | 'dropped';
  /** Its code in the assessment before, where it was another. */
  readonly from?: RequirementCode;
  readonly cells: readonly HeatmapCell[];
}

/** A cycle with what was assessed in it. */
export interface AssessedYear {
  readonly cycle: CycleRow;
  readonly assessments: readonly AssessmentRow[];
}

/** Worst first. What is not applicable, not relevant or not asked stands in no order. */
const IN_ORDER: readonly Standing[] = ['not-met', 'partly-met', 'met'];

const isRated = (standing: Standing): boolean =>
  IN_ORDER.includes(standing) || standing === 'not-applicable';

/** Not assessed is neither better nor worse than anything: it is said as such. */
const changeBetween = (now: Standing | undefined, before: Standing | undefined): Change => {
  if (now === undefined) return 'dropped';
  if (before === undefined) return 'new-requirement';
  if (now === before) return 'same';
  if (before === 'not-assessed' && isRated(now)) return 'newly-assessed';
  if (now === 'not-assessed' && isRated(before)) return 'no-longer-assessed';
  const [one, other] = [IN_ORDER.indexOf(before), IN_ORDER.indexOf(now)];
  if (one < 0 || other < 0) return 'not-comparable';
  return one < other ? 'better' : 'worse';
};

const withoutRating = (agency: AskedAgency | undefined): Standing => {
  if (!agency) return 'not-asked';
  return agency.participation?.takesPart === false ? 'not-relevant' : 'not-assessed';
};

/** How each agency stands on each requirement of a year. */
const standingsIn = ({ cycle, assessments }: AssessedYear) => {
  const agencies = new Map(cycle.agencies.map((each) => [each.agencyId, each]));
  const rows = new Map(
    assessments.map((row) => [`${row.agencyId}.${row.requirement}`, row] as const),
  );
  return (agencyId: AgencyId, requirement: RequirementCode) => {
    const row = rows.get(`${agencyId}.${requirement}`);
    const standing: Standing = row ? row.rating : withoutRating(agencies.get(agencyId));
    return { standing, moderated: row?.moderation !== undefined };
  };
};

/** Every agency that was asked in one of the years, this year's first. */
export const agenciesAsked = (
  now: AssessedYear,
  before: AssessedYear | undefined,
): readonly AgencyId[] => [
  ...new Set(
    [now, ...(before ? [before] : [])].flatMap(({ cycle }) =>
      cycle.agencies.map(({ agencyId }) => agencyId),
    ),
  ),
];

type Traced = Pick<HeatmapRow, 'since'> & { readonly from?: RequirementCode };

interface Descended extends Traced {
  readonly requirement: Requirement;
}

const requirementsIn = (
  versions: readonly AdoptedVersion[],
  version: number,
): readonly Requirement[] => versions.find((each) => each.version === version)?.requirements ?? [];

/** What a requirement was, as many versions before: changed once is changed. */
const traced = (
  versions: readonly AdoptedVersion[],
  { code: latest }: Requirement,
  at: number,
  back: number,
): Traced => {
  let [code, changed] = [latest, false];
  for (let version = at; version > back; version -= 1) {
    const then = requirementsIn(versions, version).find((each) => each.code === code);
    if (then?.from === undefined) return { since: 'new' };
    changed ||= then.descent === 'changed';
    code = then.from;
  }
  return { since: changed ? 'changed' : 'carried', from: code };
};

/** Every requirement of a version with what it was in a former one; then what that one had and this has no more. */
const descended = (
  versions: readonly AdoptedVersion[],
  now: number,
  before: number | undefined,
): readonly Descended[] => {
  const here = requirementsIn(versions, now).map((requirement): Descended => {
    const was: Traced =
      before === undefined ? { since: 'new' } : traced(versions, requirement, now, before);
    return { requirement, ...was };
  });
  const kept = new Set(here.map(({ from }) => from));
  const former = before === undefined ? [] : requirementsIn(versions, before);
  return [
    ...here,
    ...former
      .filter(({ code }) => !kept.has(code))
      .map((requirement): Descended => ({
        requirement,
        since: 'dropped',
        from: requirement.code,
      })),
  ];
};

/** Requirement by agency, this year beside the assessment before, also across versions of the framework. */
export const heatmapOf = (
  { versions }: Pick<FrameworkRow, 'versions'>,
  now: AssessedYear,
  before: AssessedYear | undefined,
): readonly HeatmapRow[] => {
  const agencies = agenciesAsked(now, before);
  const [nowOf, beforeOf] = [standingsIn(now), before && standingsIn(before)];
  return descended(versions, now.cycle.frameworkVersion, before?.cycle.frameworkVersion).map(
    ({ requirement: { code, title, area }, since, from }) => ({
      code,
      title,
      area,
      since,
      ...(from !== undefined && from !== code && { from }),
      cells: agencies.map((agencyId): HeatmapCell => {
        const then = from && beforeOf?.(agencyId, from).standing;
        const today = since === 'dropped' ? undefined : nowOf(agencyId, code);
        return {
          ...(today && { now: today.standing }),
          ...(then && { before: then }),
          moderated: today?.moderated ?? false,
          change: changeBetween(today?.standing, then),
        };
      }),
    }),
  );
};

/** The Board's last assessment in these registers, and the one before it. */
export const assessedYears = (
  { cycles, assessments }: Registers,
  boardId: string,
): { readonly now?: AssessedYear; readonly before?: AssessedYear } => {
  const years = cycles
    .filter((cycle) => cycle.boardId === boardId)
    .toSorted((one, other) => one.year - other.year)
    .map((cycle) => ({
      cycle,
      assessments: assessments.filter(({ cycleId }) => cycleId === cycle.cycleId),
    }));
  const [now, before] = [years.at(-1), years.at(-2)];
  return { ...(now && { now }), ...(before && { before }) };
};
