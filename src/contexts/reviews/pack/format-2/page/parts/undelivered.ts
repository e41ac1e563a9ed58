import type { UndeliveredDecision } from '../../parts/decisions-undelivered.js';
import type { OpenMeetingAction } from '../../parts/meeting-actions.js';
import { type Opened, said } from '../opened.js';
import { type Block, cell, paragraph, plainTable, type Section } from '../blocks.js';
import { alarm, newLine, quiet, ratingTag, reference, type Text, text, together } from '../text.js';
import { day, plural, shortDate } from '../words.js';

const dueText = ({
  due,
  originalDue,
  progress,
  daysOverdue,
  awaitsConfirmation,
}: UndeliveredDecision): Text =>
  text`${due ? day(due) : 'No date given'}${
    daysOverdue > 0 && [newLine, alarm(together(`${plural(daysOverdue, 'day')} overdue`))]
  }${originalDue && [newLine, quiet(together(`was ${shortDate(originalDue)}`))]}${
    progress && [newLine, ratingTag(progress)]
  }${awaitsConfirmation && [newLine, quiet('reported as done; nobody else has confirmed it')]}`;

const decisionsTable = (decisions: readonly UndeliveredDecision[]): Block =>
  plainTable({
    dense: true,
    caption: text`${plural(decisions.length, 'decision')} that nobody has confirmed as carried out, oldest first`,
    columns: [
      { head: 'Decision', width: 54 },
      { head: 'Taken', width: 10 },
      { head: 'Days since', width: 6, numeric: true },
      { head: 'Owner', width: 17 },
      { head: 'Due' },
    ],
    rows: decisions.map((decision) => [
      text`${reference(decision.reference)} ${decision.text}`,
      cell(text`${day(decision.takenOn)}${newLine}${quiet(decision.body)}`),
      cell([String(decision.daysSinceTaken)], { numeric: true }),
      cell(
        decision.owner === undefined
          ? ['Nobody yet']
          : text`${decision.owner}${newLine}${quiet(decision.agency)}`,
      ),
      cell(dueText(decision)),
    ]),
  });

const actionsTable = (actions: readonly Opened<OpenMeetingAction>[]): readonly Block[] =>
  actions.length === 0
    ? [paragraph(text`No meeting action is open.`)]
    : [
        plainTable({
          dense: true,
          caption: text`${plural(actions.length, 'meeting action')} open, oldest first`,
          columns: [
            { head: 'Meeting action', width: 60 },
            { head: 'Raised', width: 10 },
            { head: 'Owner', width: 17 },
            { head: 'Due' },
          ],
          rows: actions.map((action) => [
            [said(action.text)],
            cell(text`${day(action.raisedOn)}${newLine}${quiet(action.body)}`),
            cell(
              text`${action.owner}${action.agency !== undefined && [newLine, quiet(action.agency)]}`,
            ),
            cell(
              text`${action.due ? day(action.due) : 'No date given'}${
                action.daysOverdue > 0 && [
                  newLine,
                  alarm(together(`${plural(action.daysOverdue, 'day')} overdue`)),
                ]
              }`,
            ),
          ]),
        }),
      ];

export const undeliveredSection = (
  decisions: readonly UndeliveredDecision[],
  actions: readonly Opened<OpenMeetingAction>[],
): Section => ({
  id: 'decisions-undelivered',
  flows: true,
  title: 'Decisions undelivered, and meeting actions open',
  blocks: [
    ...(decisions.length === 0
      ? [
          paragraph(
            text`Every decision that asks somebody to do something was confirmed as carried out.`,
          ),
        ]
      : [decisionsTable(decisions)]),
    ...actionsTable(actions),
  ],
});
