import { describe, it } from '@jest/globals';
import {
  type Circumstances,
  fact,
  sealedText,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  attempt,
  board,
  CONFIRMED,
  confirmed,
  context,
  fire,
  given,
  groupId,
  ids,
  itemId,
  meetingId,
  police,
  recorded,
  recordedAs,
  recordedUrgently,
  recordUrgently,
  rescinded,
  september,
  septemberHeld,
  TAKEN,
  urgently,
} from '../../../test/support/decision-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { MeetingId } from '../meetings/contract.js';
import type { DecisionEvent } from './events.js';

describe('recording a decision that could not wait for a meeting', () => {
  const known = { ...context, meeting: { stage: 'none' } as const };

  it('says who agreed, in what office, and why it could not wait', () => {
    given().knowing(known).when(recordUrgently()).then(recordedUrgently.event);
  });

  it('names everybody who agreed', () => {
    given()
      .knowing(known)
      .when(recordUrgently({ agreedBy: [testActor('chair'), testActor('ann')], conflicted: [] }))
      .then(
        recordedAs({
          conflicted: [],
          taken: {
            route: 'urgent',
            agreedBy: [
              { person: testActor('chair'), office: 'chair', agencyId: police },
              { person: testActor('ann'), office: 'member', agencyId: fire },
            ],
            because: sealedText('urgency'),
          },
        }).event,
      );
  });

  it.each([
    ['DECISION.NOT_BY_THE_SECRETARIAT', recordUrgently({}, { capacity: 'member', by: 'chair' })],
    ['DECISION.URGENT_EFFECTIVE_ON_ANOTHER_DAY', recordUrgently({}, { on: '2021-06-16' })],
    [
      'DECISION.AGREED_BY_NO_OFFICE_HOLDER',
      recordUrgently({ agreedBy: ['chair', 'contact'].map(testActor) }),
    ],
    [
      'DECISION.NOT_AGREED_BY_THE_CHAIR',
      recordUrgently({ agreedBy: [testActor('ann')], conflicted: [] }),
    ],
    [
      'DECISION.CONFLICTED_PERSON_AGREED',
      recordUrgently({ agreedBy: ['chair', 'ann'].map(testActor) }),
    ],
    ['EFFECTIVE_DATE.IN_THE_FUTURE', recordUrgently({}, { today: '2021-06-14' })],
  ])('is refused by itself with %s', (refusal, attempted) => {
    given().knowing(known).when(attempted).thenRefused(refusal);
  });

  it('is not for a body whose terms of reference rule it out', () => {
    const terms = {
      version: 1,
      inForceFrom: plainDate('2021-01-01'),
      aim: 'Decides at meetings',
      cadence: { kind: 'times-a-year' as const, timesAYear: 3 },
      quorum: 2,
      deputies: true,
      interestsDeclared: false,
    };
    given()
      .knowing({ ...known, body: { ...board, terms: [{ ...terms, urgentRoute: false }] } })
      .when(recordUrgently())
      .thenRefused('DECISION.NO_URGENT_ROUTE');
    given()
      .knowing({ ...known, body: { ...board, terms: [terms] } })
      .when(recordUrgently())
      .then(recordedUrgently.event);
  });

  it('needs the body in whose name it is taken', () => {
    given()
      .knowing({ ...known, body: { stage: 'none' } })
      .when(recordUrgently())
      .thenRefused('DECISION.BODY_NOT_FOUND');
  });

  it('needs a reference of its own', () => {
    given()
      .knowing({ ...known, counter: { reservations: [] } })
      .when(recordUrgently())
      .thenRefused('DECISION.REFERENCE_NOT_RESERVED');
  });
});

const tell = (
  changes: { meetingId?: MeetingId; itemId?: typeof itemId } = {},
  circumstances: Circumstances = {},
) =>
  attempt(
    'ReportUrgentDecision',
    { meetingId: september, itemId, ...changes },
    { on: CONFIRMED, ...circumstances },
  );
const told = fact<DecisionEvent>(
  { type: 'urgent-decision-reported.v1', data: { ...ids, meetingId: september, itemId } },
  { on: CONFIRMED },
);

describe('reporting an urgent decision to the next meeting', () => {
  it('happens at an item of a held meeting of the body', () => {
    given(recordedUrgently).knowing(context).when(tell()).then(told.event);
  });

  it('happens once', () => {
    given(recordedUrgently, told)
      .knowing(context)
      .when(tell())
      .thenRefused('DECISION.ALREADY_REPORTED_TO_A_MEETING');
  });

  it('is not for a decision that a meeting took', () => {
    given(recorded).knowing(context).when(tell()).thenRefused('DECISION.NOT_URGENT');
  });

  it.each([
    ['DECISION.REPORTED_AT_NO_ITEM', { itemId: testId<typeof itemId>('no item') }, {}],
    ['DECISION.REPORTED_ON_ANOTHER_DAY', {}, { on: '2021-09-15' }],
    ['DECISION.NOT_BY_THE_SECRETARIAT', {}, { capacity: 'member' as const }],
  ])('is refused by itself with %s', (refusal, changes, circumstances) => {
    given(recordedUrgently)
      .knowing(context)
      .when(tell(changes, circumstances))
      .thenRefused(refusal);
  });

  it.each([
    ['DECISION.REPORTED_TO_NO_HELD_MEETING', { stage: 'none' as const }],
    ['DECISION.REPORTED_TO_ANOTHER_BODY', { ...septemberHeld, bodyId: groupId }],
  ])('is refused by itself with %s', (refusal, reportedTo) => {
    given(recordedUrgently)
      .knowing({ ...context, reportedTo })
      .when(tell())
      .thenRefused(refusal);
  });

  it('does not come before the decision', () => {
    given(recordedAs({ taken: urgently, takenOn: plainDate('2021-10-01') }))
      .knowing(context)
      .when(tell())
      .thenRefused('DECISION.REPORTED_ON_ANOTHER_DAY');
  });
});

describe('an urgent decision', () => {
  const confirm = (on = CONFIRMED, confirmedAt = september) =>
    attempt('ConfirmDecision', { confirmedAt }, { on });

  it('is confirmed by the meeting that it was reported to', () => {
    given(recordedUrgently, told).knowing(context).when(confirm()).then(confirmed.event);
  });

  it('is not confirmed before it was reported, nor by another meeting', () => {
    given(recordedUrgently)
      .knowing(context)
      .when(confirm())
      .thenRefused('DECISION.NOT_REPORTED_TO_A_MEETING');
    given(recordedUrgently, told)
      .knowing(context)
      .when(confirm('2021-09-13', meetingId))
      .thenRefused('DECISION.NOT_REPORTED_TO_A_MEETING', 'DECISION.CONFIRMED_BEFORE_REPORTED');
  });

  it('is revised until it is reported', () => {
    const revise = attempt('ReviseDecision', { text: 'As agreed.' });
    given(recordedUrgently)
      .knowing(context)
      .when(revise)
      .then({ type: 'decision-revised.v1', data: { ...ids, text: 'As agreed.' } });
    given(recordedUrgently, told)
      .knowing(context)
      .when(revise)
      .thenRefused('DECISION.ALREADY_REPORTED_TO_A_MEETING');
  });
});

describe('correcting a slip', () => {
  const corrected = { text: 'The Board approves the plans.', because: sealedText('slip') };
  const correct = (on = TAKEN) =>
    attempt('CorrectDecision', corrected, { on, today: '2021-10-01' });

  it('is recorded as such, with the date of what it corrects', () => {
    given(recorded, confirmed)
      .knowing(context)
      .when(correct())
      .then({ type: 'decision-corrected.v1', data: { ...ids, ...corrected } });
  });

  it('is not for a draft, nor for another day', () => {
    given(recorded)
      .knowing(context)
      .when(correct('2021-10-01'))
      .thenRefused('DECISION.NOT_YET_CONFIRMED', 'DECISION.CORRECTED_ON_ANOTHER_DAY');
  });

  it('is possible in what was rescinded since: the record must be right', () => {
    given(recorded, confirmed, rescinded)
      .knowing(context)
      .when(correct())
      .then({ type: 'decision-corrected.v1', data: { ...ids, ...corrected } });
  });
});

describe('finding conditions met', () => {
  const found = { standing: 'not-met' as const, evidence: sealedText('figures') };
  const find = attempt('FindConditions', found, { on: '2021-10-01' });

  it('is recorded with what shows it, as often as somebody looks', () => {
    const event = { type: 'decision-conditions-found.v1', data: { ...ids, ...found } } as const;
    given(recorded).knowing(context).when(find).then(event);
    given(recorded, fact<DecisionEvent>(event)).knowing(context).when(find).then(event);
  });

  it('needs conditions, as the wording now stands', () => {
    const revised = fact<DecisionEvent>({
      type: 'decision-revised.v1',
      data: { ...ids, text: 'Without conditions.' },
    });
    given(recorded, revised).knowing(context).when(find).thenRefused('DECISION.NO_CONDITIONS');
  });

  it('is not for what stands no longer', () => {
    given(recorded, confirmed, rescinded)
      .knowing(context)
      .when(find)
      .thenRefused('DECISION.NO_LONGER_STANDS');
  });
});
