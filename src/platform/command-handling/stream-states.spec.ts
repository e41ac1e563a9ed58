import { describe, expect, it, jest } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { recorded } from '../../../test/support/recorded-event.js';
import type { StateReader } from '../../kernel/decider.js';
import { type StreamName, streamName } from '../../kernel/ids.js';
import { plainDate } from '../../kernel/plain-date.js';
import { StreamStates } from './stream-states.js';

interface Added {
  readonly data: { readonly by: number };
}

const sum: StateReader<number> = {
  stream: (id) => streamName('sum', id),
  initial: 0,
  evolve: (state, event: Added) => state + event.data.by,
};
const STREAM = 'sum-1' as StreamName;

const added = (by: number, { on, stream = 'sum-1' }: { on?: string; stream?: string } = {}) =>
  recorded('added.v1', { by }, { stream, ...(on && { effectiveAt: on }) });

describe('the state of a stream', () => {
  it('is the initial one where there is no stream', async () => {
    const states = new StreamStates(new InMemoryEventStore());
    expect(await states.read(sum, STREAM)).toStrictEqual({
      state: 0,
      revision: 'no-stream',
      commands: new Map(),
    });
  });

  it('is folded from that stream alone, to its last event', async () => {
    const events = [added(1), added(100, { stream: 'sum-2' }), added(2)];
    const { state, revision } = await new StreamStates(new InMemoryEventStore(events)).read(
      sum,
      STREAM,
    );
    expect({ state, revision }).toEqual({ state: 3, revision: 1 });
  });

  it('is never stale, whoever appended meanwhile', async () => {
    const store = new InMemoryEventStore();
    const states = new StreamStates(store);
    const seen: unknown[] = [];
    for (const by of [1, 2, 3]) {
      store.record(added(by));
      const { state, revision } = await states.read(sum, STREAM);
      seen.push([state, revision]);
    }
    expect(seen).toEqual([
      [1, 0],
      [3, 1],
      [6, 2],
    ]);
  });

  it('is read again only from where it was left', async () => {
    const store = new InMemoryEventStore([added(1), added(2)]);
    const readStream = jest.spyOn(store, 'readStream');
    const states = new StreamStates(store);
    await states.read(sum, STREAM);
    store.record(added(3));
    await states.read(sum, STREAM);
    await states.read(sum, STREAM);
    expect(readStream.mock.calls.map(([, from]) => from)).toEqual([0, 2, 3]);
  });

  it('does not change in the hands of who read it before', async () => {
    const store = new InMemoryEventStore([added(1)]);
    const states = new StreamStates(store);
    const before = await states.read(sum, STREAM);
    store.record(added(2));
    await states.read(sum, STREAM);
    expect(before).toMatchObject({ state: 1, revision: 0 });
  });

  it('is right for readers at the same time', async () => {
    const store = new InMemoryEventStore([added(1)]);
    const states = new StreamStates(store);
    const early = states.read(sum, STREAM);
    store.record(added(2));
    const late = await Promise.all([states.read(sum, STREAM), states.read(sum, STREAM)]);
    expect([await early, ...late].map(({ state }) => state)).toEqual([1, 3, 3]);
    expect((await states.read(sum, STREAM)).state).toBe(3);
  });

  it('is another for who reads the same stream another way', async () => {
    const states = new StreamStates(new InMemoryEventStore([added(5), added(5)]));
    const count: StateReader<number> = { ...sum, evolve: (state: number) => state + 1 };
    const seen = [];
    for (const reader of [sum, count, sum]) seen.push((await states.read(reader, STREAM)).state);
    expect(seen).toEqual([10, 2, 10]);
  });

  it('keeps what a reader knew while another way of reading takes its place', async () => {
    const store = new InMemoryEventStore([added(5)]);
    const states = new StreamStates(store);
    const count: StateReader<number> = { ...sum, evolve: (state: number) => state + 1 };
    await states.read(sum, STREAM);
    store.record(added(5));
    const [counted, summed] = await Promise.all([
      states.read(count, STREAM),
      states.read(sum, STREAM),
    ]);
    expect([counted.state, summed.state, summed.revision]).toEqual([2, 10, 1]);
  });

  it('knows the latest day, not that of the last to arrive', async () => {
    const events = [
      added(1, { on: '2021-06-01' }),
      added(1, { on: '2021-06-10' }),
      added(1, { on: '2021-06-05' }),
    ];
    const { latestEffectiveAt } = await new StreamStates(new InMemoryEventStore(events)).read(
      sum,
      STREAM,
    );
    expect(latestEffectiveAt).toBe(plainDate('2021-06-10'));
  });

  it('remembers a command with all its events and where they end', async () => {
    // What `recorded` gives as one command: the same type, twice.
    const states = new StreamStates(new InMemoryEventStore([added(1), added(2)]));
    const { commands } = await states.read(sum, STREAM);
    expect([...commands.values()]).toEqual([
      {
        fingerprint: 'f'.repeat(64),
        revision: 1,
        position: 2n,
        events: [
          { eventId: expect.any(String), type: 'added.v1' },
          { eventId: expect.any(String), type: 'added.v1' },
        ],
      },
    ]);
  });
});
