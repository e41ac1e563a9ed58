import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';

/*
 * The certificates beside this file are for tests alone, and last until 2126. `server.pem`, for 127.0.0.1 and
 * localhost, is signed by `ca.pem`; `other-ca.pem` signed nothing. Made by `openssl req -x509` and `openssl x509 -req`.
 */
const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** PEM of who signed the certificate of every door. */
export const CA_FILE = fileOf('ca.pem');

/** PEM of somebody who did not. */
export const OTHER_CA_FILE = fileOf('other-ca.pem');

export interface TlsDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** In front of a server of this machine that knows no TLS: speaks it with its clients. */
export const openTlsDoor = async (
  innerPort: number,
  { protocols = [] }: { readonly protocols?: readonly string[] } = {},
): Promise<TlsDoor> => {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const door = createServer(
    {
      cert: readFileSync(fileOf('server.pem')),
      key: readFileSync(fileOf('server-key.pem')),
      ALPNProtocols: [...protocols],
    },
    (outer) => {
      const inner = connect(innerPort, '127.0.0.1');
      for (const socket of [outer, inner]) keep(socket);
      outer.pipe(inner).pipe(outer);
      outer.on('close', () => inner.destroy());
      inner.on('close', () => outer.destroy());
    },
  );
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    port: (door.address() as AddressInfo).port,
    close: async () => {
      const closed = once(door, 'close');
      door.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
