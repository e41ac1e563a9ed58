import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRegistry } from '../../src/event-registry.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
import { type ChildService, startChildService } from '../support/child-service.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { TERMS } from '../support/story.js';

const SECRET = 'The tenant of 4 Harbour Row was seen again on Tuesday.';
const DAY = '2021-06-01';

describe('the program in a process of its own', () => {
  const folder = temporaryFolder();
  let service: ChildService;
  let url: string;
  let token: string;

  beforeAll(async () => {
    service = startChildService({
      LEDGER_DATA_DIR: folder,
      LEDGER_SIMULATED: 'true',
      LEDGER_NAME: 'A partnership',
      LOG_LEVEL: 'trace',
    });
    url = await service.serving();
    const issuer = await openLocalIssuer({ folder, mode: 'open' });
    token = await issuer.issueToken({
      actor: 'secretariat',
      role: 'secretariat',
      expiresInSeconds: 600,
    });
  });
  afterAll(async () => {
    service.send('SIGKILL');
    await service.ended();
    removeFolder(folder);
  });

  const post = (path: string, body: unknown, authorization = `Bearer ${token}`) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'ledger-time': `${DAY}T10:00:00Z`,
      },
      body: JSON.stringify(body),
    });

  const made = async (path: string, body: unknown): Promise<string> => {
    const response = await post(path, body);
    const { id } = (await response.json()) as { id: string };
    expect(response.status).toBe(201);
    return id;
  };

  it('logs each answer with its correlation id, and nothing of what was said', async () => {
    const body = { name: 'Board', shortName: 'SCB', kind: 'board', terms: TERMS };
    const bodyId = await made('/v1/bodies', body);
    const meetingId = await made('/v1/meetings', { bodyId, date: DAY, agenda: [] });
    const path = `/v1/meetings/${meetingId}/cancel`;
    const unknown = await post(path, { because: SECRET, colour: SECRET });
    const wrong = await post(path, { because: 5, note: SECRET });
    const nobody = await post(path, { because: SECRET }, `Bearer ${token.slice(0, -5)}AAAAA`);
    const cancelled = await post(path, { because: SECRET });
    expect([unknown, wrong, nobody, cancelled].map(({ status }) => status)).toEqual([
      400, 400, 401, 200,
    ]);
    await service.says(cancelled.headers.get('x-correlation-id') ?? 'nothing');
    expect(service.said()).toContain('/v1/meetings/:meetingId/cancel');
    for (const word of ['Harbour', 'tenant', token, token.split('.')[2] ?? '', 'Bearer', meetingId])
      expect(service.said()).not.toContain(word);
  });

  it('finishes what it accepted when it is told to stop: every acknowledged command is kept', async () => {
    const acknowledged: string[] = [];
    const refused = new Set<number>();
    const sendUntilItEnds = async (): Promise<void> => {
      try {
        for (;;) {
          const response = await post('/v1/agencies', { name: 'An agency', class: 'partner' });
          if (response.status === 201)
            acknowledged.push(((await response.json()) as { id: string }).id);
          else refused.add(response.status);
        }
      } catch {
        // The connection was refused or ended: nothing was acknowledged.
      }
    };
    const senders = Array.from({ length: 20 }, sendUntilItEnds);
    while (acknowledged.length < 200 && refused.size === 0) await pause(5);
    service.send('SIGTERM');
    await Promise.all(senders);
    expect(await service.ended()).toBe(0);
    expect(service.said()).toContain('"stopped"');
    expect([...refused].filter((status) => status !== 503)).toEqual([]);

    const store = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
    const events = await store.readAll(0n, 100_000);
    await store.close();
    const kept = events
      .filter(({ type }) => type === 'agency-registered.v2')
      .map(({ data }) => (data as { agencyId: string }).agencyId);
    expect(new Set(kept).size).toBe(kept.length);
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
    // What was written but could not be acknowledged: at most one of each sender.
    expect(kept.length - acknowledged.length).toBeLessThanOrEqual(20);
  });
});
