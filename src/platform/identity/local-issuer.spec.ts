import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableByOthers } from '../personal-data/owner-only-file.js';
import { IssuerKeyMissing, NotAnIssuerKey, openLocalIssuer } from './local-issuer.js';
import { createTokenVerifier } from './token-verifier.js';

let folder: string;
const path = () => join(folder, 'issuer-key.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-issuer-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the local issuer', () => {
  it('issues tokens that its verifier accepts, before and after a restart', async () => {
    const first = await openLocalIssuer({ folder, mode: 'create' });
    const agency = '01890000-0000-7000-8000-000000000001';
    const token = await first.issueToken({
      actor: 'person-1',
      role: 'secretariat',
      agency,
      expiresInSeconds: 60,
    });
    const second = await openLocalIssuer({ folder, mode: 'open' });
    expect(await createTokenVerifier(second.trusted).verify(token)).toMatchObject({
      ok: true,
      value: { actor: 'person-1', role: 'secretariat', agency },
    });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA' });
  });

  it('keeps its key for its owner, and gives only the public half to a verifier', async () => {
    const issuer = await openLocalIssuer({ folder, mode: 'create' });
    expect(readdirSync(folder)).toEqual(['issuer-key.json']);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    const secret = JSON.parse(readFileSync(path(), 'utf8')).d as string;
    expect(secret.length).toBeGreaterThan(40);
    expect(JSON.stringify(issuer.trusted)).not.toContain(secret);
  });

  it.each([0o640, 0o604, 0o660, 0o601])('refuses a key with mode %o', async (mode) => {
    await openLocalIssuer({ folder, mode: 'create' });
    chmodSync(path(), mode);
    await expect(openLocalIssuer({ folder, mode: 'create' })).rejects.toThrow(ReadableByOthers);
  });

  it('makes no key where it should only open one', async () => {
    await expect(openLocalIssuer({ folder, mode: 'open' })).rejects.toThrow(IssuerKeyMissing);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['another text', 'secret words'],
    [
      'a public key',
      '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
    ],
    ['a short key', '{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0"}'],
  ])('refuses %s without touching or repeating it', async (_, text) => {
    writeFileSync(path(), text, { mode: 0o600 });
    const opening = openLocalIssuer({ folder, mode: 'create' });
    await expect(opening).rejects.toThrow(NotAnIssuerKey);
    await expect(opening).rejects.not.toThrow(/secret/);
    expect(readFileSync(path(), 'utf8')).toBe(text);
  });

  it.each([
    ['no actor', { actor: '', expiresInSeconds: 60 }],
    ['an actor with a line break', { actor: 'a\nb', expiresInSeconds: 60 }],
    ['an actor by an address', { actor: 'jo@police.example', expiresInSeconds: 60 }],
    ['an office as role', { actor: 'a', role: 'chair' as 'auditor', expiresInSeconds: 60 }],
    ['an agency by name', { actor: 'a', agency: 'police', expiresInSeconds: 60 }],
    ['no time', { actor: 'a', expiresInSeconds: 0 }],
    ['half a second', { actor: 'a', expiresInSeconds: 0.5 }],
    ['a year', { actor: 'a', expiresInSeconds: 365 * 86_400 }],
  ])('issues no token with %s', async (_, request) => {
    const issuer = await openLocalIssuer({ folder, mode: 'create' });
    await expect(issuer.issueToken(request)).rejects.toThrow(RangeError);
  });
});
