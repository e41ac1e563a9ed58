import type { MeasureLine as SealedMeasureLine } from '../../outcome-rating.js';
import { cell, type Column, type Row } from '../blocks.js';
import { sparkLine } from '../drawings.js';
import { type Opened, said } from '../opened.js';
import {
  alarm,
  joined,
  newLine,
  outcomeTag,
  quiet,
  strong,
  type Text,
  text,
  type TextPart,
} from '../text.js';
import { day, DIRECTION_WORDS, figure, KIND_WORDS, QUALITY_WORDS, shortFigure } from '../words.js';

type MeasureLine = Opened<SealedMeasureLine>;

/** What a measure counts, and which way is better. */
export const definitionOf = ({ kind, unit, direction }: MeasureLine): string =>
  [kind === 'quantitative' ? unit : KIND_WORDS[kind], direction && DIRECTION_WORDS[direction]]
    .filter((part) => part !== undefined)
    .join('; ');

const latestText = ({ latest, targetMet }: MeasureLine): Text =>
  latest
    ? text`${
        latest.figure
          ? strong(figure(latest.figure))
          : latest.finding === undefined
            ? strong('Reported in words')
            : said(latest.finding)
      }${targetMet !== undefined && [newLine, quiet(targetMet ? 'target met' : 'target not met')]}`
    : ['No data'];

const noDataText = (noData: MeasureLine['noData']): TextPart =>
  noData && [
    newLine,
    alarm('No data to ', day(noData.periodEnd)),
    ': ',
    quiet(said(noData.because)),
  ];

const periodText = ({ latest, noData }: MeasureLine): Text =>
  latest
    ? text`${day(latest.periodEnd)}${newLine}${quiet(
        QUALITY_WORDS[latest.dataQuality],
        latest.provisional && ', provisional',
        latest.restated && ', restated',
      )}${noDataText(noData)}`
    : text`–${noDataText(noData)}`;

/** The last figures, oldest first: what the line through them shows. */
const FIGURES_SHOWN = 4;

const seriesText = ({ series }: MeasureLine): string =>
  series
    .slice(-FIGURES_SHOWN)
    .map((each) => shortFigure(each.figure))
    .join(' → ');

/** A measure in one row, under `MEASURE_COLUMNS`. */
const measureRow = (measure: MeasureLine, more?: TextPart): Row => {
  const figures = measure.series.slice(-FIGURES_SHOWN).map((each) => each.figure);
  const words = seriesText(measure);
  const drawing = sparkLine(figures, measure.target, `${measure.title}: ${words}`);
  return [
    text`${measure.title}${newLine}${quiet(definitionOf(measure), more)}`,
    cell(measure.baseline ? figure(measure.baseline) : ['None']),
    cell(measure.target ? figure(measure.target) : ['None']),
    cell(latestText(measure)),
    cell(periodText(measure)),
    cell(text`${outcomeTag(measure.rating)}${drawing && [newLine, quiet(words)]}`, {
      ...(drawing && { drawing }),
    }),
  ];
};

const awaited = ({ title, baseline, target, noData }: MeasureLine, more: TextPart): TextPart => {
  const known = [
    baseline && ['baseline ', figure(baseline)],
    target && ['target ', figure(target)],
    noData && ['none to ', day(noData.periodEnd), ': ', said(noData.because)],
  ].filter((part) => part !== undefined);
  return [title, quiet(more), known.length > 0 && [' (', joined(known, '; '), ')']];
};

/** What is said of a measure beside its definition. */
type MoreOf<M> = (measure: M) => TextPart;

/** Measures that nobody has given a figure for, in one row: that there is none is said, and takes no page. */
const rowWithoutData = <M extends MeasureLine>(
  measures: readonly M[],
  more: MoreOf<M>,
): readonly Row[] =>
  measures.length === 0
    ? []
    : [
        [
          [outcomeTag('no-data')],
          cell(
            text`${joined(
              measures.map((measure) => awaited(measure, more(measure))),
              '; ',
            )}`,
            {
              columns: MEASURE_COLUMNS.length - 1,
            },
          ),
        ],
      ];

/** Those with figures in a row each; then those without. */
export const measureRows = <M extends MeasureLine>(
  measures: readonly M[],
  more: MoreOf<M> = () => undefined,
): readonly Row[] => [
  ...measures
    .filter(({ latest }) => latest !== undefined)
    .map((measure) => measureRow(measure, more(measure))),
  ...rowWithoutData(
    measures.filter(({ latest }) => latest === undefined),
    more,
  ),
];

export const MEASURE_COLUMNS: readonly Column[] = [
  { head: 'Measure', width: 34 },
  { head: 'Baseline', width: 11 },
  { head: 'Target', width: 11 },
  { head: 'Latest', width: 20 },
  { head: 'Period ends, data quality', width: 12 },
  { head: 'From baseline' },
];
