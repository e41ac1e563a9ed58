import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shareLock } from '../../src/platform/event-store/sqlite/ledger-lock.js';
import { ledger as run, ledgerOn } from '../support/captured-terminal.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { newFolder, removeFolders } from '../support/served-folder.js';
import { ServedLedger } from '../support/served-ledger.js';
import { tellToReview } from '../support/story-review.js';

const digestIn = (said: string): string => /sha256 ([0-9a-f]{64})/.exec(said)?.[1] ?? 'none';

describe('a ledger whose log is on a server', () => {
  let double: EventStoreDbDouble;
  let folder: string;
  let ledger: ServedLedger;
  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    folder = newFolder();
    ledger = await ServedLedger.open({ folder, eventStore: { url: double.url } });
  });
  afterAll(async () => {
    await double.stop();
    removeFolders();
  });

  it('carries a plan year to its review, and reads its own writes', async () => {
    const year = await tellToReview(ledger);
    const { body } = await ledger.get(`/v1/reviews/${year.reviewId}?after=${await ledger.head()}`);
    expect(body).toMatchObject({ reviewId: year.reviewId });
  });

  it('answers 503 while the server cannot be reached, and goes on when it can', async () => {
    const agency = { name: 'Probation service', class: 'responsible-authority' };
    await double.connections.close();
    const away = await ledger.post('/v1/agencies', agency, { key: 'probation' });
    expect(away.status).toBe(503);
    expect(away.headers['retry-after']).toBeDefined();
    await double.connections.open();
    let back = away;
    while (back.status === 503)
      back = await ledger.post('/v1/agencies', agency, { key: 'probation' });
    expect(back.status).toBe(201);
    const agencies = await ledger.get(`/v1/agencies?after=${back.body.position}&limit=500`);
    const named = agencies.body.items.filter(({ name }: { name: string }) => name === agency.name);
    expect(named).toHaveLength(1);
  });

  it('holds its data folder alone', async () => {
    const same = { folder, eventStore: { url: double.url } };
    await expect(ServedLedger.open(same)).rejects.toThrow(/Another process/);
  });

  // Its client must not be there twice in one process: what follows comes after the service.
  describe('from the command line', () => {
    const onServer = (...words: readonly string[]) =>
      ledgerOn({ EVENTSTORE_URL: double.url }, ...words);
    beforeAll(() => ledger.close({ keepFolder: true }));

    it('is read as one in a folder is', async () => {
      const log = await onServer('log', '--data', folder, '--limit', '1');
      expect(log).toMatchObject({ code: 0, out: expect.stringContaining('"ledger-opened.') });
      const asked = ['--register', 'actions', '--seed', '7', '--as-at', '2030-01-01'];
      const sample = await onServer('sample', '--data', folder, ...asked);
      expect(sample).toMatchObject({ code: 0, out: expect.stringMatching(/Population +[1-9]/) });
    });

    it('is verified, from its log alone', async () => {
      const { code, out, err } = await onServer('rebuild', '--verify', '--data', folder);
      expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('folded twice') });
      expect(out).toMatch(/^(\S+ [1-9]\d* \d+ [0-9a-f]{64} equal\n){20,}$/);
    });

    it('forgets a key only while nobody serves it', async () => {
      const { out } = await onServer('log', '--data', folder);
      const stream = /"stream":"(action-[^"]+)"/.exec(out)?.[1] ?? '';
      const serving = shareLock(join(folder, 'serving.sqlite'));
      const refused = await onServer('erase', '--data', folder, '--case', stream);
      serving.release();
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('stop it first') });
      const erased = await onServer('erase', '--data', folder, '--case', stream);
      expect(erased).toMatchObject({ code: 0, err: expect.stringContaining('is destroyed') });
    });
  });

  it('is opened only with its keys', async () => {
    const elsewhere = { folder: newFolder(), eventStore: { url: double.url } };
    await expect(ServedLedger.open(elsewhere)).rejects.toThrow(/key/i);
  });

  it('comes back whole from a backup, in a folder or on another server', async () => {
    const [alone, out, keys, data] = [newFolder(), newFolder(), newFolder(), newFolder()];
    const servers = { EVENTSTORE_URL: double.url, LEDGER_SHARED_DIR: folder };
    const asked = ['--data', alone, '--out', out, '--keys-out', keys];
    const { code, err } = await ledgerOn(servers, 'backup', ...asked);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^Backed up \d+ events/) });
    expect(readdirSync(out)).not.toContain('keys.sqlite');

    const restored = await run('restore', '--from', out, '--keys', keys, '--data', data);
    expect(restored).toMatchObject({ code: 0, err: expect.stringContaining(digestIn(err)) });
    const back = await EventStoreDbDouble.start();
    const copied = await run('copy', '--from', data, '--to', back.url);
    expect(copied).toMatchObject({ code: 0, err: expect.stringContaining(digestIn(err)) });

    const again = await ServedLedger.open({ folder: data, eventStore: { url: back.url } });
    const { body } = await again.get('/v1/reviews');
    expect(body.items).toHaveLength(1);
    await again.close({ keepFolder: true });
    const there = { EVENTSTORE_URL: back.url, LEDGER_SHARED_DIR: data };
    const token = await ledgerOn(there, 'token', '--role', 'auditor', '--data', alone);
    expect(token).toMatchObject({ code: 0, out: expect.stringMatching(/^eyJ/) });
    await back.stop();
  });
});
