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
import type { AgencyId, AppointmentId, Body, BodyId } from '../bodies/contract.js';
import type { DeclaredInterest, ItemId, MeetingEvent, MeetingId } from './events.js';
import { barredFrom, isBarredFrom } from './interests.js';
import type { MeetingCommand } from './meeting.commands.js';
import { meetingAggregate, type MeetingContext } from './meeting.js';

const bodyId = testId<BodyId>('board');
const meetingId = testId<MeetingId>('june meeting');
const itemId = testId<ItemId>('item 3');
const police = testId<AgencyId>('police');
const DAY = '2021-06-15';
const ids = { meetingId, bodyId };
const ann = testActor('ann');

const boardWith = (interestsDeclared: boolean): Body => ({
  stage: 'established',
  bodyId,
  name: 'Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [
    {
      version: 1,
      inForceFrom: plainDate('2020-04-01'),
      aim: 'Oversees',
      cadence: { kind: 'times-a-year', timesAYear: 3 },
      quorum: 1,
      deputies: true,
      interestsDeclared,
    },
  ],
  appointments: [
    {
      appointmentId: testId<AppointmentId>('ann'),
      office: 'member',
      holder: ann,
      role: 'Superintendent',
      agencyId: police,
      from: plainDate('2020-05-01'),
    },
  ],
});
const context: MeetingContext = {
  body: boardWith(true),
  unknownAgencies: [],
  confirming: { stage: 'none' },
};
const { given } = decides(meetingAggregate);

const convened = fact<MeetingEvent>(
  {
    type: 'meeting-convened.v2',
    data: { ...ids, date: plainDate(DAY), agenda: [{ itemId, number: 3, title: 'Grants' }] },
  },
  { on: '2021-06-01' },
);
const held = fact<MeetingEvent>(
  {
    type: 'meeting-held.v1',
    data: {
      ...ids,
      attendance: [{ person: ann, role: 'Superintendent', agencyId: police, as: 'member' }],
      quorum: 1,
      present: 1,
    },
  },
  { on: DAY },
);
const cancelled = fact<MeetingEvent>({
  type: 'meeting-cancelled.v1',
  data: { ...ids, because: sealedText('snow') },
});
const minutes = fact<MeetingEvent>({
  type: 'minutes-confirmed.v1',
  data: { ...ids, confirmedAt: testId('september') },
});

const prejudicial: DeclaredInterest = {
  itemId,
  person: ann,
  nature: 'prejudicial',
  interest: sealedText('a trustee'),
};
const dispensation = { grantedOn: plainDate('2021-06-10'), grantedBy: 'Monitoring officer' };
const declared = (changes: Partial<DeclaredInterest> = {}) =>
  fact<MeetingEvent>(
    { type: 'interest-declared.v1', data: { ...ids, declared: { ...prejudicial, ...changes } } },
    { on: DAY },
  );
const declare = (changes: Partial<DeclaredInterest> = {}, circumstances: Circumstances = {}) =>
  command<MeetingCommand>(
    'DeclareInterest',
    { ...prejudicial, ...changes },
    { capacity: 'secretariat', on: DAY, ...circumstances },
  );
const because = sealedText('another item');
const withdraw = (person = ann) =>
  command<MeetingCommand>(
    'WithdrawInterest',
    { itemId, person, because },
    { capacity: 'secretariat', on: DAY },
  );
const withdrawn = fact<MeetingEvent>(
  { type: 'interest-withdrawn.v1', data: { ...ids, itemId, person: ann, because } },
  { on: DAY },
);

describe('declaring an interest', () => {
  it.each([
    ['before the meeting', [convened], '2021-06-10'],
    ['at it', [convened, held], DAY],
  ])('happens per item, %s', (_, history, on) => {
    given(...history)
      .knowing(context)
      .when(declare({}, { on }))
      .then(declared().event);
  });

  it('may come with a dispensation obtained before', () => {
    given(convened)
      .knowing(context)
      .when(declare({ dispensation }))
      .then(declared({ dispensation }).event);
  });

  it.each([
    ['INTEREST.ITEM_NOT_FOUND', declare({ itemId: testId('no item') })],
    ['INTEREST.NOT_OF_THE_BODY', declare({ person: testActor('guest') })],
    ['INTEREST.DECLARED_AFTER_THE_MEETING', declare({}, { on: '2021-06-16' })],
    [
      'INTEREST.DISPENSATION_TOO_LATE',
      declare({ dispensation: { ...dispensation, grantedOn: plainDate('2021-06-16') } }),
    ],
    ['MEETING.NOT_BY_THE_SECRETARIAT', declare({}, { capacity: 'member' })],
  ])('is refused by itself with %s', (refusal, attempted) => {
    given(convened).knowing(context).when(attempted).thenRefused(refusal);
  });

  it('is asked for by the terms of reference in force, or not at all', () => {
    given(convened)
      .knowing({ ...context, body: boardWith(false) })
      .when(declare())
      .thenRefused('INTEREST.NOT_IN_THE_TERMS');
  });

  it('happens once per item and person, until it is withdrawn', () => {
    given(convened, declared())
      .knowing(context)
      .when(declare())
      .thenRefused('INTEREST.ALREADY_DECLARED');
    given(convened, declared(), withdrawn)
      .knowing(context)
      .when(declare({ nature: 'personal' }))
      .then(declared({ nature: 'personal' }).event);
  });

  it.each([
    ['cancelled', [convened, cancelled]],
    ['minuted', [convened, held, minutes]],
  ])('is over once the meeting is %s', (_, history) => {
    given(...history)
      .knowing(context)
      .when(declare())
      .thenRefused('INTEREST.NOT_OPEN');
  });
});

describe('withdrawing a declaration', () => {
  it('says why', () => {
    given(convened, declared()).knowing(context).when(withdraw()).then(withdrawn.event);
  });

  it('needs one', () => {
    given(convened).knowing(context).when(withdraw()).thenRefused('INTEREST.NOT_DECLARED');
  });
});

describe('who is barred from an item', () => {
  const barred = (...facts: ReturnType<typeof declared>[]) =>
    barredFrom(stateAfter(meetingAggregate, convened, held, ...facts), itemId);

  it('is whoever declared a prejudicial interest in it', () => {
    expect(barred(declared())).toEqual([ann]);
  });

  it.each([
    ['a personal one', [declared({ nature: 'personal' })]],
    ['a dispensation', [declared({ dispensation })]],
    ['an interest in another item', [declared({ itemId: testId('item 4') })]],
    ['one that was withdrawn', [declared(), withdrawn]],
    ['nothing but belonging to an agency', []],
  ])('is nobody with %s', (_, facts) => {
    expect(barred(...facts)).toEqual([]);
  });

  it('is nobody through somebody else either', () => {
    const meeting = stateAfter(meetingAggregate, convened, held, declared());
    const secretary = testActor('secretary');
    expect(isBarredFrom(meeting, itemId, { id: secretary, onBehalfOf: ann })).toBe(true);
    expect(isBarredFrom(meeting, itemId, { id: secretary })).toBe(false);
    expect(isBarredFrom({ stage: 'none' }, itemId, { id: ann })).toBe(false);
  });
});
