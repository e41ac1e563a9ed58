import type { AssessmentChanges, HomicideReviewChanges } from '../../parts/follow-up-changes.js';
import { type Block, heading, list, paragraph } from '../blocks.js';
import { type Text, text } from '../text.js';
import { enumerated, plural } from '../words.js';

const named = (head: string, names: readonly (string | number)[]): Text | false =>
  names.length > 0 && text`${head}: ${enumerated(names.map(String))}.`;

const counts = (parts: readonly (readonly [number, string, string?])[]): Text | false => {
  const told = parts.filter(([count]) => count > 0);
  return (
    told.length > 0 &&
    text`${enumerated(told.map(([count, one, many]) => plural(count, one, many)))}.`
  );
};

const block = (title: string, lines: readonly (Text | false)[]): readonly Block[] => {
  const told = lines.filter((line) => line !== false);
  return [heading(3, title), told.length === 0 ? paragraph(text`Nothing changed.`) : list(told)];
};

export const homicideReviewChanges = (changes: HomicideReviewChanges): readonly Block[] =>
  block('Homicide reviews', [
    named('Opened', changes.opened),
    named('Published', changes.published),
    named('Concluded', changes.concluded),
    named('Reopened', changes.reopened),
    counts([
      [changes.recommendations, 'more recommendation'],
      [changes.actions, 'more action'],
      [changes.addressed, 'action addressed', 'actions addressed'],
      [
        changes.notAddressedAfterAll,
        'action not addressed after all',
        'actions not addressed after all',
      ],
      [changes.agreed, 'action agreed by every party', 'actions agreed by every party'],
      [changes.signedOff, 'action signed off by every party', 'actions signed off by every party'],
      [changes.datesMoved, 'target date moved', 'target dates moved'],
      [changes.escalated, 'silence escalated', 'silences escalated'],
      [changes.nationalAnswers, 'national answer received', 'national answers received'],
    ]),
  ]);

export const assessmentChanges = (changes: AssessmentChanges): readonly Block[] =>
  block('Victims’ Code assessment', [
    named('Opened', changes.opened),
    named('Reported to the Board', changes.reported),
    named('Closed', changes.closed),
    counts([
      [changes.assessed, 'more requirement assessed', 'more requirements assessed'],
      [changes.moderated, 'more rating moderated', 'more ratings moderated'],
      [changes.findingsRaised, 'finding raised', 'findings raised'],
      [changes.findingsClosed, 'finding closed', 'findings closed'],
      [changes.recommendationsMade, 'recommendation made', 'recommendations made'],
      [
        changes.disposed,
        'recommendation given a disposition',
        'recommendations given a disposition',
      ],
    ]),
  ]);
