import { RATINGS } from '../counting.js';
import { html, type Html } from '../../../../../platform/html.js';
import type { DeliveryBar, DeliveryChart } from '../page/blocks.js';
import { PAGE, RATING_COLOURS } from '../palette.js';
import { ratingShape, ratingTag } from './shapes.js';

const LABELS = 130;
const BARS = 550;
const ROOM = 8;
const BAR = 20;
const STEP = 25;
/** Between two groups. */
const GAP = 9;
/** The narrowest segment that has room for a shape beside its figure. */
const ROOM_FOR_SHAPE = 36;

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
    const withShape = width >= ROOM_FOR_SHAPE;
    return html`<rect
        x="${at(x + 0.5)}"
        y="${at(top)}"
        width="${at(width - 2)}"
        height="${BAR}"
        fill="${solid}"
        stroke="${outlined ? PAGE.quiet : solid}"
        ${rating === 'not-assessed' && html` stroke-dasharray="4 3"`}
      />${
        withShape &&
        html`<g transform="translate(${at(x + 7)} ${at(top + 4)})"
          >${ratingShape(rating, onSolid)}</g
        >`
      }<text
        x="${at(withShape ? x + 24 : x + width / 2 - 4)}"
        y="${at(top + 14.5)}"
        fill="${onSolid}"
        >${ratings[rating]}</text
      >`;
  });
};

/** The bars with the place of each: those of one group stand together. */
const placed = (bars: readonly DeliveryBar[]) => {
  let top = 3;
  return bars.map((bar, index) => {
    const first = bars[index - 1]?.label !== bar.label;
    if (index > 0) top += first ? STEP + GAP : STEP;
    return { bar, top, first };
  });
};

/** Delivery ratings of each group, now over last time, as bars of one scale, with their key. */
export const deliveryChartHtml = ({ title, bars, inWords }: DeliveryChart): Html => {
  const most = Math.max(1, ...bars.map(({ actions }) => actions));
  const perAction = BARS / most;
  const places = placed(bars);
  const height = (places.at(-1)?.top ?? 0) + BAR + 4;
  return html`<figure class="delivery">
    <svg
      viewBox="0 0 ${LABELS + BARS + ROOM} ${height}"
      role="img"
      aria-labelledby="delivery-title delivery-desc"
    >
      <title id="delivery-title">${title}</title>
      <desc id="delivery-desc">${inWords.join(' ')}</desc>
      ${places.map(
        ({ bar, top, first }) =>
          html`${
              first &&
              html`<text class="strong" x="0" y="${top + 14.5}" fill="${PAGE.ink}"
                >${bar.label}</text
              >`
            }<text x="${LABELS - 10}" y="${top + 14.5}" text-anchor="end" fill="${PAGE.quiet}"
              >${bar.when}</text
            >${segments(bar, top, perAction)}`,
      )}
    </svg>
    <figcaption>
      <ul class="key" aria-label="Key to delivery ratings">
        ${RATINGS.map((rating) => html`<li>${ratingTag(rating)}</li> `)}
      </ul>
    </figcaption>
  </figure>`;
};
