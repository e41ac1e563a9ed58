import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';
import { ledger as run } from '../support/captured-terminal.js';
import { startChildService } from '../support/child-service.js';
import { newFolder, removeFolders } from '../support/served-folder.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on } from '../support/story.js';
import { tellToApproval } from '../support/story-plan.js';

interface Read {
  readonly readId: string;
  readonly recordId: string;
  readonly correlationId: string;
}

describe('a read of a restricted record', () => {
  const data = newFolder();
  let path: string;
  let decisionId: string;
  let token: string;

  beforeAll(async () => {
    const served = await ServedLedger.open({ folder: data });
    const year = await tellToApproval(served);
    const meeting = await holdBoardMeeting(served, year, '2022-02-10', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const restricted = { ...decision, marking: 'restricted' };
    decisionId = (await served.done('/v1/decisions', restricted, on('2022-02-10'))).id;
    path = `/v1/decisions/${decisionId}`;
    token = await served.token('secretariat');
    await served.close({ keepFolder: true });
  });
  afterAll(() => removeFolders());

  const readsIn = async (folder: string): Promise<readonly Read[]> => {
    const served = await ServedLedger.open({ folder });
    const { body } = await served.get(`/v1/restricted-reads?record=${decisionId}&limit=500`);
    await served.close({ keepFolder: true });
    return body.items;
  };

  it('outlives `kill -9` right after the answer, and a backup made then; once', async () => {
    const before = await readsIn(data);
    const service = startChildService({ LEDGER_DATA_DIR: data, LEDGER_SIMULATED: 'true' });
    const url = await service.serving();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    service.send('SIGKILL');
    await service.ended();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(readdirSync(join(data, 'spool'))).not.toEqual([]);

    const [out, keys, restored] = [newFolder(), newFolder(), newFolder()];
    await run('backup', '--data', data, '--out', out, '--keys-out', keys);
    await run('restore', '--from', out, '--keys', keys, '--data', restored);
    const asked = answers.map(({ headers }) => String(headers.get('x-correlation-id'))).toSorted();
    for (const folder of [data, restored, data]) {
      const since = (await readsIn(folder)).slice(before.length);
      expect(since.map(({ correlationId }) => correlationId).toSorted()).toEqual(asked);
    }
  });

  it('stands with others of its reader in one event, and is told by itself', async () => {
    const served = await ServedLedger.open({ folder: data });
    const before = await served.get('/v1/restricted-reads?limit=500');
    const head = BigInt(await served.head());
    const asked = await Promise.all([1, 2, 3].map(() => served.get(path)));
    const after = await served.get('/v1/restricted-reads?limit=500');
    const events = await served.runtime.eventStore.readAll(head, 10);
    await served.close({ keepFolder: true });
    expect(events.map(({ type }) => type)).toEqual(['restricted-records-read.v3']);
    const reads: readonly Read[] = after.body.items.slice(before.body.items.length);
    expect(reads.map(({ correlationId }) => correlationId).toSorted()).toEqual(
      asked.map(({ headers }) => String(headers['x-correlation-id'])).toSorted(),
    );
    expect(new Set(reads.map(({ readId }) => readId)).size).toBe(3);
    expect(reads[0]?.readId).toBe(events[0]?.eventId);
  });

  it('that an earlier version of the program left behind is told as it was', async () => {
    const before = await readsIn(data);
    const earlier = ['restricted-records-read.v2', 'restricted-read-refused.v2'].map((type) => {
      const golden = new URL(`../golden/events/${type}.json`, import.meta.url);
      const event = JSON.parse(readFileSync(golden, 'utf8')) as EventToAppend;
      const { eventId, data: said, metadata } = event;
      const records = [{ kind: 'decision', recordId: decisionId, basis: 'grant' }];
      const fact = type.includes('refused')
        ? { ...(said as object), recordId: decisionId }
        : { ...(said as object), records };
      return { eventId, type, data: fact, metadata };
    });
    const lines = earlier.map((event) => `${JSON.stringify(event)}\n`).join('');
    mkdirSync(join(data, 'spool'), { recursive: true });
    const stream = 'restricted-reads-0190aa5e-7c1e-7000-8000-00000000000e';
    writeFileSync(join(data, 'spool', `${stream}.jsonl`), lines);
    for (const _ of ['at the first start', 'at the next']) {
      const since = (await readsIn(data)).slice(before.length);
      expect(since).toMatchObject(
        earlier.map(({ eventId, metadata }) => ({
          readId: eventId,
          correlationId: metadata.$correlationId,
          at: '2021-06-16T09:29:59.400Z',
        })),
      );
    }
  });

  it('is refused where it cannot be written down', async () => {
    const served = await ServedLedger.open({ folder: data });
    const [spool, aside] = [join(data, 'spool'), join(data, 'spool-aside')];
    if (existsSync(spool)) renameSync(spool, aside);
    writeFileSync(spool, 'in the way');
    const refused = await served.get(path);
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 503,
      code: 'STORE.UNAVAILABLE',
    });
    expect(refused.text).not.toContain('behind doors');
    rmSync(spool);
    expect((await served.get(path)).status).toBe(200);
    await served.close({ keepFolder: true });
  });
});
