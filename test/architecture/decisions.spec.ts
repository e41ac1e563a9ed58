import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './repository-files.js';

const FOLDER = resolve(ROOT, 'docs/decisions');
const SECTIONS = ['Context', 'Choice', 'Consequences'];

const records = readdirSync(FOLDER).filter((name) => name !== 'README.md');
const textOf = (name: string): string => readFileSync(resolve(FOLDER, name), 'utf8');

/** A section opens with a heading, or with its name in bold. */
const sectionsOf = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/^(?:## (\w+)|\*\*(\w+)\.\*\*)/gm)].map((match) => match[1] ?? match[2]);

describe('architecture decision records', () => {
  it('are in the index, and the index names no others', () => {
    const links = [...textOf('README.md').matchAll(/\]\((?:\.\/)?([^)/#]+\.md)\)/g)];
    expect(links.map((link) => String(link[1])).toSorted()).toEqual(records.toSorted());
  });

  it('have a number each, without a gap', () => {
    const numbers = records
      .map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1] ?? name)
      .toSorted();
    expect(numbers).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')));
  });

  it.each(records)('%s says context, choice and consequences, and its number', (name) => {
    const text = textOf(name);
    expect(sectionsOf(text)).toEqual(SECTIONS);
    expect(text).toMatch(new RegExp(`^# 0*${Number(name.slice(0, 4))}\\b`));
  });
});
