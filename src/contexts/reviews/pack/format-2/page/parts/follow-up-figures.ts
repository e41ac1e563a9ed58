import type { FollowUp } from '../../dhr-figures.js';
import type { AssessmentFigures, FollowUpFigures } from '../../parts/follow-up-figures.js';
import { type Block, cell, plainTable, type Row } from '../blocks.js';
import { text, type Text } from '../text.js';
import { share, whole } from '../words.js';

const rowOf =
  <Figures>(now: Figures, last: Figures | undefined, withLast: boolean) =>
  (head: string, textOf: (figures: Figures) => Text): Row => [
    [head],
    cell(textOf(now), { numeric: true }),
    ...(withLast ? [cell(last ? textOf(last) : ['–'], { numeric: true })] : []),
  ];

const reviewRows = (
  { now, last }: NonNullable<FollowUpFigures['homicideReviews']>,
  withLast: boolean,
): readonly Row[] => {
  const row = rowOf<FollowUp>(now, last, withLast);
  return [
    row('Homicide reviews live', ({ live }) => [whole(live)]),
    row('Homicide reviews concluded', ({ concluded }) => [whole(concluded)]),
    row('Their actions addressed', ({ addressed }) => share(addressed)),
    row('Their actions signed off by every party', ({ signedOff }) => share(signedOff)),
    row('Their actions overdue', ({ overdue }) => share(overdue)),
  ];
};

const assessmentRows = (
  { now, last }: NonNullable<FollowUpFigures['assessment']>,
  withLast: boolean,
): readonly Row[] => {
  const row = rowOf<AssessmentFigures>(now, last, withLast);
  return [
    row('Victims’ Code assessment of', ({ year }) => [String(year)]),
    row('Its requirements met', ({ tally }) => share(tally.metOfAll)),
    row('Its requirements assessed', ({ tally }) => share(tally.assessedOfAll)),
    row('Findings open', ({ openFindings }) => [whole(openFindings)]),
    row('Recommendations without disposition', ({ withoutDisposition }) => [
      whole(withoutDisposition),
    ]),
  ];
};

/** What comes to the Board besides the plans, now and last time. */
export const followUpFiguresTable = (
  { homicideReviews, assessment }: FollowUpFigures,
  withLast: boolean,
): Block =>
  plainTable({
    dense: true,
    caption: text`Besides the plans: ${[homicideReviews && 'homicide reviews', assessment && 'the Victims’ Code assessment'].filter((each) => typeof each === 'string').join(' and ')}`,
    columns: [
      { head: '', width: withLast ? 50 : 70 },
      { head: 'Now', numeric: true },
      ...(withLast ? [{ head: 'Last', numeric: true as const }] : []),
    ],
    rows: [
      ...(homicideReviews ? reviewRows(homicideReviews, withLast) : []),
      ...(assessment ? assessmentRows(assessment, withLast) : []),
    ],
  });
