import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AllStreamSubscription,
  binaryEvent,
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  streamNameFilter,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';

/*
 * What the adapter rests on, asked of the bare client: the double must answer as a server does, and a server as it did
 * when the adapter was written.
 */

const fact = (id: string = randomUUID()) =>
  binaryEvent({ id, type: 'fact', data: Buffer.from('{}'), metadata: Buffer.from('{"n":1}') });

const facts = (
  name: string,
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
): void => {
  describe(`${name}, as its client sees it`, () => {
    let server: { url: string; stop(): Promise<void> };
    let client: EventStoreDBClient;
    let stream: string;
    beforeAll(async () => {
      server = await start();
      client = EventStoreDBClient.connectionString(server.url);
    });
    afterAll(async () => {
      await client.dispose();
      await server.stop();
    });
    beforeEach(() => {
      stream = `facts.${randomUUID()}`;
    });
    const append = (
      events: readonly ReturnType<typeof fact>[],
      expectedRevision: bigint | typeof NO_STREAM,
    ) => client.appendToStream(stream, [...events], { expectedRevision });
    const revisions = async (): Promise<readonly bigint[]> => {
      const read: bigint[] = [];
      for await (const { event } of client.readStream(stream)) if (event) read.push(event.revision);
      return read;
    };

    it('takes the same events at the same revision for written once more', async () => {
      const [one, two, three] = [fact(), fact(), fact()];
      const first = await append([one, two], NO_STREAM);
      expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
      await append([three], 1n);
      expect(await append([one, two], NO_STREAM)).toEqual(first);
      expect(await append([one], NO_STREAM)).toMatchObject({ success: true });
      expect(await append([{ ...three, data: Buffer.from('{"other":1}') }], 1n)).toMatchObject({
        nextExpectedRevision: 2n,
      });
      expect(await revisions()).toEqual([0n, 1n, 2n]);
    });

    it('refuses what only overlaps with what it has, and tells where the stream is', async () => {
      const [one, two] = [fact(), fact()];
      await append([one, two], NO_STREAM);
      for (const events of [[one, fact()], [two, one], [fact()]])
        await expect(append(events, NO_STREAM)).rejects.toMatchObject({
          type: 'wrong-expected-version',
          actualVersion: 1n,
          expectedVersion: 'no_stream',
          message: '',
        });
      await expect(append([fact()], 7n)).rejects.toMatchObject({ actualVersion: 1n });
    });

    it('does not look for used ids where the revision is right', async () => {
      const one = fact();
      await append([one], NO_STREAM);
      expect(await append([one], 0n)).toMatchObject({ nextExpectedRevision: 1n });
      const other = `${stream}.other`;
      const elsewhere = client.appendToStream(other, [one], { expectedRevision: NO_STREAM });
      expect(await elsewhere).toMatchObject({ success: true });
    });

    it('lets one of many win', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => append([fact()], NO_STREAM)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('writes 1,000 events or none, and no more than 1 MiB at once', async () => {
      await append(
        Array.from({ length: 1_000 }, () => fact()),
        NO_STREAM,
      );
      expect(await revisions()).toHaveLength(1_000);
      const large = binaryEvent({ type: 'large', data: Buffer.alloc(1_100_000, 'x') });
      await expect(
        client.appendToStream(stream, [fact(), large], { expectedRevision: 999n }),
      ).rejects.toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: 1_048_576,
      });
      expect(await revisions()).toHaveLength(1_000);
    });

    it('tells a stream that is missing from one that was deleted for ever', async () => {
      await expect(revisions()).rejects.toMatchObject({ type: 'stream-not-found' });
      await append([], NO_STREAM);
      await expect(revisions()).rejects.toMatchObject({ type: 'stream-not-found' });
      await append([fact()], NO_STREAM);
      await client.tombstoneStream(stream);
      await expect(revisions()).rejects.toMatchObject({ type: 'stream-deleted' });
      await expect(append([fact()], 0n)).rejects.toMatchObject({ type: 'stream-deleted' });
    });

    it('goes on with the revisions of a stream that was deleted softly', async () => {
      await append([fact(), fact()], NO_STREAM);
      await client.deleteStream(stream);
      await expect(revisions()).rejects.toMatchObject({ type: 'stream-not-found' });
      expect(await append([fact()], NO_STREAM)).toMatchObject({ nextExpectedRevision: 2n });
      expect(await revisions()).toEqual([2n]);
    });

    it('gives a part of a stream, from a revision with it, and its end', async () => {
      await append([fact(), fact(), fact()], NO_STREAM);
      const read = async (options: Parameters<typeof client.readStream>[1]) => {
        const events = [];
        for await (const { event } of client.readStream(stream, options))
          events.push(event?.revision);
        return events;
      };
      expect(await read({ fromRevision: 1n })).toEqual([1n, 2n]);
      expect(await read({ fromRevision: 3n })).toEqual([]);
      expect(await read({ direction: BACKWARDS, fromRevision: END, maxCount: 1 })).toEqual([2n]);
    });

    it('follows what a prefix of names lets through, after a position, with what is done to the streams', async () => {
      await append([fact(), fact(), fact()], NO_STREAM);
      await client.appendToStream(`other.${randomUUID()}`, [fact()], {
        expectedRevision: NO_STREAM,
      });
      await client.setStreamMetadata(stream, { maxCount: 100 });
      const taken = async (count: number, options: Parameters<typeof client.subscribeToAll>[0]) => {
        const subscription: AllStreamSubscription = client.subscribeToAll({
          ...options,
          filter: streamNameFilter({ prefixes: [stream, `$$${stream}`] }),
        });
        subscription.on('error', () => undefined);
        const events = [];
        for await (const { event } of subscription) {
          if (event) events.push(event);
          if (events.length === count) break;
        }
        await subscription.unsubscribe();
        return events;
      };
      const all = await taken(4, {});
      expect(all.map(({ type, revision }) => `${type} ${revision}`)).toEqual([
        'fact 0',
        'fact 1',
        'fact 2',
        '$metadata 0',
      ]);
      const positions = all.map(({ position }) => position.commit);
      expect(positions).toEqual(positions.toSorted((one, other) => (one < other ? -1 : 1)));
      expect(all.every(({ position }) => position.commit === position.prepare)).toBe(true);
      const [first] = all;
      const rest = await taken(3, first ? { fromPosition: first.position } : {});
      expect(rest.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
      expect(Buffer.from(rest[0]?.data as Uint8Array).toString()).toBe('{}');
      expect(rest[0]?.metadata).toEqual({ n: 1 });
    });

    it('tells a subscription that it caught up', async () => {
      const subscription = client.subscribeToAll({
        filter: streamNameFilter({ prefixes: [stream] }),
      });
      subscription.on('error', () => undefined);
      subscription.resume();
      await new Promise((resolve) => subscription.once('caughtUp', resolve));
      await subscription.unsubscribe();
    });

    it('appends one event as JSON, too', async () => {
      await client.appendToStream(stream, jsonEvent({ type: 'fact', data: { a: 1 } }), {
        expectedRevision: NO_STREAM,
      });
      for await (const { event } of client.readStream(stream))
        expect(event?.data).toEqual({ a: 1 });
    });
  });
};

facts('The double of EventStoreDB', async () => {
  const double = await EventStoreDbDouble.start();
  return { url: double.url, stop: () => double.stop() };
});

const url = process.env['EVENTSTORE_URL'];
if (url) facts('EventStoreDB', async () => ({ url, stop: async () => undefined }));
