import { describe, expect, it } from '@jest/globals';
import type { PlanYear } from '../events.js';
import { type CoverageSources, coverageOf } from './priorities-coverage.js';

const sources = {
  priorities: [
    {
      bodyId: 'board',
      priorities: [
        { priorityId: 'abuse', title: 'Abuse' },
        { priorityId: 'roads', title: 'Roads' },
        { priorityId: 'fraud', title: 'Fraud' },
      ],
    },
  ],
  plans: [
    {
      bodyId: 'safety',
      outcomes: [
        { outcomeId: 'fewer-victims', priorityId: 'abuse' },
        { outcomeId: 'skilled-staff' },
      ],
    },
    { bodyId: 'justice', outcomes: [{ outcomeId: 'fewer-delays', priorityId: 'abuse' }] },
  ],
  actions: [
    { bodyId: 'safety', outcomeId: 'fewer-victims', origin: 'priority', stage: 'completed' },
    { bodyId: 'safety', priorityId: 'roads', origin: 'priority', stage: 'approved' },
    { bodyId: 'safety', outcomeId: 'skilled-staff', origin: 'day-to-day', stage: 'approved' },
    { bodyId: 'justice', origin: 'board-request', stage: 'approved' },
  ],
  measures: [{ bodyId: 'justice', outcomeId: 'fewer-delays' }],
} as unknown as CoverageSources;

describe('the coverage of priorities', () => {
  const coverage = coverageOf('2021/22' as PlanYear, sources);

  it('tells what carries each, and which nothing carries', () => {
    expect(coverage.items).toEqual([
      {
        priorityId: 'abuse',
        title: 'Abuse',
        boardId: 'board',
        groups: ['justice', 'safety'],
        outcomes: 2,
        measures: 1,
        actions: 1,
        completed: 1,
      },
      expect.objectContaining({ priorityId: 'roads', groups: ['safety'], outcomes: 0, actions: 1 }),
      expect.objectContaining({ priorityId: 'fraud', groups: [], measures: 0, actions: 0 }),
    ]);
  });

  it('tells each share with numerator and denominator', () => {
    expect(coverage).toMatchObject({
      withActions: { numerator: 2, denominator: 3 },
      withOutcomes: { numerator: 1, denominator: 3 },
      withMeasures: { numerator: 1, denominator: 3 },
      actionsForPriorities: { numerator: 2, denominator: 4 },
    });
  });

  it('tells why the other actions are there, also where there are none', () => {
    const others = new Map(coverage.otherActions.map(({ origin, actions }) => [origin, actions]));
    expect([others.get('day-to-day'), others.get('board-request'), others.get('priority')]).toEqual(
      [1, 1, 0],
    );
    expect([...others.values()].reduce((sum, each) => sum + each, 0)).toBe(2);
  });
});
