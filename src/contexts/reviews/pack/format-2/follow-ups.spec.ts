import { describe, expect, it } from '@jest/globals';
import { withContestBoard } from '../../../../../test/support/contest-history.js';
import {
  CASE_TEXT,
  homicideReviews,
  UNPUBLISHED,
  withFollowUps,
} from '../../../../../test/support/follow-up-history.js';
import {
  givenInFormat2,
  type PackOf2,
  type RecordOf2,
} from '../../../../../test/support/pack-given.js';
import {
  afterTheFreeze,
  inTime,
  upToTheFreeze,
} from '../../../../../test/support/review-history.js';

type Asked = NonNullable<Parameters<typeof givenInFormat2>[1]>;

const WHOLE = withFollowUps([...upToTheFreeze(), ...afterTheFreeze()]);

const packOf = async (asked: Asked = {}) =>
  (await givenInFormat2(WHOLE, asked)).document as PackOf2;

const sealed = Buffer.from(CASE_TEXT).toString('base64url');

describe('a ledger without homicide reviews and assessments', () => {
  it('has packs that say nothing of either', async () => {
    const { json } = await givenInFormat2([...upToTheFreeze(), ...afterTheFreeze()], {
      kind: 'record',
    });
    expect(json).not.toMatch(/homicideReviews|qualityAssessment|followUps|"answers"|chains/);
  });
});

describe('what follows from homicide reviews', () => {
  it('is counted, addressed by signed off, with agreed beside both', async () => {
    const { homicideReviews: part } = await packOf();
    expect(part?.standing).toEqual({
      live: 2,
      concluded: 0,
      actions: 3,
      addressed: { numerator: 2, denominator: 3 },
      agreed: { numerator: 3, denominator: 3 },
      signedOff: { numerator: 1, denominator: 3 },
      overdue: { numerator: 1, denominator: 3 },
      cells: [
        { addressed: true, signedOff: true, actions: 1, agreed: 1, overdue: 0 },
        { addressed: true, signedOff: false, actions: 1, agreed: 1, overdue: 0 },
        { addressed: false, signedOff: true, actions: 0, agreed: 0, overdue: 0 },
        { addressed: false, signedOff: false, actions: 1, agreed: 1, overdue: 1 },
      ],
    });
    expect(part?.last).toMatchObject({ live: 1, actions: 2, signedOff: { numerator: 0 } });
  });

  it('names who is late, who is awaited and since when, and who never answered', async () => {
    const { homicideReviews: part } = await packOf();
    expect(
      part?.agencies.map(({ agency, overdue, longestOverdue }) => [
        agency,
        overdue,
        longestOverdue,
      ]),
    ).toEqual([
      ['Fellside County Council', { numerator: 1, denominator: 2 }, 90],
      ['Fellside Constabulary', { numerator: 0, denominator: 1 }, 0],
    ]);
    expect(part?.waits).toEqual({
      all: 1,
      tooLong: 1,
      longest: [
        {
          review: 'DHR-2020-01',
          recommendation: 1,
          action: 1,
          whom: 'West Community Safety Partnership',
          matter: 'completion',
          since: '2022-01-10',
          workingDays: 58,
          tooLong: true,
          escalatedOn: '2022-02-21',
        },
      ],
    });
    expect(part?.national).toMatchObject([
      {
        review: 'DHR-2019-01',
        addressee: 'Department for Housing',
        noResponse: true,
        daysWithoutResponse: 331,
      },
      { review: 'DHR-2020-01', answer: 'partly-met', noResponse: false, daysWithoutResponse: 0 },
    ]);
  });

  it('shows themes of more than one review only, and which plan carries what', async () => {
    const { homicideReviews: part } = await packOf();
    expect(part?.themes.map(({ theme, reviews }) => [theme, reviews])).toEqual([
      ['housing', ['DHR-2019-01', 'DHR-2020-01']],
      ['information-sharing', ['DHR-2019-01', 'DHR-2020-01']],
    ]);
    expect(part?.carried).toMatchObject([
      { review: 'DHR-2020-01', carriedBy: { reference: 'CS-2021-05', group: 'CS' } },
    ]);
  });

  it.each<[string, Asked]>([
    ['Part 1', {}],
    ['Part 2', { part: 2 }],
    ['the record', { kind: 'record' }],
  ])('says no word of a case in %s', async (_, asked) => {
    const { json, document } = await givenInFormat2(WHOLE, asked);
    expect(json).not.toContain(sealed);
    if (document.format !== 2) throw new Error('Format 2 was asked for');
    expect(document.homicideReviews).toBeDefined();
    expect(JSON.stringify(document.homicideReviews)).not.toContain('$sealed');
  });

  it('stands in Part 2 while it is not published: Part 1 says that there is such, not how many', async () => {
    const { json, document } = await givenInFormat2(WHOLE, { kind: 'record' });
    expect(json).not.toContain(UNPUBLISHED);
    expect(document.cover).toMatchObject({ withheld: { homicideReviews: true } });
    const second = await packOf({ part: 2 });
    expect(second.homicideReviews?.reviews.map(({ reference }) => reference)).toEqual([
      UNPUBLISHED,
    ]);
    expect(second.homicideReviews?.withPublished).toMatchObject({ live: 3, actions: 4 });
    expect(second.homicideReviews?.themes.map(({ theme }) => theme)).toContain('training');
    expect(second.qualityAssessment).toBeUndefined();
  });

  it('gives Part 1 the same bytes but for its place in the log, whatever is recorded of a review that is not published', async () => {
    const without = inTime(
      WHOLE.filter(
        ({ stream, type }) => stream !== `dhr-${UNPUBLISHED}` || type === 'dhr-opened.v1',
      ),
    );
    const [one, other] = await Promise.all(
      [WHOLE, without].map(async (events) => {
        const { document } = await givenInFormat2(events);
        return { ...document, annexes: undefined };
      }),
    );
    expect(one).toEqual(other);
  });

  it('leaves facts of a review that is not published out of the addendum of Part 1', async () => {
    const late = homicideReviews()
      .filter(
        ({ stream, type }) => stream === `dhr-${UNPUBLISHED}` && type === 'dhr-action-carried.v1',
      )
      .map((event) => ({
        ...event,
        metadata: { ...event.metadata, recordedAt: '2022-04-06T09:00:00.000Z' },
      })) as unknown as typeof WHOLE;
    const events = inTime([
      ...WHOLE.filter(({ eventId }) => !late.some((each) => each.eventId === eventId)),
      ...late,
    ]);
    const [one, two] = (await Promise.all(
      ([1, 2] as const).map((part) => givenInFormat2(events, { kind: 'record', part })),
    )) as unknown as readonly { readonly document: RecordOf2 }[];
    const told = (pack: { readonly document: RecordOf2 } | undefined) =>
      pack?.document.afterMeeting.addendum.facts.map(({ what, about }) => `${what} ${about}`);
    expect(told(one)?.join(' ')).not.toContain('dhr');
    expect(told(two)).toContain(`dhr-action-carried ${UNPUBLISHED}`);
  });
});

describe('the Victims’ Code assessment', () => {
  it('stands requirement by agency, this year and last, also across versions', async () => {
    const { qualityAssessment: part } = await packOf();
    expect(part?.agencies.map(({ agency }) => agency)).toEqual([
      'Fellside Constabulary',
      'Prosecution Service North',
      'Fellside Probation',
    ]);
    expect(
      part?.requirements.map(({ code, since, from, cells }) => [
        code,
        since,
        from,
        cells.map(({ now, before, change }) => `${now ?? '-'}|${before ?? '-'}|${change}`),
      ]),
    ).toEqual([
      [
        'CR-01',
        'carried',
        undefined,
        ['met|met|same', 'not-met|partly-met|worse', 'not-assessed|not-asked|not-comparable'],
      ],
      [
        'IN-03',
        'changed',
        'IN-01',
        [
          'partly-met|not-met|better',
          'met|not-assessed|newly-assessed',
          'not-assessed|not-asked|not-comparable',
        ],
      ],
      [
        'EN-01',
        'new',
        undefined,
        [
          'not-applicable|-|new-requirement',
          'not-assessed|-|new-requirement',
          'not-assessed|-|new-requirement',
        ],
      ],
      [
        'IN-02',
        'dropped',
        undefined,
        ['-|met|dropped', '-|not-assessed|dropped', '-|not-asked|dropped'],
      ],
    ]);
  });

  it('counts what was not assessed in every share', async () => {
    const { qualityAssessment: part } = await packOf();
    expect(part?.all.now).toMatchObject({
      met: 2,
      notAssessed: 4,
      notApplicable: 1,
      metOfAll: { numerator: 2, denominator: 8 },
      assessedOfAll: { numerator: 4, denominator: 8 },
    });
    expect(part?.all.before).toMatchObject({ metOfAll: { numerator: 2, denominator: 6 } });
  });

  it('gives open findings by age, and of each recommendation what carries it and how that goes', async () => {
    const { qualityAssessment: part } = await packOf();
    expect(part?.findings.byAge).toEqual({
      'up-to-90-days': 1,
      'up-to-180-days': 1,
      'up-to-365-days': 0,
      longer: 1,
    });
    expect(part?.withoutDisposition).toBe(1);
    expect(
      part?.recommendations.map(({ year, number, findings, disposition, carriedBy, agency }) => [
        `${year}/${number} on ${findings.join()}`,
        disposition,
        carriedBy?.reference ?? agency,
      ]),
    ).toEqual([
      ['2020/1 on 1', 'existing-action', 'CJ-2021-05'],
      ['2021/1 on 1', 'new-action', 'CJ-2021-06'],
      ['2021/2 on 2', 'none', undefined],
      ['2021/3 on 1,2', 'single-agency-action', 'Prosecution Service North'],
    ]);
  });
});

describe('other parts', () => {
  it('show what an action answers, and count what comes besides the plans', async () => {
    const { groups, positionPage, annexes } = await packOf();
    const justice = annexes.actions.groups.flatMap(({ actions }) => actions);
    expect(justice.find(({ reference }) => reference === 'CJ-2021-06')?.answers).toEqual([
      { register: 'qaf', year: 2021, recommendation: 1, findings: [1] },
    ]);
    expect(justice.find(({ reference }) => reference === 'CS-2021-01')?.answers).toBeUndefined();
    expect(groups).toHaveLength(2);
    expect(positionPage.followUps).toMatchObject({
      homicideReviews: { now: { live: 2 }, last: { live: 1 } },
      assessment: {
        now: { year: 2021, openFindings: 3, withoutDisposition: 1 },
        last: { year: 2020, openFindings: 1, withoutDisposition: 0 },
      },
    });
  });

  it('bring one exception of each kind, within the ten', async () => {
    const { exceptions, cover } = await packOf();
    expect(exceptions.followUps?.map(({ kind }) => kind)).toEqual([
      'dhr-overdue',
      'dhr-silence',
      'dhr-no-response',
      'qaf-not-assessed',
      'qaf-no-disposition',
      'qaf-finding-old',
    ]);
    expect(exceptions.shown.length + (exceptions.followUps?.length ?? 0)).toBeLessThanOrEqual(10);
    expect(cover.asks.join(' ')).toContain('recommendations without a disposition');
  });

  it('say what changed since the last review', async () => {
    const { whatChanged } = await packOf();
    expect(whatChanged?.homicideReviews).toMatchObject({
      opened: [],
      published: ['DHR-2020-01'],
      addressed: 1,
      signedOff: 1,
      escalated: 1,
      nationalAnswers: 1,
    });
    expect(whatChanged?.assessment).toMatchObject({
      opened: [2021],
      findingsRaised: 2,
      recommendationsMade: 3,
      disposed: 2,
      moderated: 1,
    });
  });

  it('lead in the record from finding to judgement and decision', async () => {
    const record = (await givenInFormat2(WHOLE, { kind: 'record' })).document as RecordOf2;
    expect(record.afterMeeting.chains).toMatchObject([
      {
        action: 'CJ-2021-05',
        answers: [{ year: 2020 }],
        judgement: { outcomes: 'partly-assured' },
      },
      { action: 'CJ-2021-06', answers: [{ year: 2021, recommendation: 1, findings: [1] }] },
      { action: 'CS-2021-05', answers: [{ register: 'dhr', review: 'DHR-2020-01' }] },
    ]);
  });
});

describe('with a Contest Board', () => {
  it('keeps both parts apart', async () => {
    const events = withFollowUps(withContestBoard([...upToTheFreeze(), ...afterTheFreeze()]));
    const one = await givenInFormat2(events);
    expect(one.json).not.toContain('CT-2021');
    expect(one.json).not.toContain(UNPUBLISHED);
  });
});
