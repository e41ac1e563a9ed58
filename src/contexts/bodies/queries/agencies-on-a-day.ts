import {
  agencyRegister,
  type AgencyRow,
} from '../../../../projections/agency-register/agency-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { CutQuery, Views } from '../../../platform/http/view-query.js';
import type { AgencyId } from '../events.js';
import { agencyExistsOn, successorsOn } from '../succession.js';

/** An agency as a reader sees it beside something that it does: under the name of that day. */
export interface AgencyThen {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly exists: boolean;
  /** Who answers for it that day, where it is not itself. */
  readonly answeredBy: readonly string[];
}

/** Every agency, as the question wants them: who answers for one depends on others. */
export const agenciesAt = async (
  views: Views,
  query: CutQuery,
): Promise<ReadonlyMap<AgencyId, AgencyRow>> => {
  const rows = await (await views.collection(agencyRegister, query)).matching({});
  return new Map(rows.map((row) => [row.agencyId, row]));
};

/** The name that an agency bore on a day; its first where it was registered later. */
export const nameOn = ({ names, name }: AgencyRow, on: PlainDate): string =>
  (names.findLast((each) => each.since <= on) ?? names[0])?.name ?? name;

/** What cannot be named is shown by its id: a gap that is seen gets mended. */
export const agencyThen =
  (agencies: ReadonlyMap<AgencyId, AgencyRow>, on: PlainDate) =>
  (agencyId: AgencyId): AgencyThen => {
    const agency = agencies.get(agencyId);
    const named = (id: AgencyId): string => {
      const row = agencies.get(id);
      return row ? nameOn(row, on) : id;
    };
    const answering = successorsOn(agencyId, on, agencies).filter((each) => each !== agencyId);
    return {
      agencyId,
      name: named(agencyId),
      exists: agency !== undefined && agencyExistsOn(agency, on),
      answeredBy: answering.map(named),
    };
  };
