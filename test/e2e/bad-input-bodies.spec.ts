import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Expected, expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';

const AGENCY = '"name":"Cumbria Police","class":"responsible-authority"';
const MIB = 1024 * 1024;

const nested = (levels: number, [open, close]: readonly [string, string]): string =>
  `{${AGENCY},"more":${open.repeat(levels)}1${close.repeat(levels)}}`;

describe('a body that cannot be read', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToApproval(ledger);
  });
  afterAll(() => ledger.close());

  const refused = (
    bytes: string | Buffer,
    status: number,
    code: string,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    expectRefused(ledger, () => ledger.postBytes('/v1/agencies', bytes, headers), { status, code });

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'BODY.EMPTY'],
    ['white space', '  ', 'BODY.NOT_JSON'],
    ['broken JSON', `{${AGENCY}`, 'BODY.NOT_JSON'],
    ['two values', `{${AGENCY}} {}`, 'BODY.NOT_JSON'],
    ['a comment', `{${AGENCY} /* police */}`, 'BODY.NOT_JSON'],
    ['NaN', `{${AGENCY},"a":NaN}`, 'BODY.NOT_JSON'],
    ['a byte order mark twice', `\uFEFF\uFEFF{${AGENCY}}`, 'BODY.NOT_JSON'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'BODY.NOT_JSON'],
    ['UTF-16', Buffer.from(`{${AGENCY}}`, 'utf16le'), 'BODY.NOT_JSON'],
    ['half of a character', '{"name":"\\ud83d","class":"partner"}', 'BODY.TEXT_NOT_UNICODE'],
    ['half of a character as a name', `{${AGENCY},"\\udc00":1}`, 'BODY.TEXT_NOT_UNICODE'],
    ['half of a character in a list', `{${AGENCY},"a":["\\ud83d"]}`, 'BODY.TEXT_NOT_UNICODE'],
    ['a name twice', `{${AGENCY},"name":"Other"}`, 'BODY.NAME_TWICE'],
    [
      'a name twice with one value',
      `{${AGENCY},"class":"responsible-authority"}`,
      'BODY.NAME_TWICE',
    ],
    ['__proto__', `{${AGENCY},"__proto__":{"role":"secretariat"}}`, 'BODY.NAME_NOT_ALLOWED'],
    ['__proto__ in escapes', `{${AGENCY},"\\u005f_proto__":{}}`, 'BODY.NAME_NOT_ALLOWED'],
    ['__proto__ twice', `{${AGENCY},"__proto__":{},"__proto__":{}}`, 'BODY.NAME_NOT_ALLOWED'],
    ['constructor', `{${AGENCY},"constructor":{"prototype":1}}`, 'BODY.NAME_NOT_ALLOWED'],
    ['what every object has', `{${AGENCY},"hasOwnProperty":1}`, 'BODY.NAME_NOT_ALLOWED'],
    ['what every object does', `{${AGENCY},"toString":"x"}`, 'BODY.NAME_NOT_ALLOWED'],
    ['prototype deep inside', `{${AGENCY},"a":[{"prototype":1}]}`, 'BODY.NAME_NOT_ALLOWED'],
    ['2^53 + 1', `{${AGENCY},"a":9007199254740993}`, 'BODY.NUMBER_NOT_EXACT'],
    ['-(2^53 + 1)', `{${AGENCY},"a":-9007199254740993}`, 'BODY.NUMBER_NOT_EXACT'],
    ['1e400', `{${AGENCY},"a":1e400}`, 'BODY.NUMBER_NOT_EXACT'],
    ['-1e400', `{${AGENCY},"a":-1e400}`, 'BODY.NUMBER_NOT_EXACT'],
    ['0.000…01 in 1 MB', `{${AGENCY},"a":0.${'0'.repeat(1_000_000)}1}`, 'BODY.NUMBER_NOT_EXACT'],
    ['marks without end', `{${AGENCY},"a":"o${'\u0301'.repeat(31)}"}`, 'BODY.TEXT_TOO_MANY_MARKS'],
    ['10,000 lists in each other', nested(10_000, ['[', ']']), 'BODY.TOO_DEEP'],
    ['10,000 objects in each other', nested(10_000, ['{"a":', '}']), 'BODY.TOO_DEEP'],
  ])('%s', async (_, bytes, code) => {
    await refused(bytes, 400, code);
  });

  it.each([
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number', '5'],
    ['null', 'null'],
    ['true', 'true'],
  ])('%s instead of an object', async (_, bytes) => {
    await refused(bytes, 400, 'BODY.INVALID');
  });

  it('2 MiB', async () => {
    await refused(`{${AGENCY},"a":"${'x'.repeat(2 * MIB)}"}`, 413, 'BODY.TOO_LARGE');
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['XML', 'application/xml'],
    ['several parts', 'multipart/form-data; boundary=x'],
    ['nothing that there is', 'nonsense'],
  ])('%s instead of JSON', async (_, type) => {
    await refused(`{${AGENCY}}`, 415, 'BODY.NOT_JSON', { 'Content-Type': type });
  });

  it('more in one event than it takes', async () => {
    const evidence = Array.from({ length: 50 }, () => ({
      kind: 'statement',
      title: 'x'.repeat(200),
      content: '\u{1F600}'.repeat(2_000),
      effectiveOn: '2021-06-01',
    }));
    const completion = {
      planId: year.planId,
      completedOn: '2021-06-01',
      evidence,
      onBehalfOf: 'licensing-lead',
    };
    const path = `/v1/actions/${year.first}/completion`;
    const expected: Expected = { status: 413, code: 'EVENT.TOO_LARGE' };
    const at = '2021-06-01T10:00:00Z';
    await expectRefused(ledger, () => ledger.post(path, completion, { at }), expected);
  });

  it('leaves the service as it was: the next request is served', async () => {
    const response = await ledger.postBytes('/v1/agencies', `\uFEFF{${AGENCY}}`);
    expect(response.status).toBe(201);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});
