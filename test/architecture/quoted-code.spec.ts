import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryFiles, ROOT } from './repository-files.js';

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pages = repositoryFiles().filter(
  (path) => path.endsWith('.md') && /^(docs\/|README)/.test(path),
);

interface Quotation {
  readonly page: string;
  readonly path: string;
  readonly code: string;
}

const QUOTED = /<!-- from: (\S+) -->\n+```\w*\n([^]*?)\n *```/g;

const quotationsIn = (page: string, text: string): readonly Quotation[] =>
  [...text.matchAll(QUOTED)].map(([, path = '', code = '']) => ({ page, path, code }));

/** What is left of code when its layout is not looked at: a page has narrower lines. */
const substance = (code: string): string =>
  code.replaceAll(/\s+/g, '').replaceAll(/,(?=[)\]}])/g, '');

const faultOf = ({ page, path, code }: Quotation): string | undefined => {
  if (!existsSync(join(ROOT, path))) return `${page}: there is no ${path}`;
  return substance(textOf(path)).includes(substance(code))
    ? undefined
    : `${page}: ${path} says no longer: ${code.split('\n')[0]}`;
};

const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;

describe('code that the documentation quotes', () => {
  const quotations = pages.flatMap((page) => quotationsIn(page, textOf(page)));

  it('is what the program says', () => {
    expect(quotations.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
    expect(new Set(quotations.map(({ page }) => page)).size).toBeGreaterThanOrEqual(4);
  });

  it('is all of the code on the pages that show how to go on', () => {
    const shown = pages.filter((page) => page.startsWith('docs/how-to/'));
    for (const page of shown) {
      const fences = textOf(page).match(/^```ts$/gm)?.length ?? 0;
      const quoted = quotations.filter((each) => each.page === page).length;
      expect([page, quoted]).toEqual([page, fences]);
    }
  });

  it('would be found out', () => {
    const quote = (path: string, code: string) =>
      quotationsIn('page', `<!-- from: ${path} -->\n\n\`\`\`ts\n${code}\n\`\`\`\n`).map(faultOf);
    expect(quote('src/kernel/result.ts', "export const ok = (value) => 'another'")).toEqual([
      "page: src/kernel/result.ts says no longer: export const ok = (value) => 'another'",
    ]);
    expect(quote('src/kernel/gone.ts', 'x')).toEqual(['page: there is no src/kernel/gone.ts']);
  });
});

describe('links of the documentation', () => {
  it.each(pages)('%s leads to what is there', (page) => {
    const targets = [...textOf(page).matchAll(LINK)].map(([, target = '']) => target);
    const missing = targets.filter((target) => !existsSync(resolve(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });
});
