import { describe, expect, it } from '@jest/globals';
import { notes } from '../../../../test/support/event-store-note.js';
import type { KeptEvent } from './kept-event.js';
import { RecentEvents } from './recent-events.js';

const kept = (position: number): KeptEvent => ({
  position,
  stream: notes('a'),
  event: {
    id: `event ${position}`,
    streamId: 'ledger.notes-a',
    revision: BigInt(position - 1),
    type: 'note-taken.v1',
    data: new Uint8Array(1_000),
    metadata: undefined,
    isJson: false,
    created: new Date(0),
  },
});

const add = (recent: RecentEvents, from: number, count: number): void => {
  for (let position = from; position < from + count; position += 1) recent.add(kept(position));
};

describe('the end of the log that is kept in memory', () => {
  it('is long while somebody follows, and short for appends alone', () => {
    const recent = new RecentEvents();
    const forget = recent.keepForFollower();
    add(recent, 1, 4_000);
    expect(recent.after(0, 10)?.map(({ position }) => position)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    forget();
    add(recent, 4_001, 1_000);
    expect(recent.after(0, 10)).toBeUndefined();
    expect(recent.at(4_000)).toBeUndefined();
    expect(recent.at(5_000)).toMatchObject({ position: 5_000 });
    expect(recent.at(4_900)).toMatchObject({ position: 4_900 });
  });

  it('has no more data than fits, whoever follows', () => {
    const recent = new RecentEvents();
    recent.keepForFollower();
    const large = new Uint8Array(1024 * 1024);
    for (let position = 1; position <= 40; position += 1) {
      const { event, ...rest } = kept(position);
      recent.add({ ...rest, event: { ...event, data: large } } as KeptEvent);
    }
    expect(recent.at(1)).toBeUndefined();
    expect(recent.at(40)).toMatchObject({ position: 40 });
  });
});
