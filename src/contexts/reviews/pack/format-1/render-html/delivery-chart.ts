import { RATING_IN_WORDS } from '../in-words.js';
import { type RatingCounts, RATINGS } from '../counting.js';
import { html, type Html } from '../../../../../platform/html.js';
import { PAGE, RATING_COLOURS } from './palette.js';
import { ratingShape } from './tags.js';
import { plural } from './words.js';

/** One bar: a group at one position. */
export interface DeliveryBar {
  readonly label: string;
  readonly when: string;
  readonly actions: number;
  readonly ratings: RatingCounts;
}

const LABELS = 190;
const BARS = 490;
const BAR = 24;
const STEP = 32;

/** "Complete 2, on track 6, at risk 1": what the bar shows, in words. */
const inText = ({ label, when, actions, ratings }: DeliveryBar): string => {
  const counts = RATINGS.filter((rating) => ratings[rating] > 0).map(
    (rating) => `${RATING_IN_WORDS[rating].toLowerCase()} ${ratings[rating]}`,
  );
  return `${label}, ${when}: ${plural(actions, 'action')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`;
};

/** Coordinates to one decimal: the same text on every machine. */
const at = (value: number): string => String(Math.round(value * 10) / 10);

const segments = ({ ratings }: DeliveryBar, top: number, perAction: number): readonly Html[] => {
  let left = LABELS;
  return RATINGS.filter((rating) => ratings[rating] > 0).map((rating) => {
    const { solid, onSolid } = RATING_COLOURS[rating];
    const width = ratings[rating] * perAction;
    const x = left;
    left += width;
    const outlined = rating === 'not-assessed' || rating === 'not-started';
    return html`<g>
      <rect
        x="${at(x + 0.5)}"
        y="${top}"
        width="${at(width - 2)}"
        height="${BAR}"
        fill="${solid}"
        stroke="${outlined ? PAGE.quiet : solid}"
        ${rating === 'not-assessed' && html`stroke-dasharray="4 3"`}
      />
      ${width >= 34 && html`<g transform="translate(${at(x + 7)} ${top + 6})">${ratingShape(rating, onSolid)}</g>`}
      <text x="${at(width >= 34 ? x + 24 : x + width / 2 - 4)}" y="${top + 17}" fill="${onSolid}">
        ${ratings[rating]}
      </text>
    </g>`;
  });
};

/** Delivery ratings of each group, now over last time, as bars of one scale. */
export const deliveryChart = (bars: readonly DeliveryBar[]): Html => {
  const most = Math.max(1, ...bars.map(({ actions }) => actions));
  const perAction = BARS / most;
  const height = bars.length * STEP + 6;
  return html`<svg
    class="chart"
    viewBox="0 0 ${LABELS + BARS + 10} ${height}"
    role="img"
    aria-labelledby="delivery-title delivery-desc"
  >
    <title id="delivery-title">
      ${bars.some(({ when }) => when === 'Last') ? 'Delivery ratings of each group, now and at the last review' : 'Delivery ratings of each group'}
    </title>
    <desc id="delivery-desc">${bars.map((bar) => `${inText(bar)} `)}</desc>
    ${bars.map((bar, index) => {
      const top = index * STEP + 4;
      const first = bars[index - 1]?.label !== bar.label;
      return html`${first && html`<text class="strong" x="0" y="${top + 17}" fill="${PAGE.ink}">${bar.label}</text>`}<text
          x="${LABELS - 8}"
          y="${top + 17}"
          text-anchor="end"
          fill="${PAGE.quiet}"
        >
          ${bar.when}</text
        >${segments(bar, top, perAction)}`;
    })}
  </svg>`;
};
