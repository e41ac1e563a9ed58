import type { PlainDate } from '../../../../../../kernel/plain-date.js';
import { inWords } from '../../in-words.js';
import type { ExceptionLine, Exceptions } from '../../parts/exceptions.js';
import type { Slip } from '../../parts/slippage.js';
import { html, type Html } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { slippageBar, spanOf } from '../slippage-bar.js';
import { ratingTag } from '../tags.js';
import { NEEDED_WORDS, plural, shifted, shortDate } from '../words.js';

/** The date that stands, the original where it differs, and how late it is. */
export const dueCell = ({
  originalTargetDate,
  targetDate,
  daysOverdue,
  awaitsVerification,
}: Pick<
  ExceptionLine,
  'originalTargetDate' | 'targetDate' | 'daysOverdue' | 'awaitsVerification'
>): Html =>
  html`<span class="nowrap">${shortDate(targetDate)}</span> ${
      originalTargetDate !== targetDate &&
      html`<br /><span class="note">originally ${shortDate(originalTargetDate)}</span>`
    }
    ${
      daysOverdue > 0 &&
      html`<br /><span class="late nowrap">${plural(daysOverdue, 'day')} overdue</span>`
    }${awaitsVerification && html`<br /><span class="note">said to be done, not verified yet</span>`}`;

const exceptionRow = (line: Opened<ExceptionLine>): Html =>
  html`<tr>
    <th scope="row">
      <span class="ref">${line.reference}</span> ${line.title}<br /><span class="note"
        >${line.group} · ${line.owner}, ${line.leadAgency}</span
      >
    </th>
    <td>${ratingTag(line.rating)}</td>
    <td>${dueCell(line)}</td>
    <td>
      ${
        line.explanation === undefined
          ? html`<span class="note">No explanation was given.</span>`
          : openedText(line.explanation)
      }
    </td>
    <td>${NEEDED_WORDS[line.decisionNeeded]}</td>
  </tr>`;

const exceptionsTable = (shown: readonly Opened<ExceptionLine>[]): Html =>
  html`<table>
    <caption>
      Off track first, then overdue, then at risk
    </caption>
    <thead>
      <tr>
        <th scope="col" style="width:28%">Action</th>
        <th scope="col">Rating</th>
        <th scope="col">Target date</th>
        <th scope="col" style="width:26%">Reason and recovery</th>
        <th scope="col" style="width:15%">Decision needed</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(exceptionRow)}
    </tbody>
  </table>`;

const SLIPS_SHOWN = 12;

const slippageTable = (slips: readonly Slip[], today: PlainDate): Html => {
  const shown = slips.slice(0, SLIPS_SHOWN);
  const span = spanOf(shown, today);
  return html`<table>
      <caption>
        From the original target date (ring) to the current one (arrow); the broken line is
        ${inWords(today)}
      </caption>
      <thead>
        <tr>
          <th scope="col" style="width:34%">Action</th>
          <th scope="col" class="nowrap">${shortDate(span.from)} to ${shortDate(span.to)}</th>
          <th scope="col">Original</th>
          <th scope="col">Current</th>
          <th scope="col">Moved by</th>
          <th scope="col" class="num">Times</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (slip) =>
            html`<tr>
              <th scope="row">
                <span class="ref">${slip.reference}</span>
                ${slip.title}${slip.complete && html` <span class="note">(complete)</span>`}
              </th>
              <td>${slippageBar(slip, span, today)}</td>
              <td class="nowrap">${shortDate(slip.original)}</td>
              <td class="nowrap">${shortDate(slip.current)}</td>
              <td class="nowrap">${shifted(slip.days)}</td>
              <td class="num">${slip.moves}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      slips.length > shown.length &&
      html`<p class="note">
        The ${SLIPS_SHOWN} that moved furthest, of ${slips.length}. Annex A shows every one.
      </p>`
    }`;
};

export const exceptionsSection = (
  { shown, all }: Opened<Exceptions>,
  slips: readonly Slip[],
  today: PlainDate,
): Section => ({
  id: 'exceptions',
  flows: true,
  title: 'Exceptions',
  body: html`<p>
      ${
        all === 0
          ? 'No action is off track, overdue or at risk.'
          : all > shown.length
            ? `The ${shown.length} worst of ${all}; each group’s pages show all of its own.`
            : `${plural(all, 'action')} off track, overdue or at risk.`
      }
    </p>
    ${shown.length > 0 && exceptionsTable(shown)}
    ${
      slips.length > 0 &&
      html`<h3>How far target dates have moved</h3>
        ${slippageTable(slips, today)}`
    }`,
});
