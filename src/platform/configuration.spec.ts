import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removeFolder, temporaryFolder } from '../../test/support/event-store-folder.js';
import { CA_FILE } from '../../test/support/tls/tls-door.js';
import { readConfiguration } from './configuration.js';
import { ConfigurationInvalid } from './configured-servers.js';

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
      sharedFolder: resolve('data'),
      role: 'all',
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
        LEDGER_SHARED_DIR: '/srv/shared',
        LEDGER_ROLE: 'api',
        EVENTSTORE_URL: 'esdb://one:2113?tls=true',
        EVENTSTORE_LEDGER: 'cumbria',
        EVENTSTORE_CA_FILE: CA_FILE,
        EVENTSTORE_CREDENTIALS_FILE: CA_FILE,
        MONGODB_URL: 'mongodb://one/ledger?replicaSet=rs0',
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
      sharedFolder: '/srv/shared',
      role: 'api',
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
      eventStore: {
        url: 'esdb://one:2113?tls=true',
        ledger: 'cumbria',
        caFile: CA_FILE,
        credentialsFile: CA_FILE,
      },
      readStore: { url: 'mongodb://one/ledger?replicaSet=rs0' },
    });
  });

  it('reads the address of the read store from a file, as secrets are given', () => {
    const folder = temporaryFolder();
    const MONGODB_URL_FILE = join(folder, 'url');
    writeFileSync(MONGODB_URL_FILE, 'mongodb://user:secret@one/ledger\n');
    expect(readConfiguration({ MONGODB_URL_FILE }).readStore).toEqual({
      url: 'mongodb://user:secret@one/ledger',
    });
    expect(faultsOf({ MONGODB_URL_FILE, MONGODB_URL: 'mongodb://one' })).toEqual([
      'Give MONGODB_URL or MONGODB_URL_FILE, not both',
    ]);
    removeFolder(folder);
    expect(faultsOf({ MONGODB_URL_FILE })).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('tells which files of secrets cannot be read', () => {
    expect(
      faultsOf({
        EVENTSTORE_URL: 'esdb://one:2113',
        EVENTSTORE_CA_FILE: '/no/ca.pem',
        EVENTSTORE_CREDENTIALS_FILE: '/no/user',
      }),
    ).toEqual([
      expect.stringMatching(/^EVENTSTORE_CA_FILE cannot be read: .*ca\.pem/),
      expect.stringMatching(/^EVENTSTORE_CREDENTIALS_FILE cannot be read: .*user/),
    ]);
  });

  it.each([
    [{ LEDGER_ROLE: 'reader' }, ['LEDGER_ROLE must be one of api, projector, all, not "reader"']],
    [{ LEDGER_ROLE: 'api' }, ['LEDGER_ROLE=api wants EVENTSTORE_URL and MONGODB_URL']],
    [
      { LEDGER_ROLE: 'projector', EVENTSTORE_URL: 'esdb://one:2113' },
      ['LEDGER_ROLE=projector wants EVENTSTORE_URL and MONGODB_URL'],
    ],
    [
      { LEDGER_SHARED_DIR: '/srv/shared' },
      ['LEDGER_SHARED_DIR wants EVENTSTORE_URL: the embedded log and its keys lie together'],
    ],
    [
      { EVENTSTORE_URL: 'http://user:secret@one', MONGODB_URL: 'one' },
      [
        'EVENTSTORE_URL is not an address of that kind of store',
        'MONGODB_URL is not an address of that kind of store',
      ],
    ],
    [
      { EVENTSTORE_URL: 'esdb://user:secret@one?tls=False', EVENTSTORE_LEDGER: 'Cumbria 2' },
      [
        'EVENTSTORE_URL must say tls=true or tls=false, in lower case',
        'EVENTSTORE_LEDGER must be up to 40 of a-z and 0-9, a letter first, not "Cumbria 2"',
      ],
    ],
    [
      { EVENTSTORE_CA_FILE: CA_FILE },
      ['EVENTSTORE_CA_FILE and EVENTSTORE_CREDENTIALS_FILE want EVENTSTORE_URL'],
    ],
    [
      { EVENTSTORE_CA_FILE: CA_FILE, EVENTSTORE_URL: 'esdb://one:2113?tls=false' },
      ['EVENTSTORE_URL says tls=false: users and certificates want TLS'],
    ],
    [
      { EVENTSTORE_URL: 'esdb://user:secret@one?tls=false' },
      ['EVENTSTORE_URL says tls=false: users and certificates want TLS'],
    ],
  ])('tells what does not fit together: %j', (environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
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
