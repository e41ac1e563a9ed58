import { bodyAggregate } from '../../src/contexts/bodies/body.aggregate.js';
import type { BodyCommand, BodyContext } from '../../src/contexts/bodies/body.commands.js';
import type {
  AgencyId,
  Appointment,
  AppointmentId,
  BodyEvent,
  BodyId,
  Office,
} from '../../src/contexts/bodies/events.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { command, decides, fact, testActor, testId } from './decider-given.js';

/* Facts and sentences about one body, for the specs of its rules. */

export const bodyId = testId<BodyId>('board');
export const agencyId = testId<AgencyId>('police');

export const terms = {
  inForceFrom: plainDate('2020-04-01'),
  aim: 'Sets priorities and monitors the delivery plans',
  cadence: { kind: 'times-a-year', timesAYear: 3 },
  quorum: 4,
  deputies: true,
  interestsDeclared: false,
} as const;

export const board = {
  bodyId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
} as const;

type Established = Extract<BodyEvent, { type: 'body-established.v2' }>['data'];

export const established = (changes: Partial<Established> = {}, on = '2020-04-01') =>
  fact<BodyEvent>({ type: 'body-established.v2', data: { ...board, ...changes } }, { on });

type Terms = Extract<BodyEvent, { type: 'terms-of-reference-adopted.v2' }>['data']['terms'];

export const termsAdopted = (changes: Partial<Terms> = {}) =>
  fact<BodyEvent>(
    {
      type: 'terms-of-reference-adopted.v2',
      data: { bodyId, terms: { ...terms, version: 1, ...changes } },
    },
    { on: '2020-04-01' },
  );

export const dissolved = (lastDay: string) =>
  fact<BodyEvent>(
    { type: 'body-dissolved.v1', data: { bodyId, lastDay: plainDate(lastDay) } },
    { on: '2020-06-01' },
  );

export const appointment = (
  office: Office,
  {
    from = '2020-05-01',
    to,
    holder = `${office} of the board`,
  }: { from?: string; to?: string; holder?: string } = {},
): Appointment => ({
  appointmentId: testId<AppointmentId>(`${office} from ${from}`),
  office,
  holder: testActor(holder),
  role: 'Chief Executive',
  agencyId,
  from: plainDate(from),
  ...(to && { to: plainDate(to) }),
});

export const appointed = (each: Appointment) =>
  fact<BodyEvent>(
    { type: 'office-holder-appointed.v2', data: { bodyId, appointment: each } },
    { on: '2020-05-01' },
  );

export const appoint = (each: Appointment) =>
  command<BodyCommand>('AppointOfficeHolder', { appointment: each });

export const agency = {
  stage: 'registered',
  agencyId,
  name: 'Cumbria Police',
  since: plainDate('2020-04-01'),
} as const;

const nothing = { stage: 'none' } as const;
export const nothingElse: BodyContext = { agency: nothing, parent: nothing, delegator: nothing };

export const { given: givenBody } = decides(bodyAggregate);

/** A fact in the history of a body. */
export type BodyFact = ReturnType<typeof dissolved>;
