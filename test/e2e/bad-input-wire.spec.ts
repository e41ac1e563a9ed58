import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldBy } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';

const AGENCY = JSON.stringify({ name: 'Cumbria Police', class: 'responsible-authority' });

interface Answered {
  readonly status: number;
  readonly head: string;
  /** Of all answers, where there were several. */
  readonly all: string;
  readonly body: Record<string, unknown>;
}

describe('bytes on the wire that are no good request', () => {
  let ledger: ServedLedger;
  let port: number;
  let token: string;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    await ledger.app.listen(0, '127.0.0.1');
    ({ port } = ledger.app.getHttpServer().address() as AddressInfo);
    token = await ledger.token('secretariat');
  });
  afterAll(() => ledger.close());

  /** What comes back for these bytes, up to the end of the connection. */
  const send = async (...parts: readonly string[]): Promise<Answered> => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.on('error', () => undefined);
    for (const part of parts) socket.write(part);
    await once(socket, 'close');
    const [head = '', body = ''] = received.split('\r\n\r\n');
    return {
      status: Number(head.split(' ')[1]),
      head,
      all: received,
      body: (body.endsWith('}') ? JSON.parse(body) : {}) as Record<string, unknown>,
    };
  };

  const post = (...headers: readonly string[]) =>
    [
      'POST /v1/agencies HTTP/1.1',
      'Host: ledger',
      'Connection: close',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      ...headers,
      '',
      '',
    ].join('\r\n');

  const unwritten = async (expected: number, code: string, ...parts: readonly string[]) => {
    const before = await heldBy(ledger);
    const answered = await send(...parts);
    expect({ status: answered.status, code: answered.body['code'] }).toEqual({
      status: expected,
      code,
    });
    expect(await heldBy(ledger)).toBe(before);
    return answered;
  };

  it('no HTTP at all', async () => {
    const { head } = await unwritten(400, 'REQUEST.INVALID', 'hello\r\n\r\n');
    expect(head).toContain('application/problem+json');
  });

  it('headers of 20 KiB', async () => {
    await unwritten(431, 'REQUEST.INVALID', post(`X-Long: ${'x'.repeat(20_000)}`));
  });

  it('two lengths, or a length and chunks: what smuggles a second request', async () => {
    const length = `Content-Length: ${AGENCY.length}`;
    await unwritten(400, 'REQUEST.INVALID', post(length, 'Content-Length: 5'), AGENCY);
    await unwritten(400, 'REQUEST.INVALID', post(length, 'Transfer-Encoding: chunked'), AGENCY);
  });

  it('a header with a line end in it', async () => {
    await unwritten(400, 'REQUEST.INVALID', post('X-Name: a\nb'), AGENCY);
  });

  it('two different tokens', async () => {
    const length = `Content-Length: ${AGENCY.length}`;
    const { status } = await send(post('Authorization: Bearer other', length), AGENCY);
    // Node keeps the first of two; a second one never adds anything.
    expect(status).toBe(201);
  });

  it('two keys: neither of them is one', async () => {
    const length = `Content-Length: ${AGENCY.length}`;
    const keys = ['Idempotency-Key: a', 'Idempotency-Key: b'];
    await unwritten(400, 'IDEMPOTENCY_KEY.INVALID', post(length, ...keys), AGENCY);
  });

  it('a body in chunks that does not end within 1 MiB', async () => {
    const size = 64 * 1024;
    const chunk = `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`;
    const chunks = Array.from({ length: 20 }, () => chunk);
    await unwritten(
      413,
      'BODY.TOO_LARGE',
      post('Transfer-Encoding: chunked'),
      ...chunks,
      '0\r\n\r\n',
    );
  });

  it('a body that is cut off: nothing comes of it', async () => {
    const before = await heldBy(ledger);
    const socket = connect(port, '127.0.0.1');
    socket.write(post(`Content-Length: ${AGENCY.length}`) + AGENCY.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await once(socket, 'close');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await heldBy(ledger)).toBe(before);
  });

  it('good requests all in one go: each is served', async () => {
    const before = BigInt(await ledger.head());
    const length = `Content-Length: ${AGENCY.length}`;
    const kept = post(length).replace('Connection: close', 'Connection: keep-alive') + AGENCY;
    const { all } = await send(kept + kept + post(length) + AGENCY);
    expect(all.match(/HTTP\/1\.1 201/g)).toHaveLength(3);
    expect(BigInt(await ledger.head())).toBe(before + 3n);
  });
});
