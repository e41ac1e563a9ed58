import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The door in front of the double: connections can be cut, held still or turned away without the server's doing. */
export class DoubleConnections {
  readonly #sockets = new Set<Socket>();
  #door: Server | undefined;
  #port = 0;
  #isSilent = false;

  constructor(private readonly innerPort: number) {}

  get port(): number {
    return this.#port;
  }

  /** Listens, always at the same port. */
  async open(): Promise<void> {
    const door = createServer((outer) => this.#take(outer));
    door.listen(this.#port, '127.0.0.1');
    await once(door, 'listening');
    this.#port = (door.address() as AddressInfo).port;
    this.#door = door;
  }

  /** Refuses connections, and cuts those that are. */
  async close(): Promise<void> {
    const door = this.#door;
    this.#door = undefined;
    if (!door) return;
    const closed = once(door, 'close');
    door.close();
    this.cut();
    await closed;
  }

  /** Cuts every connection at once, as a killed server does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  /** From now on connections are taken, and nothing on them is ever answered; or it is again, on new ones. */
  silence(isSilent: boolean): void {
    this.#isSilent = isSilent;
    if (isSilent) for (const socket of this.#sockets) socket.pause();
    else this.cut();
  }

  #take(outer: Socket): void {
    this.#keep(outer);
    if (this.#isSilent) return;
    const inner = connect(this.innerPort, '127.0.0.1');
    this.#keep(inner);
    outer.setNoDelay(true).pipe(inner.setNoDelay(true)).pipe(outer);
    outer.on('close', () => inner.destroy());
    inner.on('close', () => outer.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
