import { linkText, nameOf, whoAndWhen } from '../../contexts/audit/queries/lineage-page.js';
import type { Lineage } from '../../contexts/audit/queries/walk-lineage.js';
import type { Answer } from '../../platform/http/view-query.js';

const MARKS = { upstream: '<', itself: '=', downstream: '>' } as const;

/** The chain as a person reads it in a terminal, in the order of recording. */
export const lineageText = ({ of, items, withheld }: Answer<Lineage>): string => {
  const lines = [
    `${nameOf(of)} (${of.id})`,
    `${items.length} events: < where it comes from, = its own history, > what came of it`,
    ...(withheld > 0 ? [`${withheld} restricted records are left out`] : []),
    '',
    ...items.flatMap((item) => [
      `${MARKS[item.direction]} ${item.event.effectiveAt} ${item.what}: ${nameOf(item.record)}`,
      ...item.links.map((link) => `    ${linkText(link)}`),
      `    ${whoAndWhen(item)}`,
      `    ${item.event.type} ${item.event.eventId} at position ${item.event.position}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
};
