import type { Capacity } from '../../../../../kernel/actor.js';
import type { Instant, PlainDate } from '../../../../../kernel/plain-date.js';
import { londonDate } from '../../../../../kernel/plain-date.js';
import type { Figure } from '../../../../delivery-plans/contract.js';
import type { GroupWithoutReturn } from '../../../../../../projections/review-register/review-row.js';
import type { JudgementGrade } from '../../../contract.js';
import { inWords } from '../in-words.js';
import type { Share } from '../counting.js';
import type { MeasureLine, OutcomeRating } from '../outcome-rating.js';
import type { DecisionNeeded } from '../parts/exceptions.js';
import type { Origin } from '../parts/group-pages.js';
import { html, type Html, type HtmlPart } from '../../../../../platform/html.js';

// Written out here, never taken from the machine's locale data: the same pack reads the same for ever.

/** "30 Sep 2021". */
export const shortDate = (date: PlainDate): string => {
  const [day = '', month = '', year = ''] = inWords(date).split(' ');
  return `${day} ${month.slice(0, 3)} ${year}`;
};

/** "1 October 2021, 09:15 UTC". */
export const moment = (at: Instant): string =>
  `${inWords(londonDate(at))}, ${at.slice(11, 16)} UTC`;

/** "6,030". */
export const whole = (value: number): string =>
  `${value < 0 ? '−' : ''}${String(Math.abs(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

const of = (part: number, all: number): Html =>
  html`<span class="nowrap">(${whole(part)} of ${whole(all)})</span>`;

/** "57% (8 of 14)": to the nearest whole per cent. */
export const share = ({ numerator, denominator }: Share): HtmlPart =>
  denominator === 0
    ? 'none to count'
    : html`${Math.round((100 * numerator) / denominator)}% ${of(numerator, denominator)}`;

/** "13.7% (829 of 6,030)", or the number alone where it is no share. */
export const figure = ({ value, denominator }: Figure): HtmlPart => {
  if (denominator === undefined) return whole(value);
  const tenths = Math.round((1_000 * value) / denominator);
  const sign = tenths < 0 ? '−' : '';
  const size = Math.abs(tenths);
  return html`${sign}${Math.floor(size / 10)}.${size % 10}% ${of(value, denominator)}`;
};

/** "182 days later", "10 days earlier". */
export const shifted = (days: number): string =>
  `${plural(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`;

export const OUTCOME_WORDS: Readonly<Record<OutcomeRating, string>> = {
  improving: 'Improving',
  static: 'Static',
  worsening: 'Worsening',
  'no-data': 'No data',
};

export const NEEDED_WORDS: Readonly<Record<DecisionNeeded, string>> = {
  'new-date': 'A new date, or another course',
  recovery: 'A way back on track',
  verification: 'Somebody to verify that it is done',
  none: 'None',
};

/** In the order of the box that the Board fills in. */
export const GRADES = [
  'assured',
  'partly-assured',
  'not-assured',
] as const satisfies readonly JudgementGrade[];

export const GRADE_WORDS: Readonly<Record<JudgementGrade, string>> = {
  assured: 'Assured',
  'partly-assured': 'Partly assured',
  'not-assured': 'Not assured',
};

export const STANDING_WORDS: Readonly<Record<GroupWithoutReturn['standing'], string>> = {
  'no-return-received': 'No return received',
  'no-return-reason-accepted': 'No return; the Board accepted the reason',
};

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  priority: 'Priority',
  'other-area': 'Other area of work',
  'national-initiative': 'National initiative',
  'day-to-day': 'Day-to-day business',
  'qaf-recommendation': 'Victims’ Code assessment',
  'dhr-action': 'Domestic homicide review',
  'board-request': 'Request of the Board',
  'rolled-forward': 'Rolled forward',
};

export const QUALITY_WORDS: Readonly<
  Record<NonNullable<MeasureLine['latest']>['dataQuality'], string>
> = { good: 'Good', provisional: 'Provisional', partial: 'Partial', poor: 'Poor' };

export const DIRECTION_WORDS: Readonly<Record<NonNullable<MeasureLine['direction']>, string>> = {
  'higher-is-better': 'Higher is better',
  'lower-is-better': 'Lower is better',
};

export const KIND_WORDS: Readonly<Record<MeasureLine['kind'], string>> = {
  quantitative: 'Quantitative',
  qualitative: 'Qualitative',
  'end-product': 'End product',
};

export const CAPACITY_WORDS: Readonly<Record<Capacity, string>> = {
  secretariat: 'Secretariat',
  auditor: 'Auditor',
  chair: 'Chair',
  deputy: 'Deputy',
  member: 'Member',
  'single-point-of-contact': 'Single point of contact',
  'action-owner': 'Action owner',
  system: 'System',
};
