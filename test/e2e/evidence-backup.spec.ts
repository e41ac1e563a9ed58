import { hash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledger as run } from '../support/captured-terminal.js';
import { newFolder, removeFolders } from '../support/served-folder.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';

const DAY = '2021-12-15';
const SECRET = 'A pupil of Quillfeather School was mentioned';

describe('files of evidence', () => {
  let served: ServedLedger;
  let year: PlannedYear;
  let used: string;
  let unused: string;
  let evidenceId: string;
  const data = newFolder();

  const handIn = async (text: string): Promise<string> => {
    const { body } = await served
      .raw()
      .post(`/v1/actions/${year.first}/evidence-files?plan=${year.planId}`)
      .set('Authorization', `Bearer ${await served.token(people.owner)}`)
      .set('Ledger-Time', on(DAY).at)
      .attach('file', Buffer.from(text), 'list.txt');
    return (body as { address: string }).address;
  };

  beforeAll(async () => {
    served = await ServedLedger.open({ folder: data });
    year = await tellToApproval(served);
    used = await handIn(SECRET);
    unused = await handIn('Nobody gave this');
    const evidence = [{ kind: 'file', title: 'List', file: used, effectiveOn: DAY }];
    const given = await served.done(
      `/v1/actions/${year.first}/evidence`,
      { planId: year.planId, evidence },
      { as: people.owner, ...on(DAY) },
    );
    evidenceId = given.parts?.['1'] ?? '';
  });
  afterAll(async () => {
    await served.close({ keepFolder: true });
    removeFolders();
  });

  const placeIn = (folder: string, address: string) =>
    join(folder, 'evidence', address.slice(0, 2), address.slice(2));
  const backUp = async () => {
    const [out, keys] = [newFolder(), newFolder()];
    const done = await run('backup', '--data', data, '--out', out, '--keys-out', keys);
    expect(done.code).toBe(0);
    return { out, keys, said: done.err };
  };
  const restore = (from: string, keys: string, to: string) =>
    run('restore', '--from', from, '--keys', keys, '--data', to);

  it('are in a backup as far as the ledger names them, for its owner only, and in no file of it readable', async () => {
    const { out, said } = await backUp();
    expect(said).toContain('1 files of evidence');
    expect(existsSync(placeIn(out, unused))).toBe(false);
    const path = placeIn(out, used);
    expect(hash('sha256', readFileSync(path), 'hex')).toBe(used);
    expect(readFileSync(path).includes('Quillfeather')).toBe(false);
    expect(
      [join(out, 'evidence'), join(path, '..'), path].map((each) => statSync(each).mode & 0o777),
    ).toEqual([0o700, 0o700, 0o600]);
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
      files: 1,
    });
  });

  it('are restored with it, and open there', async () => {
    const { out, keys } = await backUp();
    const restored = newFolder();
    expect(await restore(out, keys, restored)).toMatchObject({ code: 0 });
    const again = await ServedLedger.open({ folder: restored });
    const file = await again.get(`/v1/actions/${year.first}/evidence/${evidenceId}/file`);
    expect((file.body as Buffer).toString()).toBe(SECRET);
    await again.close();
  });

  it.each<[string, (path: string) => void]>([
    ['damaged', (path) => writeFileSync(path, 'something else')],
    ['missing', (path) => rmSync(path)],
  ])('that are %s in a backup are not restored as if they were there', async (_, spoil) => {
    const { out, keys } = await backUp();
    spoil(placeIn(out, used));
    const { code, err } = await restore(out, keys, newFolder());
    expect(code).toBe(1);
    expect(err).toContain(used);
  });

  it('that the ledger itself lost are told of, and do not keep the rest from being saved', async () => {
    const path = placeIn(data, used);
    const bytes = readFileSync(path);
    writeFileSync(path, 'something else');
    const { out, keys, said } = await backUp();
    writeFileSync(path, bytes);
    expect(said).toContain(`MISSING OR DAMAGED: ${used}`);
    expect(await restore(out, keys, newFolder())).toMatchObject({ code: 0 });
  });

  it('that nobody gave are listed, and removed once a day has passed', async () => {
    const listed = await run('evidence', '--data', data);
    expect(listed).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^${unused}\t\\d+\t`)),
    });
    expect(await run('evidence', '--remove', '--data', data)).toMatchObject({
      err: '1 unused of those that are kept; 0 removed\n',
    });
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const address of [used, unused]) utimesSync(placeIn(data, address), yesterday, yesterday);
    expect(await run('evidence', '--remove', '--data', data)).toMatchObject({
      err: '1 unused of those that are kept; 1 removed\n',
    });
    expect([used, unused].map((address) => existsSync(placeIn(data, address)))).toEqual([
      true,
      false,
    ]);
    expect(await run('evidence', '--data', data)).toMatchObject({ out: '' });
  });

  it('that were not whole when the service stopped are taken away when it starts', async () => {
    writeFileSync(join(data, 'evidence', 'x.unfinished'), 'half');
    await served.close({ keepFolder: true });
    served = await ServedLedger.open({ folder: data });
    expect(
      readdirSync(join(data, 'evidence')).filter((name) => name.includes('unfinished')),
    ).toEqual([]);
    const file = await served.get(`/v1/actions/${year.first}/evidence/${evidenceId}/file`);
    expect(file.status).toBe(200);
  });
});
