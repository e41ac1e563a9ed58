import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSteps } from '../../src/cli/steps/load-steps.js';
import { readStepPlan } from '../../src/cli/steps/step-plan.js';
import { type Answered, DescribedApi, type OpenApi } from '../support/described-api.js';
import { ServedLedger } from '../support/served-ledger.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/safer-cumbria', import.meta.url));
const SILENT = { start: () => undefined, step: () => undefined, stop: () => undefined };
const PATIENCE_MS = 20_000;

const ASKED = [
  ['secretariat', ''],
  ['auditor', ''],
  ['secretariat', 'asAt=2021-08-31'],
  ['secretariat', 'asAt=2021-09-14'],
  ['secretariat', 'asAt=2021-12-31'],
  ['secretariat', 'asAt=2022-02-20'],
  ['secretariat', 'effectiveAt=2022-02-20'],
] as const;

type Item = Readonly<Record<string, unknown>>;

describe('every view, asked over the example', () => {
  let ledger: ServedLedger;
  let api: DescribedApi;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    await ledger.app.listen(0, '127.0.0.1');
    const service = new URL(await ledger.app.getUrl());
    const plan = readStepPlan([EXAMPLE]);
    await loadSteps({ plan, service, issuer: ledger.issuer, progress: SILENT });
    const { runner, eventStore } = ledger.runtime;
    await runner.waitFor(await eventStore.head(), 'all', PATIENCE_MS);
    api = new DescribedApi((await ledger.raw().get('/openapi.json')).body as OpenApi);
  });
  afterAll(() => ledger.close());

  const ask = async (url: string, as = 'secretariat'): Promise<Answered> => {
    const response = await ledger.get(url, { as });
    const mediaType = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
    const isJson = mediaType.endsWith('json');
    return { status: response.status, mediaType, body: isJson ? response.body : response.text };
  };

  const all = async (path: string): Promise<readonly Item[]> => {
    const { body } = await ask(`${path}?limit=500`);
    return (body as { items: readonly Item[] }).items;
  };

  /** Every address of a path: each record that its list holds, and each group of a review. */
  const addresses = async (path: string): Promise<readonly string[]> => {
    const [list = '', id] = path.split(/\/\{|\}/);
    if (path === '/v1/views/{view}/verification') {
      const { body } = await ask('/health/ready');
      return (body as { views: { name: string }[] }).views.map(({ name }) => path.replace('{view}', name));
    }
    if (id === undefined) return [path];
    const records = await all(list);
    return records.flatMap((record) => {
      const address = path.replace(`{${id}}`, String(record[id]));
      if (!path.endsWith('/my-return')) return [address];
      return (record['groups'] as readonly Item[]).map(({ bodyId }) => `${address}?group=${bodyId}`);
    });
  };

  it('answers what its description says, and nothing besides', async () => {
    const wrong: unknown[] = [];
    for (const [path, operation] of api.views()) {
      for (const url of await addresses(path)) {
        for (const [as, cut] of ASKED) {
          const answered = await ask(`${url}${url.includes('?') ? '&' : '?'}${cut}`, as);
          const faults = api.faults(operation, answered);
          if (faults.length > 0) wrong.push({ url, as, cut, faults: faults.slice(0, 3) });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(api.unseen()).toEqual([]);
  });
});
