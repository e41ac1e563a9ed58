import type {
  AgencyId,
  Appointment,
  AppointmentId,
  Body,
  BodyId,
  RegisteredAgency,
} from '../../src/contexts/bodies/contract.js';
import type {
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from '../../src/contexts/decisions/contract.js';
import { decisionAggregate } from '../../src/contexts/decisions/decision.js';
import type {
  ActionId,
  EvidenceId,
  Plan,
  PlanId,
  PlannedAction,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type {
  CycleEvent,
  CycleEvidence,
  CycleId,
  FindingId,
  FrameworkEvent,
  FrameworkId,
  RecommendationId,
  Requirement,
  RequirementCode,
} from '../../src/contexts/qaf/contract.js';
import { cycleAggregate } from '../../src/contexts/qaf/cycle.js';
import type { CycleCommand, CycleContext } from '../../src/contexts/qaf/cycle.commands.js';
import { frameworkAggregate } from '../../src/contexts/qaf/framework.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from './decider-given.js';

/*
 * One year's assessment, of which every sentence about them speaks: police and prosecutors are asked, the police assess
 * themselves and the prosecutors moderate; the Criminal Justice group follows it up.
 */

export const boardId = testId<BodyId>('board');
export const groupId = testId<BodyId>('criminal justice');
export const cycleId = testId<CycleId>('cycle of 2021');
export const frameworkId = testId<FrameworkId>('framework');
export const decisionId = testId<DecisionId>('report noted');
export const meetingId = testId<MeetingId>('december meeting');
export const police = testId<AgencyId>('police');
export const prosecutors = testId<AgencyId>('prosecutors');
export const courts = testId<AgencyId>('courts');
export const findingId = testId<FindingId>('finding');
export const recommendationId = testId<RecommendationId>('recommendation');
export const planId = testId<PlanId>('plan');
export const actionId = testId<ActionId>('action');

export const code = (text: string) => text as RequirementCode;
export const first = code('CR-01');
export const second = code('IN-01');

export const requirement = (name: RequirementCode, changes: Partial<Requirement> = {}) => ({
  code: name,
  title: `Title of ${name}`,
  area: 'care-and-respect' as const,
  descent: 'new' as const,
  ...changes,
});

const appointment = (
  holder: string,
  office: Appointment['office'],
  agencyId: AgencyId,
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${holder} as ${office}`),
  office,
  holder: testActor(holder),
  role: `Role of ${holder}`,
  agencyId,
  from: plainDate('2020-05-01'),
});

const established = {
  stage: 'established',
  establishedOn: plainDate('2020-04-01'),
  terms: [],
} as const;

export const board: Body = {
  ...established,
  bodyId: boardId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
  appointments: [appointment('chair of the board', 'chair', courts)],
};

export const group: Body = {
  ...established,
  bodyId: groupId,
  name: 'Criminal Justice',
  shortName: 'CJ',
  kind: 'business-area-group',
  appointments: [
    appointment('chair', 'chair', courts),
    appointment('police contact', 'single-point-of-contact', police),
    appointment('police colleague', 'member', police),
    appointment('prosecutor', 'member', prosecutors),
    appointment('both', 'member', police),
    appointment('both', 'member', prosecutors),
  ],
};

export const nobody: Body = { stage: 'none' };

export const agency = (
  agencyId: AgencyId,
  name: string,
  changes: Partial<RegisteredAgency> = {},
): RegisteredAgency => ({
  stage: 'registered',
  agencyId,
  name,
  since: plainDate('2020-04-01'),
  ...changes,
});

export const lineOf = (...agencies: readonly RegisteredAgency[]) =>
  new Map(agencies.map((each) => [each.agencyId, each]));
const everybody = lineOf(
  agency(police, 'Police'),
  agency(prosecutors, 'Prosecutors'),
  agency(courts, 'Courts'),
);

type Adopted = Extract<FrameworkEvent, { type: 'qaf-framework-adopted.v1' }>['data'];

export const adopting = {
  frameworkId,
  boardId,
  title: 'Framework 2021',
  basis: 'rights',
  inForceFrom: plainDate('2021-05-01'),
  requirements: [
    requirement(first),
    requirement(second, { area: 'communication-and-information' }),
  ],
  dropped: [],
  illustrative: true,
} as const;

export const adopted = (changes: Partial<Adopted> = {}) =>
  fact<FrameworkEvent>({
    type: 'qaf-framework-adopted.v1',
    data: {
      ...adopting,
      version: 1,
      requirements: [...adopting.requirements],
      dropped: [],
      ...changes,
    },
  });

type Recorded = Extract<DecisionEvent, { type: 'decision-recorded.v2' }>['data'];

/** A decision of the Board, taken on 14 December 2021, that notes the report of the assessment. */
export const decided = (changes: Partial<Recorded> = {}) =>
  stateAfter(
    decisionAggregate,
    fact<DecisionEvent>({
      type: 'decision-recorded.v2',
      data: {
        decisionId,
        bodyId: boardId,
        reference: 'SCB-2021-009' as DecisionReference,
        taken: { route: 'meeting', meetingId, itemId: testId<ItemId>('item') },
        takenOn: plainDate('2021-12-14'),
        kind: 'note',
        text: 'The assessment is noted.',
        conflicted: [],
        concerns: [{ kind: 'qaf', id: cycleId }],
        marking: 'public',
        ...changes,
      },
    }),
  );

/** The group's plan with one action, which came from the recommendation. */
export const planWith = (changes: Partial<PlannedAction> = {}, before = boardId): Plan => ({
  stage: 'draft',
  planId,
  bodyId: groupId,
  boardId: before,
  planYear: '2021/22' as PlanYear,
  title: 'Criminal Justice delivery plan',
  starts: plainDate('2021-04-01'),
  ends: plainDate('2022-03-31'),
  version: 0,
  outcomes: [],
  measures: [],
  actions: [
    {
      actionId,
      reference: 'CJ-2021-09' as PlannedAction['reference'],
      title: 'Agree who tells the victim',
      origin: 'qaf-recommendation',
      originId: recommendationId,
      leadAgencyId: police,
      owner: 'Head of victim services',
      starts: plainDate('2021-12-01'),
      targetDate: plainDate('2022-03-31'),
      marking: 'partnership',
      ...changes,
    },
  ],
  accepted: [],
  ahead: [],
  withdrawn: [],
  rolledForward: [],
});

export const completed = {
  stage: 'completed',
  planId,
  actionId,
  moves: [],
  completedOn: plainDate('2022-03-01'),
} as const;

export const context: CycleContext = {
  board,
  group,
  framework: stateAfter(frameworkAggregate, adopted()),
  line: everybody,
  decision: { stage: 'none' },
  plan: { stage: 'none' },
  actions: new Map(),
};

export const cycle = { cycleId, boardId, year: 2021 };
const ofPolice = { ...cycle, agencyId: police };

export const opening = {
  ...cycle,
  groupId,
  frameworkId,
  frameworkVersion: 1,
  agencyIds: [police, prosecutors],
  assessmentsDue: plainDate('2021-10-29'),
  moderationDue: plainDate('2021-11-26'),
  reportDue: plainDate('2021-12-31'),
};

export const evidence: CycleEvidence = {
  evidenceId: testId<EvidenceId>('evidence'),
  kind: 'link',
  title: sealedText('Audit of victim contact'),
  content: sealedText('https://intranet.example/audit'),
  holderId: police,
  marking: 'partnership',
  effectiveOn: plainDate('2021-09-01'),
};

const the = (data: CycleEvent, on: string, who: Circumstances = {}) =>
  fact<CycleEvent>(data, { ...who, on });

export const opened = (changes: Partial<typeof opening> = {}) =>
  the({ type: 'qaf-cycle-opened.v1', data: { ...opening, ...changes } }, '2021-09-01');
export const tookPart = (agencyId = police, on = '2021-09-06') =>
  the(
    { type: 'qaf-participation-confirmed.v1', data: { ...cycle, agencyId, answeredBy: agencyId } },
    on,
  );
export const notRelevant = (agencyId = prosecutors, on = '2021-09-07') =>
  the(
    {
      type: 'qaf-agency-not-relevant.v1',
      data: { ...cycle, agencyId, answeredBy: agencyId, because: sealedText('no victims') },
    },
    on,
  );
export const noReturn = (agencyId = prosecutors) =>
  the({ type: 'qaf-no-return-recorded.v1', data: { ...cycle, agencyId } }, '2021-11-01');

type Assessed = Extract<CycleEvent, { type: 'qaf-requirement-assessed.v1' }>['data'];
type Moderated = Extract<CycleEvent, { type: 'qaf-assessment-moderated.v1' }>['data'];

export const assessed = (
  changes: Partial<Assessed> = {},
  { on = '2021-10-04', ...who }: Circumstances = { by: 'police contact' },
) =>
  the(
    {
      type: 'qaf-requirement-assessed.v1',
      data: {
        ...ofPolice,
        answeredBy: police,
        requirement: first,
        rating: 'met',
        evidence: [evidence],
        ...changes,
      },
    },
    on,
    who,
  );
export const moderated = (changes: Partial<Moderated> = {}, on = '2021-11-08') =>
  the(
    {
      type: 'qaf-assessment-moderated.v1',
      data: {
        ...ofPolice,
        requirement: first,
        moderatorId: prosecutors,
        rating: 'met',
        agreed: true,
        ...changes,
      },
    },
    on,
    { by: 'prosecutor' },
  );

export const raised = (number = 1, id = findingId) =>
  the(
    {
      type: 'qaf-finding-raised.v1',
      data: {
        ...cycle,
        findingId: id,
        number,
        requirements: [first],
        agencyIds: [police],
        text: sealedText('finding'),
      },
    },
    '2021-11-29',
  );
export const recommended = () =>
  the(
    {
      type: 'qaf-recommendation-made.v1',
      data: {
        ...cycle,
        recommendationId,
        number: 1,
        findingIds: [findingId],
        text: sealedText('recommendation'),
      },
    },
    '2021-11-30',
  );

type Disposed = Extract<CycleEvent, { type: 'qaf-recommendation-disposed.v1' }>['data'];

export const NEW_ACTION = { kind: 'new-action', planId, actionId } as const;

export const disposed = (disposition: Disposed['disposition'] = NEW_ACTION) =>
  the(
    {
      type: 'qaf-recommendation-disposed.v1',
      data: { ...cycle, recommendationId, findingIds: [findingId], disposition },
    },
    '2021-12-06',
  );
export const reported = () =>
  the({ type: 'qaf-cycle-reported.v1', data: { ...cycle, decisionId, meetingId } }, '2021-12-14');
export const findingClosed = () =>
  the(
    {
      type: 'qaf-finding-closed.v1',
      data: { ...cycle, findingId, shownBy: 'statement', actions: [], evidence: [] },
    },
    '2021-12-15',
  );
export const closed = () =>
  the(
    {
      type: 'qaf-cycle-closed.v1',
      data: { ...cycle, noReturn: [], notAssessed: [], notModerated: [] },
    },
    '2021-12-20',
  );

/** A command on the cycle, by the secretariat unless somebody else is named. */
export const attempt = <Type extends CycleCommand['type']>(
  type: Type,
  data: Extract<CycleCommand, { type: Type }>['data'],
  { on, by, ...who }: Circumstances & { readonly on: string },
) =>
  command<CycleCommand>(type, data, {
    ...(by === undefined ? { capacity: 'secretariat' } : { by }),
    ...who,
    on,
  });

const { given } = decides(cycleAggregate);
type CycleFact = ReturnType<typeof the>;

/** A sentence about the cycle, knowing what there is besides. */
export const givenCycle = (...history: readonly CycleFact[]) => given(...history).knowing(context);
/** The same, knowing something else. */
export const givenCycleKnowing =
  (changes: Partial<CycleContext>) =>
  (...history: readonly CycleFact[]) =>
    given(...history).knowing({ ...context, ...changes });
