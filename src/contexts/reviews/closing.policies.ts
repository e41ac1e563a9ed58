import { rule } from '../../kernel/refusal.js';
import type { BodyId } from '../bodies/contract.js';
import { named } from './review.authority.js';
import type { Attempt } from './review.commands.js';
import type { FrozenReview } from './review.stages.js';

type Closing = Attempt<'CloseReview', FrozenReview>;

const unjudged = ({ review }: Closing): readonly BodyId[] =>
  review.groups
    .map(({ bodyId }) => bodyId)
    .filter((bodyId) => !review.judgements.some((each) => each.bodyId === bodyId));
const withoutReturn = ({ review }: Closing): readonly BodyId[] =>
  review.groups.map(({ bodyId }) => bodyId).filter((bodyId) => !review.returned.includes(bodyId));
const unnamed = (attempt: Closing): readonly BodyId[] =>
  withoutReturn(attempt).filter(
    (bodyId) => !attempt.command.data.withoutReturn.some((each) => each.bodyId === bodyId),
  );

export const everyGroupIsJudged = rule<Closing>({
  code: 'REVIEW.GROUP_NOT_JUDGED',
  statement:
    'The Board holds each group to account: every group is judged before the review closes.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: (attempt) => unjudged(attempt).length === 0,
  explain: (attempt) =>
    `Every group is judged before the review closes. Not judged yet: ${named(attempt.context, unjudged(attempt))}.`,
});

export const missingReturnsAreNamed = rule<Closing>({
  code: 'REVIEW.MISSING_RETURN_NOT_NAMED',
  statement:
    'A group without a return is closed as such: none received, or none with a reason that the Board accepted.',
  source: 'Domain, register 6: never a forced excuse',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => unnamed(attempt).length === 0,
  explain: (attempt) =>
    `Say how these groups stand, which gave no return: ${named(attempt.context, unnamed(attempt))}.`,
});

export const onlyMissingReturnsAreNamed = rule<Closing>({
  code: 'REVIEW.NOT_WITHOUT_RETURN',
  statement:
    'Only a group under review that gave no return is closed without one, and it is named once.',
  source: 'Domain, register 6: never a forced excuse',
  kind: 'ours',
  concerns: 'content',
  holds: (attempt) => {
    const standings = attempt.command.data.withoutReturn.map(({ bodyId }) => bodyId);
    return (
      new Set(standings).size === standings.length &&
      standings.every((bodyId) => withoutReturn(attempt).includes(bodyId))
    );
  },
});
