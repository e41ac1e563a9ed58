import type { ActionInFull, AnnexOfActions } from '../../parts/annex-actions.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';
import { type Opened, type OpenedText, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { ratingTag } from '../tags.js';
import { CAPACITY_WORDS, ORIGIN_WORDS, plural, shortDate } from '../words.js';
import { dueCell } from './exceptions.js';

type Action = Opened<ActionInFull>;

/** A fact of an example is never taken for one of the partnership. */
const basisNote = ({ basis, source }: Action): Html | false =>
  basis !== undefined &&
  html`<br /><span class="note"
      >As planned: ${basis}${source !== undefined && ` (${source})`}</span
    >`;

const update = ({ lastUpdate }: Action): Html =>
  lastUpdate
    ? html`<b>${shortDate(lastUpdate.on)}</b>
        <span class="note"
          >${CAPACITY_WORDS[lastUpdate.capacity]}${lastUpdate.agency !== undefined && `, ${lastUpdate.agency}`}${lastUpdate.onBehalf && ', on behalf of the owner'}</span
        ><br />${openedText(lastUpdate.progress)}${lastUpdate.explanation !== undefined && html`<br /><i>Reason and recovery:</i> ${openedText(lastUpdate.explanation)}`}`
    : html`No update has been given.`;

const moves = (action: Action): readonly Html[] =>
  action.moves.map(
    ({ from, to, on, because }) =>
      html`<br /><i>Date moved ${shortDate(on)}</i> from ${shortDate(from)} to ${shortDate(to)}:
        ${openedText(because)}`,
  );

const evidenceOf = (titles: readonly OpenedText[]): readonly HtmlPart[] =>
  titles.length === 0
    ? ['none']
    : titles.flatMap((title, index) => [index > 0 && '; ', openedText(title)]);

const completion = ({ completion: done, completionsRejected }: Action): Html =>
  html`${
    done &&
    html`<br /><i>Completed ${shortDate(done.completedOn)}</i>,
      ${done.verifiedOn ? `verified ${shortDate(done.verifiedOn)}` : `proposed ${shortDate(done.proposedOn)} and not verified yet`}.
      Evidence: ${evidenceOf(done.evidence)}.`
  }${completionsRejected > 0 && html`<br />${plural(completionsRejected, 'proposal')} of completion rejected.`}`;

const actionRow = (action: Action): Html =>
  html`<tr>
    <th scope="row">
      <span class="ref">${action.reference}</span> ${action.title}<br /><span class="note"
        >${ORIGIN_WORDS[action.origin]}${action.priority !== undefined && `: ${action.priority}`}</span
      >${action.outcome !== undefined && html`<br /><span class="note">Outcome: ${action.outcome}</span>`}${basisNote(action)}
    </th>
    <td>${action.leadAgency}<br /><span class="note">${action.owner}</span></td>
    <td>
      ${dueCell(action)}<br /><span class="note nowrap">from ${shortDate(action.starts)}</span>
    </td>
    <td>
      ${ratingTag(action.rating)}${action.lastRating && html`<br /><span class="note">last: ${action.lastRating.replace('-', ' ')}</span>`}
    </td>
    <td>${update(action)}${moves(action)}${completion(action)}</td>
  </tr>`;

export const annexOfActions = ({ groups }: Opened<AnnexOfActions>): Section => ({
  id: 'annex-actions',
  title: 'All actions',
  body: html`${groups.map(
    ({ group, actions }) =>
      html`<table>
        <caption>
          ${group}: ${plural(actions.length, 'action')}
        </caption>
        <thead>
          <tr>
            <th scope="col" style="width:29%">Action</th>
            <th scope="col" style="width:15%">Lead and owner</th>
            <th scope="col" style="width:14%">Target date</th>
            <th scope="col">Rating</th>
            <th scope="col" style="width:32%">Last update, dates and completion</th>
          </tr>
        </thead>
        <tbody>
          ${actions.map(actionRow)}
        </tbody>
      </table>`,
  )}`,
});
