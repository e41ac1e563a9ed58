import { describe, expect, it } from '@jest/globals';
import type { WhyRead } from '../../kernel/marking.js';
import { asReadable, keyOf, kindOf, recordOf, restrictedIn } from './restricted.js';

const open = { title: 'Open', marking: 'partnership' };
const hidden = { title: 'Hidden', marking: 'restricted' };
const record = { kind: 'plan', recordId: 'p', bodyId: 'b', planId: 'p' };
const nothing = new Map<string, WhyRead>();
const left = (value: unknown) => asReadable(value, record, nothing);

describe('what is left for whoever reads nothing restricted', () => {
  it('is nothing of a restricted record', () => {
    expect(left(hidden)).toBeUndefined();
  });

  it('is a list without them, at any depth, without a gap', () => {
    const page = { groups: [{ actions: [open, hidden, open] }, hidden], one: hidden, other: open };
    expect(JSON.stringify(left(page))).toBe(
      JSON.stringify({ groups: [{ actions: [open, open] }], other: open }),
    );
  });

  it.each([
    null,
    undefined,
    0,
    '',
    'restricted',
    true,
    [],
    {},
    { marking: 'public' },
    ['restricted'],
  ])('is %j as it is', (value) => {
    expect(left(value)).toEqual(value);
    expect(restrictedIn(value, record)).toEqual([]);
  });

  it('leaves what it was given untouched', () => {
    const list = [open, hidden];
    left({ list });
    expect(list).toEqual([open, hidden]);
  });

  it('does not fall for a restricted record behind a list in a list', () => {
    expect(left([[hidden], [[hidden, 1]]])).toEqual([[], [[1]]]);
  });
});

describe('whose a restricted part is', () => {
  const one = { actionId: 'a1', leadAgencyId: 'l', ...hidden };
  const other = { actionId: 'a2', ...hidden };
  const change = { subjectId: 'a1', ...hidden };
  const page = { actions: [one, other, { actionId: 'a3', ...open }], changes: [change] };

  it("is an action's, where a plan lists it, with what stands above", () => {
    const above = { bodyId: 'b', planId: 'p', kind: 'action' };
    expect(restrictedIn(page, record)).toEqual([
      // Told by its change, too: the same record.
      { ...above, recordId: 'a1' },
      { ...above, recordId: 'a2' },
    ]);
  });

  it('and is left where that action may be read', () => {
    const readable = new Map<string, WhyRead>([['action a1', { basis: 'office' }]]);
    expect(asReadable(page, record, readable)).toEqual({
      actions: [one, page.actions[2]],
      changes: [change],
    });
  });

  it('is else that of the record that it stands in', () => {
    const action = recordOf('action', 'a1', { ...open, bodyId: 'b', ownerId: 'o', title: 1 });
    expect(action).toEqual({ kind: 'action', recordId: 'a1', bodyId: 'b', ownerId: 'o' });
    const evidence = { actionId: 'a1', evidence: [hidden, open] };
    expect(restrictedIn(evidence, action)).toEqual([action]);
    expect(keyOf(action)).toBe('action a1');
  });

  it('is of the kind that its view says, or of the view', () => {
    expect([
      kindOf({ name: 'action-register', about: 'action' }),
      kindOf({ name: 'notes' }),
    ]).toEqual(['action', 'notes']);
  });
});
