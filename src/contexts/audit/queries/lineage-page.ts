import { assertNever } from '../../../kernel/assert-never.js';
import { html, Html } from '../../../platform/html.js';
import type { Answer } from '../../../platform/http/view-query.js';
import type { Direction, Lineage, LineageRecord } from './walk-lineage.js';
import type { LinkKind, NodeKind } from '../../../../projections/lineage/nodes.js';

const KINDS: Readonly<Record<NodeKind, string>> = {
  action: 'Action',
  agency: 'Agency',
  body: 'Body',
  challenge: 'Challenge',
  decision: 'Decision',
  dhr: 'Homicide review',
  'dhr-action': 'Homicide review action',
  'dhr-recommendation': 'Homicide review recommendation',
  duty: 'Duty',
  evidence: 'Evidence',
  judgement: 'Judgement of',
  measure: 'Measure',
  meeting: 'Meeting',
  'meeting-action': 'Meeting action',
  outcome: 'Outcome',
  plan: 'Delivery plan',
  priority: 'Priority',
  'qaf-cycle': 'QAF cycle',
  'qaf-finding': 'QAF finding',
  'qaf-framework': 'QAF framework',
  'qaf-recommendation': 'QAF recommendation',
  review: 'Review',
};

/** A link in words, as `subject … object`. */
const LINKS: Readonly<Record<LinkKind, string>> = {
  concerns: 'concerns',
  raisedBy: 'was raised by',
  carriedBy: 'is carried by',
  decidedBy: 'was decided by',
  evidencedBy: 'is evidenced by',
  answers: 'answers',
};

const PARTS: readonly (readonly [Direction, string])[] = [
  ['upstream', 'Where it comes from'],
  ['itself', 'Its own history'],
  ['downstream', 'What came of it'],
];

const STYLE = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem 1.5rem 3rem;font:1rem/1.5 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;color:#0b0c0c;background:#fff}
h1{font-size:1.9rem;line-height:1.2;margin:.6rem 0}
h2{font-size:1.3rem;margin:2rem 0 .4rem;border-top:.25rem solid #1d3557;padding-top:.4rem}
ol{list-style:none;margin:0;padding:0 0 0 1.1rem;border-left:.2rem solid #b1b4b6}
li{margin:0 0 .9rem;break-inside:avoid}
p{margin:0}
.day{margin-right:.6rem}
.what{font-weight:700}
.chain{border-left:0;padding:0;display:grid;gap:.25rem}
.chain li{margin:0}
.chain .itself{font-weight:700}
.of{color:#0b0c0c}
.who,.link,.event{color:#505a5f;font-size:.9rem}
.event{font-family:ui-monospace,"Liberation Mono",monospace;font-size:.75rem;overflow-wrap:anywhere}
@media print{body{padding:0;max-width:none;font-size:10pt}}
`;

/** What a record is called where it stands alone. */
export const nameOf = ({ kind, reference, title, id }: LineageRecord): string => {
  const called = [reference, title].filter((text) => text !== undefined).join(' ');
  return `${KINDS[kind]} ${called === '' ? id : called}`;
};

type Item = Answer<Lineage>['items'][number];

/** A link in words. */
export const linkText = ({ subject, kind, object }: Item['links'][number]): string =>
  `${nameOf(subject)} ${LINKS[kind]} ${nameOf(object)}`;

/** Who, for whom, and when on both clocks. */
export const whoAndWhen = ({ event }: Item): string => {
  const forWhom = event.onBehalfOf === undefined ? '' : ` on behalf of ${event.onBehalfOf}`;
  return `${event.by} (${event.capacity})${forWhom}, effective ${event.effectiveAt}, recorded ${event.recordedAt}`;
};

const itemHtml = (item: Item): Html =>
  html`<li>
    <p>
      <span class="day">${item.event.effectiveAt}</span><span class="what">${item.what}</span>
      <span class="of">${nameOf(item.record)}</span>
    </p>
    <p class="who">${whoAndWhen(item)}</p>
    ${item.links.map((link) => html`<p class="link">${linkText(link)}</p>`)}
    <p class="event">${item.event.type} ${item.event.eventId} at position ${item.event.position}</p>
  </li>`;

const PLACES: Readonly<Record<Direction, number>> = { upstream: -1, itself: 0, downstream: 1 };

/** Every record of the chain once: the furthest it comes from first, the furthest it led to last. */
const chainOf = (items: readonly Item[]): readonly Item[] => {
  const records = new Map(items.map((item) => [`${item.record.kind}:${item.record.id}`, item]));
  const place = ({ direction, steps }: Item): number => PLACES[direction] * steps;
  return [...records.values()].toSorted((one, other) => place(one) - place(other));
};

const chainHtml = (items: readonly Item[]): Html => {
  const links = chainOf(items).map(
    ({ direction, record }) => html`<li class="${direction}">${nameOf(record)}</li>`,
  );
  return html`<section>
    <h2>The chain</h2>
    <ol class="chain">
      ${links}
    </ol>
  </section>`;
};

/** What a part without anything says. */
const nothing = (direction: Direction): string => {
  switch (direction) {
    case 'upstream':
      return 'Nothing that is recorded.';
    case 'itself':
      return 'Only others speak of it.';
    case 'downstream':
      return 'Nothing yet.';
    default:
      return assertNever(direction);
  }
};

/** The chain as a timeline in three parts, each in the order of recording. */
export const lineagePage = ({ of, items, withheld }: Answer<Lineage>): string => {
  const parts = PARTS.map(([direction, heading]) => {
    const within = items.filter((item) => item.direction === direction);
    return html`<section>
      <h2>${heading} (${within.length})</h2>
      ${
        within.length === 0
          ? html`<p>${nothing(direction)}</p>`
          : html`<ol>
              ${within.map(itemHtml)}
            </ol>`
      }
    </section>`;
  });
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Lineage: ${nameOf(of)}</title>
        ${Html.styleElement(STYLE)}
      </head>
      <body>
        <main>
          <h1>${nameOf(of)}</h1>
          <p>
            From where it came and to what it led: ${items.length}
            events.${withheld > 0 && ` ${withheld} restricted records are left out.`}
          </p>
          ${chainHtml(items)}${parts}
        </main>
      </body>
    </html> `;
  return page.toString();
};
