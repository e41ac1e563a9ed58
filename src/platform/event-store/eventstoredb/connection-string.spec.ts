import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from '../../../../test/support/event-store-folder.js';
import { NotALedger } from '../event-store.js';
import { connectionString } from './connection-string.js';

describe('the address of EventStoreDB as its client takes it', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));
  const fileWith = (text: string): string => {
    const file = join(folder, 'credentials');
    writeFileSync(file, text);
    return file;
  };

  it('is the address where nothing stands in files', () => {
    const url = 'esdb://one:2113,two:2113?tls=true';
    expect(connectionString({ url })).toBe(url);
  });

  it('has the user and the password of a file, whatever characters they have', () => {
    const credentialsFile = fileWith('ledger:p@ss:w/rd?\n');
    expect(connectionString({ url: 'esdb+discover://events:2113', credentialsFile })).toBe(
      'esdb+discover://ledger:p%40ss%3Aw%2Frd%3F@events:2113',
    );
    expect(connectionString({ url: 'esdb://old:one@events?tls=true', credentialsFile })).toBe(
      'esdb://ledger:p%40ss%3Aw%2Frd%3F@events?tls=true',
    );
  });

  it('names the file of certificates', () => {
    const caFile = '/run/secrets/our ca.pem';
    const named = 'tlsCAFile=%2Frun%2Fsecrets%2Four%20ca.pem';
    expect(connectionString({ url: 'esdb://events', caFile })).toBe(`esdb://events?${named}`);
    expect(connectionString({ url: 'esdb://events?tls=true', caFile })).toBe(
      `esdb://events?tls=true&${named}`,
    );
  });

  it.each(['', 'ledger', ':secret', 'ledger:'])('wants both in the file: %j', (text) => {
    const credentialsFile = fileWith(text);
    const make = () => connectionString({ url: 'esdb://events', credentialsFile });
    expect(make).toThrow(NotALedger);
    expect(make).not.toThrow(/secret/);
  });
});
