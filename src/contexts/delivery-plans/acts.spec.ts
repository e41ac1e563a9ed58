import { expect, it } from '@jest/globals';
import { testActor, testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import { type AgencyId, type AppointmentId, OFFICES } from '../bodies/contract.js';
import { LEADERS, SEATED } from './acts.js';
import { leads, takesPart } from './authority.js';

const held = {
  appointmentId: testId<AppointmentId>('appointment'),
  holder: testActor('holder'),
  role: 'Role',
  agencyId: testId<AgencyId>('agency'),
  from: plainDate('2021-04-01'),
};

it('the offices that are told to be able to act are those that the rules let act', () => {
  expect(OFFICES.filter((office) => leads({ ...held, office }))).toEqual(LEADERS);
  expect(OFFICES.filter((office) => takesPart({ ...held, office }))).toEqual(SEATED);
});
