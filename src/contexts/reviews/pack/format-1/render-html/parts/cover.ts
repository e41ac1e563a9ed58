import type { Cover } from '../../parts/cover.js';
import type { Share } from '../../counting.js';
import { plural, share } from '../words.js';
import { inWords } from '../../in-words.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';

export const MARKING_WORDS = {
  public: 'Public',
  partnership: 'Partnership',
  restricted: 'Restricted',
} as const;

/** "Partnership · Part 1". */
export const markingOf = ({ marking, part }: Cover): string =>
  `${MARKING_WORDS[marking]} · Part ${part}`;

const fact = (term: string, value: HtmlPart, wide = false): Html =>
  html`<div class="${wide ? 'wide' : 'fact'}">
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

/** The one public line about what stands in Part 2. */
const withheldLine = ({ withheld: { actions, decisions, groups } }: Cover): string => {
  const counts = [
    actions > 0 && plural(actions, 'restricted action'),
    decisions > 0 && plural(decisions, 'restricted decision'),
  ].filter((count) => count !== false);
  const lines = [
    counts.length > 0 &&
      `${counts.join(' and ')} ${actions + decisions === 1 ? 'is' : 'are'} left to Part 2 and counted nowhere in this part.`,
    ...groups.map((name) => `The plan of the ${name} is considered in Part 2.`),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines.join(' ') : 'Nothing was left to a Part 2.';
};

/** The page's heading: which meeting, which position. */
export const coverHeader = (cover: Cover, kind: 'pack' | 'record', returns: Share): Html => html`
  <div class="band">
    <span>${cover.ledger}</span>
    <span class="marking">${markingOf(cover)}</span>
  </div>
  <h1>${cover.title}</h1>
  <p class="lead">
    ${kind === 'pack' ? 'Review pack' : 'Record of the review'} for the ${cover.board}: position as
    at ${inWords(cover.positionDate)}
  </p>
  <dl class="facts">
    ${fact('Board meets', inWords(cover.meetingDate))}
    ${fact('Position as at', inWords(cover.positionDate))}
    ${fact('Plan year', `${cover.planYear}, ${cover.point === 'mid-year' ? 'mid-year' : 'end of year'}`)}
    ${fact('Marking', markingOf(cover))} ${fact('Version', `${cover.version} (format 1)`)}
    ${fact('Returns received', share(returns))}
    ${fact('Groups held to account', cover.groups.join('; '), true)}
  </dl>
`;

export const asks = (cover: Cover, kind: 'pack' | 'record'): Html => html`
  <div class="asks">
    <h2>The Board ${kind === 'pack' ? 'is' : 'was'} asked to</h2>
    <ol>
      ${cover.asks.map((ask) => html`<li>${ask}</li> `)}
    </ol>
  </div>
  <p class="note">
    ${
      cover.provisional &&
      'The position at the end of the year is provisional: the outturn is confirmed at the next meeting. '
    }${withheldLine(cover)}
  </p>
`;
