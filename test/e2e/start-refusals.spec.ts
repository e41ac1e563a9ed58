import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../src/platform/configuration.js';
import { ConfigurationInvalid } from '../../src/platform/configured-servers.js';
import { LedgerInUse, NotALedger } from '../../src/platform/event-store/event-store.js';
import { holdLock } from '../../src/platform/event-store/sqlite/ledger-lock.js';
import { LEDGER_FILE, LOCK_FILE } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { ISSUER_KEY_FILE, NotAnIssuerKey } from '../../src/platform/identity/local-issuer.js';
import { KEY_STORE_FILE } from '../../src/platform/personal-data/key-store-file.js';
import {
  KeyStoreExists,
  KeyStoreMissing,
  NotAKeyStore,
} from '../../src/platform/personal-data/key-store.js';
import { ReadableByOthers } from '../../src/platform/personal-data/owner-only-file.js';
import { openKeyStore } from '../../src/platform/personal-data/sqlite-key-store.js';
import { openRuntime } from '../../src/runtime.js';
import { startChildService } from '../support/child-service.js';
import { contentsOf, removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { ServedLedger } from '../support/served-ledger.js';

const FILES = [LEDGER_FILE, KEY_STORE_FILE, ISSUER_KEY_FILE] as const;

const open = (dataFolder: string) =>
  openRuntime({ dataFolder, name: 'Test ledger', simulated: true, tokens: { kind: 'local' } });

describe('a start that is refused, and touches nothing', () => {
  let whole: string;
  let folder: string;

  beforeAll(async () => {
    const ledger = await ServedLedger.open();
    whole = ledger.folder;
    const agency = { name: 'Cumbria Police', class: 'responsible-authority' };
    const { id } = await ledger.done('/v1/agencies', agency);
    expect(id).toBeDefined();
    await ledger.close({ keepFolder: true });
  });
  afterAll(() => removeFolder(whole));

  /** A copy of a good data folder, for each test to spoil. */
  beforeEach(() => {
    folder = temporaryFolder();
    for (const file of FILES) {
      copyFileSync(join(whole, file), join(folder, file));
      chmodSync(join(folder, file), 0o600);
    }
  });
  afterEach(() => removeFolder(folder));

  const refused = async (fault: new (...words: never[]) => Error, told: RegExp): Promise<void> => {
    const before = contentsOf(folder);
    const start = open(folder);
    await expect(start).rejects.toThrow(fault);
    await expect(start).rejects.toThrow(told);
    expect(contentsOf(folder)).toEqual(before);
  };

  it('is none, where nothing is wrong', async () => {
    const runtime = await open(folder);
    await runtime.close();
    const again = await open(folder);
    await again.close();
  });

  it('a ledger that is cut short', async () => {
    truncateSync(join(folder, LEDGER_FILE), 5_000);
    await refused(NotALedger, /cut short or damaged. Restore it from a backup/);
  });

  it('a ledger cut down to nothing', async () => {
    truncateSync(join(folder, LEDGER_FILE), 0);
    await refused(NotALedger, /is not a ledger/);
  });

  it('a file of something else', async () => {
    writeFileSync(
      join(folder, LEDGER_FILE),
      'Minutes of the meeting of 14 September\n'.repeat(500),
    );
    await refused(NotALedger, /is not a ledger/);
  });

  it("another program's database", async () => {
    copyFileSync(join(folder, KEY_STORE_FILE), join(folder, LEDGER_FILE));
    await refused(NotALedger, /ledger/);
  });

  it('a folder where the ledger should be', async () => {
    rmSync(join(folder, LEDGER_FILE));
    mkdirSync(join(folder, LEDGER_FILE));
    await refused(NotALedger, /is not a ledger/);
  });

  it('a file where the data folder should be', async () => {
    const file = join(folder, 'data');
    writeFileSync(file, 'a file');
    await expect(open(file)).rejects.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  it('a missing key store', async () => {
    rmSync(join(folder, KEY_STORE_FILE));
    await refused(KeyStoreMissing, /no key store .* restore it from its backup/);
  });

  it('a key store that is none', async () => {
    writeFileSync(join(folder, KEY_STORE_FILE), 'keys');
    chmodSync(join(folder, KEY_STORE_FILE), 0o600);
    await refused(NotAKeyStore, /cannot be used as a key store/);
  });

  it('keys that others may read', async () => {
    chmodSync(join(folder, KEY_STORE_FILE), 0o640);
    await refused(ReadableByOthers, /run chmod 600 on it/);
  });

  it("an issuer's key that the group may read", async () => {
    chmodSync(join(folder, ISSUER_KEY_FILE), 0o640);
    await refused(ReadableByOthers, /run chmod 600 on it/);
  });

  it("an issuer's key that is none", async () => {
    writeFileSync(join(folder, ISSUER_KEY_FILE), '{}', { mode: 0o600 });
    await refused(NotAnIssuerKey, /is not the private key of a token issuer/);
  });

  it('a second server on the same folder; the first one serves on', async () => {
    const first = await open(folder);
    await refused(LedgerInUse, /Another process writes to this ledger/);
    expect(await first.eventStore.head()).toBe(2n);
    await first.close();
    const next = await open(folder);
    await next.close();
  });

  it('keys of another ledger, where there is none yet', async () => {
    rmSync(join(folder, LEDGER_FILE));
    const keys = openKeyStore({ folder, mode: 'open' });
    keys.keyOf('case-1');
    keys.close();
    await refused(KeyStoreExists, /a new ledger must not take them over/);
  });

  it('a first start beside another one: no keys are made by the one that comes second', async () => {
    const empty = temporaryFolder();
    const first = holdLock(join(empty, LOCK_FILE));
    await expect(open(empty)).rejects.toThrow(LedgerInUse);
    expect([...contentsOf(empty).keys()]).toEqual([LOCK_FILE]);
    first.release();
    const runtime = await open(empty);
    await runtime.close();
    removeFolder(empty);
  });

  it('keeps nothing open: what was wrong can be put right, and it starts', async () => {
    chmodSync(join(folder, ISSUER_KEY_FILE), 0o640);
    await expect(open(folder)).rejects.toThrow(ReadableByOthers);
    chmodSync(join(folder, ISSUER_KEY_FILE), 0o600);
    const runtime = await open(folder);
    await runtime.close();
  });
});

describe('a configuration', () => {
  it('is refused with every fault in it', () => {
    const faults = [
      'LEDGER_SIMULATED must be true or false, not "yes"',
      'PORT must be a number from 0 to 65535, not "70000"',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
      'TOKEN_AUDIENCE is missing: give all of TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URI, or none',
      'LEDGER_NAME may take up to 200 characters',
    ];
    const environment = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      LEDGER_SIMULATED: 'yes',
      LEDGER_NAME: 'x'.repeat(201),
      TOKEN_ISSUER: 'https://issuer.example',
      TOKEN_JWKS_URI: 'file:///etc/passwd',
    };
    expect(() => readConfiguration(environment)).toThrow(new ConfigurationInvalid(faults));
  });

  it.each(['-1', '1.5', 'http', '65536', ' 80'])('knows no port %s', (port) => {
    expect(() => readConfiguration({ PORT: port })).toThrow(/PORT must be a number/);
  });

  it('ends the program with 1 and all that is wrong in its log, and makes nothing', async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    const service = startChildService({
      LEDGER_DATA_DIR: data,
      PORT: 'eighty',
      LEDGER_SIMULATED: 'perhaps',
    });
    expect(await service.ended()).toBe(1);
    expect(service.said()).toContain('PORT must be a number from 0 to 65535');
    expect(service.said()).toContain('LEDGER_SIMULATED must be true or false');
    expect(service.said()).not.toContain('    at ');
    expect([...contentsOf(folder).keys()]).toEqual([]);
    removeFolder(folder);
  });
});
