import type { ActionInFull, AnnexOfActions } from '../../parts/annex-actions.js';
import { cell, plainTable, type Section } from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { joined, newLine, quiet, ratingTag, strong, type Text, text, together } from '../text.js';
import { CAPACITY_WORDS, day, ORIGIN_WORDS, plural, RATING_WORDS, shortDate } from '../words.js';
import { actionHead, dueText } from './actions.js';

type Action = Opened<ActionInFull>;

/** What the action serves, and how far a source carries it: a fact of an example is never taken for a real one. */
const aboutAction = ({ origin, priority, outcome, basis, source }: Action): readonly string[] =>
  [
    `${ORIGIN_WORDS[origin]}${priority === undefined ? '' : `: ${priority}`}`,
    outcome !== undefined && `Outcome: ${outcome}`,
    basis !== undefined && `As planned: ${basis}${source === undefined ? '' : ` (${source})`}`,
  ].filter((line) => line !== false);

const updateOf = ({ lastUpdate }: Action): Text =>
  lastUpdate
    ? text`${strong(day(lastUpdate.on))} ${quiet(
        CAPACITY_WORDS[lastUpdate.capacity],
        lastUpdate.agency !== undefined && `, ${lastUpdate.agency}`,
        lastUpdate.onBehalf && ', on behalf of the owner',
      )}${newLine}${said(lastUpdate.progress)}${
        lastUpdate.explanation !== undefined && [
          newLine,
          quiet('Reason and recovery: '),
          said(lastUpdate.explanation),
        ]
      }`
    : ['No update has been given.'];

const movesOf = ({ moves }: Action): Text =>
  moves.flatMap(
    ({ from, to, on, because }) =>
      text`${newLine}${quiet('Date moved ', day(on))} from ${day(from)} to ${day(to)}: ${said(because)}`,
  );

const confirmedWords = ({
  proposedOn,
  agreedOn,
  verifiedOn,
}: NonNullable<Action['completion']>): string =>
  [
    agreedOn && `agreed by the group ${shortDate(agreedOn)}`,
    verifiedOn && `verified ${shortDate(verifiedOn)}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ') || `proposed ${shortDate(proposedOn)} and not confirmed yet`;

const endingText = ({ ended }: Action): Text => {
  if (!ended) return [];
  return ended.as === 'withdrawn'
    ? text`${newLine}${strong('Withdrawn ', day(ended.on))}: ${said(ended.because)}`
    : text`${newLine}${strong('Rolled forward ', day(ended.on))} into ${ended.into}`;
};

const completionOf = ({ completion: done, completionsRejected }: Action): Text =>
  text`${
    done && [
      newLine,
      quiet('Completed ', day(done.completedOn)),
      `, ${confirmedWords(done)}. `,
      done.summary !== undefined && [said(done.summary), ' '],
      'Evidence: ',
      done.evidence.length === 0 ? 'none' : joined(done.evidence.map(said), '; '),
      '.',
    ]
  }${completionsRejected > 0 && [newLine, `${plural(completionsRejected, 'proposal')} of completion rejected.`]}`;

export const annexOfActions = ({ groups }: Opened<AnnexOfActions>): Section => ({
  id: 'annex-actions',
  title: 'All actions',
  blocks: groups.map(({ group, actions }) =>
    plainTable({
      dense: true,
      caption: text`${group}: ${plural(actions.length, 'action')}`,
      columns: [
        { head: 'Action', width: 33 },
        { head: 'Lead and owner', width: 14 },
        { head: 'Target date', width: 9 },
        { head: 'Rating', width: 11 },
        { head: 'Last update, dates and completion' },
      ],
      rows: actions.map((action) => [
        actionHead(action, [newLine, quiet(aboutAction(action).join(' · '))]),
        cell(text`${action.leadAgency}${newLine}${quiet(action.owner)}`),
        cell(
          text`${dueText(action)}${newLine}${quiet(together(`from ${shortDate(action.starts)}`))}`,
        ),
        cell(
          text`${ratingTag(action.rating)}${
            action.lastRating && [
              newLine,
              quiet(`last: ${RATING_WORDS[action.lastRating].toLowerCase()}`),
            ]
          }`,
        ),
        cell([
          ...updateOf(action),
          ...movesOf(action),
          ...completionOf(action),
          ...endingText(action),
        ]),
      ]),
    }),
  ),
});
