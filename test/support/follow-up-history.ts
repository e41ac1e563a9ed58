import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DhrEvent, Party } from '../../src/contexts/dhr/contract.js';
import type { CycleEvent, FrameworkEvent, Rating } from '../../src/contexts/qaf/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { recorded } from './recorded-event.js';
import {
  actionId,
  agencyId,
  bodyId,
  fact,
  id,
  inTime,
  planId,
  sealedText,
} from './review-history.js';

/*
 * Beside the history of a review: three homicide reviews, one of them not published, and two yearly assessments.
 * Every text of a review is sealed under the key of that review, and says that it is a text of a case.
 */

type Followed = DhrEvent | CycleEvent | FrameworkEvent;
type DataOf<Type extends Followed['type']> = Extract<Followed, { type: Type }>['data'];

const followed = <Type extends Followed['type']>(
  on: string,
  stream: string,
  type: Type,
  data: DataOf<Type>,
): Recorded =>
  recorded(type, data, {
    stream,
    effectiveAt: on,
    recordedAt: `${on}T11:00:00.000Z`,
    provenance: { basis: 'illustrative' },
  });

/** A text of the case that part 7 never says. */
export const CASE_TEXT = 'A word of a case';
/** The review that is not published. */
export const UNPUBLISHED = 'DHR-2021-02';

const cspId = id<BodyId>('body', 'west');
const boardId = bodyId('board');

const csp = (): Recorded =>
  fact('2021-01-14', 'body-west', 'body-established.v2', {
    bodyId: cspId,
    name: 'West Community Safety Partnership',
    shortName: 'WCSP',
    kind: 'community-safety-partnership',
  });

interface Place {
  readonly review: string;
  readonly recommendation: number;
}

const ofReview = (review: string) => ({
  dhrId: id<DataOf<'dhr-opened.v1'>['dhrId']>('dhr', review),
  cspId,
  boardId,
});
const recommendationId = ({ review, recommendation }: Place) =>
  id<DataOf<'dhr-recommendation-accepted.v1'>['recommendationId']>(
    'dhr',
    review,
    String(recommendation),
  );
const ofRecommendation = (place: Place) => ({
  ...ofReview(place.review),
  recommendationId: recommendationId(place),
});
const dhrActionId = (place: Place) =>
  id<DataOf<'dhr-action-addressed.v1'>['dhrActionId']>(
    'dhr action',
    place.review,
    String(place.recommendation),
  );
const ofAction = (place: Place) => ({
  ...ofRecommendation(place),
  dhrActionId: dhrActionId(place),
});

const said = (review: string) => sealedText(CASE_TEXT, `dhr-${review}`);
const streamOf = (review: string) => `dhr-${review}`;

const opened = (on: string, review: string): Recorded =>
  followed(on, streamOf(review), 'dhr-opened.v1', {
    ...ofReview(review),
    reference: review as DataOf<'dhr-opened.v1'>['reference'],
    name: {
      type: 'domestic-homicide-review',
      since: plainDate('2011-04-13'),
      basis: 'Domestic Violence, Crime and Victims Act 2004, section 9',
    },
    commissionedOn: plainDate(on),
  });

const published = (on: string, review: string): readonly Recorded[] => [
  followed(on, streamOf(review), 'dhr-quality-assured.v1', {
    ...ofReview(review),
    outcome: 'adequate',
  }),
  followed(on, streamOf(review), 'dhr-published.v1', {
    ...ofReview(review),
    marking: 'partnership',
    qualityAssuredOn: plainDate(on),
  }),
];

const made = (
  on: string,
  place: Place,
  themes: readonly string[],
  addressee?: string,
): readonly Recorded[] => [
  followed(on, streamOf(place.review), 'dhr-recommendation-made.v1', {
    ...ofReview(place.review),
    recommendation: {
      recommendationId: recommendationId(place),
      number: place.recommendation,
      scope: addressee === undefined ? 'local' : 'national',
      themes: themes as DataOf<'dhr-recommendation-made.v1'>['recommendation']['themes'],
      text: said(place.review),
      ...(addressee !== undefined && { addressee }),
    },
  }),
  addressee === undefined
    ? followed(
        on,
        streamOf(place.review),
        'dhr-recommendation-accepted.v1',
        ofRecommendation(place),
      )
    : followed(on, streamOf(place.review), 'dhr-recommendation-sent-on.v1', {
        ...ofRecommendation(place),
        addressee,
      }),
];

const agency = (key: string): Party => ({ kind: 'agency', id: agencyId(key) });
const theCsp: Party = { kind: 'body', id: cspId };

const set = (on: string, place: Place, lead: string, due: string): Recorded =>
  followed(on, streamOf(place.review), 'dhr-action-set.v1', {
    ...ofRecommendation(place),
    action: {
      dhrActionId: dhrActionId(place),
      number: 1,
      text: said(place.review),
      leadAgencyId: agencyId(lead),
      targetDate: plainDate(due),
      milestones: [],
      parties: [agency(lead), theCsp],
    },
  });

const answered = (
  on: string,
  place: Place,
  matter: 'plan' | 'completion',
  ...parties: readonly Party[]
): readonly Recorded[] =>
  parties.map((party) =>
    matter === 'plan'
      ? followed(on, streamOf(place.review), 'dhr-plan-answered.v1', {
          ...ofAction(place),
          party,
          answeredBy: party,
          answer: 'agreed',
        })
      : followed(on, streamOf(place.review), 'dhr-completion-answered.v1', {
          ...ofAction(place),
          party,
          answeredBy: party,
          answer: 'signed-off',
        }),
  );

const addressed = (on: string, place: Place): Recorded =>
  followed(on, streamOf(place.review), 'dhr-action-addressed.v1', {
    ...ofAction(place),
    completedOn: plainDate(on),
    outcome: said(place.review),
    evidenceIds: [],
  });

const carried = (on: string, place: Place, reference: string): Recorded =>
  followed(on, streamOf(place.review), 'dhr-action-carried.v1', {
    ...ofAction(place),
    planId: planId('safety'),
    actionId: actionId(reference),
    bodyId: bodyId('safety'),
    planYear: '2021/22' as DataOf<'dhr-action-carried.v1'>['planYear'],
  });

/** Signed off by all; overdue and agreed; addressed, carried by a plan and awaited; and one that nobody may know. */
export const homicideReviews = (): readonly Recorded[] => {
  const [first, second, unpublished] = ['DHR-2019-01', 'DHR-2020-01', UNPUBLISHED];
  const done = { review: first, recommendation: 1 };
  const late = { review: first, recommendation: 2 };
  const silent = { review: first, recommendation: 3 };
  const awaited = { review: second, recommendation: 1 };
  const answer = { review: second, recommendation: 2 };
  const secret = { review: unpublished, recommendation: 1 };
  return [
    csp(),
    opened('2021-02-01', first),
    ...published('2021-04-20', first),
    ...made('2021-05-04', done, ['information-sharing']),
    ...made('2021-05-04', late, ['training', 'information-sharing']),
    ...made('2021-05-04', silent, ['housing'], 'Department for Housing'),
    set('2021-05-05', done, 'police', '2021-10-29'),
    set('2021-05-05', late, 'council', '2021-12-31'),
    ...answered('2021-05-20', done, 'plan', agency('police'), theCsp),
    ...answered('2021-05-20', late, 'plan', agency('council'), theCsp),
    addressed('2021-09-10', done),
    ...answered('2021-10-20', done, 'completion', agency('police'), theCsp),
    opened('2021-03-01', second),
    ...published('2021-11-15', second),
    ...made('2021-11-16', awaited, ['information-sharing']),
    ...made('2021-11-16', answer, ['housing'], 'Home Office'),
    set('2021-11-17', awaited, 'council', '2022-01-31'),
    ...answered('2021-11-30', awaited, 'plan', agency('council'), theCsp),
    carried('2021-12-01', awaited, 'CS-2021-05'),
    addressed('2022-01-10', awaited),
    ...answered('2022-01-12', awaited, 'completion', agency('council')),
    followed('2022-02-21', streamOf(second), 'dhr-silence-escalated.v1', {
      ...ofAction(awaited),
      matter: 'completion',
      party: theCsp,
      awaitedSince: plainDate('2022-01-10'),
      workingDays: 30,
    }),
    followed('2022-03-01', streamOf(second), 'dhr-national-answer-received.v1', {
      ...ofRecommendation(answer),
      addressee: 'Home Office',
      answer: 'partly-met',
      text: said(second),
    }),
    opened('2021-08-02', unpublished),
    ...made('2022-02-01', secret, ['training', 'housing']),
    set('2022-02-02', secret, 'probation', '2022-03-01'),
    carried('2022-02-03', secret, 'CS-2021-01'),
  ];
};

const frameworkId = id<DataOf<'qaf-framework-adopted.v1'>['frameworkId']>('framework');
type Requirement = DataOf<'qaf-framework-adopted.v1'>['requirements'][number];
const code = (text: string) => text as Requirement['code'];

const adopted = (
  on: string,
  version: number,
  requirements: readonly (Omit<Requirement, 'code' | 'from'> & {
    readonly code: string;
    readonly from?: string;
  })[],
  dropped: readonly string[] = [],
): Recorded =>
  followed(on, 'framework', 'qaf-framework-adopted.v1', {
    frameworkId,
    boardId,
    version,
    title: `Framework ${on.slice(0, 4)}`,
    basis: version === 1 ? 'entitlements' : 'rights',
    inForceFrom: plainDate(on),
    requirements: requirements.map(({ from, ...each }) => ({
      ...each,
      code: code(each.code),
      ...(from !== undefined && { from: code(from) }),
    })),
    dropped: dropped.map(code),
    illustrative: true,
  });

const ofCycle = (year: number) => ({
  cycleId: id<DataOf<'qaf-cycle-opened.v1'>['cycleId']>('cycle', String(year)),
  boardId,
  year,
});
const cycleStream = (year: number) => `cycle-${year}`;

const cycleOpened = (on: string, year: number, version: number, agencies: readonly string[]) =>
  followed(on, cycleStream(year), 'qaf-cycle-opened.v1', {
    ...ofCycle(year),
    groupId: bodyId('justice'),
    frameworkId,
    frameworkVersion: version,
    agencyIds: agencies.map(agencyId),
    assessmentsDue: plainDate(`${on.slice(0, 4)}-11-30`),
    moderationDue: plainDate(`${on.slice(0, 4)}-12-15`),
    reportDue: plainDate(`${on.slice(0, 4)}-12-31`),
  });

const assessed = (on: string, year: number, key: string, requirement: string, rating: Rating) =>
  followed(on, cycleStream(year), 'qaf-requirement-assessed.v1', {
    ...ofCycle(year),
    agencyId: agencyId(key),
    answeredBy: agencyId(key),
    requirement: code(requirement),
    rating,
    evidence: [],
  });

const findingId = (year: number, number: number) =>
  id<DataOf<'qaf-finding-raised.v1'>['findingId']>('finding', String(year), String(number));

const raised = (on: string, year: number, number: number, requirement: string, key: string) =>
  followed(on, cycleStream(year), 'qaf-finding-raised.v1', {
    ...ofCycle(year),
    findingId: findingId(year, number),
    number,
    requirements: [code(requirement)],
    agencyIds: [agencyId(key)],
    text: sealedText(`Victims wait too long (${year}, ${number})`, `cycle-${year}`),
  });

const recommended = (on: string, year: number, number: number, findings: readonly number[]) =>
  followed(on, cycleStream(year), 'qaf-recommendation-made.v1', {
    ...ofCycle(year),
    recommendationId: qafRecommendationId(year, number),
    number,
    findingIds: findings.map((finding) => findingId(year, finding)),
    text: sealedText(`Tell them within five days (${year}, ${number})`, `cycle-${year}`),
  });

const qafRecommendationId = (year: number, number: number) =>
  id<DataOf<'qaf-recommendation-made.v1'>['recommendationId']>('qaf', String(year), String(number));

const disposed = (
  on: string,
  year: number,
  number: number,
  findings: readonly number[],
  disposition: DataOf<'qaf-recommendation-disposed.v1'>['disposition'],
) =>
  followed(on, cycleStream(year), 'qaf-recommendation-disposed.v1', {
    ...ofCycle(year),
    recommendationId: qafRecommendationId(year, number),
    findingIds: findings.map((finding) => findingId(year, finding)),
    disposition,
  });

const toPlan = (kind: 'new-action' | 'existing-action', reference: string) => ({
  kind,
  planId: planId('justice'),
  actionId: actionId(reference),
});

/** Two years by two versions of the framework; of this year one agency has assessed nothing. */
export const assessments = (): readonly Recorded[] => [
  adopted('2021-01-15', 1, [
    {
      code: 'CR-01',
      title: 'Victims are treated with respect',
      area: 'care-and-respect',
      descent: 'new',
    },
    {
      code: 'IN-01',
      title: 'Decisions are told in time',
      area: 'communication-and-information',
      descent: 'new',
    },
    {
      code: 'IN-02',
      title: 'A leaflet is handed out',
      area: 'communication-and-information',
      descent: 'new',
    },
  ]),
  cycleOpened('2021-01-18', 2020, 1, ['police', 'prosecution']),
  assessed('2021-01-25', 2020, 'police', 'CR-01', 'met'),
  assessed('2021-01-25', 2020, 'police', 'IN-01', 'not-met'),
  assessed('2021-01-25', 2020, 'police', 'IN-02', 'met'),
  assessed('2021-01-26', 2020, 'prosecution', 'CR-01', 'partly-met'),
  raised('2021-02-10', 2020, 1, 'IN-01', 'police'),
  recommended('2021-02-11', 2020, 1, [1]),
  disposed('2021-04-22', 2020, 1, [1], toPlan('existing-action', 'CJ-2021-05')),
  adopted(
    '2021-04-01',
    2,
    [
      {
        code: 'CR-01',
        title: 'Victims are treated with respect',
        area: 'care-and-respect',
        descent: 'carried',
        from: 'CR-01',
      },
      {
        code: 'IN-03',
        title: 'Key decisions are told within five days',
        area: 'communication-and-information',
        descent: 'changed',
        from: 'IN-01',
        citation: 'Right 6',
      },
      {
        code: 'EN-01',
        title: 'Needs are assessed at the start',
        area: 'enhanced-support',
        descent: 'new',
      },
    ],
    ['IN-02'],
  ),
  cycleOpened('2021-10-04', 2021, 2, ['police', 'prosecution', 'probation']),
  assessed('2021-11-02', 2021, 'police', 'CR-01', 'met'),
  assessed('2021-11-02', 2021, 'police', 'IN-03', 'partly-met'),
  assessed('2021-11-02', 2021, 'police', 'EN-01', 'not-applicable'),
  assessed('2021-11-03', 2021, 'prosecution', 'CR-01', 'not-met'),
  assessed('2021-11-03', 2021, 'prosecution', 'IN-03', 'met'),
  followed('2021-11-20', cycleStream(2021), 'qaf-assessment-moderated.v1', {
    ...ofCycle(2021),
    agencyId: agencyId('police'),
    requirement: code('IN-03'),
    moderatorId: agencyId('prosecution'),
    rating: 'partly-met',
    agreed: true,
  }),
  raised('2021-12-06', 2021, 1, 'IN-03', 'police'),
  raised('2022-02-07', 2021, 2, 'CR-01', 'prosecution'),
  recommended('2021-12-07', 2021, 1, [1]),
  recommended('2022-02-08', 2021, 2, [2]),
  recommended('2022-02-08', 2021, 3, [1, 2]),
  disposed('2021-12-15', 2021, 1, [1], toPlan('new-action', 'CJ-2021-06')),
  disposed('2022-02-15', 2021, 3, [1, 2], {
    kind: 'single-agency-action',
    agencyId: agencyId('prosecution'),
    owner: 'Head of Victim Care',
    due: plainDate('2022-06-30'),
    action: sealedText('Retrain the unit', 'cycle-2021'),
  }),
];

/** The history with both in it, in the order in which all was recorded. */
export const withFollowUps = (events: readonly Recorded[]): readonly Recorded[] =>
  inTime([...events, ...homicideReviews(), ...assessments()]);
