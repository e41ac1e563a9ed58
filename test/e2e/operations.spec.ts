import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allViews } from '../../projections/all-views.js';
import { ServedLedger } from '../support/served-ledger.js';

const AGENCY = { name: 'Cumbria Police', class: 'responsible-authority' };

describe('for those who run it, the service', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    await ledger.done('/v1/agencies', AGENCY);
  });
  afterAll(() => ledger.close());

  it('says that it lives, to anybody', async () => {
    const { status, body } = await ledger.raw().get('/health/live');
    expect({ status, body }).toEqual({ status: 200, body: { status: 'live' } });
  });

  it("says that it is ready, with each view's status and lag", async () => {
    const { position } = await ledger.done('/v1/agencies', AGENCY);
    await ledger.get(`/v1/agencies?after=${position}`);
    const { status, body } = await ledger.raw().get('/health/ready');
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ready', position } });
    expect(body.views).toHaveLength(allViews.length);
    for (const { name, version } of allViews) {
      const view = { name, version, state: 'live', lag: expect.any(Number) };
      expect(body.views).toContainEqual(expect.objectContaining(view));
    }
  });

  it('gives metrics for Prometheus, by route and not by address', async () => {
    await ledger.get('/v1/agencies?limit=1');
    await ledger.get('/v1/bodies/0190aa5e-7c1e-7000-8000-000000000000');
    const { status, text, headers } = await ledger.raw().get('/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(
      /ledger_http_request_seconds_count\{method="GET",route="\/v1\/bodies\/:bodyId",status="404"\} 1/,
    );
    expect(text).toMatch(/ledger_projection_position\{view="agency-register"\} \d+/);
    expect(text).toMatch(/ledger_projection_events_total\{view="agency-register"\} \d+/);
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('0190aa5e');
    expect(text).not.toContain('limit=1');
  });

  it('lets no cache keep what the ledger holds', async () => {
    const answers = [
      await ledger.get('/v1/agencies'),
      await ledger.get('/v1/agencies?limit=0'),
      await ledger.get('/v1/nothing'),
      await ledger.raw().get('/v1/agencies'),
      await ledger.post('/v1/agencies', AGENCY),
      await ledger.raw().post('/v1/agencies').send(AGENCY),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 401, 201, 401]);
    for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store');
  });

  it('serves a page of its API, whose parts come from the service itself', async () => {
    const page = await ledger.raw().get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part ?? '');
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).not.toMatch(/^(https?:)?\/\//);
      const url = new URL(part, 'http://ledger/docs').pathname;
      expect({ url, status: (await ledger.raw().get(url)).status }).toEqual({ url, status: 200 });
    }
  });

  it('gives every answer the correlation id that came with the request, and the event keeps it', async () => {
    const correlationId = '0190aa5e-7c1e-7000-8000-00000000abcd';
    const authorization = `Bearer ${await ledger.token('secretariat')}`;
    const made = await ledger
      .raw()
      .post('/v1/agencies')
      .set({ Authorization: authorization, 'X-Correlation-Id': correlationId })
      .send(AGENCY);
    expect(made.headers['x-correlation-id']).toBe(correlationId);
    const [event] = await ledger.runtime.eventStore.readAll(BigInt(made.body.position) - 1n, 1);
    expect(event?.metadata.$correlationId).toBe(correlationId);
    const refused = await ledger.raw().get('/v1/agencies').set('X-Correlation-Id', correlationId);
    expect(refused.body.instance).toBe(`urn:uuid:${correlationId}`);
  });

  it('sends the headers that keep a browser from harm', async () => {
    const { headers } = await ledger.raw().get('/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('says that it is not ready once a view stands still, and lives on', async () => {
    await ledger.runtime.kept.stop();
    const { status, body } = await ledger.raw().get('/health/ready');
    expect({ status, said: body.status }).toEqual({ status: 503, said: 'degraded' });
    expect((await ledger.raw().get('/health/live')).status).toBe(200);
  });
});
