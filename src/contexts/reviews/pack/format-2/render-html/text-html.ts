import { assertNever } from '../../../../../kernel/assert-never.js';
import { html, type Html } from '../../../../../platform/html.js';
import type { Run, Text, Tone } from '../page/text.js';
import { outcomeTag, ratingTag, standingTag } from './shapes.js';

const toned = (tone: Tone, text: Text): Html => {
  switch (tone) {
    case 'strong':
      return html`<b>${textHtml(text)}</b>`;
    case 'quiet':
      return html`<span class="quiet">${textHtml(text)}</span>`;
    case 'alarm':
      return html`<b class="alarm">${textHtml(text)}</b>`;
    case 'reference':
      return html`<span class="ref">${textHtml(text)}</span>`;
    case 'digest':
      return html`<span class="digest">${textHtml(text)}</span>`;
    default:
      return assertNever(tone);
  }
};

const runHtml = (run: Run): Html => {
  if (typeof run === 'string') return html`${run}`;
  switch (run.as) {
    case 'said':
      return html`<span class="said">${run.words}</span>`;
    case 'erased':
      return html`<em class="erased">${run.notice}</em>`;
    case 'rating':
      return ratingTag(run.rating);
    case 'outcome':
      return outcomeTag(run.rating);
    case 'standing':
      return standingTag(run.standing);
    case 'together':
      return html`<span class="together">${run.words}</span>`;
    case 'new-line':
      return html`<br />`;
    case 'strong':
    case 'quiet':
    case 'alarm':
    case 'reference':
    case 'digest':
      return toned(run.as, run.text);
    default:
      return assertNever(run);
  }
};

export const textHtml = (text: Text): Html => html`${text.map(runHtml)}`;
