import { describe, expect, it } from '@jest/globals';
import { notes } from '../../../../test/support/event-store-note.js';
import type { KeptEvent } from './kept-event.js';
import { RecentEvents } from './recent-events.js';

const kept = (position: number, size = 1_000): KeptEvent => ({
  position,
  stream: notes('a'),
  event: {
    id: `event ${position}`,
    streamId: 'ledger.notes-a',
    revision: BigInt(position - 1),
    type: 'note-taken.v1',
    data: new Uint8Array(size),
    metadata: undefined,
    isJson: false,
    created: new Date(0),
  },
});

const positionsAfter = (recent: RecentEvents, position: number) =>
  recent.after(position, 3)?.map((each) => each.position);

describe('the end of the log that is kept in memory', () => {
  it('is there for those who follow from when they began', () => {
    const recent = new RecentEvents();
    recent.add(kept(1));
    recent.keep();
    for (const position of [2, 3, 4, 5]) recent.add(kept(position));
    expect(positionsAfter(recent, 0)).toBeUndefined();
    expect(positionsAfter(recent, 1)).toEqual([2, 3, 4]);
    expect(positionsAfter(recent, 4)).toEqual([5]);
  });

  it('is given up once nobody follows any more', () => {
    const recent = new RecentEvents();
    const [forget, forgetOther] = [recent.keep(), recent.keep()];
    recent.add(kept(1));
    forget();
    expect(positionsAfter(recent, 0)).toEqual([1]);
    forgetOther();
    recent.add(kept(2));
    expect(positionsAfter(recent, 0)).toBeUndefined();
    expect(positionsAfter(recent, 1)).toBeUndefined();
  });

  it('has no more data than fits', () => {
    const recent = new RecentEvents();
    recent.keep();
    for (let position = 1; position <= 40; position += 1) recent.add(kept(position, 1024 * 1024));
    expect(positionsAfter(recent, 0)).toBeUndefined();
    expect(positionsAfter(recent, 37)).toEqual([38, 39, 40]);
  });
});
