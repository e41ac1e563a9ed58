import { describe, expect, it } from '@jest/globals';
import type {
  AuditedFact,
  AuditedHistory,
} from '../../../../projections/exception-register/exception-register.js';
import type { EventReference } from '../../../../projections/register-entry.js';
import type { ActorId, StreamName, Uuid } from '../../../kernel/ids.js';
import { instant, plainDate } from '../../../kernel/plain-date.js';
import { EXAMINATIONS, type ExceptionKind } from './exceptions.js';

/** An event at that revision, recorded as it happened unless told. */
const at = (revision: number, more: Partial<EventReference> = {}): EventReference => ({
  type: 'any.v1',
  stream: 'action-1' as StreamName,
  position: String(revision + 1),
  eventId: `e${revision}` as Uuid,
  revision,
  by: 'owner' as ActorId,
  capacity: 'action-owner',
  effectiveAt: plainDate('2022-01-20'),
  recordedAt: instant('2022-01-20T10:00:00Z'),
  ...more,
});
const chair = 'chair' as ActorId;

const history = (...facts: readonly AuditedFact[]): AuditedHistory => ({
  stream: 'action-1' as StreamName,
  kind: 'action',
  recordId: '1',
  events: 20,
  facts,
});

const examine = (kind: ExceptionKind, ...facts: readonly AuditedFact[]) => {
  const { examined, found } = EXAMINATIONS[kind].examine(history(...facts));
  const shown = found.map((exception) => {
    const { event, kind: _, ...more } = exception;
    return [event.revision, more];
  });
  return { examined, found: shown };
};

const proposed = (revision: number, evidence: number): AuditedFact => ({
  event: at(revision),
  as: 'completion-proposed',
  evidence,
});
const verified = (revision: number, by = chair): AuditedFact => ({
  event: at(revision, { by }),
  as: 'verified',
});

describe('an exception', () => {
  it('is a completion without evidence, given with it or before', () => {
    const kind = 'closed-without-evidence';
    expect(examine(kind, proposed(1, 0), verified(2))).toEqual({ examined: 1, found: [[2, {}]] });
    expect(examine(kind, proposed(1, 2), verified(2))).toEqual({ examined: 1, found: [] });
    const added: AuditedFact = { event: at(0), as: 'evidence-added', evidence: 1 };
    expect(examine(kind, added, proposed(1, 0), verified(2)).found).toEqual([]);
    const afterwards = { ...added, event: at(3) };
    expect(examine(kind, proposed(1, 0), verified(2), afterwards).found).toEqual([[2, {}]]);
    expect(examine(kind, proposed(1, 0))).toEqual({ examined: 0, found: [] });
  });

  it.each([
    // Ten working days: two weeks without a holiday.
    ['2022-01-06', '2022-01-20T10:00:00Z', []],
    ['2022-01-05', '2022-01-20T10:00:00Z', [[0, { workingDays: 11 }]]],
    // Good Friday and Easter Monday are no working days.
    ['2022-04-06', '2022-04-22T10:00:00Z', []],
    ['2022-04-05', '2022-04-22T10:00:00Z', [[0, { workingDays: 11 }]]],
    // London is a day further than UTC tells, half an hour before midnight in summer.
    ['2022-06-15', '2022-06-30T23:30:00Z', [[0, { workingDays: 12 }]]],
  ])('is what happened on %s and was recorded at %s', (effectiveAt, recordedAt, found) => {
    const event = at(0, { effectiveAt: plainDate(effectiveAt), recordedAt: instant(recordedAt) });
    expect(examine('backdated', { event })).toEqual({ examined: 20, found });
  });

  it('is a date that moved twice, told from where to where', () => {
    const moved = (revision: number, from: string, to: string): AuditedFact => ({
      event: at(revision),
      as: 'date-moved',
      from: plainDate(from),
      to: plainDate(to),
    });
    const once = moved(1, '2021-12-31', '2022-01-31');
    const kind = 'date-moved-repeatedly';
    expect(examine(kind, once)).toEqual({ examined: 1, found: [] });
    expect(examine(kind, once, moved(4, '2022-01-31', '2022-03-15'))).toEqual({
      examined: 1,
      found: [[4, { moves: 2, from: '2021-12-31', to: '2022-03-15' }]],
    });
    expect(examine(kind)).toEqual({ examined: 0, found: [] });
  });

  it('is what was entered for somebody else', () => {
    const event = at(1, { onBehalfOf: chair });
    expect(examine('on-behalf', { event }, { event: at(2) })).toEqual({
      examined: 20,
      found: [[1, {}]],
    });
  });

  it('is an urgent decision that no meeting was told of', () => {
    const kind = 'urgent-not-reported';
    const taken: AuditedFact = { event: at(0), as: 'taken-urgently' };
    const reported: AuditedFact = { event: at(4), as: 'reported-to-meeting' };
    expect(examine(kind, taken)).toEqual({ examined: 1, found: [[0, {}]] });
    expect(examine(kind, taken, reported)).toEqual({ examined: 1, found: [] });
    expect(examine(kind, verified(1))).toEqual({ examined: 0, found: [] });
  });

  it('is a judgement that was changed, or given again', () => {
    const judged = (revision: number, group: string): AuditedFact => ({
      event: at(revision),
      as: 'judged',
      bodyId: group as Uuid,
    });
    const kind = 'judgement-changed';
    expect(examine(kind, judged(1, 'a'), judged(2, 'b'))).toEqual({ examined: 2, found: [] });
    expect(examine(kind, judged(1, 'a'), judged(2, 'a')).found).toEqual([[2, {}]]);
    const changed: AuditedFact = { ...judged(3, 'a'), as: 'judgement-changed' };
    expect(examine(kind, judged(1, 'a'), changed)).toEqual({ examined: 1, found: [[3, {}]] });
  });

  it('is what somebody verified who had proposed it, also for or through another', () => {
    const kind = 'self-verified';
    const owner = 'owner' as ActorId;
    expect(examine(kind, proposed(1, 1), verified(2))).toEqual({ examined: 1, found: [] });
    expect(examine(kind, proposed(1, 1), verified(2, owner)).found).toEqual([[2, {}]]);
    const through: AuditedFact = { event: at(2, { by: chair, onBehalfOf: owner }), as: 'verified' };
    expect(examine(kind, proposed(1, 1), through).found).toEqual([[2, {}]]);
    const anew: AuditedFact = { ...proposed(3, 1), event: at(3, { by: chair }) };
    expect(examine(kind, proposed(1, 1), anew, verified(4, owner)).found).toEqual([]);
  });
});
