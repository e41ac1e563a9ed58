import { describe, expect, it } from '@jest/globals';
import { command, decides, fact, stateAfter, testId } from '../../../test/support/decider-given.js';
import { agencyAggregate, type AgencyCommand } from './agency.js';
import type { AgencyEvent, AgencyId } from './events.js';

const police = {
  agencyId: testId<AgencyId>('police'),
  name: 'Cumbria Police',
  class: 'responsible-authority',
} as const;
const registered = (on = '2020-04-01') =>
  fact<AgencyEvent>({ type: 'agency-registered.v2', data: police }, { on });
const register = (name: string = police.name) =>
  command<AgencyCommand>('RegisterAgency', { ...police, name });
const { given } = decides(agencyAggregate);

describe('registering an agency', () => {
  it('brings it into being', () => {
    given().when(register()).then(registered().event);
  });

  it('happens once', () => {
    given(registered()).when(register()).thenRefused('AGENCY.ALREADY_REGISTERED');
    given(registered()).when(register('Another')).thenRefused('AGENCY.ALREADY_REGISTERED');
  });

  it('is known from its day on', () => {
    expect(stateAfter(agencyAggregate, registered('2020-04-01'))).toEqual({
      stage: 'registered',
      agencyId: police.agencyId,
      name: 'Cumbria Police',
      since: '2020-04-01',
    });
  });
});
