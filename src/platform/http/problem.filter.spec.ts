import { describe, expect, it } from '@jest/globals';
import { EventDoesNotFitSchema } from '../../kernel/event-registry.js';
import { streamName } from '../../kernel/ids.js';
import {
  OutcomeUnknown,
  StoreAccessDenied,
  StoreUnavailable,
  StreamRemoved,
  UnreadableEvent,
} from '../event-store/event-store.js';
import { ViewsBusy } from '../projection-runner/views-at-cuts.js';
import { ViewsUnavailable } from '../read-store/read-store.js';
import { problemOf } from './problem.filter.js';

describe('what went wrong', () => {
  it("is the body's, where an event would not fit its schema; the answer tells nothing of it", () => {
    const problem = problemOf(new EventDoesNotFitSchema('action-added.v1: /title Harbour Row'));
    expect(problem?.getStatus()).toBe(422);
    expect(problem?.details().code).toBe('BODY.DOES_NOT_FIT');
    expect(JSON.stringify(problem?.details())).not.toMatch(/Harbour|action-added/);
  });

  it('is ours, where an event that is stored does not fit', () => {
    const cause = new EventDoesNotFitSchema('action-added.v1: /title');
    expect(problemOf(new UnreadableEvent(5n, 'action-added.v1', cause))).toBeUndefined();
  });

  it.each<[Error, string]>([
    [new ViewsBusy('20 wait'), 'VIEW.BUSY'],
    [new StoreUnavailable('closing'), 'STORE.UNAVAILABLE'],
    [new ViewsUnavailable('no server'), 'VIEW.UNAVAILABLE'],
    [new OutcomeUnknown('no answer'), 'STORE.OUTCOME_UNKNOWN'],
  ])('is over soon: %s', (fault, code) => {
    const problem = problemOf(fault);
    expect(problem?.getStatus()).toBe(503);
    expect(problem?.details().code).toBe(code);
    expect(Number(problem?.headers['Retry-After'])).toBeGreaterThan(0);
  });

  it.each<[Error, number, string]>([
    [new StoreAccessDenied('no right'), 503, 'STORE.ACCESS_DENIED'],
    [new StreamRemoved(streamName('action', 'a')), 410, 'STREAM.REMOVED'],
  ])('is not over by waiting: %s', (fault, status, code) => {
    const problem = problemOf(fault);
    expect(problem?.details()).toMatchObject({ status, code });
    expect(problem?.headers['Retry-After']).toBeUndefined();
  });
});
