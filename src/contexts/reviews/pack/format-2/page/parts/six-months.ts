import { inWords } from '../../in-words.js';
import type { DutyLine, Schedule, SixMonths } from '../../parts/six-months.js';
import {
  type Block,
  cell,
  heading,
  list,
  paragraph,
  plainTable,
  type Row,
  type Section,
} from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { alarm, newLine, quiet, ratingTag, type Text, text } from '../text.js';
import { day, share } from '../words.js';
import { actionHead } from './actions.js';

const actionsTable = ({ actionsDue }: Opened<SixMonths>): Block =>
  actionsDue.length === 0
    ? paragraph(text`No action falls due.`)
    : plainTable({
        dense: true,
        caption: text`Actions that fall due (${actionsDue.length})`,
        columns: [
          { head: 'Action', width: 72 },
          { head: 'Group', width: 6 },
          { head: 'Due', width: 11 },
          { head: 'Rating now' },
        ],
        rows: actionsDue.map((action) => [
          actionHead(action),
          cell([action.group]),
          cell([day(action.targetDate)]),
          cell([ratingTag(action.rating)]),
        ]),
      });

const meetingsOf = ({ meetings }: Opened<SixMonths>): readonly Block[] => [
  heading(3, 'Meetings convened'),
  meetings.length === 0
    ? paragraph(text`None has been convened.`)
    : list(meetings.map(({ date, body }) => text`${inWords(date)}: ${body}`)),
];

const standingOf = (duty: Opened<DutyLine>, standing: Text): Text =>
  duty.fulfilledOn
    ? text`Met ${day(duty.fulfilledOn)}${duty.fulfilledOn > duty.due && [' ', alarm('(late)')]}${
        duty.evidence !== undefined && [newLine, quiet(said(duty.evidence))]
      }${duty.reference !== undefined && [newLine, quiet(duty.reference)]}`
    : text`${standing}${duty.missedBecause !== undefined && [newLine, said(duty.missedBecause)]}`;

const dutyRow =
  (standing: Text) =>
  (duty: Opened<DutyLine>): Row => [
    text`${duty.duty}${duty.source !== undefined && [' ', quiet('(', duty.source, ')')]}`,
    cell(text`${duty.body} ${quiet('· ', duty.owner)}`),
    cell([day(duty.due)]),
    cell(standingOf(duty, standing)),
  ];

const scheduleOf = ({
  since,
  met,
  missed,
  stillOwed,
  due,
  metOfDue,
}: Opened<Schedule>): readonly Block[] =>
  missed.length + stillOwed.length + met.length + due.length === 0
    ? [paragraph(text`Nothing stands in the reporting schedule for this time.`)]
    : [
        paragraph(
          text`Of the duties that fell due since ${inWords(since)}, ${share(metOfDue)} were met.`,
        ),
        plainTable({
          dense: true,
          caption: ['Duties missed, met and to come'],
          columns: [
            { head: 'Duty', width: 42 },
            { head: 'Body and owner', width: 19 },
            { head: 'Due', width: 10 },
            { head: 'Standing' },
          ],
          rows: [
            ...stillOwed.map(dutyRow([alarm('Still owed')])),
            ...missed.map(dutyRow([alarm('Missed')])),
            ...met.map(dutyRow(['Met'])),
            ...due.map(dutyRow(['To come'])),
          ],
        }),
      ];

export const sixMonthsSection = (months: Opened<SixMonths>): Section => ({
  id: 'six-months',
  flows: true,
  title: 'The next six months',
  blocks: [
    paragraph(text`From ${inWords(months.from)} to ${inWords(months.until)}.`),
    actionsTable(months),
    ...meetingsOf(months),
    heading(3, 'The reporting schedule'),
    ...scheduleOf(months.schedule),
  ],
});
