import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';

const AGENCY = JSON.stringify({ name: 'Cumbria Police', class: 'responsible-authority' });

describe('a client that sends half a body', () => {
  let ledger: ServedLedger;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Sends a head that promises a body, and some of it. */
  const sendHalf = async (...headers: readonly string[]): Promise<Socket> => {
    const { port } = ledger.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.on('error', () => undefined);
    sockets.push(socket);
    const head = [
      'POST /v1/agencies HTTP/1.1',
      'Host: ledger',
      'Content-Type: application/json',
      ...headers,
    ];
    await once(socket, 'connect');
    socket.write([...head, '', AGENCY.slice(0, 20)].join('\r\n'));
    return socket;
  };

  const open = async (): Promise<void> => {
    ledger = await ServedLedger.open({ closeGraceMs: 200 });
    await ledger.app.listen(0, '127.0.0.1');
  };

  it('does not keep the service from stopping', async () => {
    await open();
    const bearer = `Authorization: Bearer ${await ledger.token('secretariat')}`;
    const socket = await sendHalf(bearer, `Content-Length: ${AGENCY.length}`);
    const ended = once(socket.resume(), 'close');
    // Until its head has arrived, the connection is an idle one.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ledger.close();
    await ended;
  });

  it.each([`Content-Length: ${AGENCY.length}`, 'Transfer-Encoding: chunked'])(
    'is told at once that it needs a token: %s',
    async (length) => {
      await open();
      const socket = await sendHalf(length);
      const [answer] = (await once(socket, 'data')) as [string];
      expect(answer).toContain('HTTP/1.1 401');
      expect(answer).toContain('TOKEN.MISSING');
      expect(answer.toLowerCase()).toContain('www-authenticate: bearer');
      expect(answer.toLowerCase()).toContain('x-correlation-id: ');
      await ledger.close();
    },
  );

  it('has half a minute for a request, and less for its headers', async () => {
    await open();
    const { requestTimeout, headersTimeout, timeout } = ledger.app.getHttpServer();
    expect({ requestTimeout, headersTimeout }).toEqual({
      requestTimeout: 30_000,
      headersTimeout: 15_000,
    });
    expect(timeout).toBeGreaterThan(requestTimeout);
    await ledger.close();
  });
});
