import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { expectRefused } from '../support/expect-refused.js';
import {
  docx,
  jpeg,
  odt,
  pdf,
  png,
  pptx,
  program,
  TYPES,
  windowsProgram,
  xlsx,
  zipOf,
} from '../support/sample-files.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';

const DAY = '2021-12-15';
const MIB = 1024 * 1024;
const SECRET = 'A pupil of Quillfeather School was mentioned';

interface HandingIn {
  readonly name?: string;
  readonly type?: string;
  readonly as?: string;
  readonly action?: string;
  readonly part?: string;
}

interface Handed {
  readonly address: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

describe('a file that is evidence', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let url: string;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToApproval(ledger);
    await ledger.app.listen(0, '127.0.0.1');
    url = await ledger.app.getUrl();
  });
  afterAll(() => ledger.close());

  const formPath = (action = year.first) =>
    `/v1/actions/${action}/evidence-files?plan=${year.planId}`;

  /** Hands a file in, in a form, as a browser would. */
  const handIn = async (
    bytes: Buffer | string,
    {
      name = 'report.txt',
      type = 'text/plain',
      as = people.owner,
      action = year.first,
      part = 'file',
    }: HandingIn = {},
  ): Promise<Response> => {
    const file = Buffer.from(bytes as string);
    return ledger
      .raw()
      .post(formPath(action))
      .set('Authorization', `Bearer ${await ledger.token(as)}`)
      .set('Ledger-Time', on(DAY).at)
      .attach(part, file, { filename: name, contentType: type });
  };
  const handedIn = async (bytes: Buffer | string, options: HandingIn = {}): Promise<Handed> => {
    const { status, body } = await handIn(bytes, options);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body as Handed;
  };

  const piece = (more: object) => ({
    kind: 'file',
    title: 'Attendance list',
    effectiveOn: '2021-12-10',
    ...more,
  });
  const give = (more: object, as: string = people.owner, action = year.first) =>
    ledger.post(
      `/v1/actions/${action}/evidence`,
      { planId: year.planId, evidence: [piece(more)] },
      { as, ...on(DAY) },
    );
  const given = async (more: object, as?: string, action?: string): Promise<string> => {
    const { status, body } = await give(more, as, action);
    expect({ status, body }).toMatchObject({ status: 200 });
    await ledger.get(`/v1/actions/${action ?? year.first}?after=${body.position}`);
    return body.parts['1'] as string;
  };
  const fileOf = (evidenceId: string, as = 'secretariat', action = year.first) =>
    ledger.get(`/v1/actions/${action}/evidence/${evidenceId}/file`, { as });

  const placeOf = (address: string) =>
    join(ledger.folder, 'evidence', address.slice(0, 2), address.slice(2));
  const kept = (): readonly string[] =>
    existsSync(join(ledger.folder, 'evidence'))
      ? readdirSync(join(ledger.folder, 'evidence'), { recursive: true }).map(String).toSorted()
      : [];

  const refused = async (
    status: number,
    code: string,
    bytes: Buffer | string,
    options: HandingIn = {},
  ) => {
    const before = kept();
    await expectRefused(ledger, () => handIn(bytes, options), { status, code });
    expect(kept()).toEqual(before);
  };

  it('is handed in, given, listed, and read as it was', async () => {
    const text = `${SECRET}\n`;
    const handed = await handedIn(text, { name: 'Gästeliste.txt' });
    expect(handed).toEqual({
      address: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: 'Gästeliste.txt',
      mediaType: 'text/plain',
      size: Buffer.byteLength(text),
      sha256: hash('sha256', text, 'hex'),
    });
    const evidenceId = await given({
      file: handed.address,
      holderId: year.fire,
      keepUntil: '2028-03-31',
    });
    const { body } = await ledger.get(`/v1/actions/${year.first}`);
    expect(body.evidence.at(-1)).toMatchObject({
      evidenceId,
      kind: 'file',
      title: 'Attendance list',
      file: handed,
      holderId: year.fire,
      marking: 'partnership',
      effectiveOn: '2021-12-10',
      keepUntil: '2028-03-31',
      by: people.owner,
    });
    const file = await fileOf(evidenceId, people.safetyMember);
    expect(file.status).toBe(200);
    expect((file.body as Buffer).toString()).toBe(text);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="G_steliste.txt"; filename*=UTF-8''G%C3%A4steliste.txt`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: `"sha256-${handed.sha256}"`,
    });
  });

  it('lies beside the ledger encrypted, for its owner only, and says nothing', async () => {
    const handed = await handedIn(SECRET, { name: 'Quillfeather.txt' });
    const path = placeOf(handed.address);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(statSync(join(ledger.folder, 'evidence')).mode & 0o777).toBe(0o700);
    const bytes = readFileSync(path);
    expect(hash('sha256', bytes, 'hex')).toBe(handed.address);
    for (const word of ['Quillfeather', 'text/plain', handed.sha256])
      expect(bytes.includes(word)).toBe(false);
  });

  it('handed in again is the same file: nothing is written twice; for another action it is another', async () => {
    const first = await handedIn('The same text');
    const before = kept();
    expect(await handedIn('The same text')).toEqual(first);
    expect(kept()).toEqual(before);
    const other = await handedIn('The same text', {
      action: year.second,
      as: people.safetyChair,
    });
    expect(other.sha256).toBe(first.sha256);
    expect(other.address).not.toBe(first.address);
  });

  it.each<[keyof typeof TYPES, Buffer]>([
    ['pdf', pdf()],
    ['png', png()],
    ['jpeg', jpeg()],
    ['docx', docx()],
    ['xlsx', xlsx()],
    ['pptx', pptx()],
    ['odt', odt()],
    ['csv', Buffer.from('\uFEFFname,count\r\n"a",1\r\n')],
    ['txt', Buffer.from('')],
  ])('may be of the type %s', async (ending, bytes) => {
    const content = bytes.length > 0 ? bytes : Buffer.from('Für alle.\n');
    const type = TYPES[ending];
    const handed = await handedIn(content, { name: `Report 1.${ending}`, type });
    expect(handed).toMatchObject({ mediaType: type, size: content.length });
  });

  it.each<[string, Buffer | string, string, string]>([
    ['a program', program(), 'report.pdf', TYPES.pdf],
    ['a program for Windows', windowsProgram(), 'report.txt', TYPES.txt],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'report.txt', TYPES.txt],
    ['a page', '<!doctype html><script>alert(1)</script>', 'report.txt', TYPES.txt],
    ['a picture that can act', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.png', TYPES.png],
    ['an archive', zipOf({ 'a.txt': 'a' }), 'report.docx', TYPES.docx],
    ['a text with control characters', 'a\u0000b', 'report.txt', TYPES.txt],
    ['a text in another encoding', Buffer.from([0xff, 0xfe, 0x41, 0]), 'a.txt', TYPES.txt],
    ['a program that says so', program(), 'run.exe', 'application/x-msdownload'],
    ['a page that says so', '<p>Hello</p>', 'page.html', 'text/html'],
  ])('is not %s', async (_, bytes, name, type) => {
    await refused(422, 'EVIDENCE_FILE.TYPE_NOT_ALLOWED', bytes, { name, type });
  });

  it.each<[string, Buffer | string, string, string]>([
    ['in its declaration', pdf(), 'report.png', TYPES.png],
    ['in its name', pdf(), 'report.txt', TYPES.pdf],
    ['behind a second ending', pdf(), 'report.pdf.exe', TYPES.pdf],
    ['without an ending', 'text', 'report', TYPES.txt],
  ])('does not pretend to be another %s', async (_, bytes, name, type) => {
    await refused(422, 'EVIDENCE_FILE.NOT_WHAT_IT_SAYS', bytes, { name, type });
  });

  it.each<[string, Buffer, keyof typeof TYPES]>([
    ['a PDF with an archive behind it', Buffer.concat([pdf(), zipOf({ a: 'a' })]), 'pdf'],
    ['a PDF that acts', pdf('/OpenAction << /S /JavaScript >> '), 'pdf'],
    ['a picture with more behind it', Buffer.concat([png(), Buffer.from('more')]), 'png'],
    ['a photograph with more behind it', Buffer.concat([jpeg(), Buffer.from('more')]), 'jpeg'],
    ['a document with macros', docx({ 'word/vbaProject.bin': 'x' }), 'docx'],
    ['a document with a program', odt({ 'Scripts/python/run.py': 'x' }), 'odt'],
    ['a document with more behind it', Buffer.concat([docx(), Buffer.from('more')]), 'docx'],
    ['a document with a path that leads out', docx({ '../../etc/cron.d/x': 'x' }), 'docx'],
  ])('is not %s', async (_, bytes, ending) => {
    await refused(422, 'EVIDENCE_FILE.HIDES_SOMETHING', bytes, {
      name: `report.${ending}`,
      type: TYPES[ending],
    });
  });

  it.each([
    '../../etc/passwd.txt',
    '/etc/motd.txt',
    'C:\\Windows\\win.txt',
    '..\\up.txt',
    'a\u202Etxt.exe.txt',
    'a\u0007b.txt',
    '.hidden.txt',
    'trailing.txt.',
    ' space.txt',
    `${'x'.repeat(120)}.txt`,
  ])('does not have the name %j', async (name) => {
    const form = [
      '--b',
      `Content-Disposition: form-data; name="file"; filename="${name.replaceAll('\\', '\\\\')}"`,
      'Content-Type: text/plain',
      '',
      'text',
      '--b--',
      '',
    ].join('\r\n');
    const headers = {
      'Content-Type': 'multipart/form-data; boundary=b',
      'Ledger-Time': on(DAY).at,
    };
    await expectRefused(ledger, () => ledger.postBytes(formPath(), Buffer.from(form), headers), {
      status: 422,
      code: 'EVIDENCE_FILE.NAME_NOT_PLAIN',
    });
  });

  it('is not empty', async () => {
    await refused(422, 'EVIDENCE_FILE.EMPTY', '');
  });

  it('of 50 MB is refused at once: little of it is read, and none of it kept', async () => {
    const token = await ledger.token(people.owner);
    const size = 50 * MIB;
    const before = kept();
    const { status, code, sent } = await new Promise<{
      status: number;
      code: string;
      sent: number;
    }>((resolve, reject) => {
      const asking = httpRequest(
        `${url}${formPath()}`,
        {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'multipart/form-data; boundary=b',
            'Content-Length': size,
          },
        },
        (response) => {
          let body = '';
          response.on('data', (part: Buffer) => (body += part.toString()));
          response.on('end', () => {
            const problem = JSON.parse(body) as { code: string };
            resolve({
              status: response.statusCode ?? 0,
              code: problem.code,
              sent: asking.socket?.bytesWritten ?? 0,
            });
            asking.destroy();
          });
        },
      );
      asking.on('error', reject);
      asking.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n');
    });
    expect({ status, code }).toEqual({ status: 413, code: 'EVIDENCE_FILE.TOO_LARGE' });
    expect(sent).toBeLessThan(MIB);
    expect(kept()).toEqual(before);
  });

  it('that grows beyond the limit while it is sent is refused, too', async () => {
    await refused(413, 'EVIDENCE_FILE.TOO_LARGE', Buffer.alloc(10 * MIB + 1, 0x61));
    const whole = await handedIn(Buffer.alloc(10 * MIB, 0x61));
    expect(whole.size).toBe(10 * MIB);
  });

  it('comes in a form with one part, and on its own route only', async () => {
    await refused(400, 'EVIDENCE_FILE.NOT_A_FORM', 'text', { part: 'other' });
    const send = (path: string, body: object) => () =>
      ledger.post(path, body, { as: people.owner, ...on(DAY) });
    await expectRefused(ledger, send(formPath(), { file: 'text' }), {
      status: 415,
      code: 'EVIDENCE_FILE.NOT_A_FORM',
    });
    const form = async () =>
      ledger
        .raw()
        .post(`/v1/actions/${year.first}/updates`)
        .set('Authorization', `Bearer ${await ledger.token(people.owner)}`)
        .attach('file', Buffer.from('text'), 'a.txt');
    await expectRefused(ledger, form, { status: 415, code: 'BODY.NOT_JSON' });
    const two = async () =>
      ledger
        .raw()
        .post(formPath())
        .set('Authorization', `Bearer ${await ledger.token(people.owner)}`)
        .attach('file', Buffer.from('text'), 'a.txt')
        .attach('file', Buffer.from('text'), 'b.txt');
    await expectRefused(ledger, two, { status: 400, code: 'EVIDENCE_FILE.NOT_A_FORM' });
  });

  it('is handed in by those who may give it', async () => {
    await refused(403, 'ACTION.NOT_YOURS_TO_REPORT', 'text', { as: people.justiceChair });
    const unknown = '0190aa5e-7c1e-7000-8000-000000000000';
    await refused(404, 'ACTION.NOT_FOUND', 'text', { action: unknown });
    await handedIn('text', { as: 'secretariat' });
  });

  it('is given only where it was handed in', async () => {
    const { address } = await handedIn('For the first action only');
    const strange = { status: 422, code: 'EVIDENCE_FILE.NOT_HANDED_IN', at: '/evidence/0/file' };
    await expectRefused(ledger, () => give({ file: 'a'.repeat(64) }), strange);
    const other = () => give({ file: address }, people.safetyChair, year.second);
    await expectRefused(ledger, other, strange);
    await expectRefused(ledger, () => give({}), { status: 422, code: 'EVIDENCE.NOTHING_SHOWN' });
    await expectRefused(ledger, () => give({ file: '../../keys.sqlite' }), {
      status: 400,
      code: 'FIELD.INVALID',
      at: '/evidence/0/file',
    });
  });

  it('that is restricted is not there for whoever may not read it', async () => {
    const { address } = await handedIn('Restricted');
    const evidenceId = await given({ file: address, marking: 'restricted' });
    expect((await fileOf(evidenceId)).status).toBe(200);
    // They carry the action out.
    for (const as of [people.owner, people.safetyChair]) {
      expect((await fileOf(evidenceId, as)).status).toBe(200);
    }
    for (const as of [people.formerSafetyChair, 'auditor']) {
      const { status, body } = await fileOf(evidenceId, as);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'RECORD.NOT_FOUND' });
      const action = await ledger.get(`/v1/actions/${year.first}`, { as });
      expect(JSON.stringify(action.body)).not.toContain(evidenceId);
    }
  });

  it('comes with a completion, too', async () => {
    const { address } = await handedIn('All done');
    const completion = {
      planId: year.planId,
      completedOn: '2021-12-10',
      summary: 'All venues were trained.',
      evidence: [piece({ file: address })],
    };
    const path = `/v1/actions/${year.first}/completion`;
    const done = await ledger.done(path, completion, { as: people.owner, key: 'c', ...on(DAY) });
    expect(
      await ledger.done(path, completion, { as: people.owner, key: 'c', ...on(DAY) }),
    ).toMatchObject({ repeated: true, parts: done.parts });
    const evidenceId = done.parts?.['1'] ?? '';
    await ledger.get(`/v1/actions/${year.first}?after=${done.position}`);
    expect((await fileOf(evidenceId)).status).toBe(200);
  });

  it('that is lost or damaged is a clear problem, and is put right by handing it in again', async () => {
    const handed = await handedIn('Lost and found');
    const evidenceId = await given({ file: handed.address });
    rmSync(placeOf(handed.address));
    const lost = await fileOf(evidenceId);
    expect([lost.status, lost.body.code]).toEqual([404, 'EVIDENCE_FILE.MISSING']);
    await handedIn('Lost and found');
    expect((await fileOf(evidenceId)).status).toBe(200);
    writeFileSync(placeOf(handed.address), 'something else');
    const damaged = await fileOf(evidenceId);
    expect([damaged.status, damaged.body.code]).toEqual([500, 'EVIDENCE_FILE.DAMAGED']);
    await handedIn('Lost and found');
    expect((await fileOf(evidenceId)).status).toBe(200);
    expect((await fileOf('0190aa5e-7c1e-7000-8000-000000000000')).status).toBe(404);
  });

  it('is gone with the key of its action, and its digest still holds', async () => {
    const handed = await handedIn('To be forgotten', {
      action: year.second,
      as: people.safetyChair,
    });
    const evidenceId = await given({ file: handed.address }, people.safetyChair, year.second);
    ledger.runtime.personalData.destroyKey(`action-${year.second}`);
    const gone = await fileOf(evidenceId, 'secretariat', year.second);
    expect([gone.status, gone.body.code]).toEqual([410, 'PERSONAL_DATA.ERASED']);
    const again = await handIn('More', { action: year.second, as: people.safetyChair });
    expect([again.status, again.body.code]).toEqual([410, 'PERSONAL_DATA.ERASED']);
    expect(hash('sha256', readFileSync(placeOf(handed.address)), 'hex')).toBe(handed.address);
  });
});
