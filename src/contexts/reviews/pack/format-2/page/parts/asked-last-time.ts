import { inWords } from '../../in-words.js';
import type { AskedLastTime, Question } from '../../parts/asked-last-time.js';
import { type Block, cell, paragraph, plainTable, type Row, type Section } from '../blocks.js';
import { answeredWords } from '../follow-up-words.js';
import { type Opened, said } from '../opened.js';
import { alarm, joined, newLine, quiet, reference, strong, text } from '../text.js';
import { day } from '../words.js';

const questionRow = ({
  group,
  about,
  answers,
  owner,
  question,
  askedOn,
  answer,
  answeredOn,
  evidence,
}: Opened<Question>): Row => [
  text`${said(question)}${newLine}${quiet('To ', group, about && [', about ', reference(about)], answers && ` (answers ${answeredWords(answers)})`, ', ', day(askedOn))}`,
  cell(
    answer === undefined
      ? [alarm('Not answered yet')]
      : text`${said(answer)}${newLine}${quiet(answeredOn && day(answeredOn))}`,
  ),
  cell(owner ? text`${owner.role}${newLine}${quiet(owner.agency)}` : ['The chair is vacant']),
  cell(evidence.length === 0 ? [quiet('None given')] : joinedText(evidence)),
  cell([answer === undefined ? alarm('Open') : strong('Answered')]),
];

const joinedText = (titles: Opened<Question>['evidence']) =>
  text`${joined(titles.map(said), '; ')}`;

/** Questions with their answers, owners and evidence. */
export const questionsTable = (caption: string, questions: readonly Opened<Question>[]): Block =>
  plainTable({
    dense: true,
    caption: [caption],
    columns: [
      { head: 'Question', width: 31 },
      { head: 'Answer', width: 31 },
      { head: 'Owner', width: 15 },
      { head: 'Evidence', width: 13 },
      { head: 'Standing' },
    ],
    rows: questions.map(questionRow),
  });

export const askedLastTimeSection = ({
  review,
  positionDate,
  questions,
}: Opened<AskedLastTime>): Section => {
  const answered = questions.filter(({ answer }) => answer !== undefined).length;
  const when = `At “${review}” (position as at ${inWords(positionDate)}) the Board`;
  return {
    id: 'asked-last-time',
    title: 'You asked last time',
    blocks:
      questions.length === 0
        ? [paragraph(text`${when} raised no challenge.`)]
        : [
            paragraph(
              text`${when} asked ${questions.length}: ${answered} answered, ${questions.length - answered} open.`,
            ),
            questionsTable('What the Board asked, and what it was told', questions),
          ],
  };
};
