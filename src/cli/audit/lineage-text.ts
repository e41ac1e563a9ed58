import { linkText, nameOf, whoAndWhen } from '../../contexts/audit/queries/lineage-page.js';
import type { Lineage, LineageRecord } from '../../contexts/audit/queries/walk-lineage.js';
import type { Answer } from '../../platform/http/view-query.js';

const MARKS = { upstream: '<', itself: '=', downstream: '>' } as const;
const KEY = '< where it comes from, = its own history, > what came of it';

type Item = Answer<Lineage>['items'][number];

const headline = ({ direction, event, what, record }: Item): string =>
  `${MARKS[direction]} ${event.effectiveAt} ${what}: ${nameOf(record)}`;

/** The chain as a person reads it in a terminal, in the order of recording. */
export const lineageText = ({ of, items, withheld }: Answer<Lineage>): string => {
  const lines = [
    `${nameOf(of)} (${of.id})`,
    `${items.length} events: ${KEY}`,
    ...(withheld > 0 ? [`${withheld} restricted records are left out`] : []),
    '',
    ...items.flatMap((item) => [
      headline(item),
      ...item.links.map((link) => `    ${linkText(link)}`),
      `    ${whoAndWhen(item)}`,
      `    ${item.event.type} ${item.event.eventId} at position ${item.event.position}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
};

/** By its reference alone, where it has one. */
const shortly = ({ title, ...record }: LineageRecord): LineageRecord =>
  record.reference === undefined && title !== undefined ? { ...record, title } : record;

/** Some events of the chain, with a line for each: what happened to what, and who it was. */
export const lineageInShort = ({ of, items }: Pick<Answer<Lineage>, 'of' | 'items'>): string => {
  const lines = items.map(
    (item) => `${headline({ ...item, record: shortly(item.record) })} (${item.event.by})`,
  );
  return `${[nameOf(of), KEY, ...lines].join('\n')}\n`;
};
