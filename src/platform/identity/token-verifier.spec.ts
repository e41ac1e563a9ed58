import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bearerToken, IssuerUnavailable, type TokenVerifier } from './identity.js';
import type { TrustedIssuer } from './issuer-keys.js';
import { createTokenVerifier } from './token-verifier.js';

const AGENCY = '01890000-0000-7000-8000-000000000001';
const NOW = 1_800_000_000;
const TOLERANCE = 2;

let issuerKeys: { privateKey: CryptoKey; publicKey: CryptoKey };
let strangersKey: CryptoKey;
let publicKey: JWK;
let trusted: TrustedIssuer;
let seconds: number;
let verifier: TokenVerifier;

beforeAll(async () => {
  issuerKeys = await generateKeyPair('Ed25519', { extractable: true });
  strangersKey = (await generateKeyPair('Ed25519')).privateKey;
  publicKey = { ...(await exportJWK(issuerKeys.publicKey)), alg: 'EdDSA', kid: 'k1' };
  trusted = { issuer: 'urn:issuer', audience: 'ledger', keys: { kind: 'local', publicKey } };
});

beforeEach(() => {
  seconds = NOW;
  verifier = createTokenVerifier(trusted, {
    clockToleranceSeconds: TOLERANCE,
    now: () => seconds * 1_000,
  });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const CLAIMS = {
  iss: 'urn:issuer',
  aud: 'ledger',
  sub: 'person-1',
  role: 'auditor',
  agency: AGENCY,
  iat: NOW,
  exp: NOW + 300,
};

const sign = (changes: object = {}, key: CryptoKey = issuerKeys.privateKey, header: object = {}) =>
  new SignJWT({ ...CLAIMS, ...changes })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', ...header })
    .sign(key);

const codeOf = async (token: string | undefined): Promise<string> => {
  const answer = await verifier.verify(token);
  return answer.ok ? 'accepted' : answer.error.code;
};

describe('a token', () => {
  it('says who, and in what role for which agency', async () => {
    expect(await verifier.verify(await sign())).toEqual({
      ok: true,
      value: { actor: 'person-1', role: 'auditor', agency: AGENCY, expiresAt: NOW + 300 },
    });
    const bare = await sign({ role: undefined, agency: undefined });
    expect(await verifier.verify(bare)).toEqual({
      ok: true,
      value: { actor: 'person-1', expiresAt: NOW + 300 },
    });
  });

  it.each([
    ['an expired', { iat: NOW - 600, exp: NOW - TOLERANCE - 1 }, 'TOKEN.EXPIRED'],
    ['a just expired', { iat: NOW - 600, exp: NOW - TOLERANCE }, 'TOKEN.EXPIRED'],
    ['a future', { iat: NOW + TOLERANCE + 1 }, 'TOKEN.NOT_YET_VALID'],
    ['a not yet valid', { nbf: NOW + TOLERANCE + 1 }, 'TOKEN.NOT_YET_VALID'],
    ["another issuer's", { iss: 'urn:other' }, 'TOKEN.ISSUER_UNKNOWN'],
    ["nobody's", { iss: undefined }, 'TOKEN.ISSUER_UNKNOWN'],
    ["another service's", { aud: 'other' }, 'TOKEN.AUDIENCE_UNKNOWN'],
    ["no service's", { aud: undefined }, 'TOKEN.AUDIENCE_UNKNOWN'],
    ['an anonymous', { sub: undefined }, 'TOKEN.MALFORMED'],
    ['a blank', { sub: '  ' }, 'TOKEN.MALFORMED'],
    ['a log-breaking', { sub: 'a\nb' }, 'TOKEN.MALFORMED'],
    ['an overlong', { sub: 'a'.repeat(65) }, 'TOKEN.MALFORMED'],
    ['a name of a person in a', { sub: 'Jo Bloggs' }, 'TOKEN.MALFORMED'],
    ['an address in a', { sub: 'jo@police.example' }, 'TOKEN.MALFORMED'],
    ['an endless', { exp: undefined }, 'TOKEN.MALFORMED'],
    ['an undated', { iat: undefined }, 'TOKEN.MALFORMED'],
    ['a wordily expiring', { exp: 'tomorrow' }, 'TOKEN.MALFORMED'],
    ["a chair's", { role: 'chair' }, 'TOKEN.MALFORMED'],
    ['a two-role', { role: ['auditor', 'secretariat'] }, 'TOKEN.MALFORMED'],
    ["a named agency's", { agency: 'police' }, 'TOKEN.MALFORMED'],
  ])('that is %s one is refused', async (_, changes, code) => {
    expect(await codeOf(await sign(changes))).toBe(code);
  });

  it('is given the seconds by which two clocks may differ, and no more', async () => {
    expect(await codeOf(await sign({ iat: NOW - 60, exp: NOW - TOLERANCE + 1 }))).toBe('accepted');
    expect(await codeOf(await sign({ iat: NOW + TOLERANCE }))).toBe('accepted');
  });

  it.each([
    ['nothing', undefined, 'TOKEN.MISSING'],
    ['an empty one', '', 'TOKEN.MISSING'],
    ['a word', 'secret', 'TOKEN.MALFORMED'],
    ['two dots', '..', 'TOKEN.MALFORMED'],
    ['broken JSON', `${part({ alg: 'EdDSA' })}.ew.AA`, 'TOKEN.MALFORMED'],
    ['a broken header', `ew.${part({ iss: 'urn:issuer' })}.AA`, 'TOKEN.MALFORMED'],
    ['a list as claims', `${part({ alg: 'EdDSA' })}.${part([])}.AA`, 'TOKEN.MALFORMED'],
    ['an oversized one', 'a'.repeat(8_193), 'TOKEN.MALFORMED'],
  ])('that is missing or unreadable is refused: %s', async (_, token, code) => {
    expect(await codeOf(token)).toBe(code);
  });

  it('that is whole and signed, but oversized, is refused unread', async () => {
    expect(await codeOf(await sign({ padding: 'x'.repeat(8_192) }))).toBe('TOKEN.MALFORMED');
  });

  it('with a critical extension that we do not know is refused', async () => {
    const header = part({ alg: 'EdDSA', crit: ['exp2'], exp2: 1 });
    const [, payload, signature] = (await sign()).split('.');
    expect(await codeOf(`${header}.${payload}.${signature}`)).toBe('TOKEN.MALFORMED');
  });
});

describe('a forged token', () => {
  it("signed with a stranger's key is refused", async () => {
    expect(await codeOf(await sign({}, strangersKey))).toBe('TOKEN.SIGNATURE_INVALID');
    expect(await codeOf(await sign({}, strangersKey, { kid: 'k2' }))).toBe(
      'TOKEN.SIGNATURE_INVALID',
    );
  });

  it("carrying the stranger's own key is refused", async () => {
    const own = await generateKeyPair('Ed25519', { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    expect(await codeOf(await sign({}, own.privateKey, { jwk }))).toBe('TOKEN.SIGNATURE_INVALID');
  });

  it('with a claim changed after signing is refused, though the true one was accepted', async () => {
    const token = await sign();
    expect(await codeOf(token)).toBe('accepted');
    const [header, , signature] = token.split('.');
    const raised = part({ ...CLAIMS, role: 'secretariat' });
    expect(await codeOf(`${header}.${raised}.${signature}`)).toBe('TOKEN.SIGNATURE_INVALID');
    expect(await codeOf(`${header}.${raised}.`)).toBe('TOKEN.SIGNATURE_INVALID');
  });

  it.each(['none', 'None', 'NONE', ''])('with the algorithm "%s" is refused', async (alg) => {
    const code = await codeOf(`${part({ alg, typ: 'JWT' })}.${part(CLAIMS)}.`);
    expect(['TOKEN.ALGORITHM_NOT_ALLOWED', 'TOKEN.MALFORMED']).toContain(code);
  });

  it('with HS256 and the public key as its secret is refused', async () => {
    const secrets = [
      await exportSPKI(issuerKeys.publicKey),
      JSON.stringify(publicKey),
      Buffer.from(publicKey.x ?? '', 'base64url'),
    ];
    for (const secret of secrets) {
      const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(CLAIMS)}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await codeOf(`${signed}.${signature}`)).toBe('TOKEN.ALGORITHM_NOT_ALLOWED');
    }
  });

  it("with an algorithm that is allowed elsewhere, but is not this issuer's, is refused", async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const token = await sign({}, privateKey, { alg: 'ES256' });
    expect(await codeOf(token)).toBe('TOKEN.ALGORITHM_NOT_ALLOWED');
  });
});

describe('a verified token', () => {
  it('is known at once for 60 seconds', async () => {
    const token = await sign();
    expect(verifier.verified(token)).toBeUndefined();
    await verifier.verify(token);
    seconds = NOW + 59.999;
    expect(verifier.verified(token)).toMatchObject({ actor: 'person-1' });
    seconds = NOW + 60;
    expect(verifier.verified(token)).toBeUndefined();
    expect(await codeOf(token)).toBe('accepted');
  });

  it('is never known past its expiry', async () => {
    const token = await sign({ exp: NOW + 10 });
    await verifier.verify(token);
    seconds = NOW + 9;
    expect(verifier.verified(token)).toBeDefined();
    seconds = NOW + 10;
    expect(verifier.verified(token)).toBeUndefined();
    seconds = NOW + 10 + TOLERANCE;
    expect(await codeOf(token)).toBe('TOKEN.EXPIRED');
  });

  it('is not known where it was refused', async () => {
    const token = await sign({}, strangersKey);
    await verifier.verify(token);
    expect(verifier.verified(token)).toBeUndefined();
  });
});

describe('an issuer elsewhere', () => {
  let server: Server;
  let keys: JWK[];
  let fetched: number;
  let jwksUri: string;

  beforeEach(async () => {
    fetched = 0;
    keys = [publicKey];
    server = createServer((_, response) => {
      fetched += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    verifier = createTokenVerifier(
      { ...trusted, keys: { kind: 'remote', jwksUri } },
      { now: () => seconds * 1_000 },
    );
  });

  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  it.each(['EdDSA', 'ES256', 'RS256'])('may sign with %s', async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k9', alg }];
    expect(await codeOf(await sign({}, pair.privateKey, { alg, kid: 'k9' }))).toBe('accepted');
  });

  it('may not sign with a shared secret', async () => {
    const secret = Buffer.alloc(32, 1);
    keys = [{ kty: 'oct', k: secret.toString('base64url'), kid: 'k9' }];
    const signed = `${part({ alg: 'HS256', kid: 'k9' })}.${part(CLAIMS)}`;
    const signature = createHmac('sha256', secret).update(signed).digest('base64url');
    expect(await codeOf(`${signed}.${signature}`)).toBe('TOKEN.ALGORITHM_NOT_ALLOWED');
  });

  it("is not asked because of a stranger's token", async () => {
    expect(await codeOf(await sign({ iss: 'urn:other' }))).toBe('TOKEN.ISSUER_UNKNOWN');
    expect(fetched).toBe(0);
  });

  it('that cannot be reached is a fault, not a refusal of the token', async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await expect(verifier.verify(await sign())).rejects.toThrow(IssuerUnavailable);
    server = createServer().listen(0);
  });

  it('that answers with something else than keys is a fault', async () => {
    keys = 'none' as unknown as JWK[];
    await expect(verifier.verify(await sign())).rejects.toThrow(IssuerUnavailable);
  });
});

describe('the configuration', () => {
  it.each(['http://issuer.example/jwks', 'file:///jwks', 'jwks', ''])(
    'refuses keys from %s',
    (jwksUri) => {
      expect(() =>
        createTokenVerifier({ ...trusted, keys: { kind: 'remote', jwksUri } }),
      ).toThrow();
    },
  );

  it.each([-1, 6, Number.NaN])('refuses a clock tolerance of %d seconds', (tolerance) => {
    expect(() => createTokenVerifier(trusted, { clockToleranceSeconds: tolerance })).toThrow(
      RangeError,
    );
  });

  it('refuses an issuer without a name, and an audience without one', () => {
    expect(() => createTokenVerifier({ ...trusted, issuer: '' })).toThrow(RangeError);
    expect(() => createTokenVerifier({ ...trusted, audience: '' })).toThrow(RangeError);
  });
});

describe('the Authorization header', () => {
  it.each([
    ['Bearer abc.def.ghi', 'abc.def.ghi'],
    ['bearer abc', 'abc'],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['Basic abc', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s carries %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});
