import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../../../test/support/event-store-folder.js';
import { printPdf } from './print-pdf.js';

const PAGE = '<!doctype html><title>Pack</title>';

/** Prints the page that it was given between two words of its own. */
const PRINTS = `for word in "$@"; do case "$word" in --print-to-pdf=*) out="\${word#--print-to-pdf=}";; file://*) page="\${word#file://}";; esac; done
{ printf '%%PDF-1.7 '; cat "$page"; printf ' %s' "$*"; } > "$out"`;

describe('printing', () => {
  let folder: string;

  const browser = (name: string, script: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const leftBehind = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('partnership-ledger-pdf-'));

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
  });
  afterEach(() => removeFolder(folder));

  it('says clearly that there is no browser, and what to take instead', async () => {
    await expect(printPdf(PAGE, { environment: { PATH: folder } })).rejects.toMatchObject({
      message: 'A PDF is printed by Chromium, and there is none here',
      details: expect.arrayContaining([expect.stringContaining('--format docx')]),
    });
  });

  it('does not take another where CHROMIUM names one that is not there', async () => {
    browser('chromium', PRINTS);
    const environment = { PATH: folder, CHROMIUM: join(folder, 'none') };
    await expect(printPdf(PAGE, { environment })).rejects.toThrow('there is none here');
  });

  it.each([['chromium'], ['chromium-browser'], ['google-chrome']])(
    'finds %s on the search path, and gives what it printed',
    async (name) => {
      browser(name, PRINTS);
      const before = leftBehind();
      const pdf = String(await printPdf(PAGE, { environment: { PATH: `/nowhere:${folder}` } }));
      expect(pdf).toContain(`%PDF-1.7 ${PAGE}`);
      expect(pdf).toContain('--headless');
      expect(pdf).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
      expect(leftBehind()).toEqual(before);
    },
  );

  it('takes the one that CHROMIUM names', async () => {
    const environment = { CHROMIUM: browser('own', PRINTS) };
    expect(String(await printPdf(PAGE, { environment }))).toContain('%PDF-1.7');
  });

  it('fails where the browser does, and leaves nothing behind', async () => {
    const before = leftBehind();
    const environment = { CHROMIUM: browser('own', 'exit 3') };
    await expect(printPdf(PAGE, { environment })).rejects.toThrow('(exit code 3)');
    expect(leftBehind()).toEqual(before);
  });

  it('does not wait for ever', async () => {
    const environment = { CHROMIUM: browser('own', 'exec sleep 60') };
    const printing = printPdf(PAGE, { environment, patienceMs: 200 });
    await expect(printing).rejects.toThrow('Chromium did not print it (SIGTERM)');
  });
});
