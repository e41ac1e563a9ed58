import { describe, expect, it } from '@jest/globals';
import {
  type AgencyId,
  type Appointment,
  type AppointmentId,
  type BodyEvent,
  type BodyId,
  type Month,
  officeHeld,
} from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type BodyRow, bodyRegister } from './body-register.js';

const event = recorderOf<BodyEvent>();
const bodyId = testId<BodyId>('group');
const body = {
  bodyId,
  name: 'Community Safety Group',
  shortName: 'CS',
  kind: 'business-area-group',
  reportsTo: testId<BodyId>('board'),
} as const;
const terms = {
  version: 1,
  inForceFrom: plainDate('2020-04-01'),
  aim: 'Delivers the community safety priorities',
  cadence: { kind: 'times-a-year' as const, timesAYear: 6 },
  quorum: 3,
  deputies: true,
  interestsDeclared: false,
};
const chair: Appointment = {
  appointmentId: testId<AppointmentId>('chair'),
  office: 'chair',
  holder: testActor('chair'),
  role: 'Assistant Director',
  agencyId: testId<AgencyId>('council'),
  from: plainDate('2020-05-01'),
};

const established = event('body-established.v2', body, { effectiveAt: '2020-04-01' });
const adopted = event('terms-of-reference-adopted.v2', { bodyId, terms });
const appointed = event('office-holder-appointed.v2', { bodyId, appointment: chair });
const ended = event('appointment-ended.v1', {
  bodyId,
  appointmentId: chair.appointmentId,
  to: plainDate('2021-03-31'),
});

const row: BodyRow = {
  ...body,
  stage: 'established',
  establishedOn: plainDate('2020-04-01'),
  established: entryIn('subject-1', 0, { effectiveAt: '2020-04-01' }),
  extensions: [],
  strandLeads: [],
  monthsNotRequired: [],
  terms: [{ ...terms, adopted: entryIn('subject-1', 1) }],
  appointments: [
    {
      ...chair,
      to: plainDate('2021-03-31'),
      appointed: entryIn('subject-1', 2),
      ended: entryIn('subject-1', 3),
    },
  ],
  revision: 3,
  bases: NO_BASES,
};

const officeOn = (date: string) =>
  officeHeld(row, chair.holder, ['chair'], plainDate(date))?.office;

describe('body register', () => {
  it('has a body with its terms of reference and the offices held in it', () =>
    given(bodyRegister, [established, adopted, appointed, ended]).then(bodyId, row));

  it('ends the one appointment that is named', () => {
    const deputy = { ...chair, appointmentId: testId<AppointmentId>('deputy') };
    return given(bodyRegister, [
      established,
      event('office-holder-appointed.v2', { bodyId, appointment: deputy }),
      ended,
    ]).then(bodyId, {
      ...row,
      terms: [],
      appointments: [{ ...deputy, appointed: entryIn('subject-1', 1) }],
      revision: 2,
    });
  });

  it('shows until when a group was set up, and how long it came to last', () => {
    const delegation = {
      by: testId<BodyId>('board'),
      purpose: 'Find repeat victims',
      endsOn: plainDate('2021-03-31'),
    };
    const decisionId = testId<DecisionId>('extension');
    const extended = { decisionId, endedOn: delegation.endsOn, endsOn: plainDate('2021-09-30') };
    return given(bodyRegister, [
      event('body-established.v2', { ...body, delegation }, { effectiveAt: '2020-04-01' }),
      event('body-period-extended.v1', { bodyId, by: delegation.by, ...extended }),
      event('body-dissolved.v1', { bodyId, lastDay: plainDate('2021-08-31'), decisionId }),
    ]).then(bodyId, {
      ...row,
      delegation: { ...delegation, endsOn: extended.endsOn },
      extensions: [{ ...extended, ...entryIn('subject-1', 1) }],
      lastDay: plainDate('2021-08-31'),
      dissolved: { decisionId, ...entryIn('subject-1', 2) },
      terms: [],
      appointments: [],
      revision: 2,
    });
  });

  it('shows who leads a strand, and which months needed no meeting', () => {
    const lead = {
      strand: 'prevent',
      agencyId: testId<AgencyId>('council'),
      from: plainDate('2020-05-01'),
    } as const;
    const month = '2021-08' as Month;
    const because = sealedText('Nothing falls due');
    return given(bodyRegister, [
      established,
      event('strand-lead-named.v1', { bodyId, lead }),
      event('month-found-not-required.v1', { bodyId, month, because }),
    ]).then(bodyId, {
      ...row,
      terms: [],
      appointments: [],
      strandLeads: [{ ...lead, named: entryIn('subject-1', 1) }],
      monthsNotRequired: [{ month, because, ...entryIn('subject-1', 2) }],
      revision: 2,
    });
  });

  it('makes no row where the beginning was cut away', () =>
    given(bodyRegister, [adopted, appointed, ended]).thenNothing(bodyId));

  it('answers who held an office on a date', () => {
    expect(['2020-04-30', '2021-03-31', '2021-04-01'].map(officeOn)).toEqual([
      undefined,
      'chair',
      undefined,
    ]);
  });
});
