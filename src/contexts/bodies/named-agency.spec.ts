import { describe, expect, it } from '@jest/globals';
import { testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { Agency, RegisteredAgency } from './agency.js';
import type { AgencyId } from './ids.js';
import { canBeNamedFor, whyNotNamedFor } from './named-agency.js';

const registered = (name: string, more: Partial<RegisteredAgency> = {}): RegisteredAgency => ({
  stage: 'registered',
  agencyId: testId<AgencyId>(name),
  name,
  since: plainDate('2020-04-01'),
  ...more,
});
const until = (...successors: readonly RegisteredAgency[]) => ({
  ends: { on: plainDate('2021-06-26'), successors: successors.map(({ agencyId }) => agencyId) },
});
const among = (...agencies: readonly RegisteredAgency[]) =>
  new Map(agencies.map((each) => [each.agencyId, each]));
const LAST = plainDate('2021-06-25');
const AFTER = plainDate('2021-06-26');

describe('an agency that is named for work to come', () => {
  const probation = registered('Probation Service');
  const trust = registered('Trust', { existsFrom: plainDate('2021-06-01') });
  const nps = registered('NPS', until(probation));

  it('exists on that day', () => {
    expect([LAST, AFTER].map((on) => canBeNamedFor({ agency: nps }, on))).toEqual([true, false]);
    expect(canBeNamedFor({ agency: trust }, plainDate('2021-05-31'))).toBe(false);
    expect(canBeNamedFor({ agency: { stage: 'none' } }, LAST)).toBe(true);
  });

  it.each<[string, Agency, string]>([
    [
      'is gone',
      nps,
      'NPS exists no more from 2021-06-26 on: name who answers for it, Probation Service.',
    ],
    [
      'was split',
      registered('Police', until(probation, trust)),
      'Police exists no more from 2021-06-26 on: name who answers for it, Probation Service or Trust.',
    ],
    [
      'was abolished',
      registered('Board', until()),
      'Board exists no more from 2021-06-26 on: nobody answers for it.',
    ],
    [
      'is still to come',
      registered('ICB', { existsFrom: plainDate('2022-07-01') }),
      'ICB does not exist before 2022-07-01.',
    ],
    ['is there', probation, ''],
    ['is unknown', { stage: 'none' }, ''],
  ])('is told of, where it %s', (_, agency, words) => {
    const itself = agency.stage === 'none' ? [] : [agency];
    const line = among(probation, trust, ...itself);
    expect(whyNotNamedFor({ agency, line }, AFTER)).toBe(words);
  });
});
