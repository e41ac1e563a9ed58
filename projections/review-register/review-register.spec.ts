import { describe, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { ActionId, PlanId, PlanYear } from '../../src/contexts/delivery-plans/contract.js';
import type { MeetingId } from '../../src/contexts/meetings/contract.js';
import type {
  ChallengeId,
  LogPosition,
  PublicationId,
  ReviewEvent,
  ReviewId,
  TabledUpdateId,
} from '../../src/contexts/reviews/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type ReviewRow, reviewRegister } from './review-register.js';

const event = recorderOf<ReviewEvent>();
const reviewId = testId<ReviewId>('review');
const review = { reviewId, boardId: testId<BodyId>('board'), planYear: '2021/22' as PlanYear };
const safety = { bodyId: testId<BodyId>('safety'), planId: testId<PlanId>('safety') };
const justice = { bodyId: testId<BodyId>('justice'), planId: testId<PlanId>('justice') };
const timetable = {
  returnsClose: plainDate('2021-09-14'),
  positionDate: plainDate('2021-09-30'),
  meetingDate: plainDate('2021-10-14'),
};
const about = { title: 'September review', point: 'mid-year' as const };
const entry = (revision: number) => entryIn('subject-1', revision);

const opened = event('review-opened.v2', { ...review, ...about, ...timetable });
const requested = (...groups: readonly (typeof safety)[]) =>
  event('returns-requested.v1', { ...review, groups: [...groups] });
const returned = event('return-confirmed.v1', {
  ...review,
  ...safety,
  actionIds: [testId<ActionId>('action')],
  statement: sealedText('statement'),
});
const frozen = event('position-frozen.v1', {
  ...review,
  positionDate: timetable.positionDate,
  packFormat: 1,
});
const toTheFreeze = [opened, requested(safety), requested(justice), returned, frozen];

const row: ReviewRow = {
  ...review,
  ...about,
  timetable,
  stage: 'open',
  groups: [],
  opened: entry(0),
  timetableChanges: [],
  chasers: [],
  returns: [],
  withdrawnReturns: [],
  corrections: [],
  issued: [],
  challenges: [],
  tabledUpdates: [],
  judgements: [],
  judgementChanges: [],
  decisions: [],
  addenda: [],
  publications: [],
  revision: 0,
  bases: NO_BASES,
};
const frozenRow: ReviewRow = {
  ...row,
  stage: 'frozen',
  groups: [safety, justice],
  requested: entry(2),
  returns: [
    {
      ...safety,
      actionIds: [testId<ActionId>('action')],
      statement: sealedText('statement'),
      ...entry(3),
    },
  ],
  freeze: {
    positionDate: timetable.positionDate,
    position: '5',
    packFormat: 1,
    ...entry(4),
  },
  revision: 4,
};

const question = {
  challengeId: testId<ChallengeId>('challenge'),
  bodyId: safety.bodyId,
  question: sealedText('question'),
};
const judgement = {
  bodyId: safety.bodyId,
  positionVersion: 1,
  outcomes: 'assured' as const,
  impact: 'partly-assured' as const,
  judgement: sealedText('judgement'),
};

describe('review register', () => {
  it('has a review with its timetable from the day it is opened', () =>
    given(reviewRegister, [opened]).thenAll({ [reviewId]: row }));

  it('gathers the groups asked and their returns up to the freeze, which is a place in the log', () =>
    given(reviewRegister, toTheFreeze).then(reviewId, frozenRow));

  it('lists the packs issued with their digests', () => {
    const pack = {
      kind: 'pack' as const,
      part: 1 as const,
      version: 1,
      packFormat: 1,
      digest: 'a'.repeat(64),
    };
    return given(reviewRegister, [
      ...toTheFreeze,
      event('pack-issued.v2', { ...review, ...pack }),
    ]).then(reviewId, { ...frozenRow, issued: [{ ...pack, ...entry(5) }], revision: 5 });
  });

  it('puts the answer beside its challenge, and judges outcomes and impact apart', () =>
    given(reviewRegister, [
      ...toTheFreeze,
      event('challenge-raised.v2', { ...review, ...safety, ...question }),
      event('challenge-raised.v2', {
        ...review,
        ...safety,
        ...question,
        actionId: testId<ActionId>('action'),
        challengeId: testId<ChallengeId>('another'),
      }),
      event('challenge-answered.v1', {
        ...review,
        ...safety,
        challengeId: question.challengeId,
        answer: sealedText('answer'),
      }),
      event('group-judged.v2', { ...review, ...safety, ...judgement }),
    ]).then(reviewId, {
      ...frozenRow,
      challenges: [
        { ...question, ...entry(5), answered: { answer: sealedText('answer'), ...entry(7) } },
        {
          ...question,
          challengeId: testId<ChallengeId>('another'),
          actionId: testId<ActionId>('action'),
          ...entry(6),
        },
      ],
      judgements: [{ ...judgement, ...entry(8) }],
      revision: 8,
    }));

  it('closes with the groups that gave no return, at a place in the log', () => {
    const withoutReturn = [
      { bodyId: justice.bodyId, standing: 'no-return-reason-accepted' as const },
    ];
    return given(reviewRegister, [
      ...toTheFreeze,
      event('review-closed.v1', { ...review, withoutReturn }),
    ]).then(reviewId, {
      ...frozenRow,
      stage: 'closed',
      closed: { position: '6', withoutReturn, ...entry(5) },
      revision: 5,
    });
  });

  it('keeps the timetable that another took the place of, and forgets no reason', () => {
    const changed = { ...timetable, packIssuedBy: plainDate('2021-10-07') };
    const because = sealedText('because');
    return given(reviewRegister, [
      opened,
      event('timetable-changed.v1', { ...review, ...changed, because }),
    ]).then(reviewId, {
      ...row,
      timetable: changed,
      timetableChanges: [{ before: timetable, because, ...entry(1) }],
      revision: 1,
    });
  });

  it('keeps chasers, and returns that were withdrawn beside those that stand', () => {
    const chaser = {
      ...safety,
      means: 'email' as const,
      actionIds: [testId<ActionId>('action')],
      returnsClose: timetable.returnsClose,
    };
    const because = sealedText('because');
    const { freeze: _f, ...before } = frozenRow;
    return given(reviewRegister, [
      ...toTheFreeze.slice(0, -1),
      event('chaser-sent.v1', { ...review, ...chaser }),
      event('return-withdrawn.v1', { ...review, ...safety, because }),
      // Withdrawn again there is nothing to withdraw.
      event('return-withdrawn.v1', { ...review, ...safety, because }),
    ]).then(reviewId, {
      ...before,
      stage: 'open',
      chasers: [{ ...chaser, ...entry(4) }],
      returns: [],
      withdrawnReturns: frozenRow.returns.map((confirmed) => ({
        ...safety,
        confirmed,
        because,
        ...entry(5),
      })),
      revision: 6,
    });
  });

  it('has a place in the log for each correction of the position', () => {
    const because = sealedText('because');
    const corrected = { positionDate: timetable.positionDate, version: 2, packFormat: 1, because };
    return given(reviewRegister, [
      ...toTheFreeze,
      event('position-corrected.v1', { ...review, ...corrected }),
    ]).then(reviewId, {
      ...frozenRow,
      corrections: [{ ...corrected, position: '6', ...entry(5) }],
      revision: 5,
    });
  });

  it('keeps what was tabled, judged before, and decided', () => {
    const meetingId = testId<MeetingId>('meeting');
    const tabled = {
      bodyId: safety.bodyId,
      meetingId,
      tabledUpdateId: testId<TabledUpdateId>('tabled'),
      update: sealedText('update'),
    };
    const decisionId = testId<DecisionId>('decision');
    const because = sealedText('because');
    const grades = { outcomes: 'not-assured' as const, impact: 'not-assured' as const };
    const anew = { ...grades, judgement: sealedText('anew') };
    const before = { ...judgement, meetingId, ...entry(6) };
    const { outcomes, impact } = judgement;
    return given(reviewRegister, [
      ...toTheFreeze,
      event('update-tabled.v1', { ...review, ...safety, ...tabled }),
      event('group-judged.v2', { ...review, ...safety, ...judgement, meetingId }),
      event('judgement-changed.v1', {
        ...review,
        ...safety,
        meetingId,
        from: { outcomes, impact },
        ...anew,
        because,
      }),
      // Of a group that was never judged.
      event('judgement-changed.v1', {
        ...review,
        ...justice,
        meetingId,
        from: { outcomes, impact },
        ...anew,
        because,
      }),
      event('resulting-decision-linked.v1', { ...review, decisionId, ...safety }),
    ]).then(reviewId, {
      ...frozenRow,
      tabledUpdates: [{ ...tabled, ...entry(5) }],
      judgements: [{ bodyId: safety.bodyId, meetingId, positionVersion: 1, ...anew, ...entry(7) }],
      judgementChanges: [
        { bodyId: safety.bodyId, before, meetingId, ...grades, because, ...entry(7) },
      ],
      decisions: [{ decisionId, bodyId: safety.bodyId, ...entry(9) }],
      revision: 9,
    });
  });

  it('keeps addenda, the outturn, and what is published or was', () => {
    const digest = 'a'.repeat(64);
    const upTo = '40' as LogPosition;
    const addendum = { part: 1 as const, version: 1, format: 1, upTo, facts: 3, digest };
    const outturn = {
      meetingId: testId<MeetingId>('in summer'),
      decisionId: testId<DecisionId>('on the outturn'),
      yearEnds: plainDate('2022-03-31'),
      upTo,
      format: 1,
      changes: 2,
      digest,
    };
    const publication = {
      publicationId: testId<PublicationId>('publication'),
      decisionId: testId<DecisionId>('to publish'),
      kind: 'pack' as const,
      part: 1 as const,
      version: 1,
      digest,
      title: 'September review',
    };
    const other = { ...publication, publicationId: testId<PublicationId>('another') };
    const because = sealedText('because');
    const { publicationId } = publication;
    return given(reviewRegister, [
      ...toTheFreeze,
      event('addendum-issued.v1', { ...review, ...addendum }),
      event('outturn-confirmed.v1', { ...review, ...outturn }),
      event('publication-approved.v1', { ...review, ...publication }),
      event('publication-approved.v1', { ...review, ...other }),
      event('publication-withdrawn.v1', { ...review, publicationId, because }),
    ]).then(reviewId, {
      ...frozenRow,
      addenda: [{ ...addendum, ...entry(5) }],
      outturn: { ...outturn, ...entry(6) },
      publications: [
        { ...publication, ...entry(7), withdrawn: { because, ...entry(9) } },
        { ...other, ...entry(8) },
      ],
      revision: 9,
    });
  });

  it('makes no row where the beginning was cut away', () =>
    given(reviewRegister, [requested(safety), returned, frozen]).thenNothing(reviewId));
});
