import type { CampaignResult } from './campaign.js';
import { allOf, FAULTS } from './findings.js';

/** What came of one sort of fault, or why it was not made. */
export interface Row {
  readonly name: string;
  readonly title: string;
  readonly seconds?: number;
  readonly result?: CampaignResult;
  readonly skipped?: string;
  /** Why it came to no end, and where: what is known of it is not enough to judge by. */
  readonly failed?: string;
}

const COLUMNS = ['faults', 'acknowledged', 'lost', 'doubled', 'drifted'] as const;
const TITLE_WIDTH = 52;

const figuresOf = (result: CampaignResult): readonly number[] =>
  COLUMNS.map((column) => {
    const found = result[column];
    return typeof found === 'number' ? found : found.length;
  });

const line = (title: string, cells: readonly (string | number)[]): string =>
  title.padEnd(TITLE_WIDTH) +
  cells.map((cell, index) => String(cell).padStart((COLUMNS[index]?.length ?? 0) + 2)).join('');

export const heading = (): string => line('', COLUMNS);

export const rowInWords = ({ title, result, skipped, failed }: Row): string => {
  if (result) return line(title, figuresOf(result));
  return line(title, [failed ? `failed: ${failed.split('\n', 1)[0]}` : `skipped: ${skipped}`]);
};

/** Of all rows, as one. */
export const inAll = (rows: readonly Row[]): CampaignResult => {
  const results = rows.flatMap(({ result }) => result ?? []);
  return { faults: results.reduce((sum, { faults }) => sum + faults, 0), ...allOf(results) };
};

const MOST_TOLD = 10;

const failureInWords = ({ title, failed }: Row): readonly string[] =>
  failed ? [`${title}, failed:`, `  ${failed}`] : [];

/** Each fault that the checker found, in words, not all of very many; and what kept a sort from being checked. */
export const faultsInWords = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row) => [
    ...failureInWords(row),
    ...FAULTS.flatMap((fault) => {
      const { title, result } = row;
      const found = result?.[fault] ?? [];
      const more = found.length > MOST_TOLD ? [`  … and ${found.length - MOST_TOLD} more`] : [];
      return found.length === 0
        ? []
        : [`${title}, ${fault}:`, ...found.slice(0, MOST_TOLD).map((each) => `  ${each}`), ...more];
    }),
  ]);
