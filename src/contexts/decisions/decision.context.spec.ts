import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import { sealedText, stateAfter, testId } from '../../../test/support/decider-given.js';
import {
  assigned,
  assignment,
  attempt,
  bodyId,
  confirmed,
  decisionId,
  itemId,
  meetingHeld,
  meetingId,
  police,
  record,
  recorded,
  recordedUrgently,
  recordUrgently,
  september,
} from '../../../test/support/decision-given.js';
import type { DecisionCommand } from './decision.commands.js';
import { decisionAggregate } from './decision.js';
import type { DecisionId } from './events.js';

const successor = testId<DecisionId>('successor');

const looksUp = async (attempted: DecisionCommand, ...history: (typeof recorded)[]) => {
  const streams: string[] = [];
  const state = stateAfter(decisionAggregate, ...history);
  await decisionAggregate.context(attempted, state, async (reader, id) => {
    const stream = reader.stream(id);
    streams.push(stream);
    if (stream === `meeting-${meetingId}`) return meetingHeld as never;
    if (stream === `decision-${successor}`) {
      return stateAfter(decisionAggregate, recorded) as never;
    }
    return reader.initial;
  });
  return streams;
};

const because = sealedText('why');

describe('what a decision looks up', () => {
  const counter = `decision-references-${bodyId}-2021`;

  it('is its meeting, and the references of the year of that meeting', async () => {
    expect(await looksUp(record({}, { today: '2022-01-10' }))).toEqual([
      `meeting-${meetingId}`,
      counter,
    ]);
  });

  it('is the offices in its body where it could not wait for a meeting', async () => {
    expect(await looksUp(recordUrgently({}, { today: '2022-01-10' }))).toEqual([
      `body-${bodyId}`,
      counter,
    ]);
  });

  it('is the references when one is voided', async () => {
    const giveUp = attempt('VoidReference', { decisionId, bodyId, year: 2021, because });
    expect(await looksUp(giveUp)).toEqual([counter]);
  });

  it('is its meeting when it is revised or confirmed', async () => {
    const confirm = attempt('ConfirmDecision', { confirmedAt: september });
    expect(await looksUp(confirm, recorded)).toEqual([`meeting-${meetingId}`]);
    expect(await looksUp(confirm, recordedUrgently)).toEqual([]);
    expect(await looksUp(confirm)).toEqual([]);
  });

  it('is the meeting that an urgent one is reported to', async () => {
    const tell = attempt('ReportUrgentDecision', { meetingId, itemId });
    expect(await looksUp(tell, recordedUrgently)).toEqual([`meeting-${meetingId}`]);
  });

  it('is what ends it, and the body that does', async () => {
    const supersede = attempt('SupersedeDecision', { successor });
    expect(await looksUp(supersede, recorded)).toEqual([`decision-${successor}`, `body-${bodyId}`]);
    const through = { kind: 'meeting-item', meetingId, itemId } as const;
    expect(await looksUp(attempt('RescindDecision', { through, because }), recorded)).toEqual([
      `meeting-${meetingId}`,
      `body-${bodyId}`,
    ]);
    const by = { kind: 'decision', decisionId: testId<DecisionId>('unknown') } as const;
    expect(await looksUp(attempt('RescindDecision', { through: by, because }), recorded)).toEqual([
      `decision-${by.decisionId}`,
    ]);
  });

  it('is the agency that carries it out', async () => {
    const assign = attempt('AssignImplementation', assignment);
    expect(await looksUp(assign, recorded, confirmed)).toEqual([`agency-${police}`]);
  });

  it('is its body when the implementation is reported or confirmed', async () => {
    const report = attempt('ReportImplementation', { evidence: because });
    expect(await looksUp(report, recorded)).toEqual([`body-${bodyId}`]);
    expect(await looksUp(attempt('ConfirmImplementation', {}), recorded)).toEqual([
      `body-${bodyId}`,
    ]);
    expect(await looksUp(report)).toEqual([]);
  });

  it('is nothing else when a date is moved', async () => {
    const move = attempt('MoveImplementationDate', { to: plainDate('2022-03-31'), because });
    expect(await looksUp(move, recorded, confirmed, assigned)).toEqual([]);
  });
});
