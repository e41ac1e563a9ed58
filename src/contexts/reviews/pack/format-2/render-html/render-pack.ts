import type { PersonalData } from '../../../../../platform/personal-data/personal-data.js';
import { html, Html } from '../../../../../platform/html.js';
import type { PackDocument } from '../pack-document.js';
import type { Layout, NumberedSection } from '../page/blocks.js';
import { layOut } from '../page/layout.js';
import { openPack } from '../page/opened.js';
import { blockHtml } from './blocks-html.js';
import { style } from './style.js';
import { textHtml } from './text-html.js';

const factsHtml = (facts: Layout['facts']): Html =>
  html`<dl class="facts">
    ${facts.map(
      ({ term, value, wide }) =>
        html`<div${wide && html` class="wide"`}>
          <dt>${term}</dt>
          <dd>${textHtml(value)}</dd>
        </div> `,
    )}
  </dl>`;

const headerHtml = (layout: Layout): Html =>
  html`<header>
    ${layout.simulated !== undefined && html`<div class="simulated">${layout.simulated}</div>`}
    <div class="band${layout.restricted && ' restricted'}">
      <span>${layout.ledger}</span><span class="marking">${layout.marking}</span>
    </div>
    <h1>${layout.title}</h1>
    <p class="lead">${layout.lead}</p>
    ${factsHtml(layout.facts)}
  </header>`;

const asksHtml = ({ title, items }: Layout['asks']): Html =>
  html`<section class="asks" aria-labelledby="asks">
    <h2 id="asks">${title}</h2>
    <ol>
      ${items.map((item) => html`<li>${item}</li> `)}
    </ol>
  </section>`;

const contentsHtml = (sections: readonly NumberedSection[]): Html =>
  html`<nav aria-labelledby="contents">
    <h2 id="contents">Contents</h2>
    <ol>
      ${sections.map(
        ({ id, number, title }) =>
          html`<li><span class="number">${number}</span><a href="#${id}">${title}</a></li> `,
      )}
    </ol>
  </nav>`;

const sectionHtml = ({ id, number, annex, flows, title, blocks }: NumberedSection): Html =>
  html`<section id="${id}" class="${flows ? 'flows' : 'page'}" aria-labelledby="${id}-title">
    <h2 id="${id}-title"><span class="number">${annex && 'Annex '}${number}</span> ${title}</h2>
    ${blocks.map(blockHtml)}
  </section> `;

const frontHtml = ({ kind, front, asks, notes }: Layout): Html =>
  html`<section class="front" aria-labelledby="front">
      <h2 id="front">${kind === 'pack' ? 'In one minute' : 'What the Board concluded'}</h2>
      ${front.map(blockHtml)}
    </section>
    ${asksHtml(asks)} ${notes.map((note) => html`<p class="quiet">${textHtml(note)}</p> `)}`;

/** The pack or record as one page of HTML that needs nothing else: no script, no font, no image from elsewhere. */
export const layoutHtml = (layout: Layout): string => {
  const margins = {
    topLeft: `${layout.ledger} · ${layout.title}`,
    topRight: layout.marking,
    bottomLeft: layout.standing,
    bottomCentre: layout.simulated ?? '',
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
        <title>${layout.title}: ${layout.kind}, ${layout.marking} – ${layout.ledger}</title>
        ${Html.styleElement(style(margins))}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the ${layout.kind}</a>
        ${headerHtml(layout)}
        <main id="content">
          ${frontHtml(layout)} ${contentsHtml(layout.sections)} ${layout.sections.map(sectionHtml)}
        </main>
        <footer>
          <p>${margins.topLeft} · ${margins.topRight} · ${margins.bottomLeft}</p>
          ${layout.simulated !== undefined && html`<p class="alarm">${layout.simulated}</p>`}
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
): string => layoutHtml(layOut(openPack(document, personalData), digest));
