import { describe, it } from '@jest/globals';
import { command, decides, fact, testId } from '../../../test/support/decider-given.js';
import { agencyAggregate, type AgencyCommand } from './agency.js';
import type { AgencyEvent, AgencyId } from './events.js';

const { given } = decides(agencyAggregate);
const agency = {
  agencyId: testId<AgencyId>('fire'),
  name: 'Fire service',
  class: 'responsible-authority',
} as const;
const registered: AgencyEvent = { type: 'agency-registered.v1', data: agency };
const register = command<AgencyCommand>('RegisterAgency', agency);

describe('registering an agency', () => {
  it('gives it a history of its own', () => given().when(register).then(registered));

  it('is done once', () =>
    given(fact(registered)).when(register).thenRefused('AGENCY.ALREADY_REGISTERED'));
});
