import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people, TERMS } from '../support/story.js';
import {
  completionOf,
  type PlannedYear,
  progressOf,
  tellToApproval,
} from '../support/story-plan.js';

const AGENCY = { name: 'Cumbria Police', class: 'responsible-authority' };
const BODY = { name: 'Board', shortName: 'SCB', kind: 'board', terms: TERMS };
const UNKNOWN_ID = '0190aa5e-7c1e-7000-8000-000000000000';

describe('fields that are not as they must be', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToApproval(ledger);
  });
  afterAll(() => ledger.close());

  const refused = (path: string, body: unknown, code: string, at: string) =>
    expectRefused(ledger, () => ledger.post(path, body, on('2021-06-01')), {
      status: 400,
      code,
      at,
    });

  it.each<[string, object, string]>([
    ['a number for a text', { ...AGENCY, name: 5 }, '/name'],
    ['null for a text', { ...AGENCY, name: null }, '/name'],
    ['a list for a text', { ...AGENCY, name: ['Cumbria Police'] }, '/name'],
    ['an object for a text', { ...AGENCY, name: { $ne: '' } }, '/name'],
    ['an empty text', { ...AGENCY, name: '' }, '/name'],
    ['a text that is too long', { ...AGENCY, name: 'x'.repeat(201) }, '/name'],
    ['a text of 900,000 characters', { ...AGENCY, name: 'x'.repeat(900_000) }, '/name'],
    ['another word than those there are', { ...AGENCY, class: 'friend' }, '/class'],
    ['a word in another case', { ...AGENCY, class: 'PARTNER' }, '/class'],
    ['a word of the language', { ...AGENCY, class: 'toString' }, '/class'],
    ['an operator for a word', { ...AGENCY, class: { $in: ['partner'] } }, '/class'],
  ])('%s', async (_, body, at) => {
    await refused('/v1/agencies', body, 'FIELD.INVALID', at);
  });

  it.each<[string, object, string]>([
    ['a field that is not known', { ...AGENCY, colour: 'blue' }, '/colour'],
    ['$where', { ...AGENCY, $where: 'sleep(1000)' }, '/$where'],
    ['an operator', { ...AGENCY, $set: { class: 'partner' } }, '/$set'],
    ['an id of its own', { ...AGENCY, agencyId: UNKNOWN_ID }, '/agencyId'],
    ['a sealed form of its own', { ...AGENCY, $sealed: 1 }, '/$sealed'],
  ])('%s', async (_, body, at) => {
    await refused('/v1/agencies', body, 'FIELD.UNKNOWN', at);
  });

  it('all that is missing, at once', async () => {
    const response = await refused('/v1/bodies', {}, 'FIELD.MISSING', '/name');
    expect(response.body.faults.map(({ at }: { at: string }) => at)).toEqual([
      '/name',
      '/shortName',
      '/kind',
      '/terms',
    ]);
  });

  it('what is missing, wrong and not known, at once, each with its place', async () => {
    const terms = { ...TERMS, quorum: 'four', cadence: { kind: 'sometimes', $gt: 1 } };
    const response = await ledger.post('/v1/bodies', { ...BODY, name: undefined, terms });
    const faults = response.body.faults.map(({ code, at }: { code: string; at: string }) => [
      code,
      at,
    ]);
    expect(faults).toEqual(
      expect.arrayContaining([
        ['FIELD.MISSING', '/name'],
        ['FIELD.INVALID', '/terms/quorum'],
        ['FIELD.INVALID', '/terms/cadence/kind'],
        ['FIELD.UNKNOWN', '/terms/cadence/$gt'],
      ]),
    );
  });

  it.each<[string, object, string]>([
    ['a list for an object', { terms: [TERMS] }, '/terms'],
    ['a text for an object', { terms: 'terms' }, '/terms'],
    ['an empty list for an object', { terms: [] }, '/terms'],
    ['a share for a whole number', { terms: { ...TERMS, quorum: 1.5 } }, '/terms/quorum'],
    ['digits for a number', { terms: { ...TERMS, quorum: '4' } }, '/terms/quorum'],
    ['nothing for a number', { terms: { ...TERMS, quorum: null } }, '/terms/quorum'],
    ['a negative quorum', { terms: { ...TERMS, quorum: -1 } }, '/terms/quorum'],
    ['a word for yes or no', { terms: { ...TERMS, deputies: 'true' } }, '/terms/deputies'],
    ['31 February', { terms: { ...TERMS, inForceFrom: '2021-02-31' } }, '/terms/inForceFrom'],
    [
      '29 February of 2021',
      { terms: { ...TERMS, inForceFrom: '2021-02-29' } },
      '/terms/inForceFrom',
    ],
    [
      'a time for a date',
      { terms: { ...TERMS, inForceFrom: '2021-03-01T00:00:00Z' } },
      '/terms/inForceFrom',
    ],
    ['a number for a date', { terms: { ...TERMS, inForceFrom: 20210301 } }, '/terms/inForceFrom'],
    ['the year 0000', { terms: { ...TERMS, inForceFrom: '0000-01-01' } }, '/terms/inForceFrom'],
    ['an effective date that is none', { effectiveAt: 'yesterday' }, '/effectiveAt'],
    ['an actor that is none', { onBehalfOf: { $ne: 1 } }, '/onBehalfOf'],
    ['a short name in small letters', { shortName: 'scb' }, '/shortName'],
    ['a short name in two lines', { shortName: 'SCB\n' }, '/shortName'],
    ['an id of the wrong shape', { reportsTo: '1' }, '/reportsTo'],
    ['an id in capitals', { reportsTo: UNKNOWN_ID.toUpperCase() }, '/reportsTo'],
    ['an operator for an id', { reportsTo: { $gt: '' } }, '/reportsTo'],
  ])('in an object: %s', async (_, change, at) => {
    const response = await ledger.post('/v1/bodies', { ...BODY, ...change });
    expect(response.body.faults[0].at).toMatch(new RegExp(`^${at}`));
    await refused(
      '/v1/bodies',
      { ...BODY, ...change },
      'FIELD.INVALID',
      response.body.faults[0].at,
    );
  });

  it('a text that is too long only in the form in which it is stored', async () => {
    // One character, of which normal form C makes two.
    const name = '\u0958'.repeat(150);
    await refused('/v1/agencies', { name, class: 'partner' }, 'FIELD.INVALID', '/name');
  });

  it.each<[string, object, string]>([
    ['an object for a list', { agenda: { length: 1 } }, '/agenda'],
    ['a text for a list', { agenda: '[]' }, '/agenda'],
    ['a list of nothing', { agenda: [null] }, '/agenda'],
    ['a list of texts', { agenda: ['Minutes'] }, '/agenda'],
    ['a list in a list', { agenda: [[{ number: 1, title: 'Minutes' }]] }, '/agenda'],
    [
      'a list of 201',
      { agenda: Array.from({ length: 201 }, (_, n) => ({ number: n + 1, title: 'x' })) },
      '/agenda',
    ],
  ])('%s', async (_, change, at) => {
    const meeting = { bodyId: year.board, date: '2021-07-01', ...change };
    await refused('/v1/meetings', meeting, 'FIELD.INVALID', at);
  });

  it.each<[string, unknown]>([
    ['a number', 5],
    ['an empty text', ''],
    ['4,001 characters', 'x'.repeat(4_001)],
    [
      'a sealed form made elsewhere',
      { $sealed: 1, key: 'k', at: 'a', nonce: 'n', text: 't', commitment: 'c' },
    ],
    ['a list', ['done']],
  ])('%s for a text that is to be sealed', async (_, progress) => {
    const update = progressOf(year, { progress, onBehalfOf: people.owner });
    await refused(`/v1/actions/${year.first}/updates`, update, 'FIELD.INVALID', '/progress');
  });

  it('a figure beyond what is exact, or no whole number', async () => {
    const path = `/v1/measures/${year.measureId}/observations`;
    const observation = { planId: year.planId, periodEnd: '2021-05-31', dataQuality: 'good' };
    for (const value of [0.5, '5', true]) {
      const figure = { value };
      await refused(path, { ...observation, figure }, 'FIELD.INVALID', '/figure/value');
    }
    const figure = { value: 1, denominator: 0 };
    await refused(path, { ...observation, figure }, 'FIELD.INVALID', '/figure/denominator');
    await refused(path, { ...observation, figure: null }, 'FIELD.INVALID', '/figure');
  });

  it('evidence without an end, or of a kind that there is not', async () => {
    const path = `/v1/actions/${year.first}/completion`;
    const [evidence] = completionOf(year).evidence;
    const many = completionOf(year, { evidence: Array.from({ length: 51 }, () => evidence) });
    await refused(path, many, 'FIELD.INVALID', '/evidence');
    const strange = completionOf(year, { evidence: [{ ...evidence, kind: 'photograph' }] });
    await refused(path, strange, 'FIELD.INVALID', '/evidence/0/kind');
  });

  it('a provenance that says nothing', async () => {
    const body = { ...AGENCY, provenance: { source: 'S4:358' } };
    await refused('/v1/agencies', body, 'FIELD.MISSING', '/provenance/basis');
    const lines = { ...AGENCY, provenance: { basis: 'stated', source: 'S4\n358' } };
    await refused('/v1/agencies', lines, 'FIELD.INVALID', '/provenance/source');
  });
});
