import type { PersonalData } from '../../../../../platform/personal-data/personal-data.js';
import { inWords } from '../in-words.js';
import type { PackDocument } from '../pack-document.js';
import { html, Html } from '../../../../../platform/html.js';
import { type OpenedPack, openPack } from './opened.js';
import { addendumSection, afterMeetingSection, judgementsTable } from './parts/after-meeting.js';
import { annexOfActions } from './parts/annex-actions.js';
import { annexOfMeasures } from './parts/annex-measures.js';
import { askedLastTimeSection } from './parts/asked-last-time.js';
import { asks, coverHeader, markingOf } from './parts/cover.js';
import { exceptionsSection } from './parts/exceptions.js';
import { groupSection } from './parts/group-pages.js';
import { indicatorsSection, undeliveredSection } from './parts/indicators-and-decisions.js';
import { methodSection } from './parts/method.js';
import { positionSection } from './parts/position.js';
import { sixMonthsSection } from './parts/six-months.js';
import { whatChangedSection } from './parts/what-changed.js';
import type { Section } from './section.js';
import { style } from './style.js';

/** A section with the number or letter that it has in this document. */
interface Placed extends Section {
  readonly number: string;
  readonly annex: boolean;
}

const SIMULATED = 'Simulated ledger: not evidence';

const mainSections = (pack: OpenedPack): readonly Section[] => {
  const { cover, askedLastTime, whatChanged } = pack;
  const after = pack.kind === 'record' ? pack.afterMeeting : undefined;
  return [
    positionSection(pack.positionPage),
    askedLastTime && askedLastTimeSection(askedLastTime),
    exceptionsSection(pack.exceptions, pack.slippage, cover.positionDate),
    ...pack.groups.map((group) =>
      groupSection(
        group,
        after?.judgements.find(({ bodyId }) => bodyId === group.bodyId),
      ),
    ),
    pack.nationalIndicators.length > 0 ? indicatorsSection(pack.nationalIndicators) : undefined,
    undeliveredSection(pack.decisionsUndelivered),
    whatChanged && whatChangedSection(whatChanged),
    sixMonthsSection(pack.sixMonths),
    after && afterMeetingSection(after),
    after && addendumSection(after.addendum, cover.positionDate),
  ].filter((section) => section !== undefined);
};

const placed = (pack: OpenedPack, digest: string): readonly Placed[] => {
  const { actions, measures, method } = pack.annexes;
  const annexes = [
    annexOfActions(actions),
    annexOfMeasures(measures),
    methodSection(method, pack.cover, digest),
  ];
  return [
    ...mainSections(pack).map((section, index) => ({
      ...section,
      number: String(index + 1),
      annex: false,
    })),
    ...annexes.map((section, index) => ({ ...section, number: 'ABC'[index] ?? '', annex: true })),
  ];
};

const contents = (sections: readonly Placed[]): Html =>
  html`<nav aria-labelledby="contents">
    <h2 id="contents">Contents</h2>
    <ol>
      ${sections.map(
        ({ id, number, title }) =>
          html`<li><span class="number">${number}</span><a href="#${id}">${title}</a></li> `,
      )}
    </ol>
  </nav>`;

const block = ({ id, number, annex, flows, title, body }: Placed): Html => html`
  <section id="${id}" class="${flows ? 'flows' : 'page'}" aria-labelledby="${id}-title">
    <h2 id="${id}-title"><span class="number">${annex && 'Annex '}${number}</span>${title}</h2>
    ${body}
  </section>
`;

/**
 * The pack or record as one page of HTML that needs nothing else: no script, no font, no image from elsewhere.
 * @param digest of the document's canonical JSON, in hexadecimal: printed in the annex
 */
export const renderPack = (pack: OpenedPack, digest: string): string => {
  const { cover, kind } = pack;
  const sections = placed(pack, digest);
  const what = kind === 'pack' ? 'Pack' : 'Record';
  const margins = {
    topLeft: `${cover.ledger} · ${cover.title}`,
    topRight: markingOf(cover),
    bottomLeft: `${what} version ${cover.version} · position as at ${inWords(cover.positionDate)}`,
    bottomCentre: cover.simulated ? SIMULATED : '',
  };
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>
          ${cover.title}: ${kind} as at ${inWords(cover.positionDate)} – ${cover.ledger}
        </title>
        ${Html.styleElement(style(margins))}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the ${kind}</a>
        <header>
          ${cover.simulated && html`<div class="simulated">${SIMULATED}</div>`}
          ${coverHeader(cover, kind, pack.positionPage.returns)}
        </header>
        <main id="content">
          ${pack.kind === 'record' && judgementsTable(pack.afterMeeting)} ${asks(cover, kind)}
          ${contents(sections)} ${sections.map(block)}
        </main>
        <footer>
          <p>${margins.topLeft} · ${margins.topRight} · ${margins.bottomLeft}</p>
          ${cover.simulated && html`<p class="late">${SIMULATED}</p>`}
        </footer>
      </body>
    </html> `.toString();
};

/**
 * The page for a reader who may read the sealed texts; what was erased says so.
 * @throws SealBroken
 */
export const packHtml = (
  { document, digest }: { readonly document: PackDocument; readonly digest: string },
  personalData: Pick<PersonalData, 'openAll'>,
): string => renderPack(openPack(document, personalData), digest);
