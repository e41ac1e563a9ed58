import type { AnnexOfMeasures, MeasureInFull } from '../../parts/annex-measures.js';
import { html, type Html } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { figure, moment, plural, QUALITY_WORDS, shortDate } from '../words.js';
import { definitionOf } from './measures.js';

const observationRows = ({ observations }: Opened<MeasureInFull>): readonly Html[] =>
  observations.length === 0
    ? [
        html`<tr>
          <td colspan="4">No data: no figure has been given.</td>
        </tr>`,
      ]
    : observations.map(
        (each) =>
          html`<tr>
            <td class="nowrap">${shortDate(each.periodEnd)}</td>
            <td>
              ${each.figure && figure(each.figure)}${each.finding !== undefined && openedText(each.finding)}${each.replaced && html` <span class="note">replaced by the next</span>`}
            </td>
            <td>${QUALITY_WORDS[each.dataQuality]}</td>
            <td class="nowrap">${moment(each.recordedAt)}</td>
          </tr>`,
      );

const measureBody = (measure: Opened<MeasureInFull>): Html =>
  html`<tbody>
    <tr>
      <th class="rowgroup" scope="rowgroup" colspan="4">
        ${measure.title}${measure.nationalIndicator && ' (national indicator)'}<br /><span
          class="note"
          >${definitionOf(measure)}.
          ${measure.outcome !== undefined && `Outcome: ${measure.outcome}. `}Baseline
          ${measure.baseline ? figure(measure.baseline) : 'none'}; target
          ${measure.target ? figure(measure.target) : 'none'}.</span
        >
      </th>
    </tr>
    ${observationRows(measure)}
  </tbody>`;

export const annexOfMeasures = ({ groups }: Opened<AnnexOfMeasures>): Section => ({
  id: 'annex-measures',
  title: 'Measures, their definitions and all figures',
  body: html`${groups.map(({ group, measures }) =>
    measures.length === 0
      ? html`<p>${group}: no measure was agreed.</p>`
      : html`<table>
          <caption>
            ${group}: ${plural(measures.length, 'measure')}
          </caption>
          <thead>
            <tr>
              <th scope="col">Period ends</th>
              <th scope="col">Figure</th>
              <th scope="col">Data quality</th>
              <th scope="col">Recorded</th>
            </tr>
          </thead>
          ${measures.map(measureBody)}
        </table>`,
  )}`,
});
