import { describe, expect, it } from '@jest/globals';
import type { Refusal, RuleConcern } from '../../kernel/refusal.js';
import { Problem, problem, refusalProblem } from './problem.js';

const refusal = (concerns: RuleConcern): Refusal => ({
  code: `RULE.${concerns.toUpperCase()}`,
  message: `It is about ${concerns}.`,
  source: 'S4:358',
  kind: 'source',
  concerns,
});

describe('a problem', () => {
  it('tells everything at once, under the code of the first fault', () => {
    const two = new Problem(400, 'The body is not right', [
      { code: 'A', message: 'One thing.', at: '/a' },
      { code: 'B', message: 'Another.' },
    ]);
    expect(two.getStatus()).toBe(400);
    expect(two.details('urn:uuid:1')).toStrictEqual({
      type: 'urn:partnership-ledger:problem:A',
      title: 'The body is not right',
      status: 400,
      detail: 'One thing. Another.',
      code: 'A',
      instance: 'urn:uuid:1',
      faults: [
        { code: 'A', message: 'One thing.', at: '/a' },
        { code: 'B', message: 'Another.' },
      ],
    });
  });

  it('has no instance where there is no request', () => {
    expect(problem(404, 'Not there', { code: 'A', message: 'B' }).details()).not.toHaveProperty(
      'instance',
    );
  });
});

describe('refusals', () => {
  it.each<[RuleConcern, number]>([
    ['existence', 404],
    ['authority', 403],
    ['stage', 409],
    ['content', 422],
  ])('about %s are answered with %d', (concern, status) => {
    expect(refusalProblem([refusal(concern)]).getStatus()).toBe(status);
  });

  it.each<[readonly RuleConcern[], number]>([
    [['content', 'existence'], 404],
    [['existence', 'authority'], 404],
    [['content', 'stage'], 409],
  ])('about %j are answered with %d: the gravest gives the status', (concerns, status) => {
    const details = refusalProblem(concerns.map(refusal)).details();
    expect(details).toMatchObject({ status, code: `RULE.${concerns[0]?.toUpperCase()}` });
    expect(details.faults).toHaveLength(concerns.length);
  });

  it('tell who lacks the authority nothing of stage and content, which speak of the record', () => {
    const concerns = ['stage', 'authority', 'content', 'existence', 'authority'] as const;
    const details = refusalProblem(concerns.map(refusal)).details();
    expect(details.faults.map(({ code }) => code)).toStrictEqual([
      'RULE.AUTHORITY',
      'RULE.EXISTENCE',
      'RULE.AUTHORITY',
    ]);
    expect(details).toMatchObject({ status: 404, code: 'RULE.AUTHORITY' });
    expect(details.detail).not.toMatch(/stage|content/);
  });

  it('say where each rule comes from, and keep what is ours to ourselves', () => {
    expect(refusalProblem([refusal('stage')]).details().faults).toStrictEqual([
      { code: 'RULE.STAGE', message: 'It is about stage.', source: 'S4:358', kind: 'source' },
    ]);
  });

  it('without a reason are a fault of ours', () => {
    expect(() => refusalProblem([])).toThrow('A refusal without a reason');
  });
});
