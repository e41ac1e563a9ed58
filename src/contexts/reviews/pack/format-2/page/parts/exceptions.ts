import type { PlainDate } from '../../../../../../kernel/plain-date.js';
import { inWords } from '../../in-words.js';
import type { ExceptionLine, Exceptions } from '../../parts/exceptions.js';
import type { Slip } from '../../parts/slippage.js';
import { aside, type Block, cell, paragraph, plainTable, type Section } from '../blocks.js';
import { daysSpanned, slippageDrawing } from '../drawings.js';
import { type Opened, said } from '../opened.js';
import { quiet, ratingTag, text } from '../text.js';
import { day, NEEDED_WORDS, plural, shifted, shortDate } from '../words.js';
import { followUpExceptionsTable } from './follow-up-exceptions.js';
import { actionHead, dueText, ownedBy } from './actions.js';

const exceptionsTable = (shown: readonly Opened<ExceptionLine>[]): Block =>
  plainTable({
    dense: true,
    caption: ['Off track first, then overdue, then at risk'],
    columns: [
      { head: 'Action', width: 39 },
      { head: 'Rating', width: 11 },
      { head: 'Reason and recovery', width: 30 },
      { head: 'Target date', width: 11 },
      { head: 'Decision needed' },
    ],
    rows: shown.map((line) => [
      actionHead(line, [' ', quiet(`${line.group} · ${ownedBy(line)}`)]),
      cell([ratingTag(line.rating)]),
      cell(
        line.explanation === undefined
          ? [quiet('No explanation was given.')]
          : text`${said(line.explanation)}${line.explainedOn && [' ', quiet('(', day(line.explainedOn), ')')]}`,
      ),
      cell(dueText(line)),
      cell([NEEDED_WORDS[line.decisionNeeded]]),
    ]),
  });

const SLIPS_SHOWN = 12;

const slippageTable = (slips: readonly Slip[], today: PlainDate): readonly Block[] => {
  const shown = slips.slice(0, SLIPS_SHOWN);
  const days = daysSpanned(
    shown.flatMap(({ original, current }) => [original, current]),
    today,
  );
  return [
    plainTable({
      dense: true,
      caption: text`How far target dates have moved: from the original (ring) to the current one (arrow); the broken line is ${inWords(today)}`,
      columns: [
        { head: 'Action', width: 44 },
        { head: `${shortDate(days.from)} to ${shortDate(days.to)}`, width: 20 },
        { head: 'Original' },
        { head: 'Current' },
        { head: 'Moved by' },
        { head: 'Times', numeric: true },
      ],
      rows: shown.map((slip) => [
        text`${actionHeadOf(slip)}${slip.complete && [' ', quiet('(complete)')]}`,
        cell([], {
          drawing: slippageDrawing(
            slip,
            days,
            today,
            `${shortDate(slip.original)} to ${shortDate(slip.current)}: ${shifted(slip.days)}`,
          ),
        }),
        cell([day(slip.original)]),
        cell([day(slip.current)]),
        cell([shifted(slip.days)]),
        cell([String(slip.moves)], { numeric: true }),
      ]),
    }),
    ...(slips.length > shown.length
      ? [
          aside(
            text`The ${SLIPS_SHOWN} that moved furthest, of ${slips.length}. Annex A shows every one.`,
          ),
        ]
      : []),
  ];
};

const actionHeadOf = ({ reference, title }: Slip) =>
  text`${{ as: 'reference', text: [reference] }} ${title}`;

export const exceptionsSection = (
  { shown, all, followUps }: Opened<Exceptions>,
  slips: readonly Slip[],
  today: PlainDate,
): Section => ({
  id: 'exceptions',
  flows: true,
  title: 'Exceptions',
  blocks: [
    paragraph(
      all === 0
        ? text`No action is off track, overdue or at risk.`
        : all > shown.length
          ? text`The ${shown.length} worst of ${all}; each group’s pages show all of its own.`
          : text`${plural(all, 'action')} off track, overdue or at risk.`,
    ),
    ...(shown.length > 0 ? [exceptionsTable(shown)] : []),
    ...(followUps ? [followUpExceptionsTable(followUps)] : []),
    ...(slips.length > 0 ? slippageTable(slips, today) : []),
  ],
});
