import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assert, constantFrom, nat, pre, property } from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, inspect } from 'node:util';
import { pino } from 'pino';
import { anyText } from '../../../test/support/any-text.js';
import { canonicalJson, NotCanonical } from '../../kernel/canonical-json.js';
import type { StreamName, Uuid } from '../../kernel/ids.js';
import { instant } from '../../kernel/plain-date.js';
import { isSealedForm, seal, type Sealed, type SealedForm } from '../../kernel/sealed.js';
import type { KeyStore } from './key-store.js';
import { ERASED_NOTICE, KeyDestroyed, SealBroken, type PersonalData } from './personal-data.js';
import { Sealing } from './sealing.js';
import { openKeyStore } from './sqlite-key-store.js';

const CASE = 'dhr-1';
const SECRET = 'She moved to Kendal in May 🏠';
const stream = 'action-1' as StreamName;
const place = { stream, eventId: '01890000-0000-7000-8000-000000000001' as Uuid };

let folder: string;
let keys: KeyStore;
let data: PersonalData;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealing-'));
  keys = openKeyStore({
    folder,
    mode: 'create',
    clock: { now: () => instant('2026-06-30T23:30:00.000Z') },
  });
  data = new Sealing(keys);
});

afterEach(() => {
  data.close();
  rmSync(folder, { recursive: true });
});

const sealed = (text: string | Sealed, field = 'note'): SealedForm =>
  data.sealAll(CASE, place, { [field]: typeof text === 'string' ? seal(text) : text })[
    field
  ] as unknown as SealedForm;

const fingerprintOf = (caseId: string, note: unknown) =>
  data.fingerprint(caseId, { note, title: 't' });

const damageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof SealBroken) return error.damage;
    throw error;
  }
  return 'none';
};

describe('sealing', () => {
  it('replaces every unsealed text, however deep, and copies nothing else', () => {
    const untouched = { title: 'Outreach', tags: ['a'] };
    const event = { untouched, note: seal(SECRET), list: [1, { 'a/b~c': seal('x') }] };
    const stored = data.sealAll(CASE, place, event);
    expect(stored.untouched).toBe(untouched);
    expect((stored.note as unknown as SealedForm).at).toBe(`${stream}/${place.eventId}//note`);
    expect(JSON.stringify(stored.list)).toContain(`${place.eventId}//list/1/a~1b~0c`);
    expect(data.openAll(stored)).toEqual({ untouched, note: SECRET, list: [1, { 'a/b~c': 'x' }] });
  });

  it('names fields under a root', () => {
    const metadata = data.sealAll(CASE, place, { reason: seal('x') }, 'metadata');
    expect(metadata.reason.at).toBe(`${stream}/${place.eventId}/metadata/reason`);
  });

  it('leaves what is sealed already as it is', () => {
    const form = sealed(SECRET);
    expect(data.sealAll('another-case', place, { form }).form).toBe(form);
  });

  it('gives back any text, in two forms that differ', () => {
    const law = property(anyText, (text) => {
      const one = sealed(text);
      const two = sealed(text);
      expect(data.openAll({ one, two })).toEqual({
        one: text.normalize('NFC'),
        two: text.normalize('NFC'),
      });
      expect(one.nonce).not.toBe(two.nonce);
      expect(one.text.slice(0, 20)).not.toBe(two.text.slice(0, 20));
    });
    assert(law, { numRuns: 300 });
  });

  it('refuses half of a surrogate pair, which UTF-8 would lose', () => {
    expect(() => sealed('a\ud83d')).toThrow(NotCanonical);
    expect(() => data.fingerprint(CASE, { note: seal('a\ud83d') })).toThrow(NotCanonical);
  });

  it('makes no key for a value without unsealed texts', () => {
    data.sealAll(CASE, place, { title: 'x' });
    data.fingerprint(CASE, { title: 'x' });
    expect(data.openAll({ title: 'x' })).toEqual({ title: 'x' });
    keys.destroy(CASE);
    expect(data.sealAll(CASE, place, { title: 'x' })).toEqual({ title: 'x' });
  });
});

describe('a sealed value', () => {
  it.each([
    ['stream', (at: string) => at.replace('action-1', 'action-2')],
    ['event', (at: string) => at.replace('000000000001', '000000000002')],
    ['field', (at: string) => at.replace('note', 'reason')],
  ])('does not open for another %s', (_, move) => {
    const form = sealed(SECRET);
    expect(damageOf(() => data.openAll({ ...form, at: move(form.at) }))).toBe('altered');
  });

  it('breaks where it stands in another place than the one it was sealed for', () => {
    const event = data.sealAll(CASE, place, { note: seal('a'), reason: seal('b') });
    expect(data.openAll(event, { place })).toEqual({ note: 'a', reason: 'b' });
    const swapped = { note: event.reason, reason: event.note };
    expect(damageOf(() => data.openAll(swapped, { place }))).toBe('moved');
    const elsewhere = { ...place, stream: 'action-2' as StreamName };
    expect(damageOf(() => data.openAll(event, { place: elsewhere }))).toBe('moved');
  });

  it("does not open with another case's key: the commitment tells", () => {
    const form = sealed(SECRET);
    const other = keys.keyOf('another-case');
    expect(damageOf(() => data.openAll({ ...form, key: other.keyId }))).toBe('wrong-key');
    const claimed = data.sealAll('another-case', place, { note: seal('x') }).note;
    expect(
      damageOf(() => data.openAll({ ...form, key: other.keyId, commitment: claimed.commitment })),
    ).toBe('altered');
  });

  it('breaks when any character of it changes', () => {
    const form = sealed(SECRET);
    const member = constantFrom('key', 'at', 'nonce', 'text', 'commitment');
    const law = property(member, nat(), constantFrom('A', 'b', '7', '='), (name, nth, char) => {
      const text = String(form[name as keyof SealedForm]);
      const index = nth % text.length;
      pre(text[index] !== char);
      const changed = text.slice(0, index) + char + text.slice(index + 1);
      expect(damageOf(() => data.openAll({ ...form, [name]: changed }))).not.toBe('none');
    });
    assert(law, { numRuns: 500 });
  });

  it('is written in one way only', () => {
    const form = sealed(SECRET);
    for (const name of ['nonce', 'text', 'commitment'] as const) {
      for (const changed of [`${form[name]}=`, `${form[name]} `, ` ${form[name]}`]) {
        expect(damageOf(() => data.openAll({ ...form, [name]: changed }))).toBe('malformed');
      }
    }
  });

  it.each([
    ['a member missing', { nonce: undefined }],
    ['a number as text', { text: 5 }],
    ['a member too many', { extra: 'x' }],
    ['a short nonce', { nonce: 'AAAA' }],
    ['no tag', { text: '' }],
    ['a key that nobody has', { key: 'nobody' }],
  ])('with %s is broken, not shown', (_, change) => {
    expect(damageOf(() => data.openAll({ ...sealed(SECRET), ...change }))).not.toBe('none');
  });
});

describe('a destroyed key', () => {
  it('leaves the notice in place of each text, and what else is there', () => {
    const stored = data.sealAll(CASE, place, { title: 'x', note: seal(SECRET) });
    const other = data.sealAll('another-case', place, { note: seal('kept') });
    data.destroyKey(CASE);
    expect(data.openAll({ stored, other })).toEqual({
      stored: { title: 'x', note: ERASED_NOTICE },
      other: { note: 'kept' },
    });
  });

  it('tells a renderer the day in London and the place', () => {
    const note = sealed(SECRET);
    data.destroyKey(CASE);
    expect(data.openAll({ note }, { onErased: (erased) => erased })).toEqual({
      note: { on: '2026-07-01', at: note.at },
    });
  });

  it('neither seals nor recognises anything any more', () => {
    sealed(SECRET);
    data.destroyKey(CASE);
    expect(() => sealed('more')).toThrow(KeyDestroyed);
    expect(() => data.fingerprint(CASE, { note: seal(SECRET) })).toThrow(KeyDestroyed);
  });

  it('does not hide that a value is malformed', () => {
    const form = sealed(SECRET);
    data.destroyKey(CASE);
    expect(damageOf(() => data.openAll({ ...form, text: 5 }))).toBe('malformed');
  });
});

describe('a fingerprint', () => {
  it('is SHA-256 of canonical JSON where nothing is sealed', () => {
    const expected = createHash('sha256').update('{"a":1,"b":"x"}').digest('hex');
    expect(data.fingerprint(CASE, { b: 'x', a: 1, c: undefined })).toBe(expected);
  });

  it('is the same for the same body, and another for another text, case or kind of text', () => {
    const one = fingerprintOf(CASE, seal(SECRET));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf(CASE, seal(SECRET))).toBe(one);
    const different = [
      fingerprintOf(CASE, seal('x')),
      fingerprintOf('another-case', seal(SECRET)),
      fingerprintOf(CASE, SECRET),
      one,
    ];
    expect(new Set(different).size).toBe(4);
  });

  it('outlives a restart', () => {
    const one = data.fingerprint(CASE, { note: seal(SECRET) });
    data.close();
    data = new Sealing(openKeyStore({ folder, mode: 'open' }));
    expect(data.fingerprint(CASE, { note: seal(SECRET) })).toBe(one);
  });
});

describe('the plain text', () => {
  it('is in no file, and in no stored form', () => {
    const stored = JSON.stringify(data.sealAll(CASE, place, { note: seal(SECRET) }));
    data.fingerprint(CASE, { note: seal(SECRET) });
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    for (const bytes of [Buffer.from(stored), ...files]) {
      for (const encoding of ['utf8', 'base64', 'base64url', 'hex', 'utf16le'] as const) {
        const needle = Buffer.from(SECRET).toString(encoding === 'utf16le' ? 'utf8' : encoding);
        expect(bytes.includes(needle, 0, encoding === 'utf16le' ? 'utf16le' : 'utf8')).toBe(false);
      }
    }
  });

  it('of an unsealed value shows in no log, no error and no JSON', () => {
    const value = seal(SECRET);
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    logger.info({ value, deep: [{ value }] }, 'received %o %s', value, value);
    const shown = [
      ...lines,
      JSON.stringify({ value }),
      inspect(value, { showHidden: true, depth: null, getters: true }),
      format('%o %O %j %s', value, value, value, value),
      JSON.stringify(Object.entries(value)),
      JSON.stringify(structuredClone(value)),
    ].join('\n');
    expect(shown).not.toContain('Kendal');
    expect(isSealedForm(value)).toBe(false);
  });

  it('of an unsealed value cannot be taken for a stored one', () => {
    expect(() => canonicalJson({ note: seal(SECRET) })).toThrow(/\/note: .*not sealed/);
  });
});
