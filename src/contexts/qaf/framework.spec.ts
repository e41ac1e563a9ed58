import { describe, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import { command, decides, testId } from '../../../test/support/decider-given.js';
import {
  adopted,
  adopting,
  board,
  code,
  decided,
  decisionId,
  first,
  group,
  nobody,
  requirement,
  second,
} from '../../../test/support/qaf-given.js';
import type { BodyId } from '../bodies/contract.js';
import {
  type AdoptVersion,
  type FrameworkCommand,
  type FrameworkContext,
  frameworkAggregate,
} from './framework.js';

const { given: givenFacts } = decides(frameworkAggregate);
const given = (...history: ReturnType<typeof adopted>[]) => ({
  when: (data: AdoptVersion, context: Partial<FrameworkContext> = {}) =>
    givenFacts(...history)
      .knowing({ board, ...context })
      .when(command<FrameworkCommand>('AdoptVersion', data, { on: '2021-12-20' })),
});

const third = code('EN-01');
const next: AdoptVersion = {
  ...adopting,
  title: 'Framework 2022',
  inForceFrom: plainDate('2022-01-01'),
  requirements: [
    requirement(first, { descent: 'carried', from: first }),
    requirement(third, { descent: 'new', area: 'engagement-and-collaboration' }),
  ],
  dropped: [second],
};
const asking = (...requirements: AdoptVersion['requirements']) => ({ ...next, requirements });

describe('a version of the framework', () => {
  it('is adopted as the first one, all of it new', () =>
    given()
      .when(adopting)
      .then({
        type: 'qaf-framework-adopted.v1',
        data: {
          ...adopting,
          version: 1,
          requirements: [...adopting.requirements],
          dropped: [],
        },
      }));

  it('says of every requirement what became of it', () =>
    given(adopted())
      .when(next)
      .then({
        type: 'qaf-framework-adopted.v1',
        data: { ...next, version: 2, requirements: [...next.requirements], dropped: [second] },
      }));

  it.each([
    ['carried without saying from where', asking(requirement(first, { descent: 'carried' }))],
    ['new, but from another', asking(requirement(third, { from: first }))],
  ])('is refused with a requirement %s', (_, data) => {
    const dropped = data.requirements[0]?.from === undefined ? [first, second] : [second];
    given(adopted())
      .when({ ...data, dropped })
      .thenRefused('QAF_FRAMEWORK.DESCENT_INCOMPLETE');
  });

  it('carries nothing where nothing came before', () => {
    given()
      .when({ ...adopting, dropped: [first] })
      .thenRefused('QAF_FRAMEWORK.NOTHING_CAME_BEFORE');
    given()
      .when({
        ...adopting,
        requirements: [requirement(first, { descent: 'carried', from: first })],
      })
      .thenRefused('QAF_FRAMEWORK.NOTHING_CAME_BEFORE');
  });

  it('names only requirements that there were, and all of them once', () => {
    given(adopted())
      .when({ ...next, dropped: [second, third] })
      .thenRefused('QAF_FRAMEWORK.REQUIREMENT_UNKNOWN');
    given(adopted())
      .when({ ...next, dropped: [] })
      .thenRefused('QAF_FRAMEWORK.REQUIREMENT_UNACCOUNTED_FOR');
    given(adopted())
      .when({ ...next, dropped: [first, second] })
      .thenRefused('QAF_FRAMEWORK.REQUIREMENT_UNACCOUNTED_FOR');
  });

  it('has each code once', () =>
    given()
      .when({ ...adopting, requirements: [requirement(first), requirement(first)] })
      .thenRefused('QAF_FRAMEWORK.REQUIREMENT_STANDS_TWICE'));

  it('does not carry what it changes', () => {
    const reworded = { descent: 'carried', from: first, title: 'Something else' } as const;
    given(adopted())
      .when(asking(requirement(first, reworded)))
      .thenRefused('QAF_FRAMEWORK.CARRIED_BUT_CHANGED');
    given(adopted())
      .when(asking(requirement(first, { ...reworded, descent: 'changed' })))
      .then({
        type: 'qaf-framework-adopted.v1',
        data: {
          ...next,
          version: 2,
          requirements: [requirement(first, { ...reworded, descent: 'changed' })],
          dropped: [second],
        },
      });
  });

  it('comes into force after the last', () =>
    given(adopted())
      .when({ ...next, inForceFrom: adopting.inForceFrom })
      .thenRefused('QAF_FRAMEWORK.IN_FORCE_TOO_EARLY'));

  it.each([
    ['entitlements', '2021-04-01'],
    ['rights', '2021-03-31'],
  ] as const)('does not measure %s from %s on', (basis, day) =>
    given()
      .when({ ...adopting, basis, inForceFrom: plainDate(day) })
      .thenRefused('QAF_FRAMEWORK.NOT_THE_CODE_OF_ITS_TIME'),
  );

  it.each([
    ['of no body', nobody],
    ['of a group', group],
  ])('is not adopted %s', (_, other) =>
    given().when(adopting, { board: other }).thenRefused('QAF_FRAMEWORK.BOARD_NOT_FOUND'),
  );

  it.each([
    ['QAF_FRAMEWORK.DECISION_NOT_FOUND', { stage: 'none' } as const],
    ['QAF_FRAMEWORK.DECIDED_BY_ANOTHER_BODY', decided({ bodyId: testId<BodyId>('group') })],
    ['QAF_FRAMEWORK.DECIDED_LATER', decided({ takenOn: plainDate('2021-12-21') })],
  ])('rests on a decision of the Board, where one is named: %s', (refusal, decision) =>
    given()
      .when({ ...adopting, decisionId }, { decision })
      .thenRefused(refusal),
  );
});
