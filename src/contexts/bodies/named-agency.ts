import type { PlainDate } from '../../kernel/plain-date.js';
import type { Agency, RegisteredAgency } from './agency.js';
import type { AgencyId } from './ids.js';
import { agencyExistsOn, successorsOn } from './succession.js';

/** An agency that is named for work to come. */
export interface NamedAgency {
  readonly agency: Agency;
  /** It, and whoever may come to answer for it: as `loadLine` reads them. */
  readonly line: ReadonlyMap<AgencyId, RegisteredAgency>;
}

/** From when work is an agency's: it starts, or, where it began before, the agency is named for it. */
export const laterOf = (starts: PlainDate, named: PlainDate): PlainDate =>
  starts < named ? named : starts;

/** Whether it can be named for a day. Whether it is registered at all, another rule asks. */
export const canBeNamedFor = ({ agency }: Pick<NamedAgency, 'agency'>, on: PlainDate): boolean =>
  agency.stage === 'none' || agencyExistsOn(agency, on);

/** Why it cannot be named for a day, and who answers for it then. Empty where it can. */
export const whyNotNamedFor = ({ agency, line }: NamedAgency, on: PlainDate): string => {
  if (agency.stage === 'none' || agencyExistsOn(agency, on)) return '';
  const { name, existsFrom, ends } = agency;
  if (ends === undefined || on < ends.on)
    return `${name} does not exist before ${existsFrom ?? ''}.`;
  const successors = successorsOn(agency.agencyId, on, line).map((id) => line.get(id)?.name ?? id);
  return `${name} exists no more from ${ends.on} on: ${
    successors.length > 0
      ? `name who answers for it, ${successors.join(' or ')}`
      : 'nobody answers for it'
  }.`;
};
