import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_FILE } from '../../src/platform/running-service.js';
import type { Service } from '../../src/service.js';
import { ROOT } from '../architecture/repository-files.js';
import { ledger } from '../support/captured-terminal.js';
import { newFolder, removeFolders, serveFolder } from '../support/served-folder.js';

const STEPS = join(ROOT, 'test/support/steps');
const COMMANDS = [
  'demo',
  'token',
  'load',
  'pack',
  'sample',
  'rebuild',
  'resume',
  'log',
  'backup',
  'restore',
  'erase',
  'rules',
];

let service: Service;
let data: string;

const load = (path: string) => ledger('load', path, '--url', service.url, '--token-from', data);
const head = async (): Promise<string> => String(await service.runtime.eventStore.head());
const rawEvents = () => service.runtime.eventStore.readRaw(0n, 1_000);

/** A step file with that content, alone in its folder. */
const stepFile = (content: unknown): string => {
  const folder = newFolder();
  mkdirSync(folder);
  const path = join(folder, 'steps.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const actors = { secretariat: { id: 'board-secretary', role: 'secretariat' } };
const registering = (name: string, body: object, at = '2021-06-01T10:00:00Z') => ({
  at,
  as: 'secretariat',
  post: '/v1/agencies',
  name,
  body,
});

beforeAll(async () => {
  data = newFolder();
  service = await serveFolder(data);
});

afterAll(async () => {
  await service.stop();
  removeFolders();
});

describe('the command line', () => {
  it.each(COMMANDS)('%s explains itself with an example', async (command) => {
    const { code, out, err } = await ledger(command, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Examples?:\n {2}(npm|ledger|LEDGER_)/);
  });

  it.each([
    ['an unknown command', ['nope'], /unknown command 'nope'/],
    ['an unknown option', ['log', '--nope'], /unknown option '--nope'/],
    ['a missing option', ['backup', '--out', 'x'], /--keys-out <dir>' not specified/],
    ['a number that is none', ['log', '--limit', 'ten'], /Give a whole number/],
    ['a role that no token has', ['token', '--role', 'chair'], /Allowed choices are secretariat/],
    ['a token for nobody', ['token'], /--actor, or --role/],
    ['a view that does not exist', ['rebuild', 'nope'], /There is no view nope/],
    ['two things at once', ['rules', '--out', 'a', '--check', 'b'], /not both/],
  ])('ends with 2 for %s, and says what is wrong', async (_, words, message) => {
    const { code, out, err } = await ledger(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it.each([
    ['log', '--data', '/nowhere'],
    ['token', '--role', 'auditor', '--data', '/nowhere'],
    ['load', '/nowhere', '--url', 'http://127.0.0.1:1', '--token-from', '/nowhere'],
  ])('ends with 1 and one line where %s cannot be done', async (...words) => {
    const { code, out, err } = await ledger(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^ledger: .*\/nowhere.*\n$/);
  });
});

describe('ledger token', () => {
  it('prints a token that the service accepts, and nothing else', async () => {
    const { code, out, err } = await ledger('token', '--role', 'auditor', '--data', data);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const answer = await fetch(`${service.url}/v1/bodies`, {
      headers: { authorization: `Bearer ${out.trim()}` },
    });
    expect(answer.status).toBe(200);
  });
});

describe('ledger load', () => {
  it('sends every step at its time, whatever file it stands in', async () => {
    expect(await load(STEPS)).toEqual({
      code: 0,
      out: '',
      err: '5 steps, 0 of them recorded before\n',
    });
    const events = await rawEvents();
    expect(events.map(({ type }) => type)).toEqual([
      'ledger-opened.v1',
      'agency-registered.v2',
      'body-established.v2',
      'terms-of-reference-adopted.v2',
      'body-established.v2',
      'terms-of-reference-adopted.v2',
      'office-holder-appointed.v2',
      'duty-scheduled.v3',
    ]);
    const duty = events.at(-1);
    expect(JSON.parse(duty?.metadata ?? '')).toMatchObject({
      recordedAt: '2021-05-04T10:00:00.000Z',
    });
    const group = events.at(-2)?.stream.replace('body-', '');
    expect(JSON.parse(duty?.data ?? '')).toMatchObject({
      bodyId: group,
      owner: 'Chair of $ and sense',
    });
  });

  it('changes nothing when it is done again', async () => {
    const before = await head();
    expect(await load(STEPS)).toMatchObject({
      code: 0,
      err: '5 steps, 5 of them recorded before\n',
    });
    expect(await head()).toBe(before);
  });

  it('lists every fault before it sends anything', async () => {
    const before = await head();
    const path = stepFile({
      actors,
      steps: [
        registering('one', { class: '$two' }),
        registering('two', { from: '2021-02-31' }, '2021-02-31T10:00:00Z'),
        { ...registering('one', { name: '$nobody.2' }), as: 'stranger' },
      ],
    });
    const { code, err } = await load(path);
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      'ledger: The steps have faults; nothing was sent',
      '  - steps.json, step 1 (two): 2021-02-31T10:00:00Z is not a moment as 2021-04-20T10:00:00Z',
      '  - steps.json, step 1 (two): 2021-02-31 is not a date of the calendar',
      '  - steps.json, step 2 (one): no actor is named stranger',
      '  - steps.json, step 2 (one): $nobody is made by no step',
      '  - steps.json, step 2 (one): a second step named one',
      '',
    ]);
    expect(await head()).toBe(before);
  });

  it('says what is made only later', async () => {
    const steps = [
      registering('one', { class: '$two' }),
      registering('two', {}, '2021-06-01T10:00:01Z'),
    ];
    expect((await load(stepFile({ actors, steps }))).err).toContain(
      'step 0 (one): $two is made only later',
    );
  });

  it.each([
    ['no JSON', '{', /steps\.json: /],
    ['a name twice', '{"about":"a","about":"b","steps":[]}', /"about" is given twice/],
    ['a surplus member', { actors, steps: [], stpes: [] }, /additional properties/],
    ['no time', { actors, steps: [{ as: 'secretariat', post: '/v1/x' }] }, /\/steps\/0 .*\bat\b/],
    [
      'another address',
      { actors, steps: [registering('a', {}), { post: 'http://x' }] },
      /steps\/1/,
    ],
  ])('refuses a file with %s', async (_, content, message) => {
    const { code, err } = await load(stepFile(content));
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });

  it('stops at a step that is refused, tells its place and every fault, and goes on later', async () => {
    const first = registering('fire', { name: 'Fire service', class: 'partner' });
    const path = stepFile({ actors, steps: [first, registering('ward', { class: 'nothing' })] });
    const before = BigInt(await head());
    const { code, err } = await load(path);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^ledger: steps\.json, step 1 \(ward\): POST \/v1\/agencies 400 .*\n(  - .* at \/.*\n){2}$/,
    );
    expect(BigInt(await head())).toBe(before + 1n);
    const mended = registering('ward', { name: 'Hospital', class: 'partner' });
    writeFileSync(path, JSON.stringify({ actors, steps: [first, mended] }));
    expect((await load(path)).err).toBe('2 steps, 1 of them recorded before\n');
  });
});

/** The events that `ledger log` prints with those options. */
const print = async (...words: string[]) =>
  (await ledger('log', '--data', data, ...words)).out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { position: string; stream: string });

describe('what reads a ledger', () => {
  it.each([
    ['log'],
    ['sample', '--register', 'actions', '--seed', '7', '--as-at', '2022-03-31'],
    ['lineage', 'SCB-2021-001'],
  ])('says of a folder that holds none that there is none: %s', async (...words) => {
    const folder = newFolder();
    const { code, err } = await ledger(...words, '--data', folder);
    expect({ code, err }).toEqual({
      code: 1,
      err: `ledger: There is no ledger in ${folder}.\n`,
    });
  });
});

describe('ledger log', () => {
  it('prints the bytes as they are stored', async () => {
    const { code, out } = await ledger('log', '--data', data);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    const stored = await rawEvents();
    expect(lines).toHaveLength(stored.length);
    stored.forEach(
      ({ position, stream, revision, eventId, type, data: bytes, metadata }, index) => {
        expect(lines[index]?.endsWith(`"data":${bytes},"metadata":${metadata}}`)).toBe(true);
        expect(JSON.parse(lines[index] ?? '')).toMatchObject({
          position: String(position),
          stream,
          revision,
          eventId,
          type,
        });
      },
    );
  });

  it('begins where it is told, and keeps to a stream and a number', async () => {
    expect((await print('--from', '3', '--limit', '2')).map((each) => each.position)).toEqual([
      '3',
      '4',
    ]);
    const stream = (await rawEvents())[2]?.stream ?? '';
    expect((await print('--stream', stream)).map((each) => each.stream)).toEqual([stream, stream]);
    expect(await print('--stream', stream, '--limit', '1')).toHaveLength(1);
    expect(await print('--from', '1000000')).toEqual([]);
  });

  it('ends well when its reader has seen enough', async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        join(ROOT, 'test/support/run-typescript.mjs'),
        join(ROOT, 'src/cli/main.ts'),
        'log',
        '--data',
        data,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  }, 20_000);
});

describe('the care of views', () => {
  it('verifies what the running service holds', async () => {
    const { code, out, err } = await ledger('rebuild', 'body-register', '--verify', '--data', data);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^body-register ${await head()} 2 [0-9a-f]{64} equal\\n$`));
  });

  it('says which documents differ, and ends with 1', async () => {
    const { runtime } = service;
    const verify = runtime.kept.verify.bind(runtime.kept);
    runtime.kept.verify = async (view) => ({
      ...(await verify(view)),
      equal: false,
      differences: [{ id: 'board', kind: 'missing' }],
    });
    const { code, out, err } = await ledger('rebuild', 'body-register', '--verify', '--data', data);
    runtime.kept.verify = verify;
    expect(code).toBe(1);
    expect(out).toMatch(/ missing board\n$/);
    expect(err).toBe('ledger: Not equal to a fresh fold of the log: body-register\n');
  });

  it('rebuilds in the running service', async () => {
    const { code, err } = await ledger('rebuild', '--data', data);
    expect(code).toBe(0);
    expect(err).toContain(`action-register rebuilt to position ${await head()}\n`);
  });

  it('resumes nothing that had not stopped', async () => {
    const { code, err } = await ledger('resume', 'body-register', '--data', data);
    expect({ code, err }).toEqual({ code: 0, err: 'body-register had not stopped\n' });
  });
});

describe('where no service runs', () => {
  let stopped: string;

  beforeAll(async () => {
    stopped = newFolder();
    const running = await serveFolder(stopped);
    expect(statSync(join(stopped, SERVICE_FILE)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(stopped, SERVICE_FILE), 'utf8'))).toEqual({
      url: running.url,
      pid: process.pid,
    });
    await running.stop();
    expect(existsSync(join(stopped, SERVICE_FILE))).toBe(false);
  });

  it('a view is verified by folding it twice', async () => {
    const { code, out, err } = await ledger('rebuild', '--verify', '--data', stopped);
    expect(code).toBe(0);
    expect(err).toBe(`No service runs on ${stopped}: each view is folded twice and compared\n`);
    expect(out).toMatch(/^(\S+ 1 0 [0-9a-f]{64} equal\n){10,}$/);
  });

  it.each([['rebuild'], ['resume', 'body-register']])('%s says so', async (...words) => {
    const { code, err } = await ledger(...words, '--data', stopped);
    expect(code).toBe(1);
    expect(err).toMatch(/^ledger: No service runs on .*\n$/);
  });

  it.each([
    ['a process that is gone', { url: 'http://127.0.0.1:9', pid: 2 ** 30 }],
    ['an address where nothing answers', { url: 'http://127.0.0.1:9', pid: process.pid }],
    ['nothing that can be read', 'nonsense'],
  ])('the word of %s is not taken for one', async (_, word) => {
    writeFileSync(join(stopped, SERVICE_FILE), JSON.stringify(word));
    const { err } = await ledger('rebuild', 'body-register', '--verify', '--data', stopped);
    expect(existsSync(join(stopped, SERVICE_FILE))).toBe(false);
    expect(err).toContain('service.json was left behind by a service that is gone: removed\n');
    expect(err).toContain('No service runs on');
  });

  it('whoever answers at the address of a service that is gone gets no token, nor any word', async () => {
    let asked = 0;
    const stranger = createServer((_, answer) => {
      asked += 1;
      answer.end('{}');
    }).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const word = { url: `http://127.0.0.1:${port}`, pid: process.pid };
    writeFileSync(join(stopped, SERVICE_FILE), JSON.stringify(word));
    const { err } = await ledger('resume', 'body-register', '--data', stopped);
    stranger.close();
    expect(err).toContain('No service runs on');
    expect(asked).toBe(0);
  });
});

describe('ledger erase', () => {
  it('is refused while the service runs', async () => {
    const { code, err } = await ledger('erase', '--case', 'ledger-opening', '--data', data);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'ledger: The service runs on this ledger: stop it first\n',
    });
  });
});

describe('ledger pack', () => {
  it('names the reviews there are when there is none such', async () => {
    const out = join(newFolder(), '..', 'pack.html');
    const words = ['pack', 'latest', '--format', 'html', '--out', out, '--data', data];
    expect(await ledger(...words)).toEqual({
      code: 1,
      out: '',
      err: 'ledger: There is no review latest\n',
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe('ledger rules', () => {
  it('checks a file, and says how to bring it up to date', async () => {
    expect(await ledger('rules', '--check', join(ROOT, 'docs/rules.md'))).toMatchObject({
      code: 0,
    });
    const folder = newFolder();
    mkdirSync(folder);
    const stale = join(folder, 'rules.md');
    writeFileSync(stale, '# Rules\n');
    const { code, err } = await ledger('rules', '--check', stale);
    expect(code).toBe(1);
    expect(err).toMatch(/is out of date: npm run docs:rules\n$/);
    expect(await ledger('rules', '--out', stale)).toMatchObject({ code: 0 });
    expect(await ledger('rules', '--check', stale)).toMatchObject({ code: 0 });
  });
});
