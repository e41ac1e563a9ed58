import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeOwnerOnly } from '../../platform/personal-data/owner-only-file.js';
import { Failure } from '../terminal.js';

/** What the browser is called where it is installed, in the order in which it is looked for. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const PATIENCE_MS = 60_000;

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where a browser is that prints: `CHROMIUM` says so, or the search path does. */
const findChromium = (environment: NodeJS.ProcessEnv): string | undefined => {
  const { CHROMIUM, PATH = '' } = environment;
  if (CHROMIUM !== undefined && CHROMIUM !== '') return isProgram(CHROMIUM) ? CHROMIUM : undefined;
  return PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);
};

const NOT_THERE = new Failure('A PDF is printed by Chromium, and there is none here', [
  'Install chromium or google-chrome, or set CHROMIUM to where it is.',
  '--format html and --format docx need nothing besides; a browser prints the HTML, too.',
]);

/** Reaches nothing but the file: no network, no profile of anybody, nothing left behind. */
const wordsFor = (folder: string, page: string, pdf: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Its sandbox cannot be had by the superuser, who runs containers; the page holds no script.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--user-data-dir=${join(folder, 'profile')}`,
  '--no-pdf-header-footer',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  `--print-to-pdf=${pdf}`,
  pathToFileURL(page).href,
];

/** Ends with the program, or ends it when it takes too long. */
const run = (program: string, words: readonly string[], patienceMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: 'ignore', timeout: patienceMs });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Failure(`Chromium did not print it (${signal ?? `exit code ${code}`})`));
    });
  });

interface Printing {
  readonly environment?: NodeJS.ProcessEnv;
  readonly patienceMs?: number;
}

/**
 * Prints a page of HTML as PDF, by a browser that is installed here.
 * @throws Failure where there is none, or it does not print within a minute
 */
export const printPdf = async (
  html: string,
  { environment = process.env, patienceMs = PATIENCE_MS }: Printing = {},
): Promise<Buffer> => {
  const chromium = findChromium(environment);
  if (chromium === undefined) throw NOT_THERE;
  const folder = mkdtempSync(join(tmpdir(), 'partnership-ledger-pdf-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    writeOwnerOnly(page, html);
    await run(chromium, wordsFor(folder, page, pdf), patienceMs);
    return readFileSync(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
