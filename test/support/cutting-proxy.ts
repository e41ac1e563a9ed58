import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** When a connection is cut: before a request is passed on, or after its answer came and before that is. */
export type Cut = 'before' | 'after';

/** Passes connections on to a service, and cuts them on demand: the client never learns what became of its request. */
export class CuttingProxy {
  readonly #sockets = new Set<Socket>();
  #armed: { readonly cut: Cut; readonly struck: () => void } | undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (client) => this.#passOn(client));
  }

  static async open(target: string): Promise<CuttingProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CuttingProxy(server, new URL(target));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts the next connection that comes to that point; returns once it did. */
  cutNext(cut: Cut): Promise<void> {
    return new Promise((struck) => {
      this.#armed = { cut, struck };
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #passOn(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    const both = [client, upstream];
    const end = (): void => both.forEach((socket) => void socket.destroy());
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    const unlessCut = (cut: Cut, pass: () => void): void => {
      if (this.#armed?.cut !== cut) return pass();
      const { struck } = this.#armed;
      this.#armed = undefined;
      end();
      struck();
    };
    client.on('data', (chunk) => unlessCut('before', () => void upstream.write(chunk)));
    upstream.on('data', (chunk) => unlessCut('after', () => void client.write(chunk)));
  }
}
