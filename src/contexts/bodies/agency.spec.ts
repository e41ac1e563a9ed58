import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { command, decides, fact, stateAfter, testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import { agencyAggregate, type AgencyCommand, type RegisteredAgency } from './agency.js';
import type { AgencyEvent, AgencyId } from './events.js';
import { agencyExistsOn, type Lifetimes, successorsOn } from './succession.js';

const policeId = testId<AgencyId>('police');
const police = {
  agencyId: policeId,
  name: 'Cumbria Police',
  class: 'responsible-authority',
} as const;
const council = testId<AgencyId>('council');
const north = testId<AgencyId>('north');
const south = testId<AgencyId>('south');

const agency = (
  agencyId: AgencyId,
  changes: Partial<Pick<RegisteredAgency, 'existsFrom' | 'ends'>> = {},
): RegisteredAgency => ({
  stage: 'registered',
  agencyId,
  name: agencyId,
  since: plainDate('2020-04-01'),
  ...changes,
});
const lineOfThese = (...agencies: readonly RegisteredAgency[]) => ({
  line: new Map(agencies.map((each) => [each.agencyId, each])),
});
const on = plainDate('2023-04-01');

const registered = (date = '2020-04-01') =>
  fact<AgencyEvent>({ type: 'agency-registered.v2', data: police }, { on: date });
const merged = fact<AgencyEvent>(
  { type: 'agency-merged.v1', data: { agencyId: policeId, into: council, on } },
  { on: '2023-02-01' },
);
const register = (name: string = police.name) =>
  command<AgencyCommand>('RegisterAgency', { ...police, name });
const rename = (name: string, day = '2021-06-15') =>
  command<AgencyCommand>('RenameAgency', { name }, { on: day });
const merge = (into: AgencyId = council) => command<AgencyCommand>('MergeAgency', { into, on });
const abolish = (...successors: readonly AgencyId[]) =>
  command<AgencyCommand>('AbolishAgency', { successors, on });
const alone = lineOfThese();
const { given } = decides(agencyAggregate);

describe('registering an agency', () => {
  it('brings it into being', () => {
    given().knowing(alone).when(register()).then(registered().event);
  });

  it('happens once', () => {
    given(registered()).knowing(alone).when(register()).thenRefused('AGENCY.ALREADY_REGISTERED');
    given(registered())
      .knowing(alone)
      .when(register('Another'))
      .thenRefused('AGENCY.ALREADY_REGISTERED');
  });

  it('is known from its day on', () => {
    expect(stateAfter(agencyAggregate, registered('2020-04-01'))).toEqual({
      stage: 'registered',
      agencyId: policeId,
      name: 'Cumbria Police',
      since: '2020-04-01',
    });
  });
});

describe('renaming an agency', () => {
  it('gives it another name', () => {
    given(registered())
      .knowing(alone)
      .when(rename('Cumbria Constabulary'))
      .then({
        type: 'agency-renamed.v1',
        data: { agencyId: policeId, name: 'Cumbria Constabulary' },
      });
  });

  it('needs one that is registered, and another name', () => {
    given().knowing(alone).when(rename('Other')).thenRefused('AGENCY.NOT_FOUND');
    given(registered()).knowing(alone).when(rename(police.name)).thenRefused('AGENCY.SAME_NAME');
  });

  it('leaves one that ended the name it had', () => {
    given(registered(), merged)
      .knowing(alone)
      .when(rename('Other', '2023-04-01'))
      .thenRefused('AGENCY.ENDED');
  });
});

describe('merging and abolishing an agency', () => {
  it('names who answers for it, and from when', () => {
    given(registered())
      .knowing(lineOfThese(agency(council)))
      .when(merge())
      .then(merged.event);
    given(registered())
      .knowing(lineOfThese(agency(north), agency(south)))
      .when(abolish(north, south))
      .then({
        type: 'agency-abolished.v1',
        data: { agencyId: policeId, successors: [north, south], on },
      });
  });

  it('may leave nobody', () => {
    given(registered())
      .knowing(alone)
      .when(abolish())
      .then({ type: 'agency-abolished.v1', data: { agencyId: policeId, successors: [], on } });
  });

  it('happens once', () => {
    given(registered(), merged).knowing(alone).when(abolish()).thenRefused('AGENCY.ALREADY_ENDED');
  });

  it('is not into itself', () => {
    given(registered())
      .knowing(lineOfThese(agency(policeId)))
      .when(merge(policeId))
      .thenRefused('AGENCY.SUCCEEDS_ITSELF');
  });

  it('needs successors that are registered, each named once, and exist then', () => {
    given(registered()).knowing(alone).when(merge()).thenRefused('AGENCY.SUCCESSOR_NOT_FOUND');
    given(registered())
      .knowing(lineOfThese(agency(north)))
      .when(abolish(north, north))
      .thenRefused('AGENCY.SUCCESSOR_NAMED_TWICE');
    const gone = agency(north, { ends: { on: plainDate('2022-07-01'), successors: [] } });
    given(registered())
      .knowing(lineOfThese(gone))
      .when(abolish(north))
      .thenRefused('AGENCY.SUCCESSOR_DOES_NOT_EXIST_THEN');
    const toCome = agency(south, { existsFrom: plainDate('2023-04-02') });
    given(registered())
      .knowing(lineOfThese(toCome))
      .when(abolish(south))
      .thenRefused('AGENCY.SUCCESSOR_DOES_NOT_EXIST_THEN');
  });

  it('does not lead back to itself', () => {
    const later = agency(council, { ends: { on: plainDate('2024-04-01'), successors: [north] } });
    const last = agency(north, { ends: { on: plainDate('2025-04-01'), successors: [policeId] } });
    given(registered())
      .knowing(lineOfThese(later, last, agency(policeId)))
      .when(merge())
      .thenRefused('AGENCY.CIRCULAR_SUCCESSION');
  });

  it('comes after its beginning', () => {
    const data = { ...police, existsFrom: on };
    given(fact<AgencyEvent>({ type: 'agency-registered.v2', data }, { on: '2023-02-01' }))
      .knowing(lineOfThese(agency(council)))
      .when(merge())
      .thenRefused('AGENCY.ENDS_BEFORE_IT_BEGINS');
  });
});

describe('who answers for an agency', () => {
  const agencies: Lifetimes = new Map([
    [policeId, agency(policeId)],
    [council, agency(council, { ends: { on, successors: [north, south] } })],
    [north, agency(north, { existsFrom: on })],
    [
      south,
      agency(south, { existsFrom: on, ends: { on: plainDate('2024-01-01'), successors: [] } }),
    ],
  ]);
  const answering = (agencyId: AgencyId, day: string) =>
    successorsOn(agencyId, plainDate(day), agencies);

  it.each([
    [policeId, '2023-04-01', [policeId]],
    [council, '2023-03-31', [council]],
    [council, '2023-04-01', [north, south]],
    [council, '2024-01-01', [north]],
    [south, '2024-01-01', []],
    [north, '2023-03-31', []],
    [testId<AgencyId>('stranger'), '2023-03-31', []],
  ])('%s on %s', (agencyId, day, expected) => {
    expect(answering(agencyId, day)).toEqual(expected);
  });

  it('is found in any web of successions, circles too: each of them exists, and none twice', () => {
    const ids = Array.from({ length: 6 }, (_, index) => testId<AgencyId>(`agency ${index}`));
    const aDay = fc
      .integer({ min: 1, max: 28 })
      .map((day) => plainDate(`2023-04-${String(day).padStart(2, '0')}`));
    const ends = fc.record({ on: aDay, successors: fc.subarray(ids) });
    const web = fc.array(fc.option(ends, { nil: undefined }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(web, aDay, (fates, day) => {
        const any: Lifetimes = new Map(
          ids.map((each, index) => {
            const fate = fates[index];
            return [each, fate ? { ends: fate } : {}];
          }),
        );
        for (const each of ids) {
          const answer = successorsOn(each, day, any);
          expect(new Set(answer).size).toBe(answer.length);
          for (const one of answer) expect(agencyExistsOn(any.get(one) ?? {}, day)).toBe(true);
        }
      }),
    );
  });
});
