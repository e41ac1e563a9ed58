import type { FollowUp } from '../../dhr-figures.js';
import type { CarriedLine, NationalLine } from '../../parts/homicide-review-answers.js';
import type { HomicideReviews } from '../../parts/homicide-reviews.js';
import type { WaitLine } from '../../parts/homicide-review-lines.js';
import { aside, type Block, cell, paragraph, plainTable, type Section } from '../blocks.js';
import {
  ASSURED_WORDS,
  MATTER_WORDS,
  NATIONAL_WORDS,
  placeWords,
  REVIEW_TYPE_WORDS,
  themeWords,
} from '../follow-up-words.js';
import { alarm, newLine, quiet, ratingTag, reference, strong, type Text, text } from '../text.js';
import { day, plural, share, whole } from '../words.js';

const numeric = (number: number) => cell([whole(number)], { numeric: true });

const standingTable = (caption: string, { cells }: FollowUp): Block => {
  const at = (addressed: boolean, signedOff: boolean) => {
    const found = cells.find(
      (each) => each.addressed === addressed && each.signedOff === signedOff,
    );
    const { actions = 0, agreed = 0, overdue = 0 } = found ?? {};
    return cell(
      text`${strong(whole(actions))}${newLine}${quiet(`${agreed} agreed`)}${overdue > 0 && [newLine, alarm(`${overdue} overdue`)]}`,
    );
  };
  return plainTable({
    caption: [caption],
    columns: [
      { head: '', width: 34 },
      { head: 'Signed off by every party', width: 33 },
      { head: 'Not signed off' },
    ],
    rows: [
      [[strong('Addressed')], at(true, true), at(true, false)],
      [[strong('Not addressed')], at(false, true), at(false, false)],
    ],
  });
};

const before = (
  last: FollowUp | undefined,
  of: 'addressed' | 'agreed' | 'signedOff' | 'overdue',
) => (last ? text` (last time ${share(last[of])})` : []);

const standingText = ({ standing, last }: HomicideReviews): Text =>
  text`${plural(standing.live, 'review')} live, ${whole(standing.concluded)} concluded; ${plural(standing.actions, 'action')}. Addressed: ${share(standing.addressed)}${before(last, 'addressed')}. Agreed by every relevant party: ${share(standing.agreed)}${before(last, 'agreed')}. Signed off by every relevant party: ${share(standing.signedOff)}${before(last, 'signedOff')}. Overdue: ${share(standing.overdue)}${before(last, 'overdue')}.`;

const reviewsTable = ({ reviews }: HomicideReviews): Block =>
  plainTable({
    dense: true,
    caption: ['Reviews, by their pseudonyms'],
    columns: [
      { head: 'Review', width: 31 },
      { head: 'Standing', width: 21 },
      { head: 'Recommen-dations', numeric: true },
      { head: 'Actions', numeric: true },
      { head: 'Agreed', numeric: true },
      { head: 'Addressed', numeric: true },
      { head: 'Signed off', numeric: true },
      { head: 'Overdue', numeric: true },
    ],
    rows: reviews.map((review) => [
      text`${reference(review.reference)} ${quiet(`${REVIEW_TYPE_WORDS[review.type]}, ${review.commissionedBy}`)}`,
      cell(
        text`${review.concludedOn ? text`Concluded ${day(review.concludedOn)}` : 'Live'}${newLine}${quiet(review.publishedOn ? text`Published ${day(review.publishedOn)}` : 'Not published')}${review.qualityAssured && [newLine, quiet(`Home Office quality assurance panel: ${ASSURED_WORDS[review.qualityAssured].toLowerCase()}`)]}`,
      ),
      cell(
        text`${whole(review.recommendations)}${review.withoutDisposition > 0 && [newLine, alarm(`${review.withoutDisposition} undecided`)]}${review.notAccepted > 0 && [newLine, quiet(`${review.notAccepted} not accepted`)]}`,
        { numeric: true },
      ),
      numeric(review.actions),
      numeric(review.agreed),
      numeric(review.addressed),
      numeric(review.signedOff),
      numeric(review.overdue),
    ]),
  });

const agenciesTable = ({ agencies }: HomicideReviews): readonly Block[] =>
  agencies.length === 0
    ? []
    : [
        plainTable({
          dense: true,
          caption: ['Overdue by the agency that leads the action'],
          columns: [
            { head: 'Agency', width: 34 },
            { head: 'Overdue', width: 20 },
            { head: 'Longest', width: 12 },
            { head: 'Addressed' },
            { head: 'Signed off' },
          ],
          rows: agencies.map(({ agency, overdue, longestOverdue, addressed, signedOff }) => [
            [agency],
            cell(share(overdue)),
            cell([longestOverdue > 0 ? alarm(plural(longestOverdue, 'day')) : '–']),
            cell(share(addressed)),
            cell(share(signedOff)),
          ]),
        }),
      ];

const escalation = ({ tooLong, escalatedOn }: WaitLine): Text => {
  if (escalatedOn) return text`Escalated ${day(escalatedOn)}`;
  return [tooLong ? alarm('Not escalated') : 'Within time'];
};

const waitsBlocks = ({ waits: { all, tooLong, longest } }: HomicideReviews): readonly Block[] => {
  const [first] = longest;
  if (!first) return [paragraph(text`No party is awaited.`)];
  return [
    plainTable({
      dense: true,
      caption: text`Who is awaited: ${plural(all, 'answer')}, ${whole(tooLong)} for more than twenty working days; the longest wait is for ${first.whom}, ${plural(first.workingDays, 'working day')}`,
      columns: [
        { head: 'Party', width: 25 },
        { head: 'Asked to', width: 18 },
        { head: 'Of', width: 27 },
        { head: 'Since', width: 11 },
        { head: 'Working days', numeric: true },
        { head: 'Escalation' },
      ],
      rows: longest.map((wait) => [
        [wait.whom],
        cell([MATTER_WORDS[wait.matter]]),
        cell([placeWords(wait)]),
        cell([day(wait.since)]),
        cell([wait.tooLong ? alarm(whole(wait.workingDays)) : whole(wait.workingDays)], {
          numeric: true,
        }),
        cell(escalation(wait)),
      ]),
    }),
    ...(all > longest.length ? [aside(text`The ${longest.length} longest of ${all}.`)] : []),
  ];
};

const responseOf = (line: NationalLine): Text => {
  if (line.answer) {
    return text`${NATIONAL_WORDS[line.answer]}${line.answeredOn && [newLine, quiet(day(line.answeredOn))]}`;
  }
  if (!line.sentOn) return text`Not sent on yet`;
  return text`${alarm('No response')}${newLine}${quiet(`${plural(line.daysWithoutResponse, 'day')}, ${whole(line.workingDaysWithoutResponse)} of them working days`)}`;
};

const nationalTable = ({ national }: HomicideReviews): readonly Block[] => {
  if (national.length === 0) return [];
  const silent = national.filter(({ noResponse }) => noResponse).length;
  return [
    plainTable({
      dense: true,
      caption: text`National recommendations: ${whole(silent)} of ${whole(national.length)} without a response`,
      columns: [
        { head: 'Recommendation', width: 25 },
        { head: 'Addressee', width: 27 },
        { head: 'Sent on', width: 12 },
        { head: 'Answer', width: 22 },
        { head: 'Fed back' },
      ],
      rows: national.map((line) => [
        text`${reference(line.review)}, recommendation ${line.recommendation}`,
        cell([line.addressee || '–']),
        cell([line.sentOn ? day(line.sentOn) : '–']),
        cell(responseOf(line)),
        cell([line.fedBackOn ? day(line.fedBackOn) : 'Not yet']),
      ]),
    }),
  ];
};

const themesTable = ({ themes, withPublished }: HomicideReviews): Block =>
  themes.length === 0
    ? paragraph(text`No theme recurs.`)
    : plainTable({
        dense: true,
        caption: [
          `Themes of more than one review${withPublished ? ', published ones counted in' : ''}`,
        ],
        columns: [
          { head: 'Theme', width: 26 },
          { head: 'Reviews', width: 30 },
          { head: 'Recommendations', numeric: true },
          { head: 'Actions', numeric: true },
          { head: 'Addressed', numeric: true },
          { head: 'Signed off', numeric: true },
        ],
        rows: themes.map((line) => [
          [themeWords(line.theme)],
          cell([`${line.reviews.length}: ${line.reviews.join(', ')}`]),
          numeric(line.recommendations),
          numeric(line.actions),
          numeric(line.addressed),
          numeric(line.signedOff),
        ]),
      });

const carrier = ({ carriedBy }: CarriedLine): Text =>
  carriedBy
    ? text`${reference(carriedBy.reference)} ${quiet(carriedBy.group)}`
    : text`An action that stands in Part 2`;

const carriedTable = ({ carried }: HomicideReviews): readonly Block[] =>
  carried.length === 0
    ? []
    : [
        plainTable({
          dense: true,
          caption: ['Carried by an action of a delivery plan'],
          columns: [
            { head: 'Action of the review', width: 36 },
            { head: 'Carried by', width: 20 },
            { head: 'Delivery', width: 15 },
            { head: 'Last update', width: 12 },
            { head: 'Of the review' },
          ],
          rows: carried.map((line) => [
            [placeWords(line)],
            cell(carrier(line)),
            cell(line.carriedBy ? [ratingTag(line.carriedBy.rating)] : ['–']),
            cell([line.carriedBy?.lastUpdatedOn ? day(line.carriedBy.lastUpdatedOn) : '–']),
            cell([
              `${line.addressed ? 'Addressed' : 'Not addressed'}, ${line.signedOff ? 'signed off' : 'not signed off'}`,
            ]),
          ]),
        }),
      ];

/** What follows from homicide reviews: no word of any case. */
export const homicideReviewsSection = (part: HomicideReviews, restricted: boolean): Section => ({
  id: 'homicide-reviews',
  title: 'Domestic homicide reviews',
  blocks: [
    paragraph(standingText(part)),
    aside(
      text`${restricted ? 'Reviews that are not published. ' : 'Published reviews only. '}Addressed, agreed and signed off are three facts, each with its own day; an action is agreed or signed off once every relevant party has said so, and silence never says it.`,
    ),
    standingTable(
      'Addressed and signed off: actions, and how many of them were agreed',
      part.standing,
    ),
    ...(part.withPublished
      ? [standingTable('The same with the published reviews of Part 1', part.withPublished)]
      : []),
    reviewsTable(part),
    ...agenciesTable(part),
    ...waitsBlocks(part),
    ...nationalTable(part),
    themesTable(part),
    ...carriedTable(part),
  ],
});
