import { assertNever } from '../../kernel/assert-never.js';
import { addDays, daysBetween, type PlainDate } from '../../kernel/plain-date.js';
import {
  bodyExistsOn,
  type EstablishedBody,
  type Month,
  monthAfter,
  monthOf,
  monthsLater,
  type TermsOfReference,
  termsInForce,
} from '../bodies/contract.js';
import type { ConvenedMeeting } from './meeting.js';

/** As much of a meeting as tells whether a body met. */
export type MeetingDay = Pick<ConvenedMeeting, 'stage' | 'date'>;

/** How a body keeps to the rule on its meetings, on a day. */
export const CADENCE_STANDINGS = [
  'kept',
  /** Longer without a meeting than its terms, or the rule on bi-monthly groups, let pass. */
  'overdue',
  /** Fewer meetings in the last twelve months than its terms require. */
  'too-few',
  /** A month in which it neither met nor was found to need no meeting. */
  'month-unaccounted',
  'no-rule',
] as const;
export type CadenceStanding = (typeof CADENCE_STANDINGS)[number];

/** The rule of the terms of reference in force that day. */
export interface CadenceRule {
  readonly kind: TermsOfReference['cadence']['kind'];
  readonly termsVersion: number;
  readonly timesAYear?: number;
  /** Days without a meeting that may pass: of the terms, or ours for bi-monthly groups. */
  readonly warnAfterDays?: number;
  /** Where the terms say it is laid down. */
  readonly source?: string;
}

export interface Cadence {
  readonly standing: CadenceStanding;
  readonly rule?: CadenceRule;
  /** Of the twelve months that end with the day, as far as the body existed. */
  readonly year: {
    readonly from: PlainDate;
    readonly held: number;
    readonly inquorate: number;
    readonly cancelled: number;
    readonly notRequired: number;
  };
  /** The last one held with its quorum present. */
  readonly lastMet?: PlainDate;
  /** Since then; since it was established where it never met. */
  readonly daysSince: number;
  readonly next?: PlainDate;
  /** Months that are over, in which a body that meets if required neither met nor was found not to need to. */
  readonly monthsUnaccounted: readonly Month[];
  /** The last day of a set period. */
  readonly endsOn?: PlainDate;
}

type BodyThatMeets = Omit<EstablishedBody, 'terms'> & {
  readonly terms: readonly (TermsOfReference & { readonly source?: string })[];
};

/** A body that meets bi-monthly, counted as six a year, is warned about beyond ten weeks: our own rule. */
const SIX_A_YEAR = { timesAYear: 6, warnAfterDays: 70 } as const;

const isSameCadence = (one: TermsOfReference, other: TermsOfReference): boolean =>
  one.cadence.kind === other.cadence.kind && one.cadence.timesAYear === other.cadence.timesAYear;

/** Later terms that keep the cadence rest on where the earlier ones say it is laid down. */
const sourceOf = (body: BodyThatMeets, inForce: TermsOfReference): string | undefined =>
  body.terms
    .filter((each) => each.version <= inForce.version && isSameCadence(each, inForce))
    .map((each) => each.cadence.source ?? each.source)
    .findLast((source) => source !== undefined);

const ruleOf = (body: BodyThatMeets, on: PlainDate): CadenceRule | undefined => {
  const terms = termsInForce(body, on);
  if (!terms) return undefined;
  const { kind, timesAYear } = terms.cadence;
  const ours = timesAYear === SIX_A_YEAR.timesAYear ? SIX_A_YEAR.warnAfterDays : undefined;
  const warnAfterDays = terms.cadence.warnAfterDays ?? ours;
  const source = sourceOf(body, terms);
  return {
    kind,
    termsVersion: terms.version,
    ...(timesAYear !== undefined && { timesAYear }),
    ...(warnAfterDays !== undefined && { warnAfterDays }),
    ...(source !== undefined && { source }),
  };
};

const isHeld = ({ stage }: MeetingDay): boolean =>
  stage === 'held' || stage === 'minutes-confirmed';

/** The months over by that day, of the last twelve, in which terms had the body meet if required. */
const monthsIfRequired = (body: EstablishedBody, on: PlainDate): readonly Month[] =>
  Array.from({ length: 12 }, (_, index) => monthAfter(monthOf(on), index - 12)).filter((month) => {
    const firstDay = `${month}-01` as PlainDate;
    return (
      bodyExistsOn(body, firstDay) &&
      termsInForce(body, firstDay)?.cadence.kind === 'monthly-if-required'
    );
  });

/**
 * How a body keeps to its cadence on a day, by the terms of reference in force then.
 * @param meetings of this body
 */
export const cadenceOn = (
  body: BodyThatMeets,
  meetings: readonly MeetingDay[],
  on: PlainDate,
): Cadence => {
  const rule = ruleOf(body, on);
  const yearBefore = addDays(monthsLater(on, -12), 1);
  const from = body.establishedOn > yearBefore ? body.establishedOn : yearBefore;
  const inYear = meetings.filter(({ date }) => from <= date && date <= on);
  const held = meetings.filter((each) => isHeld(each) && each.date <= on);
  const lastMet = held
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const next = meetings
    .filter(({ stage, date }) => stage === 'convened' && date > on)
    .map(({ date }) => date)
    .toSorted()[0];
  const notRequired = new Set((body.monthsNotRequired ?? []).map(({ month }) => month));
  const met = new Set(held.map(({ date }) => monthOf(date)));
  const counted = {
    year: {
      from,
      held: inYear.filter(isHeld).length,
      inquorate: inYear.filter(({ stage }) => stage === 'inquorate').length,
      cancelled: inYear.filter(({ stage }) => stage === 'cancelled').length,
      notRequired: [...notRequired].filter(
        (month) => monthOf(from) <= month && month <= monthOf(on),
      ).length,
    },
    daysSince: daysBetween(lastMet ?? body.establishedOn, on),
    monthsUnaccounted: monthsIfRequired(body, on).filter(
      (month) => !met.has(month) && !notRequired.has(month),
    ),
  };
  return {
    standing: standingOf(rule, counted, from === yearBefore),
    ...(rule && { rule }),
    ...counted,
    ...(lastMet && { lastMet }),
    ...(next && { next }),
    ...(body.delegation && { endsOn: body.delegation.endsOn }),
  };
};

const standingOf = (
  rule: CadenceRule | undefined,
  { year, daysSince, monthsUnaccounted }: Pick<Cadence, 'year' | 'daysSince' | 'monthsUnaccounted'>,
  wholeYear: boolean,
): CadenceStanding => {
  if (!rule) return 'no-rule';
  const { kind, timesAYear, warnAfterDays } = rule;
  if (warnAfterDays !== undefined && daysSince > warnAfterDays) return 'overdue';
  switch (kind) {
    case 'times-a-year':
      if (timesAYear === undefined) return warnAfterDays === undefined ? 'no-rule' : 'kept';
      return wholeYear && year.held < timesAYear ? 'too-few' : 'kept';
    case 'monthly-if-required':
      return monthsUnaccounted.length > 0 ? 'month-unaccounted' : 'kept';
    case 'for-a-set-period':
      return 'kept';
    default:
      return assertNever(kind);
  }
};
