import { describe, expect, it } from '@jest/globals';
import type { Uuid } from '../../../kernel/ids.js';
import { instant, type Instant } from '../../../kernel/plain-date.js';
import type { PreparedEvent } from '../prepared-event.js';
import { LogClock } from './log-clock.js';

const at = (second: number): Instant =>
  instant(`2026-03-31T10:00:${String(second).padStart(2, '0')}.000Z`);

const prepared = (second: number): PreparedEvent => ({
  eventId: 'e0000000-0000-4000-8000-000000000001' as Uuid,
  type: 'note-taken.v1',
  data: '{}',
  metadata: `{"recordedAt":"${at(second)}"}`,
  recordedAt: at(second),
  salt: 'salt',
});

const stampedBy = (clock: LogClock, second: number): Instant | undefined =>
  clock.stamp([prepared(second)])[0]?.recordedAt;

describe('the clock of the log', () => {
  it('never goes behind what was seen, in text and bytes alike', () => {
    const [stamped] = new LogClock(() => at(30)).stamp([prepared(20)]);
    expect(stamped?.recordedAt).toBe(at(30));
    expect(stamped?.metadata).toBe(`{"recordedAt":"${at(30)}"}`);
  });

  it('never goes behind what is on its way', () => {
    const clock = new LogClock(() => at(0));
    expect(stampedBy(clock, 40)).toBe(at(40));
    expect(stampedBy(clock, 10)).toBe(at(40));
    clock.settle();
    expect(stampedBy(clock, 10)).toBe(at(40));
  });

  it('is not held by what was never written', () => {
    const clock = new LogClock(() => at(0));
    stampedBy(clock, 40);
    clock.settle();
    expect(stampedBy(clock, 10)).toBe(at(10));
  });
});
