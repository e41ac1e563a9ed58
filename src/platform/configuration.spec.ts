import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { ConfigurationInvalid, readConfiguration } from './configuration.js';

const faultsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return error.faults;
    throw error;
  }
};
const issuer = {
  TOKEN_ISSUER: 'https://login.example.org',
  TOKEN_AUDIENCE: 'ledger',
  TOKEN_JWKS_URI: 'https://login.example.org/keys',
};
const ALL_OR_NONE = 'give all of TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URI, or none';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfiguration({})).toStrictEqual({
      dataFolder: resolve('data'),
      name: 'Partnership Ledger',
      simulated: false,
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'info',
      evidenceLimit: 10_485_760,
      tokens: { kind: 'local' },
    });
  });

  it('is read from the environment', () => {
    expect(
      readConfiguration({
        LEDGER_DATA_DIR: '/srv/ledger',
        LEDGER_NAME: 'Safer Cumbria',
        LEDGER_SIMULATED: 'true',
        PORT: '0',
        HOST: '::',
        LOG_LEVEL: 'silent',
        EVIDENCE_MAX_MIB: '64',
        ...issuer,
      }),
    ).toStrictEqual({
      dataFolder: '/srv/ledger',
      name: 'Safer Cumbria',
      simulated: true,
      port: 0,
      host: '::',
      logLevel: 'silent',
      evidenceLimit: 67_108_864,
      tokens: {
        kind: 'configured',
        issuer: 'https://login.example.org',
        audience: 'ledger',
        jwksUri: new URL('https://login.example.org/keys'),
      },
    });
  });

  it('takes an empty setting for none given', () => {
    const names = ['LEDGER_DATA_DIR', 'LEDGER_NAME', 'PORT', 'HOST', 'LOG_LEVEL'];
    expect(readConfiguration(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(
      readConfiguration({}),
    );
  });

  it.each(['1', '65535', '0'])('takes the port %s', (PORT) => {
    expect(readConfiguration({ PORT }).port).toBe(Number(PORT));
  });

  it.each(['65536', '-1', '3000 ', '3e3', '0x10', '3000.5', 'http', '999999999999'])(
    'refuses the port %j',
    (PORT) => {
      expect(faultsOf({ PORT })).toEqual([`PORT must be a number from 0 to 65535, not "${PORT}"`]);
    },
  );

  it.each(['0', '65', '-1', '10.5', '1e1', '10 MiB', '9999'])(
    'refuses %j as the size of a file',
    (EVIDENCE_MAX_MIB) => {
      expect(faultsOf({ EVIDENCE_MAX_MIB })).toEqual([
        `EVIDENCE_MAX_MIB must be a number from 1 to 64, not "${EVIDENCE_MAX_MIB}"`,
      ]);
    },
  );

  it.each(['TRUE', 'yes', '1', '', ' true'])(
    'does not guess whether a ledger is to be simulated: %j',
    (LEDGER_SIMULATED) => {
      expect(faultsOf({ LEDGER_SIMULATED })).toEqual([
        `LEDGER_SIMULATED must be true or false, not "${LEDGER_SIMULATED}"`,
      ]);
    },
  );

  it.each([
    ['nothing of them', {}, []],
    ['the issuer alone', { TOKEN_ISSUER: 'i' }, ['TOKEN_AUDIENCE', 'TOKEN_JWKS_URI']],
    ['no audience', { ...issuer, TOKEN_AUDIENCE: undefined }, ['TOKEN_AUDIENCE']],
    ['an empty audience', { ...issuer, TOKEN_AUDIENCE: '' }, ['TOKEN_AUDIENCE']],
    // Secrets that were not filled in must not make the service trust its own tokens.
    [
      'all of them empty',
      { TOKEN_ISSUER: '', TOKEN_AUDIENCE: '', TOKEN_JWKS_URI: '' },
      ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URI'],
    ],
  ])('wants all of the token issuer or nothing: %s', (_, environment, missing) => {
    expect(faultsOf(environment)).toEqual(
      missing.map((name) => `${name} is missing: ${ALL_OR_NONE}`),
    );
  });

  it.each(['not an address', 'file:///etc/keys', 'login.example.org/keys'])(
    'does not fetch keys from %j',
    (TOKEN_JWKS_URI) => {
      expect(faultsOf({ ...issuer, TOKEN_JWKS_URI })).toEqual([
        `TOKEN_JWKS_URI must be an http(s) address, not "${TOKEN_JWKS_URI}"`,
      ]);
    },
  );

  it('tells every fault at once, in its message, too', () => {
    const environment = {
      LEDGER_NAME: 'x'.repeat(201),
      LEDGER_SIMULATED: 'maybe',
      PORT: 'http',
      LOG_LEVEL: 'loud',
      TOKEN_ISSUER: 'https://login.example.org',
    };
    expect(faultsOf(environment)).toEqual([
      'LEDGER_SIMULATED must be true or false, not "maybe"',
      'PORT must be a number from 0 to 65535, not "http"',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
      `TOKEN_AUDIENCE is missing: ${ALL_OR_NONE}`,
      `TOKEN_JWKS_URI is missing: ${ALL_OR_NONE}`,
      'LEDGER_NAME may take up to 200 characters',
    ]);
    expect(() => readConfiguration(environment)).toThrow(
      /^The configuration is not valid:\n {2}- LEDGER_SIMULATED .*\n {2}- PORT /,
    );
  });
});
