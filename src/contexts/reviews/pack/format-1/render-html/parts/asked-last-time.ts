import { inWords } from '../../in-words.js';
import type { AskedLastTime, Question } from '../../parts/asked-last-time.js';
import { html, type Html } from '../../../../../../platform/html.js';
import { type Opened, openedText } from '../opened.js';
import type { Section } from '../section.js';
import { shortDate } from '../words.js';

/** One question with its answer, or that it is open. */
export const questionBlock = (
  { group, question, askedOn, answer, answeredOn }: Opened<Question>,
  number: number,
): Html =>
  html`<div class="question">
    <h3><span class="number">${number}</span>To ${group}, ${shortDate(askedOn)}</h3>
    <p>${openedText(question)}</p>
    ${
      answer === undefined
        ? html`<p><strong class="late">Open: not answered yet.</strong></p>`
        : html`<blockquote>
            <p>
              <strong>Answered${answeredOn && ` ${shortDate(answeredOn)}`}.</strong>
              ${openedText(answer)}
            </p>
          </blockquote>`
    }
  </div>`;

export const askedLastTimeSection = ({
  review,
  positionDate,
  questions,
}: Opened<AskedLastTime>): Section => {
  const answered = questions.filter(({ answer }) => answer !== undefined).length;
  return {
    id: 'asked-last-time',
    title: 'You asked last time',
    body: html`<p>
        ${
          questions.length === 0
            ? html`At “${review}” (position as at ${inWords(positionDate)}) the Board raised no
              challenge.`
            : html`At “${review}” (position as at ${inWords(positionDate)}) the Board raised
              ${questions.length}: ${answered} answered, ${questions.length - answered} open.`
        }
      </p>
      ${questions.map((question, index) => questionBlock(question, index + 1))}`,
  };
};
