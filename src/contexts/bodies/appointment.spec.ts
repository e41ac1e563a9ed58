import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  agency,
  agencyId,
  appoint,
  appointed,
  appointment,
  type BodyFact,
  bodyId,
  dissolved,
  established,
  givenBody as given,
  nothingElse,
  termsAdopted,
} from '../../../test/support/body-given.js';
import { command, stateAfter, testActor, testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DecisionId } from '../decisions/contract.js';
import { overlap } from './appointment.policies.js';
import { bodyAggregate } from './body.aggregate.js';
import { officeHeld } from './body-on-a-day.js';
import type { BodyCommand } from './body.commands.js';
import type { AgencyId, Appointment, AppointmentId, BodyId } from './events.js';

const context = { ...nothingElse, agency };
const begun = [established(), termsAdopted()] as const;

describe('appointing', () => {
  it('puts a representative of an agency into office', () => {
    given(...begun)
      .knowing(context)
      .when(appoint(appointment('chair')))
      .then(appointed(appointment('chair')).event);
  });

  it('needs a body', () => {
    given()
      .knowing(context)
      .when(appoint(appointment('chair')))
      .thenRefused('BODY.NOT_FOUND');
  });

  it('needs a registered agency and a term that does not end before it begins, and says both', () => {
    given(...begun)
      .knowing(nothingElse)
      .when(appoint(appointment('chair', { to: '2020-04-30' })))
      .thenRefused('APPOINTMENT.AGENCY_NOT_FOUND', 'APPOINTMENT.ENDS_BEFORE_IT_BEGINS');
  });

  it('needs an agency that exists throughout', () => {
    const ends = { on: plainDate('2021-06-26'), successors: [] };
    const to = (day?: string) =>
      given(...begun)
        .knowing({ ...context, agency: { ...agency, ends } })
        .when(appoint(appointment('member', day ? { to: day } : {})));
    to('2021-06-25').then(appointed(appointment('member', { to: '2021-06-25' })).event);
    to('2021-06-26').thenRefused('APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN');
    to().thenRefused('APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN');
    given(...begun)
      .knowing({ ...context, agency: { ...agency, existsFrom: plainDate('2020-05-02') } })
      .when(appoint(appointment('member')))
      .thenRefused('APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('lies within the life of the body', () => {
    const whileItLasted = (from: string, to?: string) =>
      given(...begun, dissolved('2021-03-31'))
        .knowing(context)
        .when(appoint(appointment('member', { from, ...(to && { to }) })));
    const inTime = appointment('member', { from: '2021-03-31', to: '2021-03-31' });
    whileItLasted('2021-03-31', '2021-03-31').then(appointed(inTime).event);
    whileItLasted('2020-03-31').thenRefused('APPOINTMENT.OUTSIDE_THE_BODY');
    whileItLasted('2021-04-01').thenRefused('APPOINTMENT.OUTSIDE_THE_BODY');
    whileItLasted('2021-03-01', '2021-04-01').thenRefused('APPOINTMENT.OUTSIDE_THE_BODY');
  });

  it('rests on a decision of the body or of those above, where one is named', () => {
    const each = { ...appointment('chair'), decisionId: testId<DecisionId>('decision') };
    const takenOn = plainDate('2020-05-01');
    given(...begun)
      .knowing(context)
      .when(appoint(each))
      .thenRefused('BODY_DECISION.NOT_FOUND');
    given(...begun)
      .knowing({ ...context, decision: { bodyId: testId<BodyId>('group'), takenOn } })
      .when(appoint(each))
      .thenRefused('BODY_DECISION.OF_ANOTHER_BODY');
    given(...begun)
      .knowing({ ...context, decision: { bodyId, takenOn } })
      .when(appoint(each))
      .then(appointed(each).event);
  });

  it('gives a body one chair at a time', () => {
    given(...begun, appointed(appointment('chair')))
      .knowing(context)
      .when(appoint(appointment('chair', { from: '2021-05-01' })))
      .thenRefused('APPOINTMENT.CHAIR_IS_HELD');
  });

  it('lets a chair follow on one whose term ended', () => {
    const next = appointment('chair', { from: '2021-05-01' });
    given(...begun, appointed(appointment('chair', { to: '2021-04-30' })))
      .knowing(context)
      .when(appoint(next))
      .then(appointed(next).event);
  });

  it('gives an agency one point of contact at a time', () => {
    const contact = appointment('single-point-of-contact');
    const another = { ...contact, holder: testActor('another') };
    given(...begun, appointed(contact))
      .knowing(context)
      .when(appoint(another))
      .thenRefused('APPOINTMENT.CONTACT_IS_HELD');
    const elsewhere = { ...another, agencyId: testId<AgencyId>('council') };
    given(...begun, appointed(contact))
      .knowing(context)
      .when(appoint(elsewhere))
      .then(appointed(elsewhere).event);
  });

  it('gives nobody the same office twice at a time', () => {
    given(...begun, appointed(appointment('member')))
      .knowing(context)
      .when(appoint(appointment('member', { from: '2021-05-01' })))
      .thenRefused('APPOINTMENT.HELD_BY_THE_SAME');
  });
});

describe('a deputy', () => {
  it('finds no place where the terms have none', () => {
    given(established(), termsAdopted({ deputies: false }))
      .knowing(context)
      .when(appoint(appointment('deputy')))
      .thenRefused('APPOINTMENT.NO_DEPUTIES');
  });

  it('needs terms that are in force within the term of office', () => {
    const later = termsAdopted({
      version: 2,
      inForceFrom: plainDate('2021-04-01'),
      deputies: true,
    });
    const when = (to: string) =>
      given(established(), termsAdopted({ deputies: false }), later)
        .knowing(context)
        .when(appoint(appointment('deputy', { to })));
    when('2021-03-31').thenRefused('APPOINTMENT.NO_DEPUTIES');
    when('2021-04-01').then(appointed(appointment('deputy', { to: '2021-04-01' })).event);
  });

  it('acts within that term, and only while the terms in force provide for one', () => {
    const body = stateAfter(
      bodyAggregate,
      established(),
      termsAdopted({ deputies: false }),
      termsAdopted({ version: 2, inForceFrom: plainDate('2020-07-01') }),
      termsAdopted({ version: 3, inForceFrom: plainDate('2021-07-01'), deputies: false }),
      appointed(appointment('deputy', { from: '2020-06-01', to: '2021-12-31' })),
      appointed(appointment('deputy', { from: '2022-01-01' })),
    );
    const held = (on: string) =>
      officeHeld(body, testActor('deputy of the board'), ['deputy'], plainDate(on)) !== undefined;
    expect(['2020-05-31', '2020-06-01', '2020-06-30'].map(held)).toEqual([false, false, false]);
    expect(['2020-07-01', '2021-06-30', '2021-07-01'].map(held)).toEqual([true, true, false]);
  });
});

describe('an office', () => {
  it('is held no longer than the body exists', () => {
    const body = stateAfter(
      bodyAggregate,
      ...begun,
      appointed(appointment('chair')),
      dissolved('2021-03-31'),
    );
    const held = (on: string) =>
      officeHeld(body, testActor('chair of the board'), ['chair'], plainDate(on)) !== undefined;
    expect(['2021-03-31', '2021-04-01'].map(held)).toEqual([true, false]);
  });
});

describe('ending an appointment', () => {
  const chair = appointment('chair');
  const end = (to: string) =>
    command<BodyCommand>('EndAppointment', {
      appointmentId: chair.appointmentId,
      to: plainDate(to),
    });

  it('names its last day', () => {
    given(...begun, appointed(chair))
      .knowing(nothingElse)
      .when(end('2021-03-31'))
      .then({
        type: 'appointment-ended.v1',
        data: { bodyId, appointmentId: chair.appointmentId, to: plainDate('2021-03-31') },
      });
  });

  it('is refused for one that nobody holds', () => {
    given(...begun)
      .knowing(nothingElse)
      .when(end('2021-03-31'))
      .thenRefused('APPOINTMENT.NOT_HELD');
  });
});

describe('replacing an office holder', () => {
  const chair = appointment('chair');
  const next = appointment('chair', { from: '2021-04-01', holder: 'next chair' });
  const { office: _, ...successor } = next;
  const replace = (changes: Partial<Appointment> = {}) =>
    command<BodyCommand>('ReplaceOfficeHolder', {
      appointmentId: chair.appointmentId,
      successor: { ...successor, ...changes },
    });

  it('ends the one and appoints the other to the same office', () => {
    given(...begun, appointed(chair))
      .knowing(context)
      .when(replace())
      .then(
        {
          type: 'appointment-ended.v1',
          data: { bodyId, appointmentId: chair.appointmentId, to: plainDate('2021-03-31') },
        },
        appointed(next).event,
      );
  });

  it('does neither where one cannot be', () => {
    given(...begun)
      .knowing(context)
      .when(replace())
      .thenRefused('APPOINTMENT.NOT_HELD');
    given(...begun, appointed(chair))
      .knowing(nothingElse)
      .when(replace())
      .thenRefused('APPOINTMENT.AGENCY_NOT_FOUND');
    given(...begun, appointed(chair))
      .knowing(context)
      .when(replace({ from: chair.from }))
      .thenRefused('APPOINTMENT.NOT_HELD');
  });
});

describe('whatever is asked, in whatever order', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .map((number) => `2021-02-${String(number).padStart(2, '0')}`);
  const asked = fc.record({
    office: fc.constantFrom('chair', 'member', 'single-point-of-contact'),
    holder: fc.constantFrom('one', 'other'),
    term: fc.tuple(day, fc.option(day, { nil: undefined })),
  });
  const wish = (
    {
      office,
      holder,
      term: [from, to],
    }: typeof asked extends fc.Arbitrary<infer Each> ? Each : never,
    index: number,
  ) => ({
    ...appointment(office, { from, holder, ...(to && { to }) }),
    appointmentId: testId<AppointmentId>(`wish ${index}`),
  });

  it('chairs, contacts of an agency, and terms of one person in one office never overlap', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (wishes) => {
        let history: readonly BodyFact[] = [...begun];
        for (const each of wishes.map(wish)) {
          const body = stateAfter(bodyAggregate, ...history);
          const decision = bodyAggregate.decider.decide(appoint(each), body, context);
          if (decision.ok) history = [...history, appointed(each)];
        }
        const body = stateAfter(bodyAggregate, ...history);
        const held = body.stage === 'none' ? [] : body.appointments;
        const clashing = held.filter((one, index) =>
          held
            .slice(index + 1)
            .some(
              (other) =>
                overlap(one, other) &&
                one.office === other.office &&
                (one.office !== 'member' || one.holder === other.holder),
            ),
        );
        expect(clashing).toEqual([]);
        expect(held.every((each) => each.agencyId === agencyId)).toBe(true);
      }),
    );
  });
});
