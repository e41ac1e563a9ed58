import { RATING_IN_WORDS } from '../../in-words.js';
import { inWords } from '../../in-words.js';
import type { ActionLine } from '../../action-line.js';
import type { GroupChanges, WhatChanged } from '../../parts/what-changed.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { ratingTag } from '../tags.js';
import { plural, shifted, shortDate } from '../words.js';

interface Change {
  readonly action: ActionLine;
  readonly how: HtmlPart;
}

const asItIsNow = (action: ActionLine): Change => ({ action, how: ratingTag(action.rating) });

const kindsOf = (
  changes: Opened<GroupChanges>,
): readonly { readonly title: string; readonly changes: readonly Change[] }[] => {
  return [
    { title: 'Completed', changes: changes.completed.map(asItIsNow) },
    {
      title: 'Target date moved',
      changes: changes.moved.map(({ action, from, to, days, because }) => ({
        action,
        how: html`<span class="nowrap">${shortDate(from)}</span> to
          <span class="nowrap">${shortDate(to)}</span>,
          ${shifted(days)}${because !== undefined && html`<br />${openedText(because)}`}`,
      })),
    },
    {
      title: 'Rating changed',
      changes: changes.rated.map(({ action, from, to }) => ({
        action,
        how: html`${RATING_IN_WORDS[from]} → ${ratingTag(to)}`,
      })),
    },
    {
      title: changes.newPlan ? 'New with this plan' : 'Added',
      changes: changes.added.map(asItIsNow),
    },
    { title: 'Left open in the plan before', changes: changes.leftOpen.map(asItIsNow) },
  ].filter((kind) => kind.changes.length > 0);
};

const groupTable = (changes: Opened<GroupChanges>): Html => {
  const kinds = kindsOf(changes);
  if (kinds.length === 0)
    return html`<h3>${changes.group}</h3>
      <p>Nothing changed.</p>`;
  return html`<table>
    <caption>
      ${changes.group}:
      ${kinds.map((kind) => `${kind.title.toLowerCase()} ${kind.changes.length}`).join(', ')}
    </caption>
    <thead>
      <tr>
        <th scope="col" style="width:50%">Action</th>
        <th scope="col">Change</th>
      </tr>
    </thead>
    ${kinds.map(
      (kind) =>
        html`<tbody>
          <tr>
            <th class="rowgroup" scope="rowgroup" colspan="2">
              ${kind.title} (${plural(kind.changes.length, 'action')})
            </th>
          </tr>
          ${kind.changes.map(
            ({ action, how }) =>
              html`<tr>
                <th scope="row"><span class="ref">${action.reference}</span> ${action.title}</th>
                <td>${how}</td>
              </tr>`,
          )}
        </tbody>`,
    )}
  </table>`;
};

export const whatChangedSection = ({ since, groups }: Opened<WhatChanged>): Section => ({
  id: 'what-changed',
  flows: true,
  title: 'What changed since the last review',
  body: html`<p>Between the position as at ${inWords(since)} and this one.</p>
    ${groups.map(groupTable)}`,
});
