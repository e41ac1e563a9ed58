import type { DutyRow } from '../../../../../../projections/duty-register/duty-register.js';
import { addDays, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { DutyId } from '../../../../bodies/contract.js';
import { byText } from '../in-words.js';
import { type ActionLine, actionLine } from '../action-line.js';
import { isComplete, type Share } from '../counting.js';
import type { PackBasis } from '../pack-basis.js';
import type { Names } from '../names.js';

export interface DutyLine {
  readonly dutyId: DutyId;
  readonly body: string;
  readonly duty: string;
  readonly owner: string;
  readonly due: PlainDate;
  readonly fulfilledOn?: PlainDate;
  readonly evidence?: Sealed;
}

/** The reporting schedule, read on the day of the position. */
export interface Schedule {
  /** Since when met duties are shown: the day after the last position, or the first day of the earliest plan. */
  readonly since: PlainDate;
  readonly met: readonly DutyLine[];
  /** Fallen due and not fulfilled, however long ago. */
  readonly missed: readonly DutyLine[];
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

const dutyLine = (
  { dutyId, bodyId, duty, owner, due, fulfilled }: DutyRow,
  names: Names,
): DutyLine => ({
  dutyId,
  body: names.shortBody(bodyId),
  duty,
  owner,
  due,
  ...(fulfilled && { fulfilledOn: fulfilled.effectiveAt, evidence: fulfilled.evidence }),
});

const byDue = (one: DutyRow, other: DutyRow): number =>
  byText(one.due, other.due) || byText(one.duty, other.duty) || byText(one.dutyId, other.dutyId);

const scheduleOf = ({ position, last, names }: PackBasis, until: PlainDate): Schedule => {
  const { today, registers, groups, holdsBody } = position;
  const starts = groups.flatMap(({ plan }) => (plan ? [plan.starts] : [])).toSorted();
  const since = last ? addDays(last.today, 1) : (starts[0] ?? today);
  const duties = registers.duties.filter(({ bodyId }) => holdsBody(bodyId)).toSorted(byDue);
  // What is due on the day itself is not missed yet.
  const fellDue = duties.filter(
    ({ due, fulfilled }) => since <= due && (due < today || (due === today && fulfilled)),
  );
  const met = fellDue.filter(({ fulfilled }) => fulfilled !== undefined);
  const lines = (rows: readonly DutyRow[]) => rows.map((row) => dutyLine(row, names));
  return {
    since,
    met: lines(met),
    missed: lines(duties.filter(({ due, fulfilled }) => due < today && fulfilled === undefined)),
    due: lines(
      duties.filter(
        ({ due, fulfilled }) => today <= due && due <= until && fulfilled === undefined,
      ),
    ),
    metOfDue: { numerator: met.length, denominator: fellDue.length },
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
