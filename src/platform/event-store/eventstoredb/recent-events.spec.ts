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

describe('the end of the log that is kept in memory', () => {
  it('has no more data than fits', () => {
    const recent = new RecentEvents();
    const large = new Uint8Array(1024 * 1024);
    for (let position = 1; position <= 40; position += 1) {
      const { event, ...rest } = kept(position);
      recent.add({ ...rest, event: { ...event, data: large } } as KeptEvent);
    }
    expect(recent.at(1)).toBeUndefined();
    expect(recent.at(40)).toMatchObject({ position: 40 });
  });
});
