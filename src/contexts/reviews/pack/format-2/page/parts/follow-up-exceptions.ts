import { assertNever } from '../../../../../../kernel/assert-never.js';
import type { FollowUpException } from '../../parts/follow-up-exceptions.js';
import { type Block, cell, plainTable } from '../blocks.js';
import { MATTER_WORDS, placeWords } from '../follow-up-words.js';
import { alarm, quiet, type Text, text } from '../text.js';
import { day, enumerated, plural, share } from '../words.js';

interface Told {
  readonly what: Text;
  readonly worst: Text;
  readonly since: Text;
  readonly needed: string;
}

const told = (exception: FollowUpException): Told => {
  switch (exception.kind) {
    case 'dhr-overdue':
      return {
        what: text`Homicide review actions overdue: ${share(exception.actions)}`,
        worst: text`${placeWords(exception.worst)} ${quiet(exception.worst.agency)}`,
        since: text`due ${day(exception.due)}, ${alarm(`${plural(exception.daysOverdue, 'day')} overdue`)}`,
        needed: 'A new date, or another course',
      };
    case 'dhr-silence': {
      const { longest } = exception;
      return {
        what: text`Answers of parties awaited for more than twenty working days: ${exception.waits}`,
        worst: text`${longest.whom}: ${MATTER_WORDS[longest.matter].toLowerCase()} ${quiet(placeWords(longest))}`,
        since: text`since ${day(longest.since)}, ${plural(longest.workingDays, 'working day')}; ${longest.escalatedOn ? text`escalated ${day(longest.escalatedOn)}` : alarm('not escalated')}`,
        needed: 'An answer; silence is no consent',
      };
    }
    case 'dhr-no-response':
      return {
        what: text`National recommendations without a response: ${share(exception.recommendations)}`,
        worst: ['The one sent on first'],
        since: text`since ${day(exception.since)}, ${plural(exception.days, 'day')}`,
        needed: 'Whether to ask again, and to tell the author',
      };
    case 'qaf-not-assessed':
      return {
        what: text`Victims’ Code assessment of ${exception.year}, requirements not assessed: ${share(exception.cells)}`,
        worst: [enumerated(exception.agencies)],
        since: text`due ${day(exception.due)}`,
        needed: 'An assessment, or that there is no return',
      };
    case 'qaf-no-disposition':
      return {
        what: text`Recommendations of the assessment without disposition: ${share(exception.recommendations)}`,
        worst: ['The one made first'],
        since: text`since ${day(exception.since)}, ${plural(exception.days, 'day')}`,
        needed: 'A disposition of each',
      };
    case 'qaf-finding-old':
      return {
        what: text`Findings open for more than 365 days: ${share(exception.findings)}`,
        worst: ['The oldest'],
        since: text`since ${day(exception.since)}, ${plural(exception.days, 'day')}`,
        needed: 'What shows that it is put right, and when',
      };
    default:
      return assertNever(exception);
  }
};

/** One line of each kind, with the worst of it. */
export const followUpExceptionsTable = (exceptions: readonly FollowUpException[]): Block =>
  plainTable({
    dense: true,
    caption: ['Besides the plans: homicide reviews and the Victims’ Code assessment'],
    columns: [
      { head: 'What', width: 31 },
      { head: 'The worst', width: 28 },
      { head: 'Since', width: 22 },
      { head: 'Decision needed' },
    ],
    rows: exceptions
      .map(told)
      .map(({ what, worst, since, needed }) => [what, cell(worst), cell(since), cell([needed])]),
  });
