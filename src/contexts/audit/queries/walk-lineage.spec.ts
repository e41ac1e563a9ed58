import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TracedEvent } from '../../../../projections/lineage/lineage.js';
import {
  type Link,
  link,
  type Mention,
  node,
  type NodeRef,
} from '../../../../projections/lineage/nodes.js';
import type { StreamName } from '../../../kernel/ids.js';
import type { WhyRead } from '../../../kernel/marking.js';
import { keyOf } from '../../../platform/http/restricted.js';
import { entryIn } from '../../../../test/support/entry-in.js';
import { graphOf, restrictedMeant, restrictedRecords, walkLineage } from './walk-lineage.js';

const finding = node('qaf-finding', 'finding');
const recommendation = node('qaf-recommendation', 'recommendation');
const action = node('action', 'action');
const other = node('action', 'other');
const plan = node('plan', 'plan');
const decision = node('decision', 'decision');
const evidence = node('evidence', 'evidence');

const at = (position: number, of: readonly Mention[], ...links: readonly Link[]): TracedEvent => ({
  of,
  links,
  what: `Event ${position}`,
  event: {
    type: 'some-event.v1',
    stream: 'some-1' as StreamName,
    position: String(position),
    ...entryIn('some-1', position),
  },
});

const CHAIN = [
  at(1, [{ node: finding, reference: 'QAF-2021-F1' }]),
  at(2, [{ node: recommendation }], link(recommendation, 'raisedBy', finding)),
  at(3, [{ node: plan, title: 'The plan' }]),
  at(4, [{ node: action, title: 'Train' }], link(action, 'concerns', plan)),
  at(5, [{ node: other, marking: 'restricted' }], link(other, 'concerns', plan)),
  at(6, [{ node: recommendation }], link(recommendation, 'carriedBy', action)),
  at(7, [{ node: decision }], link(decision, 'concerns', plan)),
  at(
    8,
    [{ node: plan }, { node: action }],
    link(plan, 'decidedBy', decision),
    link(action, 'decidedBy', decision),
  ),
  at(
    9,
    [{ node: action }, { node: evidence, within: action }],
    link(action, 'evidencedBy', evidence),
  ),
];

const nobody = new Map<string, WhyRead>();
const walk = (
  ref: string,
  more: { steps?: number; readable?: ReadonlyMap<string, WhyRead> } = {},
) => walkLineage(graphOf(CHAIN), { ref, readable: nobody, ...more });

const told = (ref: string, more = {}) =>
  walk(ref, more)?.items.map(({ event, direction, steps, record }) => [
    Number(event.position),
    direction,
    steps,
    record.id,
  ]);

describe('a lineage', () => {
  it('is all that a thing came from and led to, in order, with the things between', () => {
    expect(told('action')).toEqual([
      [1, 'upstream', 2, 'finding'],
      [2, 'upstream', 1, 'recommendation'],
      [3, 'upstream', 1, 'plan'],
      [4, 'itself', 0, 'action'],
      [6, 'upstream', 1, 'recommendation'],
      [7, 'upstream', 1, 'decision'],
      [8, 'itself', 0, 'action'],
      [9, 'itself', 0, 'action'],
    ]);
  });

  it('leads from a finding to the evidence', () => {
    expect(told('QAF-2021-F1')?.map(([position]) => position)).toEqual([1, 2, 4, 6, 8, 9]);
  });

  it('goes no further than it is asked to', () => {
    expect(told('finding', { steps: 1 })?.map(([position]) => position)).toEqual([1, 2, 6]);
  });

  it('tells of each link once, with what both ends are called', () => {
    const links = walk('action')?.items.flatMap((item) => item.links) ?? [];
    expect(links[1]).toEqual({
      subject: { ...action, title: 'Train' },
      kind: 'concerns',
      object: { ...plan, title: 'The plan' },
    });
    expect(new Set(links.map((each) => JSON.stringify(each))).size).toBe(links.length);
  });

  it('counts what comes before as well as after by what began first', () => {
    const directions = walk('plan')?.items.map(({ record, direction }) => [record.id, direction]);
    expect(directions).toContainEqual(['decision', 'downstream']);
    expect(walk('decision')?.items[0]).toMatchObject({ record: plan, direction: 'upstream' });
  });

  it('leaves out what is restricted, and says how much; whoever may read it sees it', () => {
    expect(walk('plan')?.withheld).toBe(1);
    expect(walk('other')).toBeUndefined();
    expect(restrictedRecords(graphOf(CHAIN))).toEqual([{ kind: 'action', recordId: 'other' }]);
    const readable = new Map([
      [keyOf({ kind: 'action', recordId: 'other' }), { basis: 'secretariat' } as const],
    ]);
    expect(walk('plan', { readable })?.withheld).toBe(0);
    expect(restrictedMeant(graphOf(CHAIN), 'other')).toEqual([
      { kind: 'action', recordId: 'other' },
    ]);
    expect(restrictedMeant(graphOf(CHAIN), 'plan')).toEqual([]);
    expect(walk('other', { readable })?.of).toEqual(other);
  });

  it('is of nothing that is not recorded', () => {
    expect(walk('nothing')).toBeUndefined();
  });
});

describe('any lineage', () => {
  const nodes = fc.constantFrom('a', 'b', 'c', 'd', 'e').map((id): NodeRef => node('action', id));
  const kinds = fc.constantFrom('concerns', 'raisedBy', 'carriedBy', 'decidedBy', 'answers');
  const links = fc
    .array(fc.record({ subject: nodes, kind: kinds, object: nodes }), { maxLength: 12 })
    .map((all) => all.filter(({ subject, object }) => subject.id !== object.id) as Link[]);

  it('leads back: what is upstream of a thing has that thing downstream, or the other way round', () => {
    fc.assert(
      fc.property(links, (all) => {
        const events = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
          at(
            index + 1,
            [{ node: node('action', id) }],
            ...all.filter(({ subject }) => subject.id === id),
          ),
        );
        const graph = graphOf(events);
        const near = (ref: string) =>
          new Set(
            walkLineage(graph, { ref, readable: nobody })?.items.map(({ record }) => record.id),
          );
        for (const id of ['a', 'b', 'c', 'd', 'e'])
          for (const neighbour of near(id)) expect(near(neighbour).has(id)).toBe(true);
      }),
    );
  });

  it('is the same in whatever order its events are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(CHAIN, { minLength: CHAIN.length }), (events) => {
        expect(walkLineage(graphOf(events), { ref: 'action', readable: nobody })).toEqual(
          walk('action'),
        );
      }),
    );
  });
});
