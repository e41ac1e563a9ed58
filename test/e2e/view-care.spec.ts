import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Rebuild } from '../../src/platform/read-store/view-report.js';
import { ServedLedger } from '../support/served-ledger.js';

const VIEW = '/v1/views/agency-register';

describe('a view that operators care for', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    const body = { name: 'Cumbria Police', class: 'responsible-authority' };
    const { position } = await ledger.done('/v1/agencies', body);
    await ledger.get(`/v1/agencies?after=${position}`);
  });
  afterAll(() => ledger.close());

  const ended = async (): Promise<Rebuild> => {
    for (;;) {
      const { rebuild } = (await ledger.get(VIEW)).body as { rebuild: Rebuild };
      if (rebuild.stage === 'done' || rebuild.stage === 'failed') return rebuild;
    }
  };

  it('is told of to the secretariat and to auditors', async () => {
    const position = await ledger.head();
    const status = { name: 'agency-register', version: 2, state: 'live', position, lag: 0 };
    for (const as of ['secretariat', 'auditor']) {
      const answer = await ledger.get(VIEW, { as });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(status);
    }
  });

  it('is rebuilt by who keeps it: the answer is that it was asked for', async () => {
    const asked = await ledger.post(`${VIEW}/rebuild`, {});
    expect(asked.status).toBe(202);
    const { id } = asked.body as Rebuild;
    expect(asked.body).toEqual({ id, stage: 'asked' });
    expect(await ended()).toEqual({ id, stage: 'done', position: await ledger.head() });
    const ready = (await ledger.raw().get('/health/ready')).body as { views: readonly object[] };
    expect(ready.views).toContainEqual((await ledger.get(VIEW)).body);
  });

  it.each([
    ['get', '/v1/views/none'],
    ['post', '/v1/views/none/rebuild'],
    ['post', '/v1/views/none/resume'],
    ['get', '/v1/views/none/verification'],
  ] as const)('is not there under another name: %s %s', async (method, path) => {
    const before = await ledger.head();
    const answer = method === 'get' ? await ledger.get(path) : await ledger.post(path, {});
    expect(answer.status).toBe(404);
    const fault = { code: 'VIEW.NOT_FOUND', message: 'No view is named none.' };
    expect(answer.body).toMatchObject({ faults: [fault] });
    expect(await ledger.head()).toBe(before);
  });

  it('is none of the business of others', async () => {
    const before = await ledger.get(VIEW);
    expect((await ledger.get(VIEW, { as: 'somebody' })).status).toBe(403);
    for (const as of ['somebody', 'auditor'])
      expect((await ledger.post(`${VIEW}/rebuild`, {}, { as })).status).toBe(403);
    expect((await ledger.get(VIEW)).body).toEqual(before.body);
  });
});
