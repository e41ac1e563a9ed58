import { describe, expect, it } from '@jest/globals';
import { agencyEvents, bodyEvents, dutyEvents } from '../src/contexts/bodies/events.js';
import { decisionEvents, referenceCounterEvents } from '../src/contexts/decisions/events.js';
import {
  actionEvents,
  measureEvents,
  planEvents,
  prioritiesEvents,
} from '../src/contexts/delivery-plans/events.js';
import { meetingEvents } from '../src/contexts/meetings/events.js';
import { reviewEvents } from '../src/contexts/reviews/events.js';
import { handles } from '../src/kernel/projection.js';
import { allViews } from './all-views.js';

const eventTypes = [
  agencyEvents,
  bodyEvents,
  dutyEvents,
  meetingEvents,
  referenceCounterEvents,
  decisionEvents,
  prioritiesEvents,
  planEvents,
  actionEvents,
  measureEvents,
  reviewEvents,
].flatMap((events) => Object.keys(events));

describe('the views', () => {
  it('have a name each', () => {
    expect(new Set(allViews.map(({ name }) => name)).size).toBe(allViews.length);
  });

  it('together show every fact', () => {
    const shown = new Set(allViews.flatMap((view) => [...handles(view)]));
    expect(eventTypes.filter((type) => !shown.has(type))).toEqual([]);
  });

  it('handle no fact that nobody records', () => {
    const known = new Set(eventTypes);
    const unknown = allViews.flatMap((view) =>
      [...handles(view)].filter((type) => !known.has(type)),
    );
    expect(unknown).toEqual([]);
  });
});
