import type { MeasureLine } from '../../outcome-rating.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';
import { outcomeTag } from '../tags.js';
import { DIRECTION_WORDS, figure, KIND_WORDS, QUALITY_WORDS, shortDate } from '../words.js';

/** Of the latest figure: until when, how good, and what it reached. */
const aboutLatest = ({ latest, targetMet }: MeasureLine): string =>
  [
    latest &&
      `to ${shortDate(latest.periodEnd)}, ${QUALITY_WORDS[latest.dataQuality].toLowerCase()}`,
    latest?.restated && 'restated',
    targetMet !== undefined && (targetMet ? 'target met' : 'target not met'),
  ]
    .filter((part) => typeof part === 'string')
    .join('; ');

const latestCell = (measure: MeasureLine): Html =>
  measure.latest
    ? html`<td>
        <b>${measure.latest.figure ? figure(measure.latest.figure) : 'Reported in words'}</b
        ><br /><span class="note">${aboutLatest(measure)}</span>
      </td>`
    : html`<td>No data</td>`;

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
    ${latestCell(measure)}
    <td>${outcomeTag(measure.rating)}</td>
  </tr>`;

export const measureHeads = (): Html =>
  html`<thead>
    <tr>
      <th scope="col" style="width:32%">Measure</th>
      <th scope="col">Baseline</th>
      <th scope="col">Target</th>
      <th scope="col" style="width:28%">Latest, its period and data quality</th>
      <th scope="col">From baseline</th>
    </tr>
  </thead>`;

export const MEASURE_COLUMNS = 5;
