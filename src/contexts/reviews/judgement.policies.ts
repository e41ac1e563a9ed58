import { rule } from '../../kernel/refusal.js';
import { officeHeld } from '../bodies/contract.js';
import { isBarredFrom } from '../meetings/contract.js';
import { CHAIRS, ownOffice, speaksFor } from './review.authority.js';
import type { Attempt, By } from './review.commands.js';
import type { AtAMeeting } from './review-meeting.policies.js';
import type { FixedReview, FrozenReview } from './review.stages.js';

type Judging = By<'JudgeGroup' | 'ChangeJudgement'>;

export const judgeSpeaksForTheBoard = rule<Judging>({
  code: 'JUDGEMENT.NOT_BY_THE_BOARD',
  statement:
    "The judgement is the Board's: its chair or deputy records it, or the secretariat for one of them.",
  source: 'Domain, register 6: the Board judges (it holds to account, S4:358)',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { metadata }, context }) =>
    (metadata.actor.capacity === 'secretariat' && metadata.actor.onBehalfOf === undefined) ||
    speaksFor(context.board, metadata, CHAIRS),
});

export const judgeIsNamed = rule<Judging>({
  code: 'JUDGEMENT.NOBODY_NAMED',
  statement: 'A judgement that the secretariat enters names who gave it for the Board.',
  source: 'Domain, interests: a prejudicial one bars from judging, so a judgement has a judge',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { metadata }, context }) =>
    metadata.actor.capacity !== 'secretariat' ||
    metadata.actor.onBehalfOf !== undefined ||
    ownOffice(context.board, metadata, CHAIRS) !== undefined,
});

export const judgeDoesNotChairTheGroup = rule<Judging>({
  code: 'JUDGEMENT.JUDGE_CHAIRS_THE_GROUP',
  statement:
    'Nobody judges the group that he or she chairs or stands in for the chair of, nor has that judgement entered.',
  source: 'Design: held to account by somebody else',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { data, metadata }, context }) => {
    const group = context.groups.get(data.bodyId);
    const { actor, effectiveAt, today } = metadata;
    const people = [actor.id, actor.onBehalfOf].filter((person) => person !== undefined);
    return !people.some(
      (person) =>
        group !== undefined &&
        [effectiveAt, today].some((on) => officeHeld(group, person, CHAIRS, on) !== undefined),
    );
  },
});

const BARRED = 'Domain, interests: a prejudicial one bars from judging that item';

export const judgeIsNotBarredFromTheItem = rule<AtAMeeting>({
  code: 'JUDGEMENT.JUDGE_IS_BARRED',
  statement:
    'Whoever declared a prejudicial interest in the item, without a dispensation, does not judge at it, nor has that judgement entered.',
  source: BARRED,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command: { metadata }, meeting, itemId }) =>
    itemId === undefined || !isBarredFrom(meeting, itemId, metadata.actor),
});

export const barredJudgeNamesTheItem = rule<AtAMeeting>({
  code: 'JUDGEMENT.ITEM_NOT_NAMED',
  statement:
    'Whoever declared a prejudicial interest in an item of the meeting, without a dispensation, names the item at which he or she judges.',
  source: BARRED,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { metadata }, meeting, itemId }) =>
    itemId !== undefined ||
    meeting.stage === 'none' ||
    !meeting.agenda.some((item) => isBarredFrom(meeting, item.itemId, metadata.actor)),
});

/** Who may judge, or change a judgement, at an item of a meeting. */
export const judgedByWhoMay = [
  judgeSpeaksForTheBoard,
  judgeDoesNotChairTheGroup,
  judgeIsNotBarredFromTheItem,
  judgeIsNamed,
  barredJudgeNamesTheItem,
];

export const groupIsJudgedOnce = rule<Attempt<'JudgeGroup', FrozenReview>>({
  code: 'JUDGEMENT.ALREADY_GIVEN',
  statement:
    'Each group is judged once in a review, for its outcomes and for its impact; a judgement that is changed later stands beside the first, with its reason.',
  source: 'Design: one judgement per group and review',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) =>
    !review.judgements.some(({ bodyId }) => bodyId === command.data.bodyId),
});

export const groupWasJudged = rule<Attempt<'ChangeJudgement', FixedReview>>({
  code: 'JUDGEMENT.NOT_GIVEN_YET',
  statement: 'A judgement that is changed was given before.',
  source: 'Domain: who uses it, the auditor sees each judgement changed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) =>
    review.judgements.some(({ bodyId }) => bodyId === command.data.bodyId),
});
