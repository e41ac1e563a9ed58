import { inWords } from '../../in-words.js';
import type { DutyLine, Schedule, SixMonths } from '../../parts/six-months.js';
import { html, type Html } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { ratingTag } from '../tags.js';
import { share, shortDate } from '../words.js';
import { actionHead } from './group-pages.js';

const actionsTable = ({ actionsDue }: Opened<SixMonths>): Html =>
  actionsDue.length === 0
    ? html`<p>No action falls due.</p>`
    : html`<table>
        <caption>
          Actions that fall due (${actionsDue.length})
        </caption>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col" style="width:50%">Action</th>
            <th scope="col">Group</th>
            <th scope="col">Rating now</th>
          </tr>
        </thead>
        <tbody>
          ${actionsDue.map(
            (action) =>
              html`<tr>
                <td class="nowrap">${shortDate(action.targetDate)}</td>
                ${actionHead(action)}
                <td>${action.group}</td>
                <td>${ratingTag(action.rating)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

const meetingsList = ({ meetings }: Opened<SixMonths>): Html =>
  html`<h3>Meetings convened</h3>
    ${
      meetings.length === 0
        ? html`<p>None has been convened.</p>`
        : html`<ul>
            ${meetings.map(({ date, body }) => html`<li>${inWords(date)}: ${body}</li> `)}
          </ul>`
    }`;

const dutyRow =
  (standing: string) =>
  (duty: Opened<DutyLine>): Html =>
    html`<tr>
      <th scope="row">${duty.duty}</th>
      <td>${duty.body}<br /><span class="note">${duty.owner}</span></td>
      <td class="nowrap">${shortDate(duty.due)}</td>
      <td>
        ${
          duty.fulfilledOn
            ? html`Met
                ${shortDate(duty.fulfilledOn)}${duty.fulfilledOn > duty.due && html` <b>(late)</b>`}<br /><span
                  class="note"
                  >${duty.evidence !== undefined && openedText(duty.evidence)}</span
                >`
            : standing
        }
      </td>
    </tr>`;

const scheduleTable = ({ since, met, missed, due, metOfDue }: Opened<Schedule>): Html =>
  missed.length + met.length + due.length === 0
    ? html`<p>Nothing stands in the reporting schedule for this time.</p>`
    : html`<p>Of the duties that fell due since ${inWords(since)}, ${share(metOfDue)} were met.</p>
        <table>
          <caption>
            Duties missed, met and to come
          </caption>
          <thead>
            <tr>
              <th scope="col" style="width:44%">Duty</th>
              <th scope="col">Body and owner</th>
              <th scope="col">Due</th>
              <th scope="col">Standing</th>
            </tr>
          </thead>
          <tbody>
            ${missed.map(dutyRow('Missed'))} ${met.map(dutyRow('Met'))}
            ${due.map(dutyRow('To come'))}
          </tbody>
        </table>`;

export const sixMonthsSection = (months: Opened<SixMonths>): Section => ({
  id: 'six-months',
  flows: true,
  title: 'The next six months',
  body: html`<p>From ${inWords(months.from)} to ${inWords(months.until)}.</p>
    ${meetingsList(months)} ${actionsTable(months)}
    <h3>The reporting schedule</h3>
    ${scheduleTable(months.schedule)}`,
});
