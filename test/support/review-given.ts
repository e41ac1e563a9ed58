import type { ActionId } from '../../src/contexts/delivery-plans/contract.js';
import {
  type ChallengeId,
  type ISSUED_KINDS,
  PACK_FORMAT,
  type PackPart,
  type ReviewEvent,
} from '../../src/contexts/reviews/contract.js';
import type {
  CloseReview,
  ConfirmReturn,
  JudgeGroup,
  ReviewCommand,
} from '../../src/contexts/reviews/review.commands.js';
import { APRIL_TO_MARCH } from '../../src/contexts/reviews/timetable.policies.js';
import { type Circumstances, command, fact, sealedText, testId } from './decider-given.js';
import {
  actions,
  bothGroups,
  justice,
  review,
  safety,
  secretariat,
  theReview,
  timetable,
} from './review-story.js';

/* Facts and commands of the end-of-year review that `review-story.ts` tells of. */

export const digest = 'a'.repeat(64);
export const challengeId = testId<ChallengeId>('why so few');

/* What happened, each on its day. */
export const on = (event: ReviewEvent, day: string) => fact<ReviewEvent>(event, { on: day });
export const details = {
  title: 'End of year 2021/22',
  point: 'end-of-year',
  ...timetable,
} as const;
export const opened = on(
  { type: 'review-opened.v2', data: { ...review, ...details, calendar: APRIL_TO_MARCH } },
  '2022-01-10',
);
export const requested = on(
  { type: 'returns-requested.v1', data: { ...review, groups: [...bothGroups] } },
  '2022-01-10',
);
export const returned = (group: (typeof bothGroups)[number]) =>
  on(
    { type: 'return-confirmed.v1', data: { ...review, ...group, actionIds: [...actions] } },
    '2022-02-23',
  );
export const frozen = on(
  {
    type: 'position-frozen.v1',
    data: { ...review, positionDate: timetable.positionDate, packFormat: PACK_FORMAT },
  },
  '2022-02-28',
);
export const issued = (kind: (typeof ISSUED_KINDS)[number], version: number, day = '2022-03-02') =>
  on(
    {
      type: 'pack-issued.v2',
      data: { ...review, kind, part: 1, version, packFormat: PACK_FORMAT, digest },
    },
    day,
  );
export const raised = on(
  {
    type: 'challenge-raised.v2',
    data: { ...review, ...bothGroups[0], challengeId, question: sealedText('question') },
  },
  '2022-03-16',
);
export const answered = on(
  {
    type: 'challenge-answered.v1',
    data: { ...review, ...bothGroups[0], challengeId, answer: sealedText('answer') },
  },
  '2022-03-16',
);
export const grades = { outcomes: 'assured', impact: 'partly-assured' } as const;
export const groupOf = (bodyId: typeof safety) => bothGroups[bodyId === safety ? 0 : 1];
export const judged = (bodyId: typeof safety) =>
  on(
    {
      type: 'group-judged.v2',
      data: {
        ...review,
        ...groupOf(bodyId),
        positionVersion: 1,
        meetingId: theReview,
        ...grades,
        judgement: sealedText('judgement'),
      },
    },
    '2022-03-16',
  );
export const closed = on(
  { type: 'review-closed.v1', data: { ...review, withoutReturn: [] } },
  '2022-03-20',
);

export const untilRequested = [opened, requested];
export const untilFrozen = [...untilRequested, returned(bothGroups[0]), frozen];
export const untilJudged = [...untilFrozen, judged(safety), judged(justice)];
export const untilClosed = [...untilJudged, closed];

/* What is asked for. */
export const open = (changes: object = {}, by: Circumstances = secretariat('2022-01-10')) =>
  command<ReviewCommand>('OpenReview', { ...review, ...details, ...changes }, by);
export const request = (asked: (typeof bothGroups)[number][], by = secretariat('2022-01-10')) =>
  command<ReviewCommand>('RequestReturns', { groups: asked }, by);
export const chair = { by: 'chair of CSBAG', on: '2022-02-23' };
export const confirm = (
  { bodyId = safety, actionIds = actions }: Partial<ConfirmReturn> = {},
  by: Circumstances = chair,
) => command<ReviewCommand>('ConfirmReturn', { bodyId, actionIds }, by);
export const freeze = (by = secretariat('2022-02-28')) =>
  command<ReviewCommand>('FreezePosition', {}, by);
interface IssuedWith {
  readonly packFormat?: number;
  readonly part?: PackPart;
  readonly by?: Circumstances;
}
export const issue = (
  kind: (typeof ISSUED_KINDS)[number],
  version: number,
  { packFormat = PACK_FORMAT, part = 1, by = secretariat('2022-03-02') }: IssuedWith = {},
) => command<ReviewCommand>('IssuePack', { kind, part, version, packFormat, digest }, by);
export const member = { by: 'member of SCB', on: '2022-03-16' };
export const raise = (by: Circumstances = member, bodyId = safety, actionId?: ActionId) =>
  command<ReviewCommand>(
    'RaiseChallenge',
    { bodyId, challengeId, ...(actionId && { actionId }), question: sealedText('question') },
    by,
  );
export const answer = (by: Circumstances = { ...chair, on: '2022-03-16' }) =>
  command<ReviewCommand>('AnswerChallenge', { challengeId, answer: sealedText('answer') }, by);
export const boardChair = { by: 'chair of SCB', on: '2022-03-16' };
export const judge = (
  by: Circumstances = boardChair,
  bodyId = safety,
  at: Pick<JudgeGroup, 'meetingId' | 'itemId'> = { meetingId: theReview },
) =>
  command<ReviewCommand>(
    'JudgeGroup',
    { bodyId, ...at, ...grades, judgement: sealedText('judgement') },
    by,
  );
export const noReturn = (bodyId: typeof safety): CloseReview['withoutReturn'][number] => ({
  bodyId,
  standing: 'no-return-received',
});
export const close = (
  withoutReturn: CloseReview['withoutReturn'] = [noReturn(justice)],
  by = secretariat('2022-03-20'),
) => command<ReviewCommand>('CloseReview', { withoutReturn }, by);

export const clerk = secretariat('2022-03-02');
export const correction = on(
  {
    type: 'position-corrected.v1',
    data: {
      ...review,
      positionDate: timetable.positionDate,
      version: 2,
      packFormat: PACK_FORMAT,
      because: sealedText('because'),
    },
  },
  '2022-03-02',
);
export const correct = (by: Circumstances = clerk) =>
  command<ReviewCommand>('CorrectPosition', { because: sealedText('because') }, by);
