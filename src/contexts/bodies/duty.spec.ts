import { describe, expect, it } from '@jest/globals';
import {
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { Body } from './body.js';
import { type DutyCommand, dutyAggregate, dutyStanding } from './duty.js';
import type { BodyId, DutyEvent, DutyId } from './events.js';

const dutyId = testId<DutyId>('plans approved');
const bodyId = testId<BodyId>('board');
const evidence = sealedText('SCB-2021-004');
const entry = {
  dutyId,
  bodyId,
  duty: 'Approve the delivery plans of the groups',
  due: plainDate('2021-04-30'),
  owner: 'Partnership manager',
};
const body: Body = {
  stage: 'established',
  bodyId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [],
  appointments: [],
};
const scheduled = fact<DutyEvent>({ type: 'duty-scheduled.v2', data: entry }, { on: '2021-04-01' });
const fulfilled = fact<DutyEvent>(
  { type: 'duty-fulfilled.v2', data: { dutyId, bodyId, evidence } },
  { on: '2021-05-12' },
);
const { given } = decides(dutyAggregate);
const schedule = command<DutyCommand>('ScheduleDuty', entry);
const fulfil = command<DutyCommand>('FulfilDuty', { evidence });

describe('scheduling a duty', () => {
  it('says what is due, when, and who owns it', () => {
    given().knowing({ body }).when(schedule).then(scheduled.event);
  });

  it('happens once', () => {
    given(scheduled).knowing({ body }).when(schedule).thenRefused('DUTY.ALREADY_SCHEDULED');
  });

  it('needs the body that owes it', () => {
    given()
      .knowing({ body: { stage: 'none' } })
      .when(schedule)
      .thenRefused('DUTY.BODY_NOT_FOUND');
  });
});

describe('fulfilling a duty', () => {
  it('says what shows that it was done', () => {
    given(scheduled).knowing({ body }).when(fulfil).then(fulfilled.event);
  });

  it('needs an entry in the schedule', () => {
    given().knowing({ body }).when(fulfil).thenRefused('DUTY.NOT_FOUND');
  });

  it('happens once', () => {
    given(scheduled, fulfilled)
      .knowing({ body })
      .when(fulfil)
      .thenRefused('DUTY.ALREADY_FULFILLED');
  });
});

describe('how a duty stands', () => {
  const due = plainDate('2021-04-30');
  const metEarly = { due, fulfilledOn: plainDate('2021-04-30') };
  const metLate = { due, fulfilledOn: plainDate('2021-05-12') };

  it.each([
    ['upcoming', { due }, '2021-04-30'],
    ['missed', { due }, '2021-05-01'],
    ['met', metEarly, '2021-04-30'],
    ['met', metEarly, '2022-01-01'],
    ['missed', metLate, '2021-05-11'],
    ['met-late', metLate, '2021-05-12'],
  ])('is %s, seen with %j on %s', (standing, duty, on) => {
    expect(dutyStanding(duty, plainDate(on))).toBe(standing);
  });

  it('follows from its history', () => {
    expect(stateAfter(dutyAggregate, scheduled, fulfilled)).toEqual({
      stage: 'fulfilled',
      dutyId,
      bodyId,
      due,
      fulfilledOn: '2021-05-12',
    });
    expect(stateAfter(dutyAggregate, fulfilled)).toEqual({ stage: 'none' });
  });
});
