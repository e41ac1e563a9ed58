import type {
  DutyRow,
  DutyTime,
} from '../../../../../../projections/duty-register/duty-register.js';
import { addDays, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { DutyId } from '../../../../bodies/contract.js';
import { byText } from '../in-words.js';
import { type ActionLine, actionLine } from '../action-line.js';
import type { Share } from '../counting.js';
import type { PackBasis } from '../pack-basis.js';
import type { Names } from '../names.js';
import { isComplete } from '../standing.js';

/** One time that a duty fell due, or will. */
export interface DutyLine {
  readonly dutyId: DutyId;
  readonly body: string;
  readonly duty: string;
  /** Where it is laid down. */
  readonly source?: string;
  readonly owner: string;
  readonly due: PlainDate;
  readonly fulfilledOn?: PlainDate;
  readonly evidence?: Sealed;
  readonly reference?: string;
  /** Why it was missed, where somebody said so. */
  readonly missedBecause?: Sealed;
}

/** The reporting schedule, read on the day of the position. */
export interface Schedule {
  /** Since when met duties are shown: the day after the last position, or the first day of the earliest plan. */
  readonly since: PlainDate;
  readonly met: readonly DutyLine[];
  /** Fallen due since then and not fulfilled, or found missed. */
  readonly missed: readonly DutyLine[];
  /** Fallen due before, neither fulfilled nor found missed. */
  readonly stillOwed: readonly DutyLine[];
  /** Falling due in the next six months. */
  readonly due: readonly DutyLine[];
  /** Of the duties that fell due since then, those that were met. */
  readonly metOfDue: Share;
}

export interface SixMonths {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly actionsDue: readonly (ActionLine & { readonly group: string })[];
  readonly meetings: readonly { readonly date: PlainDate; readonly body: string }[];
  readonly schedule: Schedule;
}

/** The same day so many months later, or the last day of that month where it has no such day. */
export const monthsAfter = (date: PlainDate, months: number): PlainDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return moved.toISOString().slice(0, 10) as PlainDate;
};

interface DutyOnce extends DutyTime {
  readonly row: DutyRow;
}

const dutyLine = ({ row, due, fulfilled, missed }: DutyOnce, names: Names): DutyLine => ({
  dutyId: row.dutyId,
  body: names.shortBody(row.bodyId),
  duty: row.duty,
  ...(row.source !== undefined && { source: row.source }),
  owner: row.owner,
  due,
  ...(fulfilled && { fulfilledOn: fulfilled.effectiveAt }),
  ...(fulfilled?.evidence && { evidence: fulfilled.evidence }),
  ...(fulfilled?.reference !== undefined && { reference: fulfilled.reference }),
  ...(missed && { missedBecause: missed.because }),
});

const byDue = (one: DutyOnce, other: DutyOnce): number =>
  byText(one.due, other.due) ||
  byText(one.row.duty, other.row.duty) ||
  byText(one.row.dutyId, other.row.dutyId);

/** Every time of every duty; of one that was withdrawn, what became of the times before. */
const timesOf = (rows: readonly DutyRow[]): readonly DutyOnce[] =>
  rows
    .flatMap((row) => row.times.map((time): DutyOnce => ({ ...time, row })))
    .filter(({ row, fulfilled, missed }) => !row.withdrawn || fulfilled || missed)
    .toSorted(byDue);

const scheduleOf = ({ position, last, names }: PackBasis, until: PlainDate): Schedule => {
  const { today, registers, groups, holdsBody } = position;
  const starts = groups.flatMap(({ plan }) => (plan ? [plan.starts] : [])).toSorted();
  const since = last ? addDays(last.today, 1) : (starts[0] ?? today);
  const times = timesOf(registers.duties.filter(({ bodyId }) => holdsBody(bodyId)));
  const isMet = ({ fulfilled }: DutyOnce): boolean => fulfilled !== undefined;
  // What is due on the day itself is not missed yet, unless somebody said so.
  const isMissed = (time: DutyOnce): boolean =>
    !isMet(time) && (time.due < today || time.missed !== undefined);
  const met = times.filter((time) => isMet(time) && since <= time.due && time.due <= today);
  const missed = times.filter((time) => isMissed(time) && since <= time.due);
  const lines = (chosen: readonly DutyOnce[]) => chosen.map((time) => dutyLine(time, names));
  return {
    since,
    met: lines(met),
    missed: lines(missed),
    stillOwed: lines(times.filter((time) => isMissed(time) && !time.missed && time.due < since)),
    due: lines(
      times.filter(
        (time) => today <= time.due && time.due <= until && !isMet(time) && !time.missed,
      ),
    ),
    metOfDue: { numerator: met.length, denominator: met.length + missed.length },
  };
};

/** What comes until half a year after the position, and how the reporting schedule was kept. */
export const composeSixMonths = (basis: PackBasis): SixMonths => {
  const { position, names } = basis;
  const { today, groups, registers, holdsBody } = position;
  const until = monthsAfter(today, 6);
  const isAhead = (date: PlainDate): boolean => today < date && date <= until;
  return {
    from: today,
    until,
    actionsDue: groups
      .flatMap(({ shortName, actions }) =>
        actions
          .filter((action) => !isComplete(action) && isAhead(action.targetDate))
          .map((action) => ({ ...actionLine(action, today, names), group: shortName })),
      )
      .toSorted(
        (one, other) =>
          byText(one.targetDate, other.targetDate) || byText(one.reference, other.reference),
      ),
    meetings: registers.meetings
      .filter(
        ({ stage, date, bodyId }) => stage === 'convened' && isAhead(date) && holdsBody(bodyId),
      )
      .map(({ date, bodyId }) => ({ date, body: names.body(bodyId) }))
      .toSorted((one, other) => byText(one.date, other.date) || byText(one.body, other.body)),
    schedule: scheduleOf(basis, until),
  };
};
