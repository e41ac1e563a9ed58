import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Slip } from '../parts/slippage.js';
import { html, type Html } from '../../../../../platform/html.js';
import { PAGE } from './palette.js';
import { shifted, shortDate } from './words.js';

const WIDTH = 200;
const EDGE = 7;

/** The days that a set of bars spans: one scale for all of them. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const spanOf = (slips: readonly Slip[], today: PlainDate): Span => {
  const days = [today, ...slips.flatMap(({ original, current }) => [original, current])].toSorted();
  return { from: days[0] ?? today, to: days.at(-1) ?? today };
};

/** From the original date (ring) to the current one (arrow); the line across is the day of the position. */
export const slippageBar = (
  { original, current, days }: Slip,
  span: Span,
  today: PlainDate,
): Html => {
  const length = Math.max(1, daysBetween(span.from, span.to));
  const x = (date: PlainDate): number =>
    Math.round(EDGE + ((WIDTH - 2 * EDGE) * daysBetween(span.from, date)) / length);
  const tip = x(current);
  const back = days < 0 ? 7 : -7;
  return html`<svg class="slip" viewBox="0 0 ${WIDTH} 18" role="img">
    <title>${shortDate(original)} to ${shortDate(current)}: ${shifted(days)}</title>
    <path d="M${x(today)} 0v18" stroke="${PAGE.quiet}" stroke-width="1" stroke-dasharray="2 2" />
    <path d="M${x(original)} 9H${tip}" stroke="${PAGE.alarm}" stroke-width="3" />
    <circle
      cx="${x(original)}"
      cy="9"
      r="4.5"
      fill="${PAGE.paper}"
      stroke="${PAGE.alarm}"
      stroke-width="2"
    />
    <path d="M${tip} 9l${back} -5.5v11z" fill="${PAGE.alarm}" />
  </svg>`;
};
