import type { PlainDate } from '../../../../../../kernel/plain-date.js';
import { inWords } from '../../in-words.js';
import type { Addendum, AfterMeeting } from '../../parts/after-meeting.js';
import {
  aside,
  type Block,
  cell,
  heading,
  list,
  paragraph,
  plainTable,
  type Section,
} from '../blocks.js';
import { answeredInFull } from '../follow-up-words.js';
import { type Opened, said } from '../opened.js';
import {
  digest as digestRun,
  newLine,
  quiet,
  ratingTag,
  reference,
  strong,
  text,
} from '../text.js';
import { day, GRADE_WORDS, moment, plural, shortDate, STANDING_WORDS } from '../words.js';
import { questionsTable } from './asked-last-time.js';
import { referencesOf } from './quality-findings.js';

type After = Opened<AfterMeeting>;

/** The Board's conclusions in one table: on the front of the record. */
export const judgementsTable = ({ judgements }: After): Block =>
  judgements.length === 0
    ? paragraph(text`The Board judged no group in this part.`)
    : plainTable({
        caption: ['What the Board judged'],
        columns: [
          { head: 'Group', width: 14 },
          { head: 'Outcomes', width: 15 },
          { head: 'Impact', width: 15 },
          { head: 'Because' },
        ],
        rows: judgements.map(({ group, outcomes, impact, judgement, on }) => [
          [strong(group)],
          cell([GRADE_WORDS[outcomes]]),
          cell([GRADE_WORDS[impact]]),
          cell(text`${said(judgement)} ${quiet('(', day(on), ')')}`),
        ]),
      });

const tabledPart = ({ tabled }: After): readonly Block[] =>
  tabled.length === 0
    ? []
    : [
        plainTable({
          caption: ['Tabled at the meeting: no figure above holds it'],
          columns: [
            { head: 'About', width: 20 },
            { head: 'Update' },
            { head: 'Rating', width: 14 },
            { head: 'Tabled', width: 13 },
          ],
          rows: tabled.map(({ group, about, rating, update, on }) => [
            [about === undefined ? group : reference(about)],
            cell([said(update)]),
            cell(rating ? [ratingTag(rating)] : ['–']),
            cell([day(on)]),
          ]),
        }),
      ];

const changedPart = ({ judgementsChanged }: After): readonly Block[] =>
  judgementsChanged.length === 0
    ? []
    : [
        heading(3, 'Judgements changed'),
        list(
          judgementsChanged.map(
            ({ group, before, after, because, on }) =>
              text`${strong(group)}, ${day(on)}: outcomes from ${GRADE_WORDS[before.outcomes].toLowerCase()} to ${GRADE_WORDS[after.outcomes].toLowerCase()}, impact from ${GRADE_WORDS[before.impact].toLowerCase()} to ${GRADE_WORDS[after.impact].toLowerCase()}. ${said(because)}`,
          ),
        ),
      ];

const decisionsPart = ({ decisions, decisionsInTheOtherPart }: After): readonly Block[] => [
  heading(3, 'Decisions taken'),
  decisions.length === 0
    ? paragraph(text`None was recorded.`)
    : plainTable({
        caption: ['Decisions of the Board at this review'],
        columns: [
          { head: 'Decision', width: 62 },
          { head: 'Kind' },
          { head: 'Taken' },
          { head: 'Minutes' },
        ],
        rows: decisions.map(
          ({ reference: code, text: wording, conditions, kind, takenOn, draft }) => [
            text`${reference(code)} ${wording}${conditions !== undefined && [newLine, quiet('Condition: ', conditions)]}`,
            cell([kind]),
            cell([day(takenOn)]),
            cell([draft ? 'Not confirmed yet' : 'Confirmed']),
          ],
        ),
      }),
  ...(decisionsInTheOtherPart > 0
    ? [aside(text`${plural(decisionsInTheOtherPart, 'decision')} in the other part.`)]
    : []),
];

const chainsPart = ({ chains }: After): readonly Block[] =>
  chains
    ? [
        plainTable({
          dense: true,
          caption: ['From what was found to what the Board made of it'],
          columns: [
            { head: 'What was found', width: 28 },
            { head: 'Action', width: 14 },
            { head: 'Delivery', width: 17 },
            { head: 'Judgement of the group', width: 24 },
            { head: 'Decisions' },
          ],
          rows: chains.map(
            ({ answers, action, group, rating, lastUpdatedOn, judgement, decisions }) => [
              [answeredInFull(answers)],
              cell(text`${reference(action)}${newLine}${quiet(group)}`),
              cell(
                text`${ratingTag(rating)}${newLine}${quiet(lastUpdatedOn ? ['updated ', day(lastUpdatedOn)] : 'nothing reported yet')}`,
              ),
              cell(
                judgement
                  ? text`Outcomes: ${GRADE_WORDS[judgement.outcomes].toLowerCase()}${newLine}Impact: ${GRADE_WORDS[judgement.impact].toLowerCase()}${newLine}${quiet(day(judgement.on))}`
                  : ['Not judged'],
              ),
              cell(referencesOf(decisions)),
            ],
          ),
        }),
      ]
    : [];

const issuedPart = ({ issued, withoutReturn }: After): readonly Block[] => [
  ...(withoutReturn.length > 0
    ? [
        heading(3, 'Groups without a return'),
        list(
          withoutReturn.map(({ group, standing }) => text`${group}: ${STANDING_WORDS[standing]}`),
        ),
      ]
    : []),
  ...(issued.length > 0
    ? [
        heading(3, 'What was issued before'),
        list(
          issued.map(
            ({ kind, version, on, digest }) =>
              text`${kind === 'pack' ? 'Pack' : 'Record'} version ${version}, ${shortDate(on)}, ${digestRun(digest)}`,
          ),
        ),
      ]
    : []),
];

export const afterMeetingSection = (after: After): Section => ({
  id: 'after-the-meeting',
  title: 'What the Board asked, judged and decided',
  blocks: [
    paragraph(text`The review was closed on ${moment(after.closedAt)}.`),
    ...tabledPart(after),
    judgementsTable(after),
    ...changedPart(after),
    ...decisionsPart(after),
    ...chainsPart(after),
    heading(3, 'Questions and answers'),
    after.questions.length === 0
      ? paragraph(text`No challenge was raised.`)
      : questionsTable('What the Board asked at this review', after.questions),
    ...issuedPart(after),
  ],
});

export const addendumSection = (
  { facts, inTheOtherPart }: Addendum,
  positionDate: PlainDate,
): Section => ({
  id: 'addendum',
  flows: true,
  title: 'Addendum: what was recorded later',
  blocks: [
    paragraph(
      text`Facts that had happened by ${inWords(positionDate)} and were recorded after the position
        was frozen, until the review was closed. The figures above do not hold them: a frozen
        position never changes.`,
    ),
    facts.length === 0
      ? paragraph(text`There were none.`)
      : plainTable({
          caption: text`${plural(facts.length, 'fact')}, in the order of recording`,
          columns: [
            { head: 'What', width: 34 },
            { head: 'About' },
            { head: 'Happened' },
            { head: 'Recorded' },
            { head: 'Log position', numeric: true },
          ],
          rows: facts.map((fact) => [
            [fact.what],
            cell([fact.about]),
            cell([day(fact.effectiveAt)]),
            cell([moment(fact.recordedAt)]),
            cell([fact.position], { numeric: true }),
          ]),
        }),
    ...(inTheOtherPart > 0
      ? [aside(text`${plural(inTheOtherPart, 'fact')} of the other part.`)]
      : []),
  ],
});
