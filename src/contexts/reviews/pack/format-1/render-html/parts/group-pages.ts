import type { JudgementGrade } from '../../../../contract.js';
import { inWords } from '../../in-words.js';
import type { ActionLine } from '../../action-line.js';
import type { JudgementLine } from '../../parts/after-meeting.js';
import type { GroupPages } from '../../parts/group-pages.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { outcomeTag, ratingTag } from '../tags.js';
import { GRADE_WORDS, GRADES, NEEDED_WORDS, ORIGIN_WORDS, plural, shortDate } from '../words.js';
import { dueCell } from './exceptions.js';
import { MEASURE_COLUMNS, measureHeads, measureRow } from './measures.js';

type Group = Opened<GroupPages>;

const outcomesTable = ({ outcomes, otherMeasures, name }: Group): Html =>
  html`<table class="tight">
    <caption>
      Outcomes of the ${name} and their measures
    </caption>
    ${measureHeads()}
    ${outcomes.map(
      ({ title, priority, rating, measures }) =>
        html`<tbody>
          <tr>
            <th class="rowgroup" scope="rowgroup" colspan="${MEASURE_COLUMNS - 1}">
              ${title} <span class="note">· ${priority ?? 'Other work'}</span>
            </th>
            <td class="rowgroup">${outcomeTag(rating)}</td>
          </tr>
          ${measures.map((measure) => measureRow(measure))}
          ${
            measures.length === 0 &&
            html`<tr>
              <td colspan="${MEASURE_COLUMNS}">No measure was agreed.</td>
            </tr>`
          }
        </tbody>`,
    )}
    ${
      otherMeasures.length > 0 &&
      html`<tbody>
        <tr>
          <th class="rowgroup" scope="rowgroup" colspan="${MEASURE_COLUMNS}">
            Measures of other work
          </th>
        </tr>
        ${otherMeasures.map((measure) => measureRow(measure))}
      </tbody>`
    }
  </table>`;

/** Reference and title, and who leads: the head of an action's row. */
export const actionHead = ({ reference, title }: ActionLine, more?: HtmlPart): Html =>
  html`<th scope="row"><span class="ref">${reference}</span> ${title}${more}</th>`;

const exceptionsTable = ({ exceptions, shortName }: Group): Html =>
  exceptions.length === 0
    ? html`<p>No action is off track, overdue or at risk.</p>`
    : html`<table class="keep">
        <caption>
          Exceptions of ${shortName}
        </caption>
        <thead>
          <tr>
            <th scope="col" style="width:44%">Action</th>
            <th scope="col">Rating</th>
            <th scope="col">Target date</th>
            <th scope="col">Decision needed</th>
          </tr>
        </thead>
        <tbody>
          ${exceptions.map(
            (line) =>
              html`<tr>
                ${actionHead(line, html`<br /><span class="note">${line.owner}, ${line.leadAgency}</span>`)}
                <td>${ratingTag(line.rating)}</td>
                <td>${dueCell(line)}</td>
                <td>${NEEDED_WORDS[line.decisionNeeded]}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

const otherBusinessTable = ({ otherBusiness, shortName }: Group): Html =>
  html`<table class="keep">
    <caption>
      Other business of ${shortName} by origin, not complete
    </caption>
    <thead>
      <tr>
        <th scope="col" style="width:60%">Action</th>
        <th scope="col">Rating</th>
        <th scope="col">Target date</th>
      </tr>
    </thead>
    ${otherBusiness.map(
      ({ origin, actions }) =>
        html`<tbody>
          <tr>
            <th class="rowgroup" scope="rowgroup" colspan="3">
              ${ORIGIN_WORDS[origin]} (${actions.length})
            </th>
          </tr>
          ${actions.map(
            (line) =>
              html`<tr>
                ${actionHead(line)}
                <td>${ratingTag(line.rating)}</td>
                <td>${dueCell(line)}</td>
              </tr>`,
          )}
        </tbody>`,
    )}
  </table>`;

const sinceWhen = ({ completedSince }: Group): string =>
  completedSince ? `since ${inWords(completedSince)}` : 'so far';

const completedTable = (group: Group): Html => {
  const { completed, shortName } = group;
  return html`<table class="keep">
    <caption>
      Completed by ${shortName} ${sinceWhen(group)}
    </caption>
    <thead>
      <tr>
        <th scope="col" style="width:60%">Action</th>
        <th scope="col">Completed</th>
        <th scope="col">Verified</th>
        <th scope="col">Evidence</th>
      </tr>
    </thead>
    <tbody>
      ${completed.map(
        (line) =>
          html`<tr>
            ${actionHead(line)}
            <td class="nowrap">${shortDate(line.completedOn)}</td>
            <td class="nowrap">${shortDate(line.verifiedOn)}</td>
            <td class="nowrap">${plural(line.evidence, 'piece')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

const statement = (group: Group): Html =>
  html`<h3>The chair’s statement</h3>
    ${
      group.return === undefined
        ? html`<p class="late">No return was received from this group.</p>`
        : html`<blockquote>
            <p>
              ${
                group.return.statement === undefined
                  ? 'The chair confirmed the return and made no statement.'
                  : openedText(group.return.statement)
              }
            </p>
            <p class="note">Return confirmed ${shortDate(group.return.confirmedOn)}</p>
          </blockquote>`
    }`;

const emptyGrades = (): Html =>
  html`${GRADES.map(
      (grade) =>
        html`<span class="choice"
          ><span class="box" aria-hidden="true"></span>${GRADE_WORDS[grade]}</span
        > `,
    )}
    <div class="line"></div>
    <div class="line"></div>`;

const grade = (given: JudgementGrade): Html => html`<strong>${GRADE_WORDS[given]}</strong>`;

/** Empty before the meeting, for the Board to fill in; then what it judged. Outcomes and impact are judged apart. */
const judgementBox = (group: Group, judged: Opened<JudgementLine> | undefined): Html =>
  html`<div class="judgement">
    <h3>The Board’s judgement on ${group.shortName}</h3>
    <dl>
      <dt>Outcomes</dt>
      <dd>${judged ? grade(judged.outcomes) : emptyGrades()}</dd>
      <dt>Impact</dt>
      <dd>${judged ? grade(judged.impact) : emptyGrades()}</dd>
      ${
        judged &&
        html`<dt>Because</dt>
          <dd>${openedText(judged.judgement)}</dd>`
      }
    </dl>
  </div>`;

/** One group: what it is to achieve, how delivery goes, and what the Board may ask. */
export const groupSection = (group: Group, judged: Opened<JudgementLine> | undefined): Section => ({
  id: `group-${group.bodyId}`,
  title: group.name,
  body: html`<p class="note">
      ${
        group.plan &&
        `${group.plan.title}${group.plan.version === undefined ? '' : `, version ${group.plan.version}`}${group.plan.approvedOn ? `, approved ${shortDate(group.plan.approvedOn)}` : ''}. `
      }${group.chair ? `Chair: ${group.chair.role}, ${group.chair.agency}.` : 'The chair is vacant.'}
    </p>
    ${outcomesTable(group)} ${statement(group)} ${exceptionsTable(group)}
    ${group.otherBusiness.length > 0 && otherBusinessTable(group)}
    ${
      group.completed.length > 0
        ? completedTable(group)
        : html`<p>Nothing was completed ${sinceWhen(group)}.</p>`
    }
    <h3>Questions that the figures suggest</h3>
    <ol class="questions">
      ${group.questions.map(({ question }) => html`<li>${question}</li> `)}
    </ol>
    ${judgementBox(group, judged)}`,
});
