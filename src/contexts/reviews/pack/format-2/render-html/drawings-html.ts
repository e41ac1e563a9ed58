import { assertNever } from '../../../../../kernel/assert-never.js';
import { html, type Html } from '../../../../../platform/html.js';
import type { Drawing, SlippageDrawing, SparkLine } from '../page/drawings.js';
import { PAGE } from '../palette.js';

const WIDTH = 180;
const EDGE = 8;

/** A place from 0 to 1000 between the edges of a box. */
const within = (length: number, place: number): number =>
  Math.round(10 * (EDGE + ((length - 2 * EDGE) * place) / 1_000)) / 10;

const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;

/** From the original date (ring) to the current one (arrow); the broken line is the day of the position. */
const slippage = ({ original, current, today, inWords }: SlippageDrawing): Html => {
  const [from, to, now] = [original, current, today].map((place) => within(WIDTH, place));
  const back = current < original ? 7 : -7;
  return html`<svg class="slippage" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
    <title>${inWords}</title>
    <path d="M${now} 0v${HEIGHT}" stroke="${PAGE.quiet}" stroke-width="1" stroke-dasharray="2 2" />
    <path d="M${from} ${MIDDLE}H${to}" stroke="${PAGE.alarm}" stroke-width="2.5" />
    <circle
      cx="${from}"
      cy="${MIDDLE}"
      r="4.2"
      fill="${PAGE.paper}"
      stroke="${PAGE.alarm}"
      stroke-width="2"
    />
    <path d="M${to} ${MIDDLE}l${back} -5v10z" fill="${PAGE.alarm}" />
  </svg>`;
};

const SPARK_WIDTH = 110;
const SPARK_HEIGHT = 30;

/** The line ends in a dot, the latest figure; the broken line is the target. */
const sparkLine = ({ points, target, inWords }: SparkLine): Html => {
  const places = points.map(({ x, y }) => ({
    x: within(SPARK_WIDTH, x),
    y: within(SPARK_HEIGHT, 1_000 - y),
  }));
  const last = places.at(-1);
  return html`<svg class="spark" viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" role="img">
    <title>${inWords}</title>
    ${
      target !== undefined &&
      html`<path
        d="M${EDGE} ${within(SPARK_HEIGHT, 1_000 - target)}H${SPARK_WIDTH - EDGE}"
        stroke="${PAGE.quiet}"
        stroke-width="1"
        stroke-dasharray="3 2"
      />`
    }
    <polyline
      points="${places.map(({ x, y }) => `${x},${y}`).join(' ')}"
      fill="none"
      stroke="${PAGE.brand}"
      stroke-width="1.8"
      stroke-linejoin="round"
    />
    ${last && html`<circle cx="${last.x}" cy="${last.y}" r="3" fill="${PAGE.brand}" />`}
  </svg>`;
};

export const drawingHtml = (drawing: Drawing): Html => {
  switch (drawing.draws) {
    case 'slippage':
      return slippage(drawing);
    case 'spark-line':
      return sparkLine(drawing);
    default:
      return assertNever(drawing);
  }
};
