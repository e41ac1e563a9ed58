import type { DutyRow, DutyTime } from '../../../../projections/duty-register/duty-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { DUTY_STANDINGS, type DutyStanding, dutyStanding } from '../duty.js';

/** One time that a duty falls due, as the schedule lists it. */
export type EntryOfSchedule = Pick<
  DutyRow,
  'dutyId' | 'duty' | 'source' | 'bodyId' | 'agencyId' | 'owner'
> &
  Pick<DutyTime, 'due' | 'fulfilledOn' | 'missedOn'> & { readonly standing: DutyStanding };

const entry = (row: DutyRow, time: DutyTime, on: PlainDate): EntryOfSchedule => {
  const { dutyId, duty, source, bodyId, agencyId, owner } = row;
  const { due, fulfilledOn, missedOn } = time;
  return {
    dutyId,
    duty,
    ...(source && { source }),
    bodyId,
    ...(agencyId && { agencyId }),
    owner,
    due,
    standing: dutyStanding(time, on),
    ...(fulfilledOn && { fulfilledOn }),
    ...(missedOn && { missedOn }),
  };
};

const byDue = (one: EntryOfSchedule, other: EntryOfSchedule): number =>
  `${one.due} ${one.duty}` < `${other.due} ${other.duty}` ? -1 : 1;

/** The reporting schedule on a day: every time that a duty falls due between two days, and how many stand how. */
export const scheduleOn = (
  rows: readonly DutyRow[],
  on: PlainDate,
  { from, to }: { readonly from?: PlainDate; readonly to?: PlainDate },
) => {
  const entries = rows
    .flatMap((row) => row.times.map((time) => entry(row, time, on)))
    .filter(({ due }) => (from === undefined || from <= due) && (to === undefined || due <= to))
    .toSorted(byDue);
  const counted = DUTY_STANDINGS.map((standing) => [
    standing,
    entries.filter((each) => each.standing === standing).length,
  ]);
  return {
    on,
    standings: Object.fromEntries(counted) as Readonly<Record<DutyStanding, number>>,
    entries,
  };
};
