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
  justice,
  review,
  safety,
  secretariat,
  story,
  timetable,
} from '../../../test/support/review-story.js';
import type { Fact } from '../../kernel/decider.js';
import type { ChallengeId, ReviewEvent } from './events.js';
import type { ReviewCommand } from './review.commands.js';
import { reviewAggregate } from './review.js';

const DAY = '2022-03-16';
const by = (who: string): Circumstances => ({ by: who, on: DAY });
const group = fc.constantFrom(safety, justice);
const challenge = fc.constantFrom(testId<ChallengeId>('first'), testId<ChallengeId>('second'));
const clerk = secretariat(DAY);

const opening = command<ReviewCommand>(
  'OpenReview',
  { ...review, ...timetable, title: 'End of year', point: 'end-of-year' },
  secretariat('2022-01-10'),
);

/** Every kind of command, mostly by somebody who may, in any order. */
const anyCommand: fc.Arbitrary<ReviewCommand> = fc.oneof(
  fc.constant(opening),
  fc
    .subarray([...bothGroups], { minLength: 1 })
    .map((groups) => command<ReviewCommand>('RequestReturns', { groups }, clerk)),
  fc
    .record({ bodyId: group, who: fc.constantFrom('chair of CSBAG', 'chair of CJBAG') })
    .map(({ bodyId, who }) =>
      command<ReviewCommand>('ConfirmReturn', { bodyId, actionIds: actions }, by(who)),
    ),
  fc.constant(command<ReviewCommand>('FreezePosition', {}, clerk)),
  fc
    .record({
      kind: fc.constantFrom('pack' as const, 'record' as const),
      version: fc.integer({ min: 1, max: 3 }),
    })
    .map((issue) =>
      command<ReviewCommand>(
        'IssuePack',
        { ...issue, packFormat: 1, digest: 'a'.repeat(64) },
        clerk,
      ),
    ),
  fc
    .record({ bodyId: group, challengeId: challenge })
    .map((asked) =>
      command<ReviewCommand>(
        'RaiseChallenge',
        { ...asked, question: sealedText('question') },
        by('member of SCB'),
      ),
    ),
  fc
    .record({ challengeId: challenge, who: fc.constantFrom('chair of CSBAG', 'chair of CJBAG') })
    .map(({ challengeId, who }) =>
      command<ReviewCommand>(
        'AnswerChallenge',
        { challengeId, answer: sealedText('answer') },
        by(who),
      ),
    ),
  fc.record({ bodyId: group, judge: fc.constantFrom(clerk, by('chair of CJBAG')) }).map((each) =>
    command<ReviewCommand>(
      'JudgeGroup',
      {
        bodyId: each.bodyId,
        outcomes: 'assured',
        impact: 'not-assured',
        judgement: sealedText('judgement'),
      },
      each.judge,
    ),
  ),
  fc.subarray([safety, justice]).map((without) =>
    command<ReviewCommand>(
      'CloseReview',
      {
        withoutReturn: without.map((bodyId) => ({ bodyId, standing: 'no-return-received' })),
      },
      clerk,
    ),
  ),
);

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

/** Commands in any order, and so that the later stages are reached too: in the order in which they make sense. */
const anySequence = fc
  .record({
    commands: fc.array(anyCommand, { minLength: 20, maxLength: 60 }),
    inOrder: fc.boolean(),
  })
  .map(({ commands, inOrder }) => {
    if (!inOrder) return [opening, ...commands];
    const order: readonly ReviewCommand['type'][] = [
      'OpenReview',
      'RequestReturns',
      'ConfirmReturn',
      'FreezePosition',
      'RaiseChallenge',
      'AnswerChallenge',
      'JudgeGroup',
      'CloseReview',
      'IssuePack',
    ];
    const rank = ({ type }: ReviewCommand) => order.indexOf(type);
    return [opening, ...commands.toSorted((one, other) => rank(one) - rank(other))];
  });

const always = (holds: (history: readonly ReviewEvent[]) => void): void =>
  fc.assert(
    fc.property(anySequence, (commands) => holds(historyOf(commands))),
    { numRuns: 200 },
  );

const typesOf = (history: readonly ReviewEvent[]) => history.map(({ type }) => type);
const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);

describe('whatever is asked, in whatever order', () => {
  it('judgements and challenges come after the freeze, returns before it', () => {
    always((history) => {
      const types = typesOf(history);
      const freeze = types.indexOf('position-frozen.v1');
      const before = freeze < 0 ? types : types.slice(0, freeze);
      const after = freeze < 0 ? [] : types.slice(freeze + 1);
      expect(before).not.toContain('group-judged.v2');
      expect(before).not.toContain('challenge-raised.v2');
      expect(before).not.toContain('pack-issued.v2');
      expect(after).not.toContain('return-confirmed.v1');
      expect(after).not.toContain('returns-requested.v1');
      expect(after).not.toContain('position-frozen.v1');
    });
  });

  it('each group is asked, returns and is judged at most once', () => {
    always((history) => {
      const groupsIn = (type: 'return-confirmed.v1' | 'group-judged.v2') =>
        history.flatMap((event) => (event.type === type ? [event.data.bodyId] : []));
      once(groupsIn('return-confirmed.v1'));
      once(groupsIn('group-judged.v2'));
      once(
        history.flatMap((event) =>
          event.type === 'returns-requested.v1'
            ? event.data.groups.map(({ bodyId }) => bodyId)
            : [],
        ),
      );
    });
  });

  it('nothing follows the close but its record, and nothing is closed unjudged', () => {
    always((history) => {
      const end = typesOf(history).indexOf('review-closed.v1');
      if (end < 0) return;
      for (const event of history.slice(end + 1)) {
        expect(event).toMatchObject({ type: 'pack-issued.v2', data: { kind: 'record' } });
      }
      const asked = history.flatMap((event) =>
        event.type === 'returns-requested.v1' ? event.data.groups : [],
      );
      const judged = typesOf(history.slice(0, end)).filter((type) => type === 'group-judged.v2');
      expect(judged).toHaveLength(asked.length);
    });
  });

  it('reaches the close at times: the laws above are not empty', () => {
    const closed = fc
      .sample(anySequence, { numRuns: 200, seed: 1 })
      .filter((commands) => typesOf(historyOf(commands)).includes('review-closed.v1'));
    expect(closed.length).toBeGreaterThan(5);
  });
});
