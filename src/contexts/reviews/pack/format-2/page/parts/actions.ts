import type { ActionLine } from '../../action-line.js';
import { answeredWords } from '../follow-up-words.js';
import {
  alarm,
  newLine,
  quiet,
  reference,
  type Text,
  text,
  type TextPart,
  together,
} from '../text.js';
import { day, plural, shortDate } from '../words.js';

/** The date that stands, how late it is, and the original where it differs. */
export const dueText = ({
  originalTargetDate,
  targetDate,
  daysOverdue,
  awaitsConfirmation,
}: Pick<
  ActionLine,
  'originalTargetDate' | 'targetDate' | 'daysOverdue' | 'awaitsConfirmation'
>): Text =>
  text`${day(targetDate)}${
    daysOverdue > 0 && [newLine, alarm(together(`${plural(daysOverdue, 'day')} overdue`))]
  }${
    originalTargetDate !== targetDate && [
      newLine,
      quiet(together(`was ${shortDate(originalTargetDate)}`)),
    ]
  }${awaitsConfirmation && [newLine, quiet('said to be done, not confirmed yet')]}`;

/** Reference and title: the head of an action's row, on one line where there is room. */
export const actionHead = (
  { reference: code, title, answers }: ActionLine,
  more?: TextPart,
): Text =>
  text`${reference(code)} ${title}${more}${answers && [' ', quiet('· answers ', answeredWords(answers))]}`;

/** Who answers for it. */
export const ownedBy = ({ owner, leadAgency }: ActionLine): string => `${owner}, ${leadAgency}`;
