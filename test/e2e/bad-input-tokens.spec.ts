import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import {
  ISSUER_KEY_FILE,
  LOCAL_AUDIENCE,
  LOCAL_ISSUER,
  openLocalIssuer,
} from '../../src/platform/identity/local-issuer.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';

const AGENCY = { name: 'Cumbria Police', class: 'responsible-authority' };

const now = () => Math.floor(Date.now() / 1_000);

const claims = (more: JWTPayload = {}): JWTPayload => ({
  iss: LOCAL_ISSUER,
  aud: LOCAL_AUDIENCE,
  sub: 'secretariat',
  role: 'secretariat',
  iat: now(),
  exp: now() + 600,
  ...more,
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('a caller whose token is not good', () => {
  let ledger: ServedLedger;
  let kid: string;
  let publicKey: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    const good = await ledger.token('secretariat');
    kid = (
      JSON.parse(Buffer.from(good.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
    ).kid;
    publicKey = (
      JSON.parse(readFileSync(join(ledger.folder, ISSUER_KEY_FILE), 'utf8')) as { x: string }
    ).x;
  });
  afterAll(() => ledger.close());

  const signed = (
    key: Parameters<SignJWT['sign']>[0],
    header: JWTHeaderParameters,
    payload = claims(),
  ) => new SignJWT(payload).setProtectedHeader({ typ: 'JWT', kid, ...header }).sign(key);

  /** Neither a command nor a view is served with it. */
  const refused = async (authorization: string | undefined, code: string): Promise<void> => {
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const expected = { status: 401, code, at: 'Authorization' };
    const command = () => ledger.raw().post('/v1/agencies').set(headers).send(AGENCY);
    const view = () => ledger.raw().get('/v1/agencies').set(headers);
    for (const send of [command, view]) {
      const { headers: answered } = await expectRefused(ledger, send, expected);
      expect(answered['www-authenticate']).toBe('Bearer');
    }
  };

  it('has none', async () => {
    await refused(undefined, 'TOKEN.MISSING');
    await refused('', 'TOKEN.MISSING');
    await refused('Bearer', 'TOKEN.MISSING');
    await refused('Bearer ', 'TOKEN.MISSING');
    await refused('Basic c2VjcmV0YXJpYXQ6', 'TOKEN.MISSING');
    await refused(`Bearer ${await ledger.token('secretariat')} more`, 'TOKEN.MISSING');
  });

  it.each([
    ['is no token', 'nonsense'],
    ['has two parts', 'a.b'],
    ['holds no JSON', 'a.b.c'],
    ['is too long', `${'a'.repeat(4_000)}.${'b'.repeat(4_000)}.${'c'.repeat(300)}`],
  ])('%s', async (_, token) => {
    await refused(`Bearer ${token}`, 'TOKEN.MALFORMED');
  });

  it('signed it with a key of its own', async () => {
    const { privateKey } = await generateKeyPair('Ed25519');
    const forged = await signed(privateKey, { alg: 'EdDSA' });
    await refused(`Bearer ${forged}`, 'TOKEN.SIGNATURE_INVALID');
  });

  it('changed what it says', async () => {
    const [header, , signature] = (await ledger.token('cs-chair')).split('.');
    const changed = `${header}.${encoded(claims())}.${signature}`;
    await refused(`Bearer ${changed}`, 'TOKEN.SIGNATURE_INVALID');
  });

  it('says that it needs no signature', async () => {
    for (const alg of ['none', 'None', 'NONE']) {
      const unsigned = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims())}.`;
      const response = await ledger
        .raw()
        .post('/v1/agencies')
        .set('Authorization', `Bearer ${unsigned}`)
        .send(AGENCY);
      expect(response.status).toBe(401);
    }
    const unsigned = `${encoded({ alg: 'none' })}.${encoded(claims())}.`;
    await refused(`Bearer ${unsigned}`, 'TOKEN.ALGORITHM_NOT_ALLOWED');
  });

  it('used the public key as a shared secret', async () => {
    for (const secret of [Buffer.from(publicKey), Buffer.from(publicKey, 'base64url')]) {
      const padded = Buffer.concat([secret, Buffer.alloc(Math.max(0, 32 - secret.length))]);
      const forged = await signed(padded, { alg: 'HS256' });
      await refused(`Bearer ${forged}`, 'TOKEN.ALGORITHM_NOT_ALLOWED');
    }
  });

  it('brings its own key in the header', async () => {
    const { privateKey } = await generateKeyPair('Ed25519');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    const forged = await signed(privateKey, { alg: 'EdDSA', jwk });
    await refused(`Bearer ${forged}`, 'TOKEN.SIGNATURE_INVALID');
  });

  it('comes too late', async () => {
    const earlier = await openLocalIssuer({
      folder: ledger.folder,
      mode: 'open',
      now: () => Date.now() - 120_000,
    });
    const expired = await earlier.issueToken({
      actor: 'secretariat',
      role: 'secretariat',
      expiresInSeconds: 60,
    });
    await refused(`Bearer ${expired}`, 'TOKEN.EXPIRED');
  });

  it('comes too early', async () => {
    const later = await openLocalIssuer({
      folder: ledger.folder,
      mode: 'open',
      now: () => Date.now() + 120_000,
    });
    const early = await later.issueToken({ actor: 'secretariat', expiresInSeconds: 600 });
    await refused(`Bearer ${early}`, 'TOKEN.NOT_YET_VALID');
  });

  it('has one from another issuer', async () => {
    const { privateKey } = await generateKeyPair('Ed25519');
    const other = await signed(privateKey, { alg: 'EdDSA' }, claims({ iss: 'somebody' }));
    await refused(`Bearer ${other}`, 'TOKEN.ISSUER_UNKNOWN');
  });
});
