import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type {
  Agency,
  AgencyId,
  Appointment,
  AppointmentId,
  Body,
  BodyId,
} from '../bodies/contract.js';
import type { ItemId, Meeting, MeetingId } from '../meetings/contract.js';
import type { DecisionCommand, RecordDecision } from './decision.commands.js';
import {
  concerns,
  decisionAggregate,
  type DecisionContext,
  takenBy,
  wasTaken,
} from './decision.js';
import { refusalsBeforeReserving } from './decision-recording.js';
import type { DecisionEvent, DecisionId, DecisionReference } from './events.js';

const decisionId = testId<DecisionId>('plan approved');
const bodyId = testId<BodyId>('board');
const meetingId = testId<MeetingId>('june meeting');
const september = testId<MeetingId>('september meeting');
const itemId = testId<ItemId>('item 5');
const planId = testId<DecisionId>('plan');
const police = testId<AgencyId>('police');
const fire = testId<AgencyId>('fire');
const reference = 'SCB-2021-004' as DecisionReference;
const TAKEN = '2021-06-15';
const CONFIRMED = '2021-09-14';

const june = {
  meetingId,
  bodyId,
  date: plainDate(TAKEN),
  agenda: [{ itemId, number: 5, title: 'Delivery plans' }],
  attendance: ['chair', 'ann'].map((person) => ({
    person: testActor(person),
    role: `Role of ${person}`,
    agencyId: police,
    as: 'member' as const,
  })),
};
const meetingHeld: Meeting = { stage: 'held', ...june };
const minutesConfirmed: Meeting = {
  stage: 'minutes-confirmed',
  ...june,
  confirmedAt: september,
  confirmedOn: plainDate(CONFIRMED),
};
const appointment = (
  holder: string,
  office: Appointment['office'],
  agencyId: AgencyId,
  to?: string,
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${holder} as ${office}`),
  office,
  holder: testActor(holder),
  role: `Role of ${holder}`,
  agencyId,
  from: plainDate('2020-05-01'),
  ...(to && { to: plainDate(to) }),
});
const board: Body = {
  stage: 'established',
  bodyId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [],
  appointments: [
    appointment('chair', 'chair', police),
    appointment('ann', 'member', fire),
    appointment('contact', 'single-point-of-contact', police),
    appointment('leaver', 'member', police, '2021-10-31'),
  ],
};
const agency: Agency = {
  stage: 'registered',
  agencyId: police,
  name: 'Cumbria Police',
  since: plainDate('2020-04-01'),
};
const context: DecisionContext = {
  meeting: meetingHeld,
  counter: { reservations: [{ decisionId, bodyId, year: 2021, number: 4, reference }] },
  body: board,
  agency,
};
const { given } = decides(decisionAggregate);

type Of<Type extends DecisionCommand['type']> = Extract<DecisionCommand, { type: Type }>;
const asSecretariat = { capacity: 'secretariat', on: TAKEN } as const;
const attempt = <Type extends DecisionCommand['type']>(
  type: Type,
  data: Of<Type>['data'],
  circumstances: Circumstances = {},
) => command<DecisionCommand>(type, data, { ...asSecretariat, ...circumstances });

const wording = { text: 'The Board approves the plan.', conditions: 'A measure for each outcome.' };
const recording: RecordDecision = {
  decisionId,
  bodyId,
  meetingId,
  itemId,
  kind: 'approve',
  ...wording,
  reasons: sealedText('reasons'),
  conflicted: [testActor('ann')],
  concerns: [{ kind: 'delivery-plan', id: planId }],
  marking: 'partnership',
};
const record = (changes: Partial<RecordDecision> = {}, circumstances: Circumstances = {}) =>
  command<Of<'RecordDecision'>>(
    'RecordDecision',
    { ...recording, ...changes },
    { ...asSecretariat, ...circumstances },
  );

const ids = { decisionId, bodyId };
const recorded = fact<DecisionEvent>(
  {
    type: 'decision-recorded.v1',
    data: {
      ...recording,
      conflicted: [...recording.conflicted],
      concerns: [...recording.concerns],
      reference,
      takenOn: plainDate(TAKEN),
    },
  },
  { on: TAKEN },
);
const voided = fact<DecisionEvent>({
  type: 'reference-voided.v1',
  data: { ...ids, reference, because: sealedText('not pursued') },
});
const confirmed = fact<DecisionEvent>(
  { type: 'decision-confirmed.v1', data: { ...ids, confirmedAt: september } },
  { on: CONFIRMED },
);
const assignment = { owner: 'Head of Crime', agencyId: police, due: plainDate('2021-12-31') };
const assigned = fact<DecisionEvent>(
  { type: 'implementation-assigned.v1', data: { ...ids, ...assignment } },
  { on: CONFIRMED },
);
const reported = (circumstances: Circumstances = { by: 'contact' }) =>
  fact<DecisionEvent>(
    { type: 'implementation-reported.v1', data: { ...ids, evidence: sealedText('evidence') } },
    { on: '2021-11-01', ...circumstances },
  );
const implemented = fact<DecisionEvent>(
  { type: 'implementation-confirmed.v1', data: ids },
  { on: '2021-11-02' },
);

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
    expect(refusalsBeforeReserving(record(), none, meetingHeld)).toEqual([]);
    expect(
      refusalsBeforeReserving(record({ itemId: testId('no item') }), none, meetingHeld),
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

const assign = (changes: Partial<typeof assignment> = {}) =>
  attempt('AssignImplementation', { ...assignment, ...changes }, { on: CONFIRMED });

describe('assigning the implementation', () => {
  it('gives a confirmed decision an owner in an agency, and a date', () => {
    given(recorded, confirmed).knowing(context).when(assign()).then(assigned.event);
  });

  it('waits until the decision is confirmed', () => {
    given(recorded).knowing(context).when(assign()).thenRefused('DECISION.NOT_CONFIRMED');
  });

  it('happens once', () => {
    given(recorded, confirmed, assigned)
      .knowing(context)
      .when(assign())
      .thenRefused('DECISION.IMPLEMENTATION_ALREADY_ASSIGNED');
  });

  it('needs an agency and a date after the decision, and says both', () => {
    given(recorded, confirmed)
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(assign({ due: plainDate('2021-06-14') }))
      .thenRefused('DECISION.AGENCY_NOT_FOUND', 'DECISION.DUE_BEFORE_TAKEN');
  });
});

const report = (circumstances: Circumstances = {}) =>
  attempt(
    'ReportImplementation',
    { evidence: sealedText('evidence') },
    { by: 'contact', capacity: 'member', on: '2021-11-01', ...circumstances },
  );

describe('reporting the implementation', () => {
  const history = [recorded, confirmed, assigned];

  it('is for a representative of the agency that carries it out', () => {
    given(...history)
      .knowing(context)
      .when(report())
      .then(reported().event);
  });

  it('may be entered by the secretariat', () => {
    given(...history)
      .knowing(context)
      .when(report({ by: 'secretary', capacity: 'secretariat', onBehalfOf: 'contact' }))
      .then(reported().event);
  });

  it('may be added to', () => {
    given(...history, reported())
      .knowing(context)
      .when(report())
      .then(reported().event);
  });

  it.each([
    ['of another agency', { by: 'ann' }],
    ['whose term had ended', { by: 'leaver' }],
    ['whose term has ended since', { by: 'leaver', on: '2021-10-31', today: '2021-11-01' }],
    ['who holds no office', { by: 'nobody' }],
    ['who audits', { by: 'auditor', capacity: 'auditor' as const }],
  ])('is not for somebody %s', (_, circumstances) => {
    given(...history)
      .knowing(context)
      .when(report(circumstances))
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY');
  });

  it.each([
    ['before it is assigned', [recorded, confirmed]],
    ['once it is confirmed', [...history, reported(), implemented]],
  ])('is not possible %s', (_, since) => {
    given(...since)
      .knowing(context)
      .when(report())
      .thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
  });

  it('is recorded with the office that gave the right to it', () => {
    const state = stateAfter(decisionAggregate, ...history);
    expect(decisionAggregate.actingAs?.(report(), state, context)).toEqual({
      capacity: 'single-point-of-contact',
      organisation: police,
    });
    const bySecretariat = report({ capacity: 'secretariat' });
    expect(decisionAggregate.actingAs?.(bySecretariat, state, context)).toBeUndefined();
  });
});

const signOff = (circumstances: Circumstances = {}) =>
  attempt(
    'ConfirmImplementation',
    {},
    { by: 'chair', capacity: 'member', on: '2021-11-02', ...circumstances },
  );

describe('confirming the implementation', () => {
  const history = [recorded, confirmed, assigned];

  it.each([
    ['the chair of the body', {}],
    ['the secretariat', { by: 'secretary', capacity: 'secretariat' as const }],
  ])('is for %s', (_, circumstances) => {
    given(...history, reported())
      .knowing(context)
      .when(signOff(circumstances))
      .then(implemented.event);
  });

  it.each([
    ['who reported it', {}, { by: 'chair' }],
    ['for whom it was reported', {}, { by: 'secretary', onBehalfOf: 'chair' }],
    [
      'who acts for the one who reported it',
      { by: 'secretary', capacity: 'secretariat' as const, onBehalfOf: 'contact' },
      { by: 'contact' },
    ],
  ])('is not for somebody %s', (_, confirmer, reporter) => {
    given(...history, reported(reporter))
      .knowing(context)
      .when(signOff(confirmer))
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });

  it('is not for any of several who reported', () => {
    given(...history, reported({ by: 'chair' }), reported())
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });

  it.each([
    ['a contact', { by: 'contact' }],
    ['a member whose term ended', { by: 'leaver' }],
    ['an outsider', { by: 'nobody' }],
  ])('is not for %s', (_, circumstances) => {
    given(...history, reported({ by: 'secretary' }))
      .knowing(context)
      .when(signOff(circumstances))
      .thenRefused('DECISION.CONFIRMER_NOT_OF_THE_BODY');
  });

  it('is not for somebody who had an interest in the decision', () => {
    given(...history, reported())
      .knowing(context)
      .when(signOff({ by: 'ann' }))
      .thenRefused('DECISION.CONFIRMER_WAS_CONFLICTED');
  });

  it.each([
    ['before it is reported', history],
    ['twice', [...history, reported(), implemented]],
  ])('is not possible %s', (_, since) => {
    given(...since)
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.IMPLEMENTATION_NOT_REPORTED');
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

const looksUp = async (attempted: DecisionCommand, ...history: ReturnType<typeof reported>[]) => {
  const streams: string[] = [];
  const state = stateAfter(decisionAggregate, ...history);
  await decisionAggregate.context(attempted, state, async (reader, id) => {
    const stream = reader.stream(id);
    streams.push(stream);
    return stream === `meeting-${meetingId}` ? (meetingHeld as never) : reader.initial;
  });
  return streams;
};

describe('what a decision looks up', () => {
  const counter = `decision-references-${bodyId}-2021`;

  it('is its meeting, and the references of the year of that meeting', async () => {
    expect(await looksUp(record({}, { today: '2022-01-10' }))).toEqual([
      `meeting-${meetingId}`,
      counter,
    ]);
  });

  it('is the references when one is voided', async () => {
    expect(await looksUp(giveUp())).toEqual([counter]);
  });

  it('is its meeting when it is revised or confirmed', async () => {
    expect(await looksUp(confirm(), recorded)).toEqual([`meeting-${meetingId}`]);
    expect(await looksUp(confirm())).toEqual([]);
  });

  it('is the agency that carries it out', async () => {
    expect(await looksUp(assign(), recorded, confirmed)).toEqual([`agency-${police}`]);
  });

  it('is its body when the implementation is reported or confirmed', async () => {
    expect(await looksUp(report(), recorded)).toEqual([`body-${bodyId}`]);
    expect(await looksUp(signOff(), recorded)).toEqual([`body-${bodyId}`]);
  });
});
