import { rule } from '../../kernel/refusal.js';
import { isPlanYear } from './plan-year.js';
import type { AdoptPriorities, Priorities } from './priorities.js';

interface Adopting {
  readonly data: AdoptPriorities;
  readonly adopted: Priorities;
}

export const prioritiesAreNew = rule<Adopting>({
  code: 'PRIORITIES.ALREADY_ADOPTED',
  statement: 'The Board adopts its priorities once for each plan year.',
  source: 'S4:356',
  kind: 'source',
  concerns: 'stage',
  holds: ({ adopted }) => adopted.stage === 'none',
});

export const adoptedForAPlanYear = rule<Adopting>({
  code: 'PRIORITIES.NOT_A_PLAN_YEAR',
  statement: 'A plan year touches two calendar years, the second right after the first.',
  source: 'Domain, register 6: the plan year is configuration',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => isPlanYear(data.planYear),
  explain: ({ data }) => `${data.planYear} is no plan year: write it like 2021/22.`,
});

export const prioritiesAreNamed = rule<Adopting>({
  code: 'PRIORITIES.NONE_GIVEN',
  statement: 'Adopting priorities names at least one.',
  source: 'S4:356',
  kind: 'source',
  concerns: 'content',
  holds: ({ data }) => data.priorities.length > 0,
});

export const eachPriorityStandsOnce = rule<Adopting>({
  code: 'PRIORITIES.GIVEN_TWICE',
  statement: 'Each priority is adopted once, with an identifier of its own.',
  source: 'Design: one name for each thing',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) =>
    new Set(data.priorities.map(({ priorityId }) => priorityId)).size === data.priorities.length,
});
