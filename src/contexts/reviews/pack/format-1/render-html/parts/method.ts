import { inWords } from '../../in-words.js';
import type { Cover } from '../../parts/cover.js';
import type { Method, PositionInLog } from '../../parts/method.js';
import { html, type Html } from '../../../../../../platform/html.js';
import type { Section } from '../section.js';
import { moment, plural, whole } from '../words.js';

const frozen = ({ review, positionDate, position, frozenAt }: PositionInLog): Html =>
  html`“${review}”: position as at ${inWords(positionDate)}, frozen at log position
  ${whole(Number(position))} on ${moment(frozenAt)}`;

const factsOf = ({ facts: { stated, reconstructed, illustrative } }: Method): Html =>
  html`<ul>
    <li>
      <b>${plural(stated, 'fact')} stated</b>: taken from a document that says so, with file and
      line.
    </li>
    <li>
      <b>${plural(reconstructed, 'fact')} reconstructed</b>: pieced together from a document that
      does not say it in one place.
    </li>
    <li>
      <b>${plural(illustrative, 'fact')} illustrative</b>: in no document.
      ${illustrative > 0 && 'They show how the ledger works and say nothing about any real body.'}
    </li>
  </ul>`;

const notYetLine = ({ notYet }: Method): string =>
  notYet === 0
    ? 'No fact recorded before the freeze happened after the position date.'
    : `${plural(notYet, 'fact')} recorded before the freeze happened after the position date; ${notYet === 1 ? 'it belongs' : 'they belong'} to the next review.`;

export const methodSection = (method: Method, cover: Cover, digest: string): Section => ({
  id: 'annex-method',
  title: 'Method, and where it comes from',
  body: html`${
      cover.simulated &&
      html`<p class="late">
        This ledger is simulated: its clock was set by hand. Nothing in it is evidence of what
        anybody did.
      </p>`
    }
    <h3>The position</h3>
    <p>
      ${frozen(method.position)}. The figures hold what was recorded before that place in the log
      and had happened by the position date. The review itself (returns, timetable) is read as it
      stood at the freeze. “Today” is the position date throughout: what was due before it and is
      not verified as complete is overdue.
    </p>
    <p>
      ${notYetLine(method)}
      ${method.last && html`The last review was ${frozen(method.last)}; it is compared by the same rule.`}
    </p>
    <h3>Two clocks</h3>
    <p>
      Every fact has two dates: when it happened, as whoever reported it says, and when it was
      recorded here, as the ledger’s clock says. The position is cut by both, so that it is that of
      its date, and nothing can be slipped in later. What happened by that date but was recorded
      after the freeze is listed in the record’s addendum.
    </p>
    <h3>How figures are made</h3>
    <ul>
      <li>An action counts once the Board has approved the plan that holds it.</li>
      <li>
        A delivery rating is the owner’s, from the last update; <i>complete</i> follows only from a
        completion that somebody else verified; <i>not assessed</i> means that there is no update.
      </li>
      <li>
        A measure is improving, static or worsening by its latest figure against its baseline in the
        direction that is better. No margin is allowed for: any difference counts. Without baseline,
        direction or figure it has no data.
      </li>
      <li>
        An outcome is worsening if any of its measures is, improving if none is worsening and one is
        improving, static if all that have data are, and has no data if none has.
      </li>
      <li>A median number of days is rounded up to a whole day.</li>
      <li>
        A decision is undelivered if it asks somebody to do something and nobody other than whoever
        reported it has confirmed that it was done.
      </li>
      <li>
        Suggested questions follow from the figures by fixed rules, in this order: the worst
        exception, a worsening measure or an outcome without data, further exceptions, dates moved,
        actions not assessed, impact.
      </li>
    </ul>
    <h3>How far sources carry it</h3>
    <p>
      Of the facts that the position holds, these were taken from documents or made up for an
      example. All others were recorded here without naming a document.
    </p>
    ${factsOf(method)}
    <h3>Making it again</h3>
    <p>
      Ledger <span class="mono">${method.ledgerId}</span>; format 1; log position
      ${whole(Number(method.position.position))}. Which version of the program writes it makes no
      difference. SHA-256 of the document’s canonical JSON, in which texts that could speak of a
      person stand encrypted:
    </p>
    <p class="mono">${digest}</p>
    <p>
      Erasing such a text later changes neither that digest nor any figure; this page then says that
      it was erased.
    </p>`,
});
