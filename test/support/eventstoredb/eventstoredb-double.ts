import type { DeleteReq, TombstoneReq } from '@eventstore/db-client/generated/streams_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall } from '@grpc/grpc-js';
import { handleAppend, handleBatchAppend } from './double-appends.js';
import { DoubleConnections } from './double-connections.js';
import { DoubleFaults } from './double-faults.js';
import { DoubleLog } from './double-log.js';
import { streamOf } from './double-messages.js';
import { handleRead } from './double-reads.js';
import { requireUser } from './double-users.js';

export interface DoubleOptions {
  /** Whether the server says that it knows `BatchAppend`; without it the client appends the classic way. */
  readonly knowsBatches?: boolean;
  /** `user:password` that every call must carry; clients send it over TLS only. */
  readonly user?: string;
}

/** A client's message of up to 17 MiB is taken, to be refused by what it asks. */
const MOST_RECEIVED = 17 * 1024 * 1024;

const METHODS = ['read', 'append', 'delete', 'tombstone', 'batchappend'];

const supported = (knowsBatches: boolean) => {
  const answer = new features.SupportedMethods();
  answer.setEventStoreServerVersion('24.6.0.0');
  answer.setMethodsList(
    METHODS.filter((name) => knowsBatches || name !== 'batchappend').map((name) => {
      const method = new features.SupportedMethod();
      method.setServiceName('event_store.client.streams.streams');
      method.setMethodName(name);
      if (name === 'read') method.setFeaturesList(['position', 'events']);
      return method;
    }),
  );
  return answer;
};

type Removal = DeleteReq | TombstoneReq;

const handleRemoval =
  <Answer>(remove: (stream: string) => void, answerOf: () => Answer) =>
  (call: ServerUnaryCall<Removal, Answer>, answer: sendUnaryData<Answer>): void => {
    remove(streamOf(call.request.getOptions()?.getStreamIdentifier()));
    answer(null, answerOf());
  };

/** EventStoreDB as its clients see it, in memory: its protocol, its log, and on demand its faults. */
export class EventStoreDbDouble {
  readonly log = new DoubleLog();
  readonly faults = new DoubleFaults();
  /** After which position each subscription began. */
  readonly subscribedAfter: bigint[] = [];

  private constructor(
    private readonly server: Server,
    readonly connections: DoubleConnections,
    private readonly innerPort: number,
  ) {}

  static async start({
    knowsBatches = true,
    user,
  }: DoubleOptions = {}): Promise<EventStoreDbDouble> {
    const server = new Server({
      'grpc.max_receive_message_length': MOST_RECEIVED,
      interceptors: user === undefined ? [] : [requireUser(user)],
    });
    const innerPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (fault, port) =>
        fault ? reject(fault) : resolve(port),
      );
    });
    const connections = new DoubleConnections(innerPort);
    await connections.open();
    const double = new EventStoreDbDouble(server, connections, innerPort);
    double.#serve(knowsBatches);
    return double;
  }

  /** For a client; all its faults work here. */
  get url(): string {
    return `esdb://127.0.0.1:${this.connections.port}?tls=false`;
  }

  /** Past the door that can be shut: for measuring. */
  get directUrl(): string {
    return `esdb://127.0.0.1:${this.innerPort}?tls=false`;
  }

  async stop(): Promise<void> {
    await this.connections.close();
    this.server.forceShutdown();
  }

  #serve(knowsBatches: boolean): void {
    const { log, faults } = this;
    const cut = (): void => this.connections.cut();
    this.server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) =>
        faults.lasting === 'unavailable'
          ? answer(faults.asStatus('unavailable'))
          : answer(null, supported(knowsBatches)),
    });
    this.server.addService(streamsService.StreamsService, {
      read: handleRead({ log, faults, subscribedAfter: this.subscribedAfter }),
      append: handleAppend({ log, faults, cut }),
      batchAppend: handleBatchAppend({ log, faults, cut }),
      delete: handleRemoval(
        (stream) => log.softDelete(stream),
        () => new streams.DeleteResp(),
      ),
      tombstone: handleRemoval(
        (stream) => log.tombstone(stream),
        () => new streams.TombstoneResp(),
      ),
    });
  }
}
