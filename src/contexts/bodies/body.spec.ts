import { describe, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  command,
  decides,
  fact,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import { agencyAggregate } from './agency.js';
import { type BodyCommand, type BodyContext, bodyAggregate } from './body.js';
import type { AgencyId, Appointment, AppointmentId, BodyEvent, BodyId, Office } from './events.js';

const bodyId = testId<BodyId>('board');
const agencyId = testId<AgencyId>('police');
const terms = {
  inForceFrom: plainDate('2020-04-01'),
  aim: 'Sets priorities and monitors the delivery plans',
  cadence: { kind: 'times-a-year', timesAYear: 3 },
  quorum: 4,
  deputies: true,
  interestsDeclared: false,
} as const;
const board = { bodyId, name: 'Partnership Board', shortName: 'SCB', kind: 'board' } as const;

const established = (on = '2020-04-01') =>
  fact<BodyEvent>({ type: 'body-established.v2', data: board }, { on });
const termsAdopted = (changes: Partial<typeof terms> | { deputies: false } = {}) =>
  fact<BodyEvent>(
    {
      type: 'terms-of-reference-adopted.v2',
      data: { bodyId, terms: { ...terms, ...changes, version: 1 } },
    },
    { on: '2020-04-01' },
  );
const appointment = (
  office: Office,
  { from = '2020-05-01', to }: { from?: string; to?: string } = {},
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${office} from ${from}`),
  office,
  holder: testActor(`${office} of the board`),
  role: 'Chief Executive',
  agencyId,
  from: plainDate(from),
  ...(to && { to: plainDate(to) }),
});
const appointed = (each: Appointment) =>
  fact<BodyEvent>(
    { type: 'office-holder-appointed.v2', data: { bodyId, appointment: each } },
    { on: '2020-05-01' },
  );

const agency = stateAfter(
  agencyAggregate,
  fact({
    type: 'agency-registered.v2',
    data: { agencyId, name: 'Cumbria Police', class: 'responsible-authority' },
  }),
);
const nothingElse: BodyContext = { agency: { stage: 'none' }, parent: { stage: 'none' } };
const { given } = decides(bodyAggregate);

const establish = (changes: { reportsTo?: BodyId } = {}) =>
  command<BodyCommand>('EstablishBody', { ...board, ...changes, terms });
const appoint = (each: Appointment) =>
  command<BodyCommand>('AppointOfficeHolder', { appointment: each });

describe('establishing a body', () => {
  it('gives it its first terms of reference', () => {
    given()
      .knowing(nothingElse)
      .when(establish())
      .then(established().event, {
        type: 'terms-of-reference-adopted.v2',
        data: { bodyId, terms: { ...terms, version: 1 } },
      });
  });

  it('happens once', () => {
    given(established())
      .knowing(nothingElse)
      .when(establish())
      .thenRefused('BODY.ALREADY_ESTABLISHED');
  });

  it('needs the body that it reports to', () => {
    given()
      .knowing(nothingElse)
      .when(establish({ reportsTo: testId<BodyId>('nobody') }))
      .thenRefused('BODY.PARENT_NOT_FOUND');
  });
});

describe('terms of reference', () => {
  it('are numbered, each in force from a later date', () => {
    const next = { ...terms, inForceFrom: plainDate('2021-04-01'), quorum: 5 };
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(command('AdoptTermsOfReference', { terms: next }))
      .then({
        type: 'terms-of-reference-adopted.v2',
        data: { bodyId, terms: { ...next, version: 2 } },
      });
  });

  it('do not come into force before the ones that they replace', () => {
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(command('AdoptTermsOfReference', { terms }))
      .thenRefused('TERMS_OF_REFERENCE.IN_FORCE_BEFORE_THE_LAST');
  });
});

describe('appointing', () => {
  it('puts a representative of an agency into office', () => {
    given(established(), termsAdopted())
      .knowing({ ...nothingElse, agency })
      .when(appoint(appointment('chair')))
      .then(appointed(appointment('chair')).event);
  });

  it('needs a body', () => {
    given()
      .knowing({ ...nothingElse, agency })
      .when(appoint(appointment('chair')))
      .thenRefused('BODY.NOT_FOUND');
  });

  it('needs a registered agency and a term that does not end before it begins, and says both', () => {
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(appoint(appointment('chair', { to: '2020-04-30' })))
      .thenRefused('APPOINTMENT.AGENCY_NOT_FOUND', 'APPOINTMENT.ENDS_BEFORE_IT_BEGINS');
  });

  it('finds no place for a deputy where the terms have none', () => {
    given(established(), termsAdopted({ deputies: false }))
      .knowing({ ...nothingElse, agency })
      .when(appoint(appointment('deputy')))
      .thenRefused('APPOINTMENT.NO_DEPUTIES');
  });

  it('gives a body one chair at a time', () => {
    given(established(), termsAdopted(), appointed(appointment('chair')))
      .knowing({ ...nothingElse, agency })
      .when(appoint(appointment('chair', { from: '2021-05-01' })))
      .thenRefused('APPOINTMENT.CHAIR_IS_HELD');
  });

  it('lets a chair follow on one whose term ended', () => {
    const next = appointment('chair', { from: '2021-05-01' });
    given(established(), termsAdopted(), appointed(appointment('chair', { to: '2021-04-30' })))
      .knowing({ ...nothingElse, agency })
      .when(appoint(next))
      .then(appointed(next).event);
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
    given(established(), termsAdopted(), appointed(chair))
      .knowing(nothingElse)
      .when(end('2021-03-31'))
      .then({
        type: 'appointment-ended.v1',
        data: { bodyId, appointmentId: chair.appointmentId, to: plainDate('2021-03-31') },
      });
  });

  it('is refused for one that nobody holds', () => {
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(end('2021-03-31'))
      .thenRefused('APPOINTMENT.NOT_HELD');
  });
});
