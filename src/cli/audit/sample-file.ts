import type { AuditSample } from '../../contexts/audit/queries/audit-sample.js';
import type { Answer } from '../../platform/http/view-query.js';
import type { Column } from '../../platform/http/csv/csv-columns.js';
import { csvOf } from '../../platform/http/csv/csv-table.js';

const OF_AN_EVENT =
  'eventId revision by capacity organisation onBehalfOf effectiveAt recordedAt reason type stream position provenance.basis provenance.source';

const words = (text: string, within: readonly string[] = []): readonly Column[] =>
  text.split(' ').map((name) => [...within, ...name.split('.')]);

/** The columns that `GET /v1/audit/sample.csv` has, in their order: a test compares them. */
const COLUMNS: readonly Column[] = [
  words('rank digest recordId reference title stage address events'),
  words(OF_AN_EVENT, ['first']),
  words(OF_AN_EVENT, ['last']),
  words('register definition population size seed algorithm asAt effectiveAt position'),
].flat();

/** The sample as a table, as the API gives it. */
export const sampleCsv = ({ items, ...drawn }: Answer<AuditSample>): Promise<string> =>
  csvOf(
    COLUMNS,
    items.map((item) => ({ ...item, ...drawn })),
  );

type Item = Answer<AuditSample>['items'][number];

const eventLine = (name: string, event: Item['first']): string =>
  `    ${name} ${event.type} ${event.eventId} at position ${event.position}: effective ${event.effectiveAt}, recorded ${event.recordedAt} by ${event.by} (${event.capacity})`;

const itemLines = (item: Item): readonly string[] => [
  `${String(item.rank).padStart(3)} ${[item.reference, item.title].filter((text) => text !== undefined).join(' ')}${item.stage === undefined ? '' : ` (${item.stage})`}`,
  `    ${item.address}, ${item.events} event${item.events === 1 ? '' : 's'}`,
  eventLine('first', item.first),
  eventLine('last ', item.last),
];

/** The sample as a person reads it: first what it was drawn from, and how. */
export const sampleText = (sample: Answer<AuditSample>): string => {
  const { register, definition, population, size, seed, algorithm, asAt, effectiveAt } = sample;
  const lines = [
    `Register    ${register}`,
    `Population  ${population}. ${definition}`,
    `As at       ${asAt}, log position ${sample.position}`,
    ...(effectiveAt === undefined ? [] : [`Effective   by ${effectiveAt}`]),
    `Drawn       ${sample.items.length} of ${size} asked for, seed ${seed}, ${algorithm}`,
    '',
    ...sample.items.flatMap(itemLines),
  ];
  return `${lines.join('\n')}\n`;
};
