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
import { type DutyCommand, dutyAggregate, dutyStanding, nextDue } from './duty.js';
import type { AgencyId, BodyId, DutyEvent, DutyId } from './events.js';

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
const agencyId = testId<AgencyId>('police');
const yearly = { ...entry, source: 'S4:358', rhythm: { everyMonths: 12 } };
const because = sealedText('The assessment was not ready');
const scheduled = fact<DutyEvent>(
  { type: 'duty-scheduled.v3', data: { ...entry, kind: 'duty' } },
  { on: '2021-04-01' },
);
const comesRound = fact<DutyEvent>(
  { type: 'duty-scheduled.v3', data: { ...yearly, kind: 'duty' } },
  { on: '2021-04-01' },
);
const fulfilled = (due: string = entry.due, on = '2021-05-12') =>
  fact<DutyEvent>(
    { type: 'duty-fulfilled.v2', data: { dutyId, bodyId, due: plainDate(due), evidence } },
    { on },
  );
const missed = (due: string = entry.due, on = '2021-05-12') =>
  fact<DutyEvent>(
    { type: 'duty-missed.v1', data: { dutyId, bodyId, due: plainDate(due), because } },
    { on },
  );
const withdrawn = fact<DutyEvent>(
  { type: 'duty-withdrawn.v1', data: { dutyId, bodyId, because } },
  { on: '2021-05-13' },
);
const { given } = decides(dutyAggregate);
const schedule = command<DutyCommand>('ScheduleDuty', entry);
const fulfil = (data: { due?: string; reference?: string } = {}) =>
  command<DutyCommand>('FulfilDuty', {
    ...(data.reference ? { reference: data.reference } : { evidence }),
    ...(data.due && { due: plainDate(data.due) }),
  });
const miss = (on: string, due?: string) =>
  command<DutyCommand>('MissDuty', { because, ...(due && { due: plainDate(due) }) }, { on });
const withdraw = command<DutyCommand>('WithdrawDuty', { because });

describe('scheduling a duty', () => {
  it('says what is due, when, and who owns it', () => {
    given().knowing({ body }).when(schedule).then(scheduled.event);
  });

  it('may be a request for data, which says who asked and when', () => {
    const asked = { by: 'Ministry of Justice', on: plainDate('2021-04-01') };
    const request = { ...entry, kind: 'data-request' as const, asked };
    const ask = (data: object) =>
      given()
        .knowing({ body })
        .when(command<DutyCommand>('ScheduleDuty', { ...request, ...data }));
    ask({}).then({ type: 'duty-scheduled.v3', data: request });
    ask({ asked: undefined }).thenRefused('DUTY.WHO_ASKED_DOES_NOT_FIT');
    ask({ kind: 'duty' }).thenRefused('DUTY.WHO_ASKED_DOES_NOT_FIT');
    ask({ kind: undefined }).thenRefused('DUTY.WHO_ASKED_DOES_NOT_FIT');
    ask({ asked: { ...asked, on: '2021-05-01' } }).thenRefused('DUTY.ASKED_LATER');
    ask({ asked: { ...asked, on: '2021-12-01' } }).thenRefused('DUTY.ASKED_LATER');
  });

  it('may say where it is laid down, which agency owes it and how it comes round', () => {
    const data = { ...yearly, agencyId };
    const since = plainDate('2020-04-01');
    const agency = { stage: 'registered', agencyId, name: 'Police', since } as const;
    given()
      .knowing({ body, owedBy: { agency, line: new Map() } })
      .when(command('ScheduleDuty', data))
      .then({ type: 'duty-scheduled.v3', data: { ...data, kind: 'duty' } });
  });

  it('happens once', () => {
    given(scheduled).knowing({ body }).when(schedule).thenRefused('DUTY.ALREADY_SCHEDULED');
  });

  it('needs the body that owes it, and the agency where one does', () => {
    given()
      .knowing({ body: { stage: 'none' } })
      .when(schedule)
      .thenRefused('DUTY.BODY_NOT_FOUND');
    given()
      .knowing({ body, owedBy: { agency: { stage: 'none' }, line: new Map() } })
      .when(schedule)
      .thenRefused('DUTY.AGENCY_NOT_FOUND');
  });

  it('is owed by an agency that exists when it falls due', () => {
    const since = plainDate('2020-04-01');
    const owedUntil = (on: string) => {
      const ends = { on: plainDate(on), successors: [] };
      const agency = { stage: 'registered', agencyId, name: 'Police', since, ends } as const;
      return given().knowing({ body, owedBy: { agency, line: new Map() } });
    };
    const data = { ...yearly, agencyId };
    owedUntil(yearly.due)
      .when(command('ScheduleDuty', data))
      .thenRefused('DUTY.AGENCY_DOES_NOT_EXIST_THEN');
    owedUntil('2099-01-01')
      .when(command('ScheduleDuty', data))
      .then({ type: 'duty-scheduled.v3', data: { ...data, kind: 'duty' } });
  });
});

describe('fulfilling a duty', () => {
  it('says what shows that it was done', () => {
    given(scheduled).knowing({ body }).when(fulfil()).then(fulfilled().event);
    given(scheduled)
      .knowing({ body })
      .when(fulfil({ reference: 'SCB-2021-004' }))
      .then({
        type: 'duty-fulfilled.v2',
        data: { dutyId, bodyId, due: entry.due, reference: 'SCB-2021-004' },
      });
  });

  it('needs evidence or a reference', () => {
    given(scheduled)
      .knowing({ body })
      .when(command('FulfilDuty', {}))
      .thenRefused('DUTY.NO_EVIDENCE');
  });

  it('needs an entry in the schedule', () => {
    given().knowing({ body }).when(fulfil()).thenRefused('DUTY.NOT_FOUND');
  });

  it('happens once', () => {
    given(scheduled, fulfilled())
      .knowing({ body })
      .when(fulfil())
      .thenRefused('DUTY.ALREADY_FULFILLED');
  });

  it('meets, of a duty that comes round, the time that is awaited', () => {
    given(comesRound, fulfilled())
      .knowing({ body })
      .when(fulfil())
      .then(fulfilled('2022-04-30').event);
  });

  it('may come late, after it was recorded as missed', () => {
    given(comesRound, missed())
      .knowing({ body })
      .when(fulfil({ due: '2021-04-30' }))
      .then(fulfilled().event);
  });

  it('names a day on which it was due', () => {
    given(comesRound)
      .knowing({ body })
      .when(fulfil({ due: '2022-04-30' }))
      .thenRefused('DUTY.NOT_DUE_THAT_DAY');
  });
});

describe('missing a duty', () => {
  it('is recorded once the day is over, with its reason', () => {
    given(scheduled).knowing({ body }).when(miss('2021-05-01')).then(missed().event);
    given(scheduled).knowing({ body }).when(miss('2021-04-30')).thenRefused('DUTY.NOT_DUE_YET');
  });

  it('happens once, and not to what was done', () => {
    given(scheduled, missed())
      .knowing({ body })
      .when(miss('2021-05-13'))
      .thenRefused('DUTY.ALREADY_MISSED');
    given(scheduled, fulfilled())
      .knowing({ body })
      .when(miss('2021-05-13'))
      .thenRefused('DUTY.ALREADY_FULFILLED');
  });

  it('names a day on which it was due', () => {
    given(scheduled)
      .knowing({ body })
      .when(miss('2021-05-13', '2021-05-01'))
      .thenRefused('DUTY.NOT_DUE_THAT_DAY');
  });

  it('leads on to the next time', () => {
    given(comesRound, missed())
      .knowing({ body })
      .when(miss('2022-04-30'))
      .thenRefused('DUTY.NOT_DUE_YET');
  });
});

describe('withdrawing a duty', () => {
  it('ends what is owed', () => {
    given(comesRound, fulfilled()).knowing({ body }).when(withdraw).then(withdrawn.event);
    given(scheduled, withdrawn).knowing({ body }).when(withdraw).thenRefused('DUTY.WITHDRAWN');
    given(scheduled, withdrawn).knowing({ body }).when(fulfil()).thenRefused('DUTY.WITHDRAWN');
    given(scheduled, withdrawn)
      .knowing({ body })
      .when(miss('2021-06-01'))
      .thenRefused('DUTY.WITHDRAWN');
  });
});

describe('when a duty falls due again', () => {
  const lastOfMarch = plainDate('2021-03-31');

  it.each([
    [6, '2021-03-31', '2021-09-30'],
    [6, '2021-09-30', '2022-03-31'],
    [1, '2022-01-31', '2022-02-28'],
    [12, '2021-03-31', '2022-03-31'],
  ])('every %d months, after %s', (everyMonths, after, next) => {
    expect(nextDue(lastOfMarch, { everyMonths }, plainDate(after))).toBe(next);
  });

  it('ends with its rhythm, and without one', () => {
    const until = plainDate('2021-09-29');
    expect(nextDue(lastOfMarch, { everyMonths: 6, until }, lastOfMarch)).toBeUndefined();
    expect(nextDue(lastOfMarch, undefined, lastOfMarch)).toBeUndefined();
  });
});

describe('how a duty stands', () => {
  const due = plainDate('2021-04-30');
  const metEarly = { due, fulfilledOn: plainDate('2021-04-30') };
  const metLate = { due, fulfilledOn: plainDate('2021-05-12') };
  const found = { ...metLate, missedOn: plainDate('2021-05-05') };

  it.each([
    ['upcoming', { due }, '2021-04-30'],
    ['overdue', { due }, '2021-05-01'],
    ['met', metEarly, '2021-04-30'],
    ['met', metEarly, '2022-01-01'],
    ['overdue', metLate, '2021-05-11'],
    ['met-late', metLate, '2021-05-12'],
    ['overdue', found, '2021-05-04'],
    ['missed', found, '2021-05-05'],
    ['met-late', found, '2021-05-12'],
  ])('is %s, seen with %j on %s', (standing, duty, on) => {
    expect(dutyStanding(duty, plainDate(on))).toBe(standing);
  });

  it('follows from its history', () => {
    expect(
      stateAfter(dutyAggregate, comesRound, missed(), fulfilled(entry.due, '2021-06-01')),
    ).toEqual({
      stage: 'scheduled',
      dutyId,
      bodyId,
      rhythm: { everyMonths: 12 },
      occurrences: [
        { due, missedOn: '2021-05-12', fulfilledOn: '2021-06-01' },
        { due: '2022-04-30' },
      ],
    });
    expect(stateAfter(dutyAggregate, fulfilled())).toEqual({ stage: 'none' });
  });

  it('is told of what was due once without naming the day, as former records do', () => {
    const former = fact<DutyEvent>(
      { type: 'duty-fulfilled.v2', data: { dutyId, bodyId, evidence } },
      { on: '2021-05-12' },
    );
    expect(stateAfter(dutyAggregate, scheduled, former)).toMatchObject({
      occurrences: [{ due, fulfilledOn: '2021-05-12' }],
    });
  });
});
