import type { RuleKind } from '../../kernel/refusal.js';
import type { RuleGroup, StatedRule } from './all-rules.js';

const KINDS: Readonly<Record<RuleKind, string>> = {
  source: 'source',
  law: 'law',
  ours: 'ours',
};

const BEGINNING = `# Rules

Every rule that the program holds people to. Whoever breaks one is told its code, what it says and where it comes from. Written by \`npm run docs:rules\` from the \`*.policies.ts\` files; a test fails when it is out of date.

A rule is of one of three kinds:

- **source**: a document of the partnership states it; the source names document and line.
- **law**: statute or national guidance states it.
- **ours**: a design rule of this program. No document states it, and nobody should take it for the law.

A code never changes its meaning.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');

const cellsOf = ({ code, statement, source, kind }: StatedRule): readonly string[] => [
  `\`${code}\``,
  cell(statement),
  cell(source),
  KINDS[kind],
];

/** A table whose columns stand under each other: readable as text, and as the formatter writes it. */
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((each, column) => each.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [heading = [], ...rest] = rows;
  return [line(heading), line(rule), ...rest.map(line)].join('\n');
};

const section = ({ title, rules }: RuleGroup): string =>
  `\n## ${title}\n\n${table([['Code', 'What must hold', 'Source', 'Kind'], ...rules.map(cellsOf)])}\n`;

/** The text of `docs/rules.md`. */
export const rulesDocument = (groups: readonly RuleGroup[]): string =>
  BEGINNING +
  groups
    .filter(({ rules }) => rules.length > 0)
    .map(section)
    .join('');
