import type { AgencyEvent, BodyEvent, DutyEvent } from '../../src/contexts/bodies/contract.js';
import type { DecisionEvent } from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  MeasureEvent,
  PlanEvent,
  PrioritiesEvent,
} from '../../src/contexts/delivery-plans/contract.js';
import type { MeetingEvent } from '../../src/contexts/meetings/contract.js';
import type { ReviewEvent, ReviewId } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { SealedForm } from '../../src/kernel/sealed.js';
import { isSealedForm, type Sealed } from '../../src/kernel/sealed.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import type { Ledger } from '../../src/platform/ledger/ledger.js';
import {
  ERASED_NOTICE,
  type OpenOptions,
  type PersonalData,
} from '../../src/platform/personal-data/personal-data.js';
import { LOOK_INSIDE, replaceWithin } from '../../src/platform/personal-data/replace-within.js';
import { recorded, type RecordedOptions, uuidOf } from './recorded-event.js';

/*
 * Two groups of a made-up partnership over one plan year: fourteen actions, a review at mid-year and one at the end,
 * and what was recorded after it. Every text and figure is invented.
 */

type AnyEvent =
  | AgencyEvent
  | BodyEvent
  | DutyEvent
  | DecisionEvent
  | PlanEvent
  | ActionEvent
  | MeasureEvent
  | PrioritiesEvent
  | MeetingEvent
  | ReviewEvent;
export type DataOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>['data'];

export const id = <Id>(...words: readonly string[]): Id =>
  uuidOf('review', ...words) as unknown as Id;

/** As a stored sealed text looks; the same bytes in every run, and opened by `openFixed` only. */
export const sealedText = (words: string, key = 'case-1'): Sealed =>
  ({
    $sealed: 1,
    key,
    at: 'action-1/event-1/progress',
    nonce: 'AAAAAAAAAAAAAAAA',
    text: Buffer.from(words).toString('base64url'),
    commitment: 'AAAAAAAAAAAAAAAAAAAAAA',
  }) satisfies SealedForm as unknown as Sealed;

/** Texts sealed under this key were erased. */
export const ERASED_KEY = 'case-erased';

/** Opens what `sealedText` made. */
export const openFixed: Pick<PersonalData, 'openAll'> = {
  openAll: <T>(value: T, { onErased }: OpenOptions = {}): T =>
    replaceWithin(value, '', (part) => {
      if (!isSealedForm(part)) return LOOK_INSIDE;
      if (part.key === ERASED_KEY)
        return onErased?.({ on: plainDate('2022-06-01'), at: part.at }) ?? ERASED_NOTICE;
      return Buffer.from(part.text, 'base64url').toString();
    }) as T,
};

export const EXAMPLE_LEDGER: Ledger = {
  ledgerId: uuidOf('review', 'ledger'),
  name: 'Fellside Safety Partnership',
  simulated: true,
};

export const MID_YEAR = id<ReviewId>('mid-year');
export const END_OF_YEAR = id<ReviewId>('end-of-year');

const PLAN_YEAR = '2021/22' as DataOf<'plan-drafted.v1'>['planYear'];

/** One fact on one day, recorded that day unless told. */
export const fact = <Type extends AnyEvent['type']>(
  on: string,
  stream: string,
  type: Type,
  data: DataOf<Type>,
  options: RecordedOptions = {},
): Recorded =>
  recorded(type, data, {
    stream,
    effectiveAt: on,
    recordedAt: `${on}T10:00:00.000Z`,
    provenance: { basis: 'illustrative' },
    ...options,
  });

export type BodyKey = 'board' | 'justice' | 'safety' | 'contest';
export const bodyId = (key: BodyKey) => id<DataOf<'body-established.v2'>['bodyId']>('body', key);
export const agencyId = (key: string) =>
  id<DataOf<'agency-registered.v2'>['agencyId']>('agency', key);
export const planId = (key: BodyKey) => id<DataOf<'plan-drafted.v1'>['planId']>('plan', key);
export const planOf = (key: BodyKey) => ({
  planId: planId(key),
  bodyId: bodyId(key),
  planYear: PLAN_YEAR,
});
export const actionId = (reference: string) =>
  id<DataOf<'action-updated.v2'>['actionId']>('action', reference);
const priorityId = (key: string) =>
  id<DataOf<'priorities-adopted.v1'>['priorities'][number]['priorityId']>('priority', key);
export const outcomeId = (key: string) =>
  id<DataOf<'outcome-set.v1'>['outcome']['outcomeId']>('outcome', key);
const measureId = (key: string) => id<DataOf<'measure-observed.v2'>['measureId']>('measure', key);
export const decisionId = (key: string) =>
  id<DataOf<'decision-recorded.v2'>['decisionId']>('decision', key);
const meetingId = (key: string) => id<DataOf<'meeting-convened.v2'>['meetingId']>('meeting', key);
const itemId = (key: string) => id<DataOf<'urgent-decision-reported.v1'>['itemId']>('item', key);

const AGENCIES = [
  ['police', 'Fellside Constabulary', 'responsible-authority'],
  ['council', 'Fellside County Council', 'responsible-authority'],
  ['probation', 'Fellside Probation', 'responsible-authority'],
  ['prosecution', 'Prosecution Service North', 'partner'],
  ['commissioner', 'Office of the Commissioner', 'partner'],
] as const;

const BODIES = [
  ['board', 'Fellside Partnership Board', 'FPB', 'board'],
  ['justice', 'Criminal Justice Business Area Group', 'CJ', 'business-area-group'],
  ['safety', 'Community Safety Business Area Group', 'CS', 'business-area-group'],
] as const;

const CHAIRS = {
  board: ['Commissioner', 'commissioner'],
  justice: ['Chief Crown Prosecutor', 'prosecution'],
  safety: ['Assistant Director, Communities', 'council'],
} as const;

const bodies = (): readonly Recorded[] => [
  ...AGENCIES.map(([key, name, kind]) =>
    fact('2021-01-11', `agency-${key}`, 'agency-registered.v2', {
      agencyId: agencyId(key),
      name,
      class: kind,
    }),
  ),
  ...BODIES.map(([key, name, shortName, kind]) =>
    fact('2021-01-12', `body-${key}`, 'body-established.v2', {
      bodyId: bodyId(key),
      name,
      shortName,
      kind,
      ...(key !== 'board' && { reportsTo: bodyId('board') }),
    }),
  ),
  ...BODIES.map(([key]) =>
    fact('2021-01-13', `body-${key}`, 'office-holder-appointed.v2', {
      bodyId: bodyId(key),
      appointment: {
        appointmentId: id('appointment', key),
        office: 'chair',
        holder: id('holder', key),
        role: CHAIRS[key][0],
        agencyId: agencyId(CHAIRS[key][1]),
        from: plainDate('2021-01-13'),
      },
    }),
  ),
];

const duty = (key: string, text: string, due: string, owner: string, metOn?: string) => [
  fact('2021-02-01', `duty-${key}`, 'duty-scheduled.v3', {
    kind: 'duty',
    dutyId: id('duty', key),
    bodyId: bodyId(key.startsWith('plan') ? 'safety' : 'board'),
    duty: text,
    due: plainDate(due),
    owner,
  }),
  ...(metOn
    ? [
        fact(metOn, `duty-${key}`, 'duty-fulfilled.v2', {
          dutyId: id('duty', key),
          bodyId: bodyId(key.startsWith('plan') ? 'safety' : 'board'),
          evidence: sealedText('Minute of the Board, item 5'),
        }),
      ]
    : []),
];

const schedule = (): readonly Recorded[] => [
  ...duty(
    'priorities',
    'Set the priorities of the year',
    '2021-03-31',
    'Board secretariat',
    '2021-03-17',
  ),
  ...duty(
    'assessment',
    'Strategic needs assessment',
    '2021-12-31',
    'Performance analyst',
    '2022-01-19',
  ),
  ...duty('code', 'Victims’ Code self-assessment', '2022-02-28', 'Head of victim services'),
  ...duty('agreement', 'Review the Agreement', '2022-06-30', 'Board secretariat'),
  ...duty('plans', 'Submit next year’s delivery plan', '2022-04-30', 'Group chair'),
];

interface Decided {
  readonly key: string;
  readonly number: number;
  readonly on: string;
  readonly kind: DataOf<'decision-recorded.v2'>['kind'];
  readonly text: string;
  readonly marking?: 'public' | 'restricted';
  readonly owner?: readonly [role: string, agency: string, due: string];
  readonly concerns?: DataOf<'decision-recorded.v2'>['concerns'];
}

export const decided = ({ key, number, on, kind, text, marking, owner, concerns }: Decided) => {
  const stream = `decision-${key}`;
  const which = { decisionId: decisionId(key), bodyId: bodyId('board') };
  return [
    fact(on, stream, 'decision-recorded.v2', {
      ...which,
      reference:
        `FPB-${on.slice(0, 4)}-${String(number).padStart(3, '0')}` as DataOf<'decision-recorded.v2'>['reference'],
      taken: { route: 'meeting', meetingId: meetingId(`board-${on}`), itemId: itemId(key) },
      takenOn: plainDate(on),
      kind,
      text,
      conflicted: [],
      concerns: concerns ?? [],
      marking: marking ?? 'public',
    }),
    fact(on, stream, 'decision-confirmed.v1', {
      ...which,
      confirmedAt: meetingId('later'),
    }),
    ...(owner
      ? [
          fact(on, stream, 'implementation-assigned.v2', {
            ...which,
            owner: owner[0],
            agencyId: agencyId(owner[1]),
            due: plainDate(owner[2]),
          }),
        ]
      : []),
  ];
};

const convened = (body: BodyKey, on: string, convenedOn: string): Recorded =>
  fact(convenedOn, `meeting-${body}-${on}`, 'meeting-convened.v2', {
    meetingId: meetingId(`${body}-${on}`),
    bodyId: bodyId(body),
    date: plainDate(on),
    agenda: [{ itemId: itemId(`${body}-${on}-1`), number: 1, title: 'Delivery plans' }],
  });

const priorities = (): Recorded =>
  fact('2021-03-17', 'priorities', 'priorities-adopted.v1', {
    bodyId: bodyId('board'),
    planYear: PLAN_YEAR,
    decisionId: decisionId('priorities'),
    priorities: [
      { priorityId: priorityId('abuse'), title: 'Domestic and sexual abuse' },
      { priorityId: priorityId('reoffending'), title: 'Reducing reoffending' },
      { priorityId: priorityId('violence'), title: 'Serious violence' },
    ],
  });

const outcome = (body: BodyKey, key: string, priority: string | undefined, title: string) =>
  fact('2021-03-20', `plan-${body}`, 'outcome-set.v1', {
    ...planOf(body),
    outcome: {
      outcomeId: outcomeId(key),
      ...(priority && { priorityId: priorityId(priority) }),
      title,
    },
  });

type MeasureOf = DataOf<'measure-set.v1'>['measure'];
const measure = (body: BodyKey, key: string, rest: Omit<MeasureOf, 'measureId'>) =>
  fact('2021-03-20', `plan-${body}`, 'measure-set.v1', {
    ...planOf(body),
    measure: { measureId: measureId(key), ...rest },
  });

const observed = (
  body: BodyKey,
  key: string,
  periodEnd: string,
  figure: NonNullable<DataOf<'measure-observed.v2'>['figure']>,
  on: string,
  dataQuality: DataOf<'measure-observed.v2'>['dataQuality'] = 'good',
) =>
  fact(on, `measure-${key}`, 'measure-observed.v2', {
    ...planOf(body),
    boardId: bodyId('board'),
    measureId: measureId(key),
    periodEnd: plainDate(periodEnd),
    figure,
    dataQuality,
  });

interface Planned {
  readonly body: BodyKey;
  readonly reference: string;
  readonly title: string;
  readonly lead: string;
  readonly owner: string;
  readonly due: string;
  readonly origin?: DataOf<'action-proposed.v2'>['action']['origin'];
  readonly priority?: string;
  readonly outcome?: string;
  readonly measure?: string;
  readonly marking?: 'public' | 'partnership' | 'restricted';
}

const ACTIONS: readonly Planned[] = [
  {
    body: 'justice',
    reference: 'CJ-2021-01',
    title: 'Review every domestic abuse case marked for no further action',
    lead: 'police',
    owner: 'Detective Superintendent',
    due: '2021-12-31',
    priority: 'abuse',
    outcome: 'charging',
    measure: 'charging',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-02',
    title: 'Hold joint development days with prosecutors and magistrates',
    lead: 'prosecution',
    owner: 'Senior District Prosecutor',
    due: '2021-11-30',
    priority: 'abuse',
    outcome: 'charging',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-03',
    title: 'Bring two risk models for stalking into offender management',
    lead: 'probation',
    owner: 'Head of Public Protection',
    due: '2021-12-31',
    priority: 'reoffending',
    outcome: 'prolific',
    measure: 'models',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-04',
    title: 'Agree one pathway for women leaving custody',
    lead: 'probation',
    owner: 'Women’s Lead',
    due: '2022-02-28',
    priority: 'reoffending',
    outcome: 'prolific',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-05',
    title: 'Carry out the yearly Victims’ Code self-assessment',
    lead: 'commissioner',
    owner: 'Head of Victim Services',
    due: '2022-02-28',
    origin: 'qaf-recommendation',
    outcome: 'victims',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-06',
    title: 'Publish waiting times of the county’s courts every quarter',
    lead: 'prosecution',
    owner: 'Listing Manager',
    due: '2022-06-30',
    origin: 'national-initiative',
    outcome: 'victims',
    measure: 'updates',
  },
  {
    body: 'justice',
    reference: 'CJ-2021-07',
    title: 'Sample out-of-court disposals and return the lessons',
    lead: 'police',
    owner: 'Head of Criminal Justice',
    due: '2022-03-31',
    origin: 'day-to-day',
  },
  {
    body: 'safety',
    reference: 'CS-2021-01',
    title: 'Commission one countywide crisis service for domestic and sexual abuse',
    lead: 'commissioner',
    owner: 'Commissioning Manager',
    due: '2021-10-31',
    priority: 'abuse',
    outcome: 'support',
    measure: 'satisfied',
  },
  {
    body: 'safety',
    reference: 'CS-2021-02',
    title: 'Relaunch the ask-for-help scheme with licensed premises',
    lead: 'council',
    owner: 'Licensing Manager',
    due: '2021-12-15',
    priority: 'violence',
    outcome: 'night',
    measure: 'night',
  },
  {
    body: 'safety',
    reference: 'CS-2021-03',
    title: 'Coordinate the answer to the serious violence duty',
    lead: 'police',
    owner: 'Chief Inspector, Partnerships',
    due: '2022-01-31',
    priority: 'violence',
    outcome: 'night',
    measure: 'night',
  },
  {
    body: 'safety',
    reference: 'CS-2021-04',
    title: 'Train front-line staff to recognise county lines',
    lead: 'council',
    owner: 'Safeguarding Lead',
    due: '2022-03-31',
    priority: 'violence',
    outcome: 'lines',
    measure: 'lines',
  },
  {
    body: 'safety',
    reference: 'CS-2021-05',
    title: 'Keep the rural road safety campaign running',
    lead: 'police',
    owner: 'Roads Policing Inspector',
    due: '2022-08-31',
    origin: 'other-area',
  },
  {
    body: 'safety',
    reference: 'CS-2021-06',
    title: 'Report hate crime figures by district',
    lead: 'police',
    owner: 'Performance Analyst',
    due: '2022-05-31',
    origin: 'board-request',
  },
  {
    body: 'safety',
    reference: 'CS-2021-07',
    title: 'Widen the panel that safeguards people at risk',
    lead: 'council',
    owner: 'Prevent Lead',
    due: '2022-03-31',
    origin: 'national-initiative',
    marking: 'restricted',
  },
];

const planned = (body: BodyKey): readonly Recorded[] =>
  ACTIONS.filter((action) => action.body === body).flatMap((action) => [
    fact(
      '2021-03-22',
      `plan-${body}`,
      'action-proposed.v2',
      {
        ...planOf(body),
        action: {
          actionId: actionId(action.reference),
          reference: action.reference as DataOf<'action-proposed.v2'>['action']['reference'],
          title: action.title,
          origin: action.origin ?? 'priority',
          ...(action.priority && { priorityId: priorityId(action.priority) }),
          ...(action.outcome && { outcomeId: outcomeId(action.outcome) }),
          ...(action.measure && { measureId: measureId(action.measure) }),
          leadAgencyId: agencyId(action.lead),
          owner: action.owner,
          starts: plainDate('2021-04-01'),
          targetDate: plainDate(action.due),
          marking: action.marking ?? 'partnership',
        },
      },
      action.reference.endsWith('1') ? { provenance: { basis: 'stated', source: 'S2:872' } } : {},
    ),
    fact('2021-03-24', `plan-${body}`, 'action-accepted.v1', {
      ...planOf(body),
      actionId: actionId(action.reference),
      agencyId: agencyId(action.lead),
    }),
  ]);

const plan = (body: BodyKey, title: string): readonly Recorded[] => [
  fact('2021-03-18', `plan-${body}`, 'plan-drafted.v1', {
    ...planOf(body),
    boardId: bodyId('board'),
    title,
    starts: plainDate('2021-04-01'),
    ends: plainDate('2022-03-31'),
  }),
];

const approved = (body: BodyKey): readonly Recorded[] => [
  fact('2021-03-25', `plan-${body}`, 'plan-submitted.v1', { ...planOf(body), version: 1 }),
  fact('2021-03-31', `plan-${body}`, 'plan-approved.v1', {
    ...planOf(body),
    version: 1,
    decisionId: decisionId(`approve-${body}`),
    actionIds: ACTIONS.filter((action) => action.body === body).map(({ reference }) =>
      actionId(reference),
    ),
  }),
];

const BODY_OF: Readonly<Record<string, BodyKey>> = { CJ: 'justice', CS: 'safety', CT: 'contest' };
const bodyOf = (reference: string): BodyKey => BODY_OF[reference.slice(0, 2)] ?? 'safety';

export const updated = (
  on: string,
  reference: string,
  deliveryRating: DataOf<'action-updated.v2'>['deliveryRating'],
  progress: string,
  explanation?: string,
  options: RecordedOptions & { readonly key?: string } = {},
): Recorded =>
  fact(
    on,
    `action-${reference}`,
    'action-updated.v2',
    {
      ...planOf(bodyOf(reference)),
      boardId: bodyId('board'),
      actionId: actionId(reference),
      deliveryRating,
      progress: sealedText(progress, options.key),
      ...(explanation !== undefined && { explanation: sealedText(explanation, options.key) }),
    },
    {
      actor: { capacity: 'member', organisation: agencyId('police') },
      ...options,
    },
  );

const moved = (on: string, reference: string, from: string, to: string, because: string) =>
  fact(on, `action-${reference}`, 'target-date-moved.v2', {
    ...planOf(bodyOf(reference)),
    boardId: bodyId('board'),
    actionId: actionId(reference),
    from: plainDate(from),
    to: plainDate(to),
    because: sealedText(because),
    agreement: 'not-asked',
    grounds: [],
  });

const completed = (on: string, reference: string, verifiedOn?: string): readonly Recorded[] => [
  fact(on, `action-${reference}`, 'completion-proposed.v2', {
    ...planOf(bodyOf(reference)),
    boardId: bodyId('board'),
    actionId: actionId(reference),
    completedOn: plainDate(on),
    evidence: [
      {
        evidenceId: id('evidence', reference),
        kind: 'statement',
        title: sealedText('Evaluation report'),
        content: sealedText('What the report says.'),
        effectiveOn: plainDate(on),
      },
    ],
  }),
  ...(verifiedOn
    ? [
        fact(verifiedOn, `action-${reference}`, 'completion-verified.v1', {
          ...planOf(bodyOf(reference)),
          boardId: bodyId('board'),
          actionId: actionId(reference),
          completedOn: plainDate(on),
        }),
      ]
    : []),
];

const measures = (): readonly Recorded[] => [
  outcome('justice', 'charging', 'abuse', 'More domestic abuse cases reach a charging decision'),
  outcome('justice', 'prolific', 'reoffending', 'Prolific offenders are managed together'),
  outcome('justice', 'victims', undefined, 'Victims and witnesses are kept informed'),
  outcome('safety', 'support', 'abuse', 'The right support for victims to cope and recover'),
  outcome('safety', 'night', 'violence', 'Less serious violence linked to the night-time economy'),
  outcome('safety', 'lines', 'violence', 'A lower threat from county lines'),
  measure('justice', 'charging', {
    outcomeId: outcomeId('charging'),
    title: 'Domestic abuse cases with a positive result',
    kind: 'quantitative',
    unit: 'share of recorded cases',
    direction: 'higher-is-better',
    baseline: { value: 829, denominator: 6030 },
    target: { value: 15, denominator: 100 },
    nationalIndicator: false,
  }),
  measure('justice', 'models', {
    outcomeId: outcomeId('prolific'),
    title: 'Risk models in use',
    kind: 'end-product',
    nationalIndicator: false,
  }),
  measure('justice', 'updates', {
    outcomeId: outcomeId('victims'),
    title: 'Victims satisfied with updates',
    kind: 'quantitative',
    unit: 'share of those asked',
    direction: 'higher-is-better',
    baseline: { value: 640, denominator: 1000 },
    target: { value: 70, denominator: 100 },
    nationalIndicator: true,
  }),
  measure('safety', 'satisfied', {
    outcomeId: outcomeId('support'),
    title: 'People whose well-being improved with support',
    kind: 'quantitative',
    unit: 'share of service users',
    direction: 'higher-is-better',
    baseline: { value: 75, denominator: 100 },
    target: { value: 80, denominator: 100 },
    nationalIndicator: false,
  }),
  measure('safety', 'night', {
    outcomeId: outcomeId('night'),
    title: 'Serious violence after dark in town centres',
    kind: 'quantitative',
    unit: 'recorded crimes, 12 months',
    direction: 'lower-is-better',
    baseline: { value: 1348 },
    target: { value: 1200 },
    nationalIndicator: true,
  }),
  measure('safety', 'lines', {
    outcomeId: outcomeId('lines'),
    title: 'Active county lines',
    kind: 'quantitative',
    unit: 'groups',
    direction: 'lower-is-better',
    baseline: { value: 7 },
    target: { value: 4 },
    nationalIndicator: true,
  }),
];

const firstHalf = (): readonly Recorded[] => [
  observed('justice', 'charging', '2021-06-30', { value: 431, denominator: 2980 }, '2021-07-20'),
  observed('justice', 'updates', '2021-06-30', { value: 318, denominator: 500 }, '2021-07-20'),
  observed('safety', 'night', '2021-06-30', { value: 1330 }, '2021-07-22'),
  observed('safety', 'lines', '2021-06-30', { value: 7 }, '2021-07-22', 'provisional'),
  updated('2021-07-05', 'CJ-2021-01', 'on-track', 'Sergeants in all areas have been trained.'),
  updated('2021-07-06', 'CJ-2021-02', 'on-track', 'Two of four days held.'),
  updated(
    '2021-07-06',
    'CJ-2021-04',
    'at-risk',
    'Pathway drafted.',
    'Housing providers have not agreed; a meeting is set for the autumn.',
  ),
  updated('2021-07-07', 'CS-2021-01', 'on-track', 'Specification agreed by both commissioners.'),
  updated('2021-07-07', 'CS-2021-02', 'not-started', 'Waiting for premises to reopen fully.'),
  updated(
    '2021-07-08',
    'CS-2021-03',
    'at-risk',
    'Guidance is awaited.',
    'National guidance is late; work goes on against the draft.',
  ),
  updated('2021-07-08', 'CS-2021-04', 'on-track', 'First course held for 24 staff.'),
  updated('2021-07-08', 'CS-2021-05', 'on-track', 'Campaign ran at two rallies.'),
  updated('2021-08-30', 'CJ-2021-07', 'on-track', 'The panel met twice.'),
  moved('2021-09-06', 'CS-2021-01', '2021-10-31', '2022-01-31', 'The tender drew one bid only.'),
];

type Point = DataOf<'review-opened.v2'>['point'];

export const reviewOf = (reviewId: ReviewId) => ({
  reviewId,
  boardId: bodyId('board'),
  planYear: PLAN_YEAR,
});

const openedReview = (
  reviewId: ReviewId,
  stream: string,
  point: Point,
  title: string,
  [opens, closes, position, meets]: readonly [string, string, string, string],
): readonly Recorded[] => [
  fact(opens, stream, 'review-opened.v2', {
    ...reviewOf(reviewId),
    title,
    point,
    returnsClose: plainDate(closes),
    positionDate: plainDate(position),
    meetingDate: plainDate(meets),
  }),
  fact(opens, stream, 'returns-requested.v1', {
    ...reviewOf(reviewId),
    groups: (['justice', 'safety'] as const).map((body) => ({
      bodyId: bodyId(body),
      planId: planId(body),
    })),
  }),
];

const returned = (
  on: string,
  reviewId: ReviewId,
  stream: string,
  body: BodyKey,
  statement?: string,
): Recorded =>
  fact(on, stream, 'return-confirmed.v1', {
    ...reviewOf(reviewId),
    bodyId: bodyId(body),
    planId: planId(body),
    actionIds: ACTIONS.filter((action) => action.body === body).map(({ reference }) =>
      actionId(reference),
    ),
    ...(statement !== undefined && { statement: sealedText(statement) }),
  });

const frozen = (on: string, reviewId: ReviewId, stream: string, positionDate: string): Recorded =>
  fact(on, stream, 'position-frozen.v1', {
    ...reviewOf(reviewId),
    positionDate: plainDate(positionDate),
    packFormat: 1,
  });

export const challenged = (
  on: string,
  reviewId: ReviewId,
  stream: string,
  body: BodyKey,
  key: string,
  question: string,
  answer?: readonly [on: string, text: string],
): readonly Recorded[] => [
  fact(on, stream, 'challenge-raised.v2', {
    ...reviewOf(reviewId),
    bodyId: bodyId(body),
    planId: planId(body),
    challengeId: id('challenge', key),
    question: sealedText(question),
  }),
  ...(answer
    ? [
        fact(answer[0], stream, 'challenge-answered.v1', {
          ...reviewOf(reviewId),
          bodyId: bodyId(body),
          planId: planId(body),
          challengeId: id('challenge', key),
          answer: sealedText(answer[1]),
        }),
      ]
    : []),
];

type Grade = DataOf<'group-judged.v2'>['outcomes'];
export const judged = (
  on: string,
  reviewId: ReviewId,
  stream: string,
  body: BodyKey,
  [outcomes, impact]: readonly [Grade, Grade],
  judgement: string,
): Recorded =>
  fact(on, stream, 'group-judged.v2', {
    ...reviewOf(reviewId),
    positionVersion: 1,
    bodyId: bodyId(body),
    planId: planId(body),
    outcomes,
    impact,
    judgement: sealedText(judgement),
  });

const midYearReview = (): readonly Recorded[] => {
  const stream = `review-${MID_YEAR}`;
  return [
    ...openedReview(MID_YEAR, stream, 'mid-year', 'September accountability review 2021', [
      '2021-09-01',
      '2021-09-20',
      '2021-09-30',
      '2021-10-14',
    ]),
    returned('2021-09-15', MID_YEAR, stream, 'justice', 'A steady first half of the year.'),
    returned('2021-09-17', MID_YEAR, stream, 'safety'),
    frozen('2021-10-01', MID_YEAR, stream, '2021-09-30'),
    ...challenged(
      '2021-10-14',
      MID_YEAR,
      stream,
      'justice',
      'one',
      'What will show the Board that the case reviews change charging decisions?',
      ['2021-10-14', 'The share of cases with a positive result, by quarter, from January on.'],
    ),
    ...challenged(
      '2021-10-14',
      MID_YEAR,
      stream,
      'safety',
      'two',
      'When will all licensed premises in the two largest towns have joined the scheme?',
    ),
    judged(
      '2021-10-14',
      MID_YEAR,
      stream,
      'justice',
      ['partly-assured', 'not-assured'],
      'Delivery is steady; impact cannot be seen yet.',
    ),
    judged(
      '2021-10-14',
      MID_YEAR,
      stream,
      'safety',
      ['partly-assured', 'partly-assured'],
      'Progress depends on guidance from outside.',
    ),
    fact('2021-10-20', stream, 'review-closed.v1', { ...reviewOf(MID_YEAR), withoutReturn: [] }),
  ];
};

const secondHalf = (): readonly Recorded[] => [
  observed('justice', 'charging', '2021-12-31', { value: 980, denominator: 6100 }, '2022-01-20'),
  observed('justice', 'updates', '2021-12-31', { value: 595, denominator: 1000 }, '2022-01-20'),
  observed('safety', 'night', '2021-12-31', { value: 1402 }, '2022-01-24', 'provisional'),
  observed('safety', 'night', '2021-12-31', { value: 1395 }, '2022-02-14'),
  observed('safety', 'lines', '2021-12-31', { value: 4 }, '2022-01-24'),
  ...completed('2021-11-26', 'CJ-2021-02', '2021-12-09'),
  ...completed('2021-12-20', 'CJ-2021-01', '2022-01-13'),
  updated(
    '2022-01-10',
    'CJ-2021-03',
    'off-track',
    'One model is in use; the licence for the second was refused.',
    'The supplier withdrew. Another model is being compared; a decision is expected in May.',
  ),
  moved(
    '2022-01-11',
    'CJ-2021-03',
    '2021-12-31',
    '2022-06-30',
    'The supplier of the second model withdrew.',
  ),
  updated(
    '2022-02-24',
    'CJ-2021-04',
    'at-risk',
    'Three of five providers agreed.',
    'Two providers wait for funding to be confirmed; a bridging grant is being sought.',
  ),
  updated('2022-02-25', 'CJ-2021-06', 'on-track', 'Figures were published for three quarters.'),
  ...completed('2022-03-14', 'CJ-2021-07'),
  ...completed('2022-01-28', 'CS-2021-01', '2022-02-17'),
  updated(
    '2022-02-22',
    'CS-2021-02',
    'on-track',
    'All premises in one town joined, 31 of 48 in the other.',
  ),
  moved(
    '2022-02-22',
    'CS-2021-02',
    '2021-12-15',
    '2022-05-31',
    'Premises reopened later than planned.',
  ),
  updated(
    '2022-02-23',
    'CS-2021-03',
    'off-track',
    'The strategy has been drafted and not been consulted on.',
    'The lead officer left in December. The post is filled from April; consultation would take eight weeks.',
  ),
  moved('2022-02-23', 'CS-2021-03', '2022-01-31', '2022-03-15', 'The post was vacant.'),
  updated(
    '2022-02-23',
    'CS-2021-04',
    'at-risk',
    'Four of six courses held for 96 staff.',
    'Two trainers were ill; both courses are booked for April.',
    { key: ERASED_KEY },
  ),
  updated('2022-02-24', 'CS-2021-06', 'on-track', 'Two of four reports given to the Board.'),
];

const endOfYearReview = (): readonly Recorded[] => {
  const stream = `review-${END_OF_YEAR}`;
  return [
    ...openedReview(END_OF_YEAR, stream, 'end-of-year', 'March accountability review 2022', [
      '2022-02-01',
      '2022-03-21',
      '2022-03-31',
      '2022-04-13',
    ]),
    returned(
      '2022-03-18',
      END_OF_YEAR,
      stream,
      'justice',
      'Two actions were completed and verified. The second risk model is the group’s largest concern: the supplier withdrew, and the group asks the Board for its patience until May. Victims’ satisfaction with updates has fallen; the group has asked its agencies for the reasons.',
    ),
    frozen('2022-04-01', END_OF_YEAR, stream, '2022-03-31'),
  ];
};

/** What the Board made of it, and a fact that came late. */
export const afterTheFreeze = (): readonly Recorded[] => {
  const stream = `review-${END_OF_YEAR}`;
  const on = '2022-04-13';
  return [
    updated(
      '2022-03-30',
      'CJ-2021-05',
      'on-track',
      'The self-assessment was handed in.',
      undefined,
      { recordedAt: '2022-04-05T14:30:00.000Z' },
    ),
    updated('2022-03-29', 'CS-2021-07', 'on-track', 'Not for everybody.', undefined, {
      recordedAt: '2022-04-05T14:40:00.000Z',
    }),
    fact('2022-04-06', stream, 'pack-issued.v2', {
      ...reviewOf(END_OF_YEAR),
      kind: 'pack',
      part: 1,
      version: 1,
      packFormat: 1,
      digest: 'c'.repeat(64),
    }),
    ...challenged(
      on,
      END_OF_YEAR,
      stream,
      'justice',
      'three',
      'Why are fewer victims satisfied with updates than a year ago?',
      [on, 'Officers changed twice in the largest team; a single point of contact starts in May.'],
    ),
    judged(
      on,
      END_OF_YEAR,
      stream,
      'justice',
      ['partly-assured', 'partly-assured'],
      'Charging improves; victims are told less.',
    ),
    judged(
      on,
      END_OF_YEAR,
      stream,
      'safety',
      ['not-assured', 'partly-assured'],
      'No return was received, and violence at night has risen.',
    ),
    ...decided({
      key: 'recovery',
      number: 4,
      on,
      kind: 'commission',
      text: 'The Community Safety group brings a recovery plan for the serious violence duty to the next meeting.',
      owner: ['Group chair', 'council', '2022-07-13'],
      concerns: [{ kind: 'review', id: END_OF_YEAR }],
    }),
    ...decided({
      key: 'closed-session',
      number: 5,
      on,
      kind: 'note',
      text: 'Not for everybody.',
      marking: 'restricted',
    }),
    fact('2022-04-20', stream, 'review-closed.v1', {
      ...reviewOf(END_OF_YEAR),
      withoutReturn: [{ bodyId: bodyId('safety'), standing: 'no-return-received' }],
    }),
  ];
};

/** In the order in which they were recorded. */
export const inTime = (facts: readonly Recorded[]): readonly Recorded[] =>
  facts.toSorted((one, other) =>
    one.metadata.recordedAt < other.metadata.recordedAt
      ? -1
      : Number(one.metadata.recordedAt > other.metadata.recordedAt),
  );

/** Up to the freeze of the review at the end of the year, with it. */
export const upToTheFreeze = (): readonly Recorded[] =>
  inTime([
    ...bodies(),
    ...schedule(),
    ...decided({
      key: 'priorities',
      number: 1,
      on: '2021-03-17',
      kind: 'agree',
      text: 'Adopts three priorities for 2021/22.',
      owner: ['Board secretariat', 'commissioner', '2021-03-31'],
    }),
    fact('2021-03-30', 'decision-priorities', 'implementation-reported.v1', {
      decisionId: decisionId('priorities'),
      bodyId: bodyId('board'),
      evidence: sealedText('Published.'),
    }),
    fact('2021-04-15', 'decision-priorities', 'implementation-confirmed.v1', {
      decisionId: decisionId('priorities'),
      bodyId: bodyId('board'),
    }),
    priorities(),
    ...plan('justice', 'Criminal Justice delivery plan 2021/22'),
    ...plan('safety', 'Community Safety delivery plan 2021/22'),
    ...measures(),
    ...planned('justice'),
    ...planned('safety'),
    ...decided({
      key: 'approve-justice',
      number: 2,
      on: '2021-03-31',
      kind: 'approve',
      text: 'Approves the Criminal Justice delivery plan.',
    }),
    ...approved('justice'),
    ...approved('safety'),
    ...firstHalf(),
    ...decided({
      key: 'grant',
      number: 6,
      on: '2021-06-16',
      kind: 'commission',
      text: 'Commissions an evaluation of the crisis service from a university.',
      owner: ['Commissioning Manager', 'commissioner', '2022-01-31'],
    }),
    ...midYearReview(),
    ...decided({
      key: 'data',
      number: 9,
      on: '2021-10-14',
      kind: 'devolve',
      text: 'Devolves the sharing of night-time data to the Community Safety group.',
    }),
    ...decided({
      key: 'posts',
      number: 1,
      on: '2022-01-19',
      kind: 'agree',
      text: 'Agrees to fill the partnership analyst’s post jointly.',
      owner: ['Head of Service', 'council', '2022-05-31'],
    }),
    ...decided({
      key: 'restricted',
      number: 2,
      on: '2022-01-19',
      kind: 'commission',
      text: 'Not for everybody.',
      marking: 'restricted',
    }),
    ...secondHalf(),
    convened('board', '2022-04-13', '2022-02-01'),
    convened('justice', '2022-05-11', '2022-03-01'),
    convened('safety', '2022-05-18', '2022-03-01'),
    convened('board', '2022-07-13', '2022-03-01'),
    ...endOfYearReview(),
  ]);

/** The same history, its positions frozen in another format. */
export const inFormat = (packFormat: number, events: readonly Recorded[]): readonly Recorded[] =>
  events.map((event) =>
    event.type === 'position-frozen.v1'
      ? { ...event, data: { ...(event.data as DataOf<'position-frozen.v1'>), packFormat } }
      : event,
  );
