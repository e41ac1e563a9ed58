import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../architecture/repository-files.js';
import { newFolder, removeFolders } from '../support/served-folder.js';

/*
 * The tutorial as a reader plays it: the demo in one shell, its variables and every command pasted into another.
 */

const run = promisify(execFile);
const tutorial = readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8');
const commands = [...tutorial.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);

/** What the tutorial says is typed into the first shell. */
const demoWords = (): readonly string[] => {
  const [, words = ''] = /^npm run demo -- (.*)$/m.exec(tutorial) ?? [];
  return words.split(' ');
};

let demo: ChildProcessWithoutNullStreams;
let shown: string;
let variables: string;
let folder: string;

const printed = async (wanted: RegExp): Promise<string> => {
  const chunks: string[] = [];
  for (const stream of [demo.stdout, demo.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  for (let tries = 0; tries < 3_000 && demo.exitCode === null; tries += 1) {
    if (wanted.test(chunks.join(''))) return chunks.join('');
    await pause(50);
  }
  throw new Error(`The demo did not serve: ${chunks.join('')}`);
};

beforeAll(async () => {
  folder = newFolder();
  mkdirSync(folder);
  const program = ['--import', './test/support/run-typescript.mjs', 'src/cli/main.ts', 'demo'];
  const where = ['--port', '0', '--out', join(folder, 'packs')];
  demo = spawn(process.execPath, [...program, ...demoWords(), ...where], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TMPDIR: folder },
  });
  shown = await printed(/Serving until Ctrl-C/);
  variables = [...shown.matchAll(/^ {2}[A-Z_]+=\S+$/gm)].map(([line]) => line.trim()).join('\n');
}, 160_000);

afterAll(async () => {
  const closed = once(demo, 'close');
  demo.kill('SIGINT');
  await closed;
  removeFolders();
}, 30_000);

describe('the tutorial', () => {
  it('begins with a demo that shows one chain, and the command that tells all of it', () => {
    expect(shown).toMatch(/^< [\d-]+ Finding raised: QAF finding QAF-2020-F1 \(cj-chair\)$/m);
    expect(shown).toMatch(
      /^= [\d-]+ Action added within the year: Action CJ-2021-20 \(cj-chair\)$/m,
    );
    expect(shown).toMatch(/^ {2}npm run ledger -- lineage CJ-2021-20 --data \S+$/m);
  });

  it('can be played as it is written, from the opening of a review to its end', async () => {
    expect(commands.length).toBeGreaterThan(10);
    const script = join(folder, 'typed.sh');
    writeFileSync(script, ['set -euo pipefail', variables, ...commands].join('\n'));
    const played = await run('bash', [script], { cwd: folder }).catch((fault: unknown) => fault);
    expect(played).toMatchObject({ stderr: '' });
    expect(played).not.toBeInstanceOf(Error);
    expect(readFileSync(join(folder, 'record.html'), 'utf8')).toContain('<html');
  }, 60_000);
});
