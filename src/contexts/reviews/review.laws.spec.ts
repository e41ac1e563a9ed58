import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Circumstances,
  command,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actions,
  bothGroups,
  inSummer,
  justice,
  review,
  safety,
  secretariat,
  story,
  theReview,
  timetable,
} from '../../../test/support/review-story.js';
import type { Fact } from '../../kernel/decider.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DecisionId } from '../decisions/contract.js';
import type {
  ChallengeId,
  LogPosition,
  PublicationId,
  ReviewEvent,
  TabledUpdateId,
} from './events.js';
import { PACK_FORMAT } from './pack-format.js';
import type { ReviewCommand } from './review.commands.js';
import { reviewAggregate } from './review.js';

const DAY = '2022-03-16';
const by = (who: string, on = DAY): Circumstances => ({ by: who, on });
const group = fc.constantFrom(safety, justice);
const challenge = fc.constantFrom(testId<ChallengeId>('first'), testId<ChallengeId>('second'));
const part = fc.constantFrom(1 as const, 2 as const);
const version = fc.integer({ min: 1, max: 3 });
const clerk = secretariat(DAY);
const inJune = secretariat('2022-06-14');
const digest = 'a'.repeat(64);
const upTo = '1410' as LogPosition;
const because = sealedText('because');
const grade = fc.constantFrom('assured' as const, 'not-assured' as const);
const publicationId = fc.constantFrom(
  testId<PublicationId>('first'),
  testId<PublicationId>('second'),
);

const opening = command<ReviewCommand>(
  'OpenReview',
  { ...review, ...timetable, title: 'End of year', point: 'end-of-year' },
  secretariat('2022-01-10'),
);

const of = <Type extends ReviewCommand['type']>(
  type: Type,
  data: fc.Arbitrary<Extract<ReviewCommand, { type: Type }>['data']>,
  who: fc.Arbitrary<Circumstances> = fc.constant(clerk),
): fc.Arbitrary<ReviewCommand> =>
  fc
    .tuple(data, who)
    .map(([each, circumstances]) => command<ReviewCommand>(type, each, circumstances));

const chairs = fc.constantFrom(by('chair of CSBAG'), by('chair of CJBAG'));
const forTheChair = { onBehalfOf: 'chair of SCB' };
const judges = fc.constantFrom({ ...clerk, ...forTheChair }, by('chair of CJBAG'));

/** Every kind of command, mostly by somebody who may, in any order. */
const COMMANDS: readonly fc.Arbitrary<ReviewCommand>[] = [
  fc.constant(opening),
  of(
    'ChangeTimetable',
    fc.constantFrom('2022-03-23', '2022-03-24').map((day) => ({
      ...timetable,
      meetingDate: plainDate(day),
      because,
    })),
  ),
  of(
    'RequestReturns',
    fc.subarray([...bothGroups], { minLength: 1 }).map((groups) => ({ groups })),
  ),
  of(
    'RecordChaser',
    group.map((bodyId) => ({ bodyId, means: 'email' as const, actionIds: [...actions] })),
  ),
  of(
    'ConfirmReturn',
    group.map((bodyId) => ({ bodyId, actionIds: actions })),
    chairs,
  ),
  of(
    'WithdrawReturn',
    group.map((bodyId) => ({ bodyId, because })),
    chairs,
  ),
  of('FreezePosition', fc.constant({})),
  of('CorrectPosition', fc.constant({ because })),
  of(
    'IssuePack',
    fc.record({
      kind: fc.constantFrom('pack' as const, 'record' as const),
      part,
      version,
      packFormat: fc.constant(PACK_FORMAT),
      digest: fc.constant(digest),
    }),
  ),
  of(
    'RaiseChallenge',
    fc.record({
      bodyId: group,
      challengeId: challenge,
      question: fc.constant(sealedText('question')),
    }),
    fc.constant(by('member of SCB')),
  ),
  of(
    'AnswerChallenge',
    challenge.map((challengeId) => ({ challengeId, answer: sealedText('answer') })),
    chairs,
  ),
  of(
    'TableUpdate',
    fc.record({
      bodyId: group,
      tabledUpdateId: fc.constantFrom(testId<TabledUpdateId>('one'), testId<TabledUpdateId>('two')),
      meetingId: fc.constant(theReview),
      update: fc.constant(sealedText('update')),
    }),
  ),
  of(
    'JudgeGroup',
    fc.record({
      bodyId: group,
      meetingId: fc.constant(theReview),
      outcomes: grade,
      impact: grade,
      judgement: fc.constant(sealedText('judgement')),
    }),
    judges,
  ),
  of(
    'ChangeJudgement',
    fc.record({
      bodyId: group,
      meetingId: fc.constant(inSummer),
      outcomes: grade,
      impact: grade,
      judgement: fc.constant(sealedText('judgement')),
      because: fc.constant(because),
    }),
    fc.constant({ ...inJune, ...forTheChair }),
  ),
  of('LinkDecision', fc.constant({ decisionId: testId<DecisionId>('to publish') })),
  of(
    'CloseReview',
    fc.subarray([safety, justice]).map((without) => ({
      withoutReturn: without.map((bodyId) => ({ bodyId, standing: 'no-return-received' as const })),
    })),
  ),
  of(
    'IssueAddendum',
    fc.record({
      part,
      format: fc.constant(1),
      upTo: fc.constantFrom('1410', '1411', '1412').map((end) => end as LogPosition),
      facts: fc.constant(1),
      digest: fc.constant(digest),
    }),
    fc.constant(inJune),
  ),
  of(
    'ConfirmOutturn',
    fc.constant({
      meetingId: inSummer,
      decisionId: testId<DecisionId>('on the outturn'),
      upTo,
      format: 1,
      changes: 1,
      digest,
    }),
    fc.constant(inJune),
  ),
  of(
    'ApprovePublication',
    fc
      .record({
        publicationId,
        kind: fc.constantFrom('pack' as const, 'record' as const, 'addendum' as const),
        part,
        version,
      })
      .map((each) => ({
        ...each,
        decisionId: testId<DecisionId>('to publish'),
        title: 'Review',
      })),
    fc.constant(inJune),
  ),
  of(
    'WithdrawPublication',
    publicationId.map((each) => ({ publicationId: each, because })),
    fc.constant(inJune),
  ),
];

/** What is recorded when the commands arrive one after the other. */
const historyOf = (commands: readonly ReviewCommand[]): readonly ReviewEvent[] => {
  const { decide, evolve, initial } = reviewAggregate.decider;
  const history: ReviewEvent[] = [];
  let state = initial;
  for (const attempt of commands) {
    const decision = decide(attempt, state, story);
    if (!decision.ok) continue;
    for (const event of decision.value) {
      const { metadata } = attempt;
      const fact = { ...event, revision: history.length, metadata };
      state = evolve(state, fact as unknown as Fact<ReviewEvent>);
      history.push(event);
    }
  }
  return history;
};

/** In the order in which they make sense. */
const ORDER: readonly ReviewCommand['type'][] = [
  'OpenReview',
  'ChangeTimetable',
  'RequestReturns',
  'RecordChaser',
  'ConfirmReturn',
  'WithdrawReturn',
  'FreezePosition',
  'CorrectPosition',
  'RaiseChallenge',
  'AnswerChallenge',
  'TableUpdate',
  'JudgeGroup',
  'LinkDecision',
  'CloseReview',
  'ChangeJudgement',
  'IssuePack',
  'IssueAddendum',
  'ConfirmOutturn',
  'ApprovePublication',
  'WithdrawPublication',
];
const rank = ({ type }: ReviewCommand) => ORDER.indexOf(type);

/** Commands in any order, and so that the later stages are reached too: in the order in which they make sense. */
const anySequence = fc
  .record({
    commands: fc.array(fc.oneof(...COMMANDS), { minLength: 40, maxLength: 120 }),
    inOrder: fc.boolean(),
  })
  .map(({ commands, inOrder }) => [
    opening,
    ...(inOrder ? commands.toSorted((one, other) => rank(one) - rank(other)) : commands),
  ]);

const always = (holds: (history: readonly ReviewEvent[]) => void): void =>
  fc.assert(
    fc.property(anySequence, (commands) => holds(historyOf(commands))),
    { numRuns: 200 },
  );

const typesOf = (history: readonly ReviewEvent[]) => history.map(({ type }) => type);
const allOf = <Type extends ReviewEvent['type']>(history: readonly ReviewEvent[], type: Type) =>
  history.filter((each): each is Extract<ReviewEvent, { type: Type }> => each.type === type);
const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);

const BEFORE_THE_FREEZE: readonly ReviewEvent['type'][] = [
  'review-opened.v2',
  'timetable-changed.v1',
  'returns-requested.v1',
  'chaser-sent.v1',
  'return-confirmed.v1',
  'return-withdrawn.v1',
];
const AFTER_THE_CLOSE: readonly ReviewEvent['type'][] = [
  'pack-issued.v2',
  'challenge-answered.v1',
  'judgement-changed.v1',
  'resulting-decision-linked.v1',
  'addendum-issued.v1',
  'outturn-confirmed.v1',
  'publication-approved.v1',
  'publication-withdrawn.v1',
];

describe('whatever is asked, in whatever order', () => {
  it('a position is frozen once: what it rests on comes before, what is made of it after', () => {
    always((history) => {
      const freeze = typesOf(history).indexOf('position-frozen.v1');
      const before = freeze < 0 ? history : history.slice(0, freeze);
      const after = freeze < 0 ? [] : history.slice(freeze + 1);
      for (const { type } of before) expect(BEFORE_THE_FREEZE).toContain(type);
      for (const { type } of after) {
        expect([...BEFORE_THE_FREEZE, 'position-frozen.v1']).not.toContain(type);
      }
    });
  });

  it('each correction is the next version, and each pack has that of its position', () => {
    always((history) => {
      let current = 1;
      for (const event of history) {
        if (event.type === 'position-corrected.v1') {
          expect(event.data.version).toBe(current + 1);
          current = event.data.version;
        }
        if (event.type === 'pack-issued.v2' && event.data.kind === 'pack') {
          expect(event.data.version).toBe(current);
        }
        if (event.type === 'group-judged.v2') expect(event.data.positionVersion).toBe(current);
      }
      const issued = [...allOf(history, 'pack-issued.v2'), ...allOf(history, 'addendum-issued.v1')];
      once(
        issued.map(({ type, data }) =>
          [type, 'kind' in data ? data.kind : '', data.part, data.version].join(),
        ),
      );
    });
  });

  it('each group is asked and judged at most once, and has at most one return that stands', () => {
    always((history) => {
      once(allOf(history, 'group-judged.v2').map(({ data }) => data.bodyId));
      once(
        allOf(history, 'returns-requested.v1').flatMap(({ data }) =>
          data.groups.map(({ bodyId }) => bodyId),
        ),
      );
      const standing = new Set<string>();
      for (const event of history) {
        if (event.type === 'return-confirmed.v1') {
          expect(standing.has(event.data.bodyId)).toBe(false);
          standing.add(event.data.bodyId);
        }
        if (event.type === 'return-withdrawn.v1') {
          expect(standing.delete(event.data.bodyId)).toBe(true);
        }
        if (event.type === 'chaser-sent.v1') {
          expect(standing.has(event.data.bodyId)).toBe(false);
        }
      }
    });
  });

  it('nothing that was closed changes: only what may come after it follows, and nothing is closed unjudged', () => {
    always((history) => {
      const end = typesOf(history).indexOf('review-closed.v1');
      if (end < 0) return;
      for (const event of history.slice(end + 1)) {
        expect(AFTER_THE_CLOSE).toContain(event.type);
        if (event.type === 'pack-issued.v2') expect(event.data.kind).toBe('record');
      }
      const asked = allOf(history, 'returns-requested.v1').flatMap(({ data }) => data.groups);
      expect(allOf(history.slice(0, end), 'group-judged.v2')).toHaveLength(asked.length);
    });
  });

  it('only Part 1 of what was issued is public, and nothing twice at a time', () => {
    always((history) => {
      const open = new Map<string, string>();
      const issued = new Set<string>();
      for (const event of history) {
        if (event.type === 'pack-issued.v2') {
          issued.add([event.data.kind, event.data.part, event.data.version].join());
        }
        if (event.type === 'addendum-issued.v1') {
          issued.add(['addendum', event.data.part, event.data.version].join());
        }
        if (event.type === 'publication-approved.v1') {
          const what = [event.data.kind, event.data.part, event.data.version].join();
          expect(event.data.part).toBe(1);
          expect(issued).toContain(what);
          expect([...open.values()]).not.toContain(what);
          open.set(event.data.publicationId, what);
        }
        if (event.type === 'publication-withdrawn.v1') {
          expect(open.delete(event.data.publicationId)).toBe(true);
        }
      }
    });
  });

  it('reaches all that there is at times: the laws above are not empty', () => {
    const seen = new Set(
      fc
        .sample(anySequence, { numRuns: 400, seed: 1 })
        .flatMap((commands) => typesOf(historyOf(commands))),
    );
    expect([...seen].toSorted()).toEqual(
      [
        ...new Set([
          ...BEFORE_THE_FREEZE,
          ...AFTER_THE_CLOSE,
          'position-frozen.v1',
          'position-corrected.v1',
          'challenge-raised.v2',
          'update-tabled.v1',
          'group-judged.v2',
          'review-closed.v1',
        ]),
      ].toSorted(),
    );
  });
});
