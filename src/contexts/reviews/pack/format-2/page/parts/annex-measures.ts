import type { AnnexOfMeasures, MeasureInFull, ObservedFigure } from '../../parts/annex-measures.js';
import {
  type Block,
  cell,
  paragraph,
  plainTable,
  type Row,
  type RowGroup,
  type Section,
  table,
} from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { newLine, quiet, type Text, text } from '../text.js';
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

const reported = ({ observations, withoutData }: Opened<MeasureInFull>): boolean =>
  observations.length + withoutData.length > 0;

const headOf = ({ title, nationalIndicator }: Opened<MeasureInFull>): string =>
  `${title}${nationalIndicator ? ' (national indicator)' : ''}`;

const aboutMeasure = (measure: Opened<MeasureInFull>): Text =>
  text`${definitionOf(measure)}.${measure.outcome !== undefined && ` Outcome: ${measure.outcome}.`}`;

const measureGroup = (measure: Opened<MeasureInFull>): RowGroup => ({
  title: text`${headOf(measure)}${newLine}${quiet(
    aboutMeasure(measure),
    ' Baseline ',
    measure.baseline ? figure(measure.baseline) : 'none',
    '; target ',
    measure.target ? figure(measure.target) : 'none',
    '.',
  )}`,
  rows: [...measure.observations.map(observedRow), ...measure.withoutData.map(missingRow)],
});

const figuresTable = (
  group: string,
  all: number,
  measures: readonly Opened<MeasureInFull>[],
): readonly Block[] =>
  measures.length === 0
    ? []
    : [
        table({
          dense: true,
          caption: text`${group}: ${measures.length} of ${plural(all, 'measure')} with what was reported`,
          columns: [
            { head: 'Period ends', width: 12 },
            { head: 'Figure', width: 52 },
            { head: 'Data quality', width: 16 },
            { head: 'Recorded' },
          ],
          groups: measures.map(measureGroup),
        }),
      ];

/** One row each: what was agreed, for nothing more is known of them. */
const awaitedTable = (
  group: string,
  all: number,
  measures: readonly Opened<MeasureInFull>[],
): readonly Block[] =>
  measures.length === 0
    ? []
    : [
        plainTable({
          dense: true,
          caption: text`${group}: ${measures.length} of ${plural(all, 'measure')} without data, no figure having been given`,
          columns: [
            { head: 'Measure', width: 38 },
            { head: 'Definition and outcome', width: 42 },
            { head: 'Baseline', width: 10 },
            { head: 'Target' },
          ],
          rows: measures.map((measure) => [
            [headOf(measure)],
            cell([quiet(aboutMeasure(measure))]),
            cell(measure.baseline ? figure(measure.baseline) : ['None']),
            cell(measure.target ? figure(measure.target) : ['None']),
          ]),
        }),
      ];

export const annexOfMeasures = ({ groups }: Opened<AnnexOfMeasures>): Section => ({
  id: 'annex-measures',
  flows: true,
  title: 'Measures, their definitions and all figures',
  blocks: groups.flatMap(({ group, measures }): readonly Block[] => {
    const all = measures.length;
    return all === 0
      ? [paragraph(text`${group}: no measure was agreed.`)]
      : [
          ...figuresTable(group, all, measures.filter(reported)),
          ...awaitedTable(
            group,
            all,
            measures.filter((measure) => !reported(measure)),
          ),
        ];
  }),
});
