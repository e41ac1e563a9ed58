import type { QualityAssessment } from '../../parts/quality-assessment.js';
import type { HeatmapCell, HeatmapRow } from '../../qaf-heatmap.js';
import { CHANGES } from '../../qaf-heatmap.js';
import type { Tally } from '../../qaf-tally.js';
import {
  aside,
  type Block,
  cell,
  type Cell,
  paragraph,
  type Row,
  type Section,
  table,
} from '../blocks.js';
import {
  AREA_WORDS,
  CHANGE_OF_STANDING,
  SINCE_WORDS,
  STAGE_WORDS,
  STANDING_OF_REQUIREMENT,
  TAKES_PART_WORDS,
} from '../follow-up-words.js';
import type { Opened } from '../opened.js';
import { alarm, newLine, quiet, reference, standingTag, strong, text } from '../text.js';
import { day, enumerated, share, whole } from '../words.js';
import { findingsBlocks, recommendationsBlocks } from './quality-findings.js';

type Assessment = Opened<QualityAssessment>;

/** A table of so many agencies can be read on paper. */
const AGENCIES_SHOWN = 5;

const standingOf = ({ now, before, change }: HeatmapCell, year: number | undefined): Cell => {
  const was =
    before === undefined
      ? year !== undefined && now !== undefined && 'new'
      : change === 'same'
        ? `as in ${year}`
        : `${year}: ${STANDING_OF_REQUIREMENT[before].toLowerCase()}`;
  return cell(
    text`${now === undefined ? '–' : standingTag(now)}${was !== false && [newLine, quiet(was)]}`,
  );
};

const requirementHead = ({ code, title, since, from }: HeatmapRow, hasBefore: boolean) =>
  text`${reference(code)} ${title}${hasBefore && since !== 'carried' && [' ', quiet(`(${SINCE_WORDS[since]}${from === undefined ? '' : `, was ${from}`})`)]}`;

/** Requirement by agency, in as many tables as the agencies need. */
const heatmap = ({ agencies, requirements, cycle, before }: Assessment): readonly Block[] => {
  const starts = agencies.map((_, index) => index).filter((index) => index % AGENCIES_SHOWN === 0);
  return starts.map((start) => {
    const shown = agencies.slice(start, start + AGENCIES_SHOWN);
    const areas = [...Map.groupBy(requirements, ({ area }) => area)];
    return table({
      dense: true,
      caption: text`Requirement by agency in ${cycle.year}${before && `, and in ${before.year}`}${starts.length > 1 && `: ${enumerated(shown.map(({ agency }) => agency))}`}`,
      columns: [
        { head: 'Requirement', width: 100 - 14 * shown.length },
        ...shown.map(({ agency }) => ({ head: agency, width: 14 })),
      ],
      groups: areas.map(([area, rows]) => ({
        title: [AREA_WORDS[area]],
        rows: rows.map((row): Row => [
          requirementHead(row, before !== undefined),
          ...row.cells
            .slice(start, start + AGENCIES_SHOWN)
            .map((each) => standingOf(each, before?.year)),
        ]),
      })),
    });
  });
};

const numeric = (number: number) => cell([whole(number)], { numeric: true });

const tallyRow = (head: Row[0], now: Tally, before: Tally | undefined, hasBefore: boolean): Row => [
  head,
  cell(share(now.metOfAll)),
  ...(hasBefore ? [cell(before ? share(before.metOfAll) : ['–'])] : []),
  cell(share(now.assessedOfAll)),
  numeric(now.partlyMet),
  numeric(now.notMet),
  cell([now.notAssessed > 0 ? alarm(whole(now.notAssessed)) : '0'], { numeric: true }),
  numeric(now.notApplicable + now.notRelevant),
];

const summaryTable = ({ all, areas, agencies, cycle, before }: Assessment): Block => {
  const hasBefore = before !== undefined;
  return table({
    dense: true,
    caption: text`How much is met, of everything that applies, assessed or not`,
    columns: [
      { head: '', width: 28 },
      { head: `Met ${cycle.year}`, width: 15 },
      ...(hasBefore ? [{ head: `Met ${before.year}`, width: 15 }] : []),
      { head: 'Assessed', width: 15 },
      { head: 'Partly met', numeric: true as const },
      { head: 'Not met', numeric: true as const },
      { head: 'Not assessed', numeric: true as const },
      { head: 'Does not apply', numeric: true as const },
    ],
    groups: [
      { rows: [tallyRow([strong('Everything')], all.now, all.before, hasBefore)] },
      {
        title: ['By area'],
        rows: areas.map(({ area, now, before: then }) =>
          tallyRow([AREA_WORDS[area]], now, then, hasBefore),
        ),
      },
      {
        title: ['By agency'],
        rows: agencies.map(({ agency, takesPart, noReturn, now, before: then }) =>
          tallyRow(
            text`${agency}${takesPart !== 'yes' && now.assessedOfAll.numerator === 0 && [' ', quiet(takesPart ? TAKES_PART_WORDS[takesPart].toLowerCase() : 'not asked this year')]}${noReturn && [' ', alarm('no return')]}`,
            now,
            then,
            hasBefore,
          ),
        ),
      },
    ],
  });
};

const changesText = ({ changes, before }: Assessment): readonly Block[] =>
  changes && before
    ? [
        paragraph(
          text`Since ${before.year}, requirement by requirement and agency by agency: ${enumerated(
            CHANGES.filter((change) => changes[change] > 0).map(
              (change) => `${whole(changes[change])} ${CHANGE_OF_STANDING[change]}`,
            ),
          )}.`,
        ),
      ]
    : [];

const moderationText = ({ requirements }: Assessment) => {
  const assessed = requirements
    .flatMap(({ cells }) => cells)
    .filter(
      ({ now }) => now && now !== 'not-assessed' && !['not-relevant', 'not-asked'].includes(now),
    );
  const moderated = assessed.filter((each) => each.moderated).length;
  return share({ numerator: moderated, denominator: assessed.length });
};

const standingText = (part: Assessment) => {
  const { cycle } = part;
  return text`The assessment of ${cycle.year} by “${cycle.framework}” (version ${cycle.frameworkVersion}) is ${STAGE_WORDS[cycle.stage]}${cycle.reportedOn && [', ', day(cycle.reportedOn)]}${cycle.reportedBy && [' (', reference(cycle.reportedBy), ')']}${cycle.stage === 'open' && [', with assessments due ', day(cycle.assessmentsDue)]}. Met: ${share(part.all.now.metOfAll)}${part.all.before && part.before && [` (in ${part.before.year} `, share(part.all.before.metOfAll), ')']}. Assessed: ${share(part.all.now.assessedOfAll)}. Moderated by another agency, of the ratings given: ${moderationText(part)}.`;
};

/** The yearly Victims' Code assessment, and what it led to. */
export const qualityAssessmentSection = (part: Assessment): Section => ({
  id: 'quality-assessment',
  title: 'Victims’ Code assessment',
  blocks: [
    paragraph(standingText(part)),
    ...changesText(part),
    ...heatmap(part),
    aside(
      text`${STANDING_OF_REQUIREMENT['not-assessed']} counts in every percentage, and never as met. What is not applicable, or not relevant to an agency, counts in none.`,
    ),
    summaryTable(part),
    ...findingsBlocks(part),
    ...recommendationsBlocks(part),
  ],
});
