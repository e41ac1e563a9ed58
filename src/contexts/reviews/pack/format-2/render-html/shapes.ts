import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import { assertNever } from '../../../../../kernel/assert-never.js';
import { html, type Html } from '../../../../../platform/html.js';
import type { OutcomeRating } from '../outcome-rating.js';
import type { Standing } from '../qaf-heatmap.js';
import { STANDING_OF_REQUIREMENT } from '../page/follow-up-words.js';
import { OUTCOME_WORDS, RATING_WORDS } from '../page/words.js';
import { LOOKS_AS, OUTCOME_COLOURS, RATING_COLOURS } from '../palette.js';

type Shape =
  'square' | 'disc' | 'triangle' | 'diamond' | 'ring' | 'dashed' | 'up' | 'level' | 'down';

const RATING_SHAPES: Readonly<Record<ActionRating, Shape>> = {
  complete: 'square',
  'on-track': 'disc',
  'at-risk': 'triangle',
  'off-track': 'diamond',
  'not-started': 'ring',
  'not-assessed': 'dashed',
};

const OUTCOME_SHAPES: Readonly<Record<OutcomeRating, Shape>> = {
  improving: 'up',
  static: 'level',
  worsening: 'down',
  'no-data': 'dashed',
};

const ring = (colour: string, dashes: string | false): Html =>
  html`<circle
    cx="6"
    cy="6"
    r="4.7"
    fill="none"
    stroke="${colour}"
    stroke-width="1.8"
    ${dashes && html` stroke-dasharray="${dashes}"`}
  />`;

/** The outline of a shape in a box of 12 by 12. */
const outline = (shape: Shape, colour: string): Html => {
  switch (shape) {
    case 'square':
      return html`<path d="M1 1h10v10H1z" fill="${colour}" />`;
    case 'disc':
      return html`<circle cx="6" cy="6" r="5.5" fill="${colour}" />`;
    case 'triangle':
      return html`<path d="M6 .5 11.8 11H.2z" fill="${colour}" />`;
    case 'diamond':
      return html`<path d="M6 0 12 6 6 12 0 6z" fill="${colour}" />`;
    case 'ring':
      return ring(colour, false);
    case 'dashed':
      return ring(colour, '2.4 2.2');
    case 'up':
      return html`<path d="M6 0 12 7H8.2v5H3.8V7H0z" fill="${colour}" />`;
    case 'level':
      return html`<path d="M0 3.8h6.5V.5L12 6l-5.5 5.5V8.2H0z" fill="${colour}" />`;
    case 'down':
      return html`<path d="M6 12 0 5h3.8V0h4.4v5H12z" fill="${colour}" />`;
    default:
      return assertNever(shape);
  }
};

const tag = (name: string, shape: Shape, colour: string, words: string): Html =>
  html`<span class="tag ${name}"
    ><svg class="shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      ${outline(shape, colour)}</svg
    >${words}</span
  >`;

/** The shape of a rating, to stand in a drawing. */
export const ratingShape = (rating: ActionRating, colour: string): Html =>
  outline(RATING_SHAPES[rating], colour);

/** A rating as a word with its shape; the colour only repeats them. */
export const ratingTag = (rating: ActionRating): Html =>
  tag(rating, RATING_SHAPES[rating], RATING_COLOURS[rating].onTint, RATING_WORDS[rating]);

export const outcomeTag = (rating: OutcomeRating): Html =>
  tag(rating, OUTCOME_SHAPES[rating], OUTCOME_COLOURS[rating].onTint, OUTCOME_WORDS[rating]);

export const standingTag = (standing: Standing): Html => {
  const looks = LOOKS_AS[standing];
  const { onTint } = RATING_COLOURS[looks];
  return tag(looks, RATING_SHAPES[looks], onTint, STANDING_OF_REQUIREMENT[standing]);
};
