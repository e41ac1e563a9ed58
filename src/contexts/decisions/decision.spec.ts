import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  stateAfter,
  testActor,
  testId,
  sealedText,
} from '../../../test/support/decider-given.js';
import {
  assigned,
  attempt,
  bodyId,
  CONFIRMED,
  confirmed,
  context,
  decisionId,
  given,
  ids,
  implemented,
  itemId,
  june,
  meetingId,
  minutesConfirmed,
  planId,
  record,
  recorded,
  reported,
  september,
  TAKEN,
  voided,
} from '../../../test/support/decision-given.js';
import { decisionAggregate } from './decision.js';
import { concerns, takenBy, wasTaken } from './decision.stages.js';
import { refusalsBeforeReserving } from './decision-recording.js';

describe('recording a decision', () => {
  it('makes a draft under the reference reserved for it, dated as its meeting', () => {
    given().knowing(context).when(record()).then(recorded.event);
  });

  it('is for the secretariat', () => {
    given()
      .knowing(context)
      .when(record({}, { capacity: 'member', by: 'chair' }))
      .thenRefused('DECISION.NOT_BY_THE_SECRETARIAT');
  });

  it('needs a meeting', () => {
    given()
      .knowing({ ...context, meeting: { stage: 'none' } })
      .when(record())
      .thenRefused('DECISION.MEETING_NOT_FOUND');
  });

  it.each(['convened', 'cancelled', 'inquorate'] as const)(
    'needs a meeting that was held: not one that is %s',
    (stage) => {
      given()
        .knowing({ ...context, meeting: { stage, ...june } })
        .when(record())
        .thenRefused('DECISION.MEETING_NOT_HELD');
    },
  );

  it('needs its own body, an item, the day of the meeting, and says all that is wrong', () => {
    given()
      .knowing(context)
      .when(record({ bodyId: testId('group'), itemId: testId('no item') }, { on: '2021-06-16' }))
      .thenRefused(
        'DECISION.MEETING_OF_ANOTHER_BODY',
        'DECISION.ITEM_NOT_FOUND',
        'DECISION.EFFECTIVE_ON_ANOTHER_DAY',
      );
  });

  it.each([
    ['DECISION.MEETING_OF_ANOTHER_BODY', record({ bodyId: testId('group') })],
    ['DECISION.ITEM_NOT_FOUND', record({ itemId: testId('no item') })],
    ['DECISION.EFFECTIVE_ON_ANOTHER_DAY', record({}, { on: '2021-06-16' })],
    ['EFFECTIVE_DATE.IN_THE_FUTURE', record({}, { today: '2021-06-14' })],
    ['DECISION.CONFLICTED_PERSON_DID_NOT_ATTEND', record({ conflicted: [testActor('absent')] })],
  ])('is refused by itself with %s', (refusal, attempted) => {
    given().knowing(context).when(attempted).thenRefused(refusal);
  });

  it('is taken without those whom a prejudicial interest bars, and names them', () => {
    const interest = { itemId, nature: 'prejudicial' as const, interest: sealedText('a trustee') };
    const barring = (person: string) => ({
      ...context,
      meeting: {
        stage: 'held' as const,
        ...june,
        interests: [{ ...interest, person: testActor(person) }],
      },
    });
    given().knowing(barring('ann')).when(record()).then(recorded.event);
    given()
      .knowing(barring('ann'))
      .when(record({ conflicted: [] }))
      .thenRefused('DECISION.BARRED_PERSON_TOOK_PART');
    given().knowing(barring('who stayed away')).when(record()).then(recorded.event);
  });

  it('needs a reference of its own', () => {
    given()
      .knowing({ ...context, counter: { reservations: [] } })
      .when(record())
      .thenRefused('DECISION.REFERENCE_NOT_RESERVED');
  });

  it.each([
    ['recorded', recorded],
    ['voided', voided],
  ])('is refused once the reference is %s', (_, first) => {
    given(first).knowing(context).when(record()).thenRefused('DECISION.REFERENCE_ALREADY_USED');
  });

  it('can be tried before a reference is reserved', () => {
    const none = decisionAggregate.decider.initial;
    expect(refusalsBeforeReserving(record(), none, context)).toEqual([]);
    expect(
      refusalsBeforeReserving(record({ itemId: testId('no item') }), none, context),
    ).toMatchObject([{ code: 'DECISION.ITEM_NOT_FOUND' }]);
  });
});

const giveUp = (circumstances: Circumstances = {}) =>
  attempt(
    'VoidReference',
    { decisionId, bodyId, year: 2021, because: sealedText('not pursued') },
    circumstances,
  );

describe('voiding a reference', () => {
  it('says why no decision will stand under it', () => {
    given().knowing(context).when(giveUp()).then(voided.event);
  });

  it('is refused once a decision stands under it', () => {
    given(recorded).knowing(context).when(giveUp()).thenRefused('DECISION.REFERENCE_ALREADY_USED');
  });

  it('is for the secretariat, and needs a reference', () => {
    given()
      .knowing({ ...context, counter: { reservations: [] } })
      .when(giveUp({ capacity: 'member' }))
      .thenRefused('DECISION.NOT_BY_THE_SECRETARIAT', 'DECISION.REFERENCE_NOT_RESERVED');
  });
});

describe('revising a decision', () => {
  const corrected = { text: 'The Board approves the delivery plan.' };
  const revise = attempt('ReviseDecision', corrected);

  it('corrects the wording of a draft', () => {
    given(recorded)
      .knowing(context)
      .when(revise)
      .then({ type: 'decision-revised.v1', data: { ...ids, ...corrected } });
  });

  it('ends with the minutes', () => {
    given(recorded)
      .knowing({ ...context, meeting: minutesConfirmed })
      .when(revise)
      .thenRefused('DECISION.MINUTES_ARE_CONFIRMED');
  });

  it('is not for a decision that was confirmed', () => {
    given(recorded, confirmed).knowing(context).when(revise).thenRefused('DECISION.NOT_A_DRAFT');
  });

  it.each([
    ['never recorded', []],
    ['given up with its reference', [voided]],
  ])('is not for one that was %s', (_, history) => {
    given(...history)
      .knowing(context)
      .when(revise)
      .thenRefused('DECISION.NOT_FOUND');
  });
});

const confirm = (on = CONFIRMED, confirmedAt = september) =>
  attempt('ConfirmDecision', { confirmedAt }, { on });

describe('confirming a decision', () => {
  const known = { ...context, meeting: minutesConfirmed };

  it('follows the minutes', () => {
    given(recorded).knowing(known).when(confirm()).then(confirmed.event);
  });

  it('waits for the minutes', () => {
    given(recorded).knowing(context).when(confirm()).thenRefused('DECISION.MINUTES_NOT_CONFIRMED');
  });

  it('names the meeting that confirmed them, and does not come before it', () => {
    given(recorded)
      .knowing(known)
      .when(confirm(TAKEN, meetingId))
      .thenRefused('DECISION.MINUTES_CONFIRMED_ELSEWHERE', 'DECISION.CONFIRMED_BEFORE_THE_MINUTES');
  });

  it('happens once', () => {
    given(recorded, confirmed).knowing(known).when(confirm()).thenRefused('DECISION.NOT_A_DRAFT');
  });
});

describe('what others ask of a decision', () => {
  const draft = stateAfter(decisionAggregate, recorded);
  const givenUp = stateAfter(decisionAggregate, voided);

  it('whether it counts: from the day it was taken, never once its reference is void', () => {
    expect([draft, givenUp, decisionAggregate.decider.initial].map(wasTaken)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('who took it', () => {
    expect(takenBy(draft, bodyId)).toBe(true);
    expect(takenBy(draft, testId('group'))).toBe(false);
    expect(takenBy(givenUp, bodyId)).toBe(false);
  });

  it('what it is about', () => {
    expect(concerns(draft, planId)).toBe(true);
    expect(concerns(draft, testId('another plan'))).toBe(false);
  });

  it('nothing, where its beginning was cut away', () => {
    const rest = [confirmed, assigned, reported(), implemented];
    expect(stateAfter(decisionAggregate, ...rest)).toEqual({ stage: 'none' });
  });
});
