import { inWords } from '../../in-words.js';
import type { ActionLine } from '../../action-line.js';
import type { GroupChanges, WhatChanged } from '../../parts/what-changed.js';
import { type Block, cell, heading, paragraph, type Section, table } from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { newLine, ratingTag, type Text, text } from '../text.js';
import { day, plural, RATING_WORDS, shifted } from '../words.js';
import { actionHead } from './actions.js';

interface Change {
  readonly action: ActionLine;
  readonly how: Text;
}

interface KindOfChange {
  readonly title: string;
  readonly changes: readonly Change[];
}

const asItIsNow = (action: ActionLine): Change => ({ action, how: [ratingTag(action.rating)] });

const kindsOf = (changes: Opened<GroupChanges>): readonly KindOfChange[] =>
  [
    { title: 'Completed', changes: changes.completed.map(asItIsNow) },
    { title: 'Reopened', changes: changes.reopened.map(asItIsNow) },
    {
      title: 'Target date moved',
      changes: changes.moved.map(({ action, from, to, days, because }) => ({
        action,
        how: text`${day(from)} to ${day(to)}, ${shifted(days)}${because !== undefined && [newLine, said(because)]}`,
      })),
    },
    {
      title: 'Rating changed',
      changes: changes.rated.map(({ action, from, to }) => ({
        action,
        how: text`${RATING_WORDS[from]} → ${ratingTag(to)}`,
      })),
    },
    {
      title: changes.newPlan ? 'New with this plan' : 'Added',
      changes: changes.added.map(asItIsNow),
    },
    { title: 'Left open in the plan before', changes: changes.leftOpen.map(asItIsNow) },
  ].filter((kind) => kind.changes.length > 0);

const groupBlocks = (changes: Opened<GroupChanges>): readonly Block[] => {
  const kinds = kindsOf(changes);
  if (kinds.length === 0) return [heading(3, changes.group), paragraph(text`Nothing changed.`)];
  return [
    table({
      caption: text`${changes.group}: ${kinds.map((kind) => `${kind.title.toLowerCase()} ${kind.changes.length}`).join(', ')}`,
      columns: [{ head: 'Action', width: 52 }, { head: 'Change' }],
      groups: kinds.map((kind) => ({
        title: text`${kind.title} (${plural(kind.changes.length, 'action')})`,
        rows: kind.changes.map(({ action, how }) => [actionHead(action), cell(how)]),
      })),
    }),
  ];
};

export const whatChangedSection = ({ since, groups }: Opened<WhatChanged>): Section => ({
  id: 'what-changed',
  title: 'What changed since the last review',
  blocks: [
    paragraph(text`Between the position as at ${inWords(since)} and this one.`),
    ...groups.flatMap(groupBlocks),
  ],
});
