import type { UndeliveredDecision } from '../../parts/decisions-undelivered.js';
import type { NationalIndicator } from '../../parts/national-indicators.js';
import { html, type Html } from '../../../../../../platform/html.js';
import type { Section } from '../section.js';
import { plural, shortDate } from '../words.js';
import { measureHeads, measureRow } from './measures.js';

export const indicatorsSection = (indicators: readonly NationalIndicator[]): Section => ({
  id: 'national-indicators',
  title: 'National indicators',
  body: html`<table>
    <caption>
      Indicators that the Board must measure
    </caption>
    ${measureHeads()}
    <tbody>
      ${indicators.map((indicator) => measureRow(indicator, ` · ${indicator.group}`))}
    </tbody>
  </table>`,
});

const dueOf = ({ due, daysOverdue, awaitsConfirmation }: UndeliveredDecision): Html =>
  html`${due ? html`<span class="nowrap">${shortDate(due)}</span>` : 'No date given'}${
    daysOverdue > 0 &&
    html`<br /><span class="late nowrap">${plural(daysOverdue, 'day')} overdue</span>`
  }${
    awaitsConfirmation &&
    html`<br /><span class="note">Reported as done; nobody else has confirmed it</span>`
  }`;

export const undeliveredSection = (decisions: readonly UndeliveredDecision[]): Section => ({
  id: 'decisions-undelivered',
  flows: true,
  title: 'Decisions undelivered',
  body:
    decisions.length === 0
      ? html`<p>Every decision that asks somebody to do something was confirmed as carried out.</p>`
      : html`<table>
          <caption>
            ${plural(decisions.length, 'decision')} that nobody has confirmed as carried out, oldest
            first
          </caption>
          <thead>
            <tr>
              <th scope="col" style="width:44%">Decision</th>
              <th scope="col">Taken</th>
              <th scope="col" class="num">Days since</th>
              <th scope="col">Owner</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            ${decisions.map(
              (decision) =>
                html`<tr>
                  <th scope="row">
                    <span class="ref">${decision.reference}</span> ${decision.text}
                  </th>
                  <td class="nowrap">
                    ${shortDate(decision.takenOn)}<br /><span class="note">${decision.body}</span>
                  </td>
                  <td class="num">${decision.daysSinceTaken}</td>
                  <td>
                    ${decision.owner ? `${decision.owner}, ${decision.agency ?? ''}` : 'Nobody yet'}
                  </td>
                  <td>${dueOf(decision)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
});
