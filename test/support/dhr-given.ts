import type {
  AgencyId,
  Appointment,
  AppointmentId,
  Body,
  BodyId,
  Office,
  RegisteredAgency,
} from '../../src/contexts/bodies/contract.js';
import { dhrAggregate } from '../../src/contexts/dhr/dhr.js';
import type { DhrCommand, DhrContext } from '../../src/contexts/dhr/dhr.commands.js';
import type {
  DhrActionId,
  DhrEvent,
  DhrEvidenceId,
  DhrId,
  DhrReference,
  Matter,
  MilestoneId,
  Party,
  RecommendationId,
  Theme,
} from '../../src/contexts/dhr/events.js';
import type { Command } from '../../src/kernel/decider.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  testActor,
  testId,
} from './decider-given.js';

/* Facts and sentences about one homicide review, for the specs of its rules. */

export const dhrId = testId<DhrId>('dhr');
export const cspId = testId<BodyId>('csp');
export const boardId = testId<BodyId>('board');
export const police = testId<AgencyId>('police');
export const council = testId<AgencyId>('council');
export const successor = testId<AgencyId>('unitary council');
export const recommendationId = testId<RecommendationId>('first recommendation');
export const dhrActionId = testId<DhrActionId>('first action');
export const milestoneId = testId<MilestoneId>('first milestone');
export const because = sealedText('why');

export const theCsp: Party = { kind: 'body', id: cspId };
export const thePolice: Party = { kind: 'agency', id: police };
export const theCouncil: Party = { kind: 'agency', id: council };
export const theBoard: Party = { kind: 'body', id: boardId };

export const asCsp: Circumstances = { by: 'csp-chair' };
export const asPolice: Circumstances = { by: 'police-lead' };
export const asPoliceChief: Circumstances = { by: 'police-chief' };
export const asCouncil: Circumstances = { by: 'council-lead' };
export const asSuccessor: Circumstances = { by: 'unitary-lead' };
export const asSecretariat: Circumstances = { by: 'secretary', capacity: 'secretariat' };

export const ids = { dhrId, cspId, boardId };
export const ofRecommendation = { ...ids, recommendationId };
export const ofAction = { ...ofRecommendation, dhrActionId };

const appointment = (holder: string, office: Office, agencyId: AgencyId): Appointment => ({
  appointmentId: testId<AppointmentId>(holder),
  office,
  holder: testActor(holder),
  role: 'Head of service',
  agencyId,
  from: plainDate('2020-01-01'),
});

type Kind = 'board' | 'community-safety-partnership' | 'business-area-group';

export const bodyOf = (
  bodyId: BodyId,
  kind: Kind,
  ...appointments: readonly Appointment[]
): Body => ({
  stage: 'established',
  bodyId,
  name: kind,
  shortName: 'X',
  kind,
  establishedOn: plainDate('2020-01-01'),
  terms: [],
  appointments,
});

const csp = bodyOf(
  cspId,
  'community-safety-partnership',
  appointment('csp-chair', 'chair', council),
  appointment('police-lead', 'member', police),
  appointment('council-lead', 'member', council),
  appointment('unitary-lead', 'member', successor),
);
const board = bodyOf(boardId, 'board', appointment('police-chief', 'member', police));

export const agency = (
  agencyId: AgencyId,
  ends?: RegisteredAgency['ends'],
): readonly [AgencyId, RegisteredAgency] => [
  agencyId,
  {
    stage: 'registered',
    agencyId,
    name: 'Agency',
    since: plainDate('2020-01-01'),
    ...(ends && { ends }),
  },
];

export const MERGED_ON = '2023-04-01';

const nothing = { stage: 'none' } as const;
export const around: DhrContext = {
  csp,
  board,
  bodies: new Map([
    [cspId, csp],
    [boardId, board],
  ]),
  agencies: new Map([
    agency(police),
    agency(council, { on: plainDate(MERGED_ON), successors: [successor] }),
    agency(successor),
  ]),
  plan: nothing,
  decision: nothing,
};

export const name = {
  type: 'domestic-homicide-review',
  since: plainDate('2021-01-01'),
  basis: 'The Act of 2004',
} as const;

export const review = {
  ...ids,
  reference: 'DHR-2021-01' as DhrReference,
  name,
  commissionedOn: plainDate('2021-01-01'),
};

type Data<Type extends DhrEvent['type']> = Extract<DhrEvent, { type: Type }>['data'];

export const happened = <Type extends DhrEvent['type']>(
  type: Type,
  data: Data<Type>,
  circumstances: Circumstances = { on: '2021-02-01' },
) => fact<DhrEvent>({ type, data } as unknown as DhrEvent, circumstances);

export const opened = happened('dhr-opened.v1', review);

export const recommended = (changes: object = {}) =>
  happened('dhr-recommendation-made.v1', {
    ...ids,
    recommendation: {
      recommendationId,
      number: 1,
      scope: 'local',
      themes: ['training' as Theme],
      text: sealedText('recommendation'),
      ...changes,
    },
  });

export const national = { scope: 'national', addressee: 'Home Office' } as const;

export const recommendationAccepted = happened('dhr-recommendation-accepted.v1', ofRecommendation);

export const action = {
  dhrActionId,
  number: 1,
  text: sealedText('action'),
  leadAgencyId: police,
  targetDate: plainDate('2021-12-31'),
  milestones: [
    { milestoneId, number: 1, text: sealedText('milestone'), due: plainDate('2021-06-30') },
  ],
  parties: [thePolice, theCsp],
};

export const SET_ON = '2021-03-01';
export const actionSet = (changes: Partial<typeof action> = {}) =>
  happened(
    'dhr-action-set.v1',
    { ...ofRecommendation, action: { ...action, ...changes } },
    { on: SET_ON },
  );

/** A review with an accepted recommendation and its action. */
export const withAction = [opened, recommended(), recommendationAccepted, actionSet()];

export const evidence = {
  evidenceId: testId<DhrEvidenceId>('evidence'),
  kind: 'statement',
  title: sealedText('title'),
  content: sealedText('content'),
  effectiveOn: plainDate('2021-05-01'),
} as const;

export const evidenceGiven = (circumstances: Circumstances = {}) =>
  happened(
    'dhr-evidence-added.v1',
    { ...ofAction, evidence },
    { ...asPolice, on: '2021-05-01', ...circumstances },
  );

export const ADDRESSED_ON = '2021-05-04';
export const addressed = (on = ADDRESSED_ON) =>
  happened(
    'dhr-action-addressed.v1',
    {
      ...ofAction,
      completedOn: plainDate(on),
      outcome: sealedText('outcome'),
      evidenceIds: [evidence.evidenceId],
    },
    { ...asPolice, on },
  );

/** That a party approved or rejected. */
export const answered = (
  matter: Matter,
  party: Party,
  circumstances: Circumstances,
  isRejection = false,
) => {
  const given = { ...ofAction, party, answeredBy: party, ...(isRejection && { because }) };
  return matter === 'plan'
    ? happened(
        'dhr-plan-answered.v1',
        { ...given, answer: isRejection ? 'rejected' : 'agreed' },
        circumstances,
      )
    : happened(
        'dhr-completion-answered.v1',
        { ...given, answer: isRejection ? 'rejected' : 'signed-off' },
        circumstances,
      );
};

export const attempt = <Type extends DhrCommand['type']>(
  type: Type,
  data: Extract<DhrCommand, { type: Type }>['data'],
  circumstances: Circumstances = asCsp,
): DhrCommand => command<Command>(type, data, circumstances) as unknown as DhrCommand;

const { given } = decides(dhrAggregate);
type DhrFact = typeof opened;

/** A history of the review, among the bodies and agencies there are. */
export const givenDhr = (...history: readonly DhrFact[]) => ({
  ...given(...history).knowing(around),
  knowing: (context: Partial<DhrContext>) => given(...history).knowing({ ...around, ...context }),
});
