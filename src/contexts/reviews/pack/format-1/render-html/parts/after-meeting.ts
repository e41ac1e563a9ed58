import { inWords } from '../../in-words.js';
import type { Addendum, AfterMeeting } from '../../parts/after-meeting.js';
import { html, type Html } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { GRADE_WORDS, moment, plural, shortDate, STANDING_WORDS } from '../words.js';
import { questionBlock } from './asked-last-time.js';

type After = Opened<AfterMeeting>;

/** The Board's conclusions in one table: for the cover of the record. */
export const judgementsTable = ({ judgements }: After): Html =>
  html`<table>
    <caption>
      What the Board judged
    </caption>
    <thead>
      <tr>
        <th scope="col">Group</th>
        <th scope="col">Outcomes</th>
        <th scope="col">Impact</th>
        <th scope="col">On</th>
      </tr>
    </thead>
    <tbody>
      ${judgements.map(
        ({ group, outcomes, impact, on }) =>
          html`<tr>
            <th scope="row"><b>${group}</b></th>
            <td>${GRADE_WORDS[outcomes]}</td>
            <td>${GRADE_WORDS[impact]}</td>
            <td class="nowrap">${shortDate(on)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const decisionsPart = ({ decisions, decisionsWithheld }: After): Html =>
  html`<h3>Decisions taken</h3>
    ${
      decisions.length === 0
        ? html`<p>None was recorded.</p>`
        : html`<table>
            <caption>
              Decisions of the Board at this review
            </caption>
            <thead>
              <tr>
                <th scope="col" style="width:64%">Decision</th>
                <th scope="col">Kind</th>
                <th scope="col">Taken</th>
                <th scope="col">Minutes</th>
              </tr>
            </thead>
            <tbody>
              ${decisions.map(
                ({ reference, text, conditions, kind, takenOn, draft }) =>
                  html`<tr>
                    <th scope="row">
                      <span class="ref">${reference}</span>
                      ${text}${conditions !== undefined && html`<br /><span class="note">Condition: ${conditions}</span>`}
                    </th>
                    <td>${kind}</td>
                    <td class="nowrap">${shortDate(takenOn)}</td>
                    <td>${draft ? 'Not confirmed yet' : 'Confirmed'}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${decisionsWithheld > 0 && html`<p class="note">${plural(decisionsWithheld, 'restricted decision')} left to Part 2.</p>`}`;

const issuedPart = ({ issued, withoutReturn }: After): Html =>
  html`${
    withoutReturn.length > 0 &&
    html`<h3>Groups without a return</h3>
      <ul>
        ${withoutReturn.map(({ group, standing }) => html`<li>${group}: ${STANDING_WORDS[standing]}</li> `)}
      </ul>`
  }
  ${
    issued.length > 0 &&
    html`<h3>What was issued before</h3>
      <ul>
        ${issued.map(
          ({ kind, version, on, digest }) =>
            html`<li>
              ${kind === 'pack' ? 'Pack' : 'Record'} version ${version}, ${shortDate(on)},
              <span class="mono">${digest}</span>
            </li>`,
        )}
      </ul>`
  }`;

export const afterMeetingSection = (after: After): Section => ({
  id: 'after-the-meeting',
  title: 'What the Board asked, judged and decided',
  body: html`<p>The review was closed on ${moment(after.closedAt)}.</p>
    <h3>Judgements</h3>
    ${judgementsTable(after)}
    ${after.judgements.map(
      ({ group, judgement }) =>
        html`<blockquote>
          <p><b>${group}.</b> ${openedText(judgement)}</p>
        </blockquote>`,
    )}
    ${decisionsPart(after)}
    <h3>Questions and answers</h3>
    ${
      after.questions.length === 0
        ? html`<p>No challenge was raised.</p>`
        : after.questions.map((question, index) => questionBlock(question, index + 1))
    }
    ${issuedPart(after)}`,
});

/** A table of so few rows stays on one page. */
const FACTS_KEPT_TOGETHER = 20;

export const addendumSection = (
  { facts, withheld }: Addendum,
  positionDate: Parameters<typeof inWords>[0],
): Section => ({
  id: 'addendum',
  flows: true,
  title: 'Addendum: what was recorded later',
  body: html`<p>
      Facts that had happened by ${inWords(positionDate)} and were recorded after the position was
      frozen, until the review was closed. The figures above do not hold them: a frozen position
      never changes.
    </p>
    ${
      facts.length === 0
        ? html`<p>There were none.</p>`
        : html`<table class="${facts.length <= FACTS_KEPT_TOGETHER ? 'keep' : 'long'}">
            <caption>
              ${plural(facts.length, 'fact')}, in the order of recording
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">About</th>
                <th scope="col">Happened</th>
                <th scope="col">Recorded</th>
                <th scope="col" class="num">Log position</th>
              </tr>
            </thead>
            <tbody>
              ${facts.map(
                (fact) =>
                  html`<tr>
                    <th scope="row">${fact.what}</th>
                    <td>${fact.about}</td>
                    <td class="nowrap">${shortDate(fact.effectiveAt)}</td>
                    <td class="nowrap">${moment(fact.recordedAt)}</td>
                    <td class="num">${fact.position}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${withheld > 0 && html`<p class="note">${plural(withheld, 'restricted fact')} left to Part 2.</p>`}`,
});
