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
import type {
  CommandNamed,
  DecisionCommand,
  RecordDecision,
  RecordUrgentDecision,
} from '../../src/contexts/decisions/decision.commands.js';
import type { DecisionContext } from '../../src/contexts/decisions/decision.context.js';
import { decisionAggregate } from '../../src/contexts/decisions/decision.js';
import type { ItemId, Meeting, MeetingId } from '../../src/contexts/meetings/contract.js';
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

/*
 * The decision that every sentence about decisions is about: the Board approves a plan in June, and its September
 * meeting confirms the minutes.
 */

export const decisionId = testId<DecisionId>('plan approved');
export const bodyId = testId<BodyId>('board');
export const groupId = testId<BodyId>('group');
export const meetingId = testId<MeetingId>('june meeting');
export const september = testId<MeetingId>('september meeting');
export const itemId = testId<ItemId>('item 5');
export const planId = testId<DecisionId>('plan');
export const police = testId<AgencyId>('police');
export const fire = testId<AgencyId>('fire');
export const reference = 'SCB-2021-004' as DecisionReference;
export const TAKEN = '2021-06-15';
export const CONFIRMED = '2021-09-14';

const minuted = (id: MeetingId, day: string) => ({
  meetingId: id,
  bodyId,
  date: plainDate(day),
  agenda: [{ itemId, number: 5, title: 'Delivery plans' }],
  attendance: ['chair', 'ann'].map((person) => ({
    person: testActor(person),
    role: `Role of ${person}`,
    agencyId: police,
    as: 'member' as const,
  })),
});

export const june = minuted(meetingId, TAKEN);
export const meetingHeld: Meeting = { stage: 'held', ...june };
export const septemberHeld: Meeting = { stage: 'held', ...minuted(september, CONFIRMED) };
export const minutesConfirmed: Meeting = {
  stage: 'minutes-confirmed',
  ...june,
  confirmedAt: september,
  confirmedOn: plainDate(CONFIRMED),
};

const appointment = (
  holder: string,
  office: Appointment['office'],
  agencyId: AgencyId,
  to?: string,
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${holder} as ${office}`),
  office,
  holder: testActor(holder),
  role: `Role of ${holder}`,
  agencyId,
  from: plainDate('2020-05-01'),
  ...(to && { to: plainDate(to) }),
});

export const board: Extract<Body, { stage: 'established' }> = {
  stage: 'established',
  bodyId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [],
  appointments: [
    appointment('chair', 'chair', police),
    appointment('ann', 'member', fire),
    appointment('contact', 'single-point-of-contact', police),
    appointment('leaver', 'member', police, '2021-10-31'),
  ],
};

export const group: Body = {
  ...board,
  bodyId: groupId,
  name: 'Community Safety',
  shortName: 'CS',
  kind: 'business-area-group',
};

const agency: RegisteredAgency = {
  stage: 'registered',
  agencyId: police,
  name: 'Cumbria Police',
  since: plainDate('2020-04-01'),
};

export const context: DecisionContext = {
  meeting: meetingHeld,
  counter: { reservations: [{ decisionId, bodyId, year: 2021, number: 4, reference }] },
  body: board,
  agency,
  line: new Map(),
  reportedTo: septemberHeld,
  other: { stage: 'none' },
  endingMeeting: { stage: 'none' },
  endingBody: { stage: 'none' },
};

const heir = testId<AgencyId>('national police');

/** The agency was merged into another on the day on which the minutes are confirmed. */
export const merged: DecisionContext = {
  ...context,
  agency: { ...agency, ends: { on: plainDate(CONFIRMED), successors: [heir] } },
  line: new Map([
    [police, { ...agency, ends: { on: plainDate(CONFIRMED), successors: [heir] } }],
    [heir, { ...agency, agencyId: heir, name: 'National Police' }],
  ]),
};

export const { given } = decides(decisionAggregate);

const asSecretariat = { capacity: 'secretariat', on: TAKEN } as const;

/** A command of the secretariat, on the day of the decision unless said. */
export const attempt = <Type extends DecisionCommand['type']>(
  type: Type,
  data: CommandNamed<Type>['data'],
  circumstances: Circumstances = {},
) => command<DecisionCommand>(type, data, { ...asSecretariat, ...circumstances });

const decided = {
  decisionId,
  bodyId,
  kind: 'approve' as const,
  text: 'The Board approves the plan.',
  conditions: 'A measure for each outcome.',
  reasons: sealedText('reasons'),
  conflicted: [testActor('ann')],
  concerns: [{ kind: 'delivery-plan' as const, id: planId }],
  marking: 'partnership' as const,
};

export const record = (changes: Partial<RecordDecision> = {}, circumstances: Circumstances = {}) =>
  command<CommandNamed<'RecordDecision'>>(
    'RecordDecision',
    { ...decided, meetingId, itemId, ...changes },
    { ...asSecretariat, ...circumstances },
  );

export const recordUrgently = (
  changes: Partial<RecordUrgentDecision> = {},
  circumstances: Circumstances = {},
) =>
  command<CommandNamed<'RecordUrgentDecision'>>(
    'RecordUrgentDecision',
    {
      ...decided,
      takenOn: plainDate(TAKEN),
      agreedBy: [testActor('chair')],
      because: sealedText('urgency'),
      ...changes,
    },
    { ...asSecretariat, ...circumstances },
  );

export const ids = { decisionId, bodyId };

export type RecordedFact = Extract<DecisionEvent, { type: 'decision-recorded.v2' }>['data'];

/** The decision as it was recorded: at the June meeting, unless said. */
export const recordedAs = (changes: Partial<RecordedFact> = {}) =>
  fact<DecisionEvent>(
    {
      type: 'decision-recorded.v2',
      data: {
        ...decided,
        reference,
        taken: { route: 'meeting', meetingId, itemId },
        takenOn: plainDate(TAKEN),
        ...changes,
      },
    },
    { on: changes.takenOn ?? TAKEN },
  );

export const recorded = recordedAs();

export const urgently = {
  route: 'urgent' as const,
  agreedBy: [{ person: testActor('chair'), office: 'chair' as const, agencyId: police }],
  because: sealedText('urgency'),
};

export const recordedUrgently = recordedAs({ taken: urgently });

export const voided = fact<DecisionEvent>({
  type: 'reference-voided.v1',
  data: { ...ids, reference, because: sealedText('not pursued') },
});

export const confirmed = fact<DecisionEvent>(
  { type: 'decision-confirmed.v1', data: { ...ids, confirmedAt: september } },
  { on: CONFIRMED },
);

export const rescinded = fact<DecisionEvent>(
  {
    type: 'decision-rescinded.v1',
    data: {
      ...ids,
      through: { kind: 'meeting-item', meetingId: september, itemId },
      because: sealedText('why'),
    },
  },
  { on: CONFIRMED },
);

export const assignment = {
  owner: 'Head of Crime',
  agencyId: police,
  due: plainDate('2021-12-31'),
};

export const assignedTo = (ownerId?: string) =>
  fact<DecisionEvent>(
    {
      type: 'implementation-assigned.v2',
      data: { ...ids, ...assignment, ...(ownerId && { ownerId: testActor(ownerId) }) },
    },
    { on: CONFIRMED },
  );

export const assigned = assignedTo();

export const reported = (circumstances: Circumstances = { by: 'contact' }) =>
  fact<DecisionEvent>(
    { type: 'implementation-reported.v1', data: { ...ids, evidence: sealedText('evidence') } },
    { on: '2021-11-01', ...circumstances },
  );

export const implemented = fact<DecisionEvent>(
  { type: 'implementation-confirmed.v1', data: ids },
  { on: '2021-11-02' },
);
