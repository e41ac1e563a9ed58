import type { AnnexOfMeasures, MeasureInFull, ObservedFigure } from '../../parts/annex-measures.js';
import { cell, paragraph, type Row, type RowGroup, type Section, table } from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { newLine, quiet, text } from '../text.js';
import { figure, moment, plural, QUALITY_WORDS, shortDate } from '../words.js';
import { definitionOf } from './measures.js';

const observedRow = (each: Opened<ObservedFigure>): Row => [
  [shortDate(each.periodEnd)],
  cell(
    text`${each.figure && figure(each.figure)}${each.finding !== undefined && said(each.finding)}${
      each.replaced && [' ', quiet('replaced by the next')]
    }${each.restatedBecause !== undefined && [newLine, quiet('Restated: ', said(each.restatedBecause))]}${
      each.source !== undefined && [newLine, quiet('From ', each.source)]
    }`,
  ),
  cell(text`${QUALITY_WORDS[each.dataQuality]}${each.provisional && quiet(', provisional')}`),
  cell([moment(each.recordedAt)]),
];

const missingRow = (each: Opened<MeasureInFull>['withoutData'][number]): Row => [
  [shortDate(each.periodEnd)],
  cell(text`No data: ${said(each.because)}`),
  cell(['–']),
  cell([moment(each.recordedAt)]),
];

const rowsOf = ({ observations, withoutData }: Opened<MeasureInFull>): readonly Row[] =>
  observations.length + withoutData.length === 0
    ? [[['No data'], cell(['No figure has been given.'], { columns: 3 })]]
    : [...observations.map(observedRow), ...withoutData.map(missingRow)];

const measureGroup = (measure: Opened<MeasureInFull>): RowGroup => ({
  title: text`${measure.title}${measure.nationalIndicator && ' (national indicator)'}${newLine}${quiet(
    `${definitionOf(measure)}. `,
    measure.outcome !== undefined && `Outcome: ${measure.outcome}. `,
    'Baseline ',
    measure.baseline ? figure(measure.baseline) : 'none',
    '; target ',
    measure.target ? figure(measure.target) : 'none',
    '.',
  )}`,
  rows: rowsOf(measure),
});

export const annexOfMeasures = ({ groups }: Opened<AnnexOfMeasures>): Section => ({
  id: 'annex-measures',
  title: 'Measures, their definitions and all figures',
  blocks: groups.map(({ group, measures }) =>
    measures.length === 0
      ? paragraph(text`${group}: no measure was agreed.`)
      : table({
          caption: text`${group}: ${plural(measures.length, 'measure')}`,
          columns: [
            { head: 'Period ends', width: 16 },
            { head: 'Figure', width: 42 },
            { head: 'Data quality', width: 14 },
            { head: 'Recorded' },
          ],
          groups: measures.map(measureGroup),
        }),
  ),
});
