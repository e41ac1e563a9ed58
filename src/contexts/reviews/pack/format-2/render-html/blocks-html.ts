import { assertNever } from '../../../../../kernel/assert-never.js';
import { html, type Html } from '../../../../../platform/html.js';
import type { Block, HeadlineFigure, JudgementBox } from '../page/blocks.js';
import type { Text } from '../page/text.js';
import { deliveryChartHtml } from './delivery-chart.js';
import { tableHtml } from './table-html.js';
import { textHtml } from './text-html.js';

const headlineHtml = (figures: readonly HeadlineFigure[]): Html =>
  html`<ul class="headline">
    ${figures.map(
      ({ value, label, detail, tone }) =>
        html`<li class="${tone}">
          <b>${value}</b> <span>${label}</span> <small>${detail}</small>
        </li> `,
    )}
  </ul>`;

const listHtml = (items: readonly Text[], ordered: boolean): Html => {
  const lines = items.map((item) => html`<li>${textHtml(item)}</li> `);
  return ordered
    ? html`<ol class="numbered">
        ${lines}
      </ol>`
    : html`<ul>
        ${lines}
      </ul>`;
};

const quotationHtml = (words: Text, from: Text | undefined): Html =>
  html`<blockquote>
    <p>${textHtml(words)}</p>
    ${from && html`<p class="quiet">${textHtml(from)}</p>`}
  </blockquote>`;

const emptyBox = (choices: readonly string[]): Html =>
  html`${choices.map(
      (choice) =>
        html`<span class="choice"><span class="box" aria-hidden="true"></span>${choice}</span> `,
    )}
    <div class="line"></div>
    <div class="line"></div>`;

const judgementHtml = ({ title, questions, because }: JudgementBox): Html =>
  html`<div class="judgement">
    <h3>${title}</h3>
    <dl>
      ${questions.map(
        ({ name, choices, given }) =>
          html`<dt>${name}</dt>
            <dd>${given === undefined ? emptyBox(choices) : html`<strong>${given}</strong>`}</dd> `,
      )}
      ${
        because &&
        html`<dt>Because</dt>
          <dd>${textHtml(because)}</dd>`
      }
    </dl>
  </div>`;

export const blockHtml = (block: Block): Html => {
  switch (block.kind) {
    case 'heading':
      return block.level === 3
        ? html`<h3>${textHtml(block.text)}</h3>`
        : html`<h4>${textHtml(block.text)}</h4>`;
    case 'paragraph':
      return html`<p${block.quiet && html` class="quiet"`}>${textHtml(block.text)}</p>`;
    case 'list':
      return listHtml(block.items, block.ordered === true);
    case 'quotation':
      return quotationHtml(block.text, block.from);
    case 'headline':
      return headlineHtml(block.figures);
    case 'table':
      return tableHtml(block);
    case 'delivery-chart':
      return deliveryChartHtml(block);
    case 'judgement':
      return judgementHtml(block);
    case 'new-page':
      return html`<div class="new-page"></div>`;
    default:
      return assertNever(block);
  }
};
