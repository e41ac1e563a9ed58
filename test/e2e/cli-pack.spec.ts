import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewsIn } from '../../src/cli/packs/find-review.js';
import { loadSteps } from '../../src/cli/steps/load-steps.js';
import { readStepPlan, stepsUntil } from '../../src/cli/steps/step-plan.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { openReadOnlyRuntime } from '../../src/runtime.js';
import type { Service } from '../../src/service.js';
import { ROOT } from '../architecture/repository-files.js';
import { ledger } from '../support/captured-terminal.js';
import { newFolder, removeFolders, serveFolder } from '../support/served-folder.js';

/*
 * The first months of the example, loaded once through the public API. The tests go on from each other: what a pack says must not change
 * with anything that happens later.
 */

const THE_FIRST_REVIEW_IS_CLOSED = plainDate('2020-09-30');

let data: string;
let out: string;
let service: Service | undefined;
let first: Written;

interface Written {
  readonly text: string;
  readonly digest: string;
}

const write = async (review: string, format: string, ...more: string[]): Promise<Written> => {
  const file = join(out, `pack.${format}`);
  const words = ['pack', review, '--format', format, '--out', file, '--data', data, ...more];
  const { code, err, out: printed } = await ledger(...words);
  expect({ code, printed }).toEqual({ code: 0, printed: '' });
  const [, digest = ''] = /^sha256 ([0-9a-f]{64})\n$/.exec(err) ?? [];
  return { text: readFileSync(file, 'utf8'), digest };
};

const post = async (path: string, body: object): Promise<{ position: string }> => {
  const issuer = await openLocalIssuer({ folder: data, mode: 'open' });
  const token = await issuer.issueToken({
    actor: 'secretariat',
    role: 'secretariat',
    expiresInSeconds: 60,
  });
  const answer = await fetch(`${service?.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as { position: string };
};

const reviews = async () => {
  const opened = await openReadOnlyRuntime({ dataFolder: data });
  const found = await reviewsIn(opened.eventStore);
  await opened.close();
  return found;
};

beforeAll(async () => {
  data = newFolder();
  out = newFolder();
  mkdirSync(out);
  service = await serveFolder(data);
  const example = readStepPlan([join(ROOT, 'examples/safer-cumbria')]);
  await loadSteps({
    plan: stepsUntil(example, THE_FIRST_REVIEW_IS_CLOSED),
    service: new URL(service.url),
    issuer: await openLocalIssuer({ folder: data, mode: 'open' }),
    progress: { start: () => undefined, step: () => undefined, stop: () => undefined },
  });
  first = await write('latest', 'json');
}, 60_000);

afterAll(async () => {
  await service?.stop();
  removeFolders();
});

describe('ledger pack', () => {
  it('prints the digest of the bytes that it writes, which only their owner may read', () => {
    expect(hash('sha256', first.text, 'hex')).toBe(first.digest);
    expect(statSync(join(out, 'pack.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(out)).toEqual(['pack.json']);
  });

  it('finds a review by id and by title, and names all of them where it finds none', async () => {
    const latest = (await reviews()).at(-1);
    expect(await write(latest?.reviewId ?? '', 'json')).toEqual(first);
    expect(await write(latest?.title ?? '', 'json')).toEqual(first);
    const words = ['--format', 'json', '--out', join(out, 'none'), '--data', data];
    const { code, err } = await ledger('pack', 'none', ...words);
    expect(code).toBe(1);
    expect(err).toContain(`  - ${latest?.reviewId} ${latest?.title} (closed)\n`);
  });

  it('writes the same bytes after a rebuild, and after ten more commands', async () => {
    expect(await ledger('rebuild', '--data', data)).toMatchObject({ code: 0 });
    expect(await write('latest', 'json')).toEqual(first);
    const [review] = await reviews();
    for (let number = 1; number <= 10; number += 1) {
      await post('/v1/duties', {
        bodyId: review?.boardId,
        duty: `Duty ${number}`,
        due: '2022-12-31',
        owner: 'Board secretariat',
      });
    }
    expect(await write('latest', 'json')).toEqual(first);
  });

  it('writes what is issued: the digest in the log is that of the file', async () => {
    const latest = (await reviews()).at(-1);
    if (!latest?.issued.some(({ kind }) => kind === 'pack'))
      await post(`/v1/reviews/${latest?.reviewId}/packs`, { kind: 'pack' });
    const issued = (await reviews()).at(-1)?.issued.find(({ kind }) => kind === 'pack');
    expect(issued?.digest).toBe(first.digest);
    expect(await write('latest', 'json')).toEqual(first);
  });

  it('writes a Word file, which is the same whenever it is written', async () => {
    const word = await write('latest', 'docx');
    expect(word.digest).toBe(first.digest);
    expect(word.text.startsWith('PK')).toBe(true);
    expect(await write('latest', 'docx')).toEqual(word);
    expect(statSync(join(out, 'pack.docx')).mode & 0o777).toBe(0o600);
  });

  it('writes the version that is asked for, and names the last where there is none such', async () => {
    expect(await write('latest', 'json', '--part', '1', '--version', '1')).toEqual(first);
    const words = [
      'pack',
      'latest',
      '--format',
      'json',
      '--out',
      join(out, 'none'),
      '--data',
      data,
    ];
    expect(await ledger(...words, '--version', '9')).toMatchObject({
      code: 1,
      err: expect.stringContaining('PACK.NO_SUCH_VERSION: The last version is 1'),
    });
    expect(await ledger(...words, '--record', '--version', '1')).toMatchObject({ code: 2 });
    expect(await ledger(...words, '--part', '3')).toMatchObject({ code: 2 });
  });

  it('writes the record apart from the pack', async () => {
    const record = await write('latest', 'json', '--record');
    expect(record.digest).not.toBe(first.digest);
    expect(JSON.parse(record.text)).toMatchObject({ kind: 'record' });
  });

  it('keeps its digest when a text in it is erased, and its page says so', async () => {
    const before = await write('latest', 'html');
    expect(before.text).toContain(first.digest);
    expect(before.text).not.toContain('This text was erased');
    const [, stream = ''] = /"\$sealed":1,"at":"([^/"]+)\//.exec(first.text) ?? [];
    await service?.stop();
    service = undefined;
    expect(await ledger('erase', '--case', stream, '--data', data)).toMatchObject({ code: 0 });
    expect(await write('latest', 'json')).toEqual(first);
    const after = await write('latest', 'html');
    expect(after.digest).toBe(first.digest);
    expect(after.text).toContain('This text was erased');
  });
});

/** What a child wrote to standard output, then to standard error, as soon as that matches. */
const written = async (child: ChildProcessWithoutNullStreams, wanted: RegExp): Promise<string> => {
  const streams = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    return chunks;
  });
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    const text = streams.flat().join('');
    if (wanted.test(text)) return text;
    await pause(50);
  }
  throw new Error(`The child did not write it: ${streams.flat().join('')}`);
};

/** The first request that is printed, with the variables that are printed before it: as a shell would send it. */
const asPasted = (printed: string): Parameters<typeof fetch> => {
  const variables = new Map(
    [...printed.matchAll(/^ {2}([A-Z]+)=(\S+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const filledIn = (text: string) =>
    text.replaceAll(/\$([A-Z]+)/g, (_, name: string) => variables.get(name) ?? '');
  const [, authorization = '', address = ''] =
    /curl -s -H "Authorization: ([^"]*)" "([^"]*)"/.exec(printed) ?? [];
  return [filledIn(address), { headers: { authorization: filledIn(authorization) } }];
};

describe('ledger demo', () => {
  it('ends after writing, where it is told to', async () => {
    const steps = join(ROOT, 'test/support/steps');
    const done = await ledger('demo', '--exit', '--out', newFolder(), '--steps', steps);
    expect(done).toEqual({
      code: 0,
      out: 'No position is frozen in these steps: there is no pack.\n',
      err: '5 steps loaded through the public API\n',
    });
  });

  it('serves until it is interrupted, and leaves no ledger behind', async () => {
    const temporary = newFolder();
    mkdirSync(temporary);
    const ledgers = () =>
      readdirSync(temporary).filter((name) => name.startsWith('partnership-ledger-'));
    const steps = ['--steps', 'test/support/steps', '--out', join(temporary, '../packs')];
    const program = ['--import', './test/support/run-typescript.mjs', 'src/cli/main.ts'];
    const child = spawn(process.execPath, [...program, 'demo', '--port', '0', ...steps], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], TMPDIR: temporary },
    });
    try {
      const closed = once(child, 'close');
      const printed = await written(child, /curl .*\n[^]*Serving until Ctrl-C/);
      const answer = await fetch(...asPasted(printed));
      expect(answer.status).toBe(200);
      expect(ledgers()).toHaveLength(1);
      child.kill('SIGINT');
      expect(await closed).toEqual([0, null]);
      expect(ledgers()).toEqual([]);
    } finally {
      child.kill('SIGKILL');
    }
  }, 30_000);
});
