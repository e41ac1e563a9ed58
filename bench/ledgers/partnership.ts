import { randomUUID } from 'node:crypto';
import type {
  AgencyEvent,
  AgencyId,
  Appointment,
  AppointmentId,
  BodyEvent,
  BodyId,
} from '../../src/contexts/bodies/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import { type PlainDate, plainDate } from '../../src/kernel/plain-date.js';
import { type FactsOf, factsOf } from './facts.js';

export const newId = <Id extends string>(): Id => randomUUID() as string as Id;

export const day = (year: number, month: number, date = 1): PlainDate =>
  plainDate(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

/** A body with a chair and members, each for an agency. */
export interface SeededBody {
  readonly bodyId: BodyId;
  readonly shortName: string;
  readonly chair: ActorId;
  readonly members: readonly Appointment[];
}

export const AGENCIES: readonly AgencyId[] = Array.from({ length: 8 }, () => newId<AgencyId>());

/** The agency at a place in the list, which goes round. */
export const agencyAt = (index: number): AgencyId =>
  AGENCIES[index % AGENCIES.length] ?? newId<AgencyId>();

export const agencyFacts = (): FactsOf<AgencyEvent>[] =>
  AGENCIES.map((agencyId, index) =>
    factsOf('agency', agencyId, day(2020, 1, 6), [
      {
        type: 'agency-registered.v2',
        data: { agencyId, name: `Agency ${index}`, class: 'responsible-authority' },
      },
    ]),
  );

const appointment = (shortName: string, index: number): Appointment => ({
  appointmentId: newId<AppointmentId>(),
  office: index === 0 ? 'chair' : 'member',
  holder: `${shortName.toLowerCase()}-${index}` as ActorId,
  role: index === 0 ? 'Assistant Chief Constable' : 'Head of Service',
  agencyId: agencyAt(index),
  from: day(2020, 4),
});

/** Establishes a body and appoints six people to it. */
export const bodyWithMembers = (
  shortName: string,
  reportsTo?: BodyId,
): { readonly body: SeededBody; readonly facts: FactsOf<BodyEvent>[] } => {
  const bodyId = newId<BodyId>();
  const members = Array.from({ length: 6 }, (_, index) => appointment(shortName, index));
  const terms = {
    version: 1,
    inForceFrom: day(2020, 4),
    aim: 'Countywide initiatives for safety and cohesion',
    cadence: { kind: 'times-a-year', timesAYear: 4 },
    quorum: 3,
    deputies: true,
    interestsDeclared: true,
  } as const;
  const facts: BodyEvent[] = [
    {
      type: 'body-established.v2',
      data: {
        bodyId,
        name: `Business area group ${shortName}`,
        shortName,
        kind: reportsTo ? 'business-area-group' : 'board',
        ...(reportsTo && { reportsTo }),
      },
    },
    { type: 'terms-of-reference-adopted.v2', data: { bodyId, terms } },
    ...members.map((each): BodyEvent => ({
      type: 'office-holder-appointed.v2',
      data: { bodyId, appointment: each },
    })),
  ];
  const chair = `${shortName.toLowerCase()}-0` as ActorId;
  return {
    body: { bodyId, shortName, chair, members },
    facts: [factsOf('body', bodyId, day(2020, 4), facts)],
  };
};
