import type { PlainDate } from '../../kernel/plain-date.js';
import type { AgencyId } from './ids.js';

/** When an agency ceases to be, and who answers for it from that day on. */
export interface AgencyEnd {
  /** From this day on it exists no more. */
  readonly on: PlainDate;
  /** Nobody where it was abolished without a successor. */
  readonly successors: readonly AgencyId[];
}

/** As much of an agency as tells on which days it exists. */
export interface Lifetime {
  /** Absent where it is not known: then it has always existed. */
  readonly existsFrom?: PlainDate;
  readonly ends?: AgencyEnd;
}

/** Agencies by id: from the log, or from a view. */
export type Lifetimes = ReadonlyMap<AgencyId, Lifetime>;

/** Whether an agency exists on a day, as far as its beginning and end are known. */
export const agencyExistsOn = ({ existsFrom, ends }: Lifetime, on: PlainDate): boolean =>
  (existsFrom === undefined || existsFrom <= on) && (ends === undefined || on < ends.on);

/**
 * Who answers for an agency on a day: itself while it exists, then its successors, or theirs.
 * Nobody where it was abolished without one, or did not exist yet. A circle, which no single history can rule out,
 * ends where it began.
 */
export const successorsOn = (
  agencyId: AgencyId,
  on: PlainDate,
  agencies: Lifetimes,
): readonly AgencyId[] => [...new Set(answering(agencyId, on, agencies, new Set()))];

const answering = (
  agencyId: AgencyId,
  on: PlainDate,
  agencies: Lifetimes,
  asked: Set<AgencyId>,
): readonly AgencyId[] => {
  const agency = agencies.get(agencyId);
  if (!agency || asked.has(agencyId)) return [];
  asked.add(agencyId);
  if (agencyExistsOn(agency, on)) return [agencyId];
  if (agency.ends === undefined || on < agency.ends.on) return [];
  return agency.ends.successors.flatMap((each) => answering(each, on, agencies, asked));
};

/** Every agency that may come to answer for these, they among them. */
export const lineOf = (
  agencyIds: readonly AgencyId[],
  agencies: Lifetimes,
): ReadonlySet<AgencyId> => {
  const line = new Set<AgencyId>();
  const follow = (agencyId: AgencyId): void => {
    if (line.has(agencyId)) return;
    line.add(agencyId);
    agencies.get(agencyId)?.ends?.successors.forEach(follow);
  };
  agencyIds.forEach(follow);
  return line;
};
