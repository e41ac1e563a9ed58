import type { AgencyRow } from '../../../../projections/agency-register/agency-register.js';
import type { CycleRow } from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import { agencyExistsOn, type AgencyId } from '../../bodies/contract.js';
import type { CycleId } from '../ids.js';

/** An agency of the criminal justice system that an assessment left out. */
export interface AgencyNotAsked {
  readonly cycleId: CycleId;
  readonly year: number;
  readonly agencyId: AgencyId;
  readonly name: string;
}

/**
 * The criminal justice agencies that existed when an assessment was opened, and were never asked (S4:378). Of which
 * agencies this is known, the register of agencies says.
 */
export const agenciesNotAsked = (
  cycles: readonly CycleRow[],
  agencies: readonly AgencyRow[],
): readonly AgencyNotAsked[] =>
  cycles.flatMap(({ cycleId, year, opened, agencies: asked }) =>
    agencies
      .filter(
        (agency) =>
          agency.criminalJustice === true &&
          agencyExistsOn(agency, opened.effectiveAt) &&
          !asked.some(({ agencyId }) => agencyId === agency.agencyId),
      )
      .map(({ agencyId, name }) => ({ cycleId, year, agencyId, name })),
  );
