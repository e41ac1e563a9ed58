import type { MeasureLine } from '../../outcome-rating.js';
import { html, type Html, type HtmlPart } from '../html.js';
import { outcomeTag } from '../tags.js';
import { DIRECTION_WORDS, figure, KIND_WORDS, QUALITY_WORDS, shortDate } from '../words.js';

const latestCells = ({ latest, targetMet }: MeasureLine): Html =>
  latest
    ? html`<td>
          <b>${figure(latest.figure)}</b
          >${latest.restated && html`<br /><span class="note">restated</span>`}
          ${targetMet !== undefined && html`<br /><span class="note">target ${targetMet ? 'met' : 'not met'}</span>`}
        </td>
        <td class="nowrap">${shortDate(latest.periodEnd)}</td>
        <td>${QUALITY_WORDS[latest.dataQuality]}</td>`
    : html`<td>No data</td>
        <td>–</td>
        <td>–</td>`;

/** What a measure counts, and which way is better. */
export const definitionOf = ({ kind, unit, direction }: MeasureLine): string =>
  [kind === 'quantitative' ? unit : KIND_WORDS[kind], direction && DIRECTION_WORDS[direction]]
    .filter((part) => part !== undefined)
    .join('; ');

/** A measure in one row, under `measureHeads`. */
export const measureRow = (measure: MeasureLine, more?: HtmlPart): Html =>
  html`<tr>
    <th scope="row">
      ${measure.title}<br /><span class="note">${definitionOf(measure)}${more}</span>
    </th>
    <td>${measure.baseline ? figure(measure.baseline) : 'None'}</td>
    <td>${measure.target ? figure(measure.target) : 'None'}</td>
    ${latestCells(measure)}
    <td>${outcomeTag(measure.rating)}</td>
  </tr>`;

export const measureHeads = (): Html =>
  html`<thead>
    <tr>
      <th scope="col" style="width:28%">Measure</th>
      <th scope="col">Baseline</th>
      <th scope="col">Target</th>
      <th scope="col">Latest</th>
      <th scope="col">Period ends</th>
      <th scope="col">Data quality</th>
      <th scope="col">From baseline</th>
    </tr>
  </thead>`;

export const MEASURE_COLUMNS = 7;
