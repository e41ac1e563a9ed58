import { inWords } from '../../in-words.js';
import type { ActionLine } from '../../action-line.js';
import type { GroupChanges, WhatChanged } from '../../parts/what-changed.js';
import { type Block, cell, heading, paragraph, type Section, table } from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { alarm, newLine, ratingTag, reference, type Text, text } from '../text.js';
import { assessmentChanges, homicideReviewChanges } from './follow-up-changes.js';
import { CHANGE_WORDS, day, RATING_WORDS, shifted } from '../words.js';

interface Change {
  readonly action: Pick<ActionLine, 'title'> & Partial<Pick<ActionLine, 'reference'>>;
  readonly how: Text;
}

interface KindOfChange {
  readonly title: string;
  readonly changes: readonly Change[];
  /** What changed is told in a sentence, not in a rating alone. */
  readonly told?: true;
}

const headOf = ({ reference: code, title }: Change['action']): Text =>
  text`${code !== undefined && [reference(code), ' ']}${title}`;

const asItIsNow = (action: ActionLine): Change => ({ action, how: [ratingTag(action.rating)] });

const kindsOf = (changes: Opened<GroupChanges>): readonly KindOfChange[] =>
  [
    { title: 'Completed', changes: changes.completed.map(asItIsNow) },
    {
      title: 'Reopened',
      told: true as const,
      changes: changes.reopened.map(({ action, because }) => ({
        action,
        how: text`${ratingTag(action.rating)}${because !== undefined && [newLine, said(because)]}`,
      })),
    },
    {
      title: 'Withdrawn or rolled forward',
      told: true as const,
      changes: changes.ended.map(({ action, ended }) => ({
        action,
        how:
          ended.as === 'withdrawn'
            ? text`Withdrawn ${day(ended.on)}: ${said(ended.because)}`
            : text`Rolled forward ${day(ended.on)} into ${ended.into}`,
      })),
    },
    {
      title: 'Target date moved',
      told: true as const,
      changes: changes.moved.map(({ action, from, to, days, because }) => ({
        action,
        how: text`${day(from)} to ${day(to)}, ${shifted(days)}${because !== undefined && [newLine, said(because)]}`,
      })),
    },
    {
      title: 'Rating changed',
      told: true as const,
      changes: changes.rated.map(({ action, from, to }) => ({
        action,
        how: text`${RATING_WORDS[from]} → ${ratingTag(to)}`,
      })),
    },
    {
      title: changes.newPlan ? 'New with this plan' : 'Added',
      changes: changes.added.map(asItIsNow),
    },
    {
      title: 'In-year changes to the plan',
      told: true as const,
      changes: changes.inYear.map(
        ({ kind, title, reference: code, materiality, because, awaitsTheBoard }) => ({
          action: { title, ...(code && { reference: code }) },
          how: text`${CHANGE_WORDS[kind]}, ${materiality}${awaitsTheBoard && [' ', alarm('(awaits the Board)')]}${newLine}${said(because)}`,
        }),
      ),
    },
    { title: 'Left open in the plan before', changes: changes.leftOpen.map(asItIsNow) },
  ].filter((kind) => kind.changes.length > 0);

const groupBlocks = (changes: Opened<GroupChanges>): readonly Block[] => {
  const kinds = kindsOf(changes);
  if (kinds.length === 0) return [heading(3, changes.group), paragraph(text`Nothing changed.`)];
  return [
    table({
      dense: true,
      caption: text`${changes.group}: ${kinds.map((kind) => `${kind.title.toLowerCase()} ${kind.changes.length}`).join(', ')}`,
      columns: [
        { head: 'Action', width: kinds.some(({ told }) => told) ? 52 : 84 },
        { head: 'Change' },
      ],
      groups: kinds.map((kind) => ({
        title: text`${kind.title} (${kind.changes.length})`,
        rows: kind.changes.map(({ action, how }) => [headOf(action), cell(how)]),
      })),
    }),
  ];
};

export const whatChangedSection = ({
  since,
  groups,
  homicideReviews,
  assessment,
}: Opened<WhatChanged>): Section => ({
  id: 'what-changed',
  flows: true,
  title: 'What changed since the last review',
  blocks: [
    paragraph(text`Between the position as at ${inWords(since)} and this one.`),
    ...groups.flatMap(groupBlocks),
    ...(homicideReviews ? homicideReviewChanges(homicideReviews) : []),
    ...(assessment ? assessmentChanges(assessment) : []),
  ],
});
