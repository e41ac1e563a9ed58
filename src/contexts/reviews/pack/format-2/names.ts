import type { RecordedDecision } from '../../../../../projections/decision-register/decision-register.js';
import type { Registers } from '../registers.js';
import type { Answered } from './answers.js';

/** Decisions that were recorded: a number that was only taken, or voided, is none. */
export const recordedDecisions = ({ decisions }: Registers): readonly RecordedDecision[] =>
  decisions.filter(
    (row): row is RecordedDecision => row.stage !== 'reserved' && row.stage !== 'voided',
  );

/** Rows carry ids; a reader wants names. Registers of one cut give the names of their time. */
export interface Names {
  readonly agency: (id: string) => string;
  readonly body: (id: string) => string;
  readonly shortBody: (id: string) => string;
  readonly priority: (id: string) => string;
  readonly outcome: (id: string) => string;
  /** What an action of a plan answers outside of it, as far as this part may tell. */
  readonly answers: (actionId: string) => readonly Answered[];
}

/**
 * What cannot be named is shown by its id: a gap that is seen gets mended.
 * @param cuts the names of a later one stand where an earlier one has others
 */
export const namesIn = (...cuts: readonly Registers[]): Omit<Names, 'answers'> => {
  const agencies = new Map(
    cuts.flatMap(({ agencies: rows }) => rows).map((row) => [row.agencyId as string, row.name]),
  );
  const bodies = new Map(
    cuts.flatMap(({ bodies: rows }) => rows).map((row) => [row.bodyId as string, row]),
  );
  const priorities = new Map(
    cuts
      .flatMap((registers) => registers.priorities)
      .flatMap((row) => row.priorities)
      .map(({ priorityId, title }) => [priorityId as string, title]),
  );
  const outcomes = new Map(
    cuts
      .flatMap((registers) => registers.plans)
      .flatMap((plan) => plan.outcomes)
      .map(({ outcomeId, title }) => [outcomeId as string, title]),
  );
  return {
    agency: (id) => agencies.get(id) ?? id,
    body: (id) => bodies.get(id)?.name ?? id,
    shortBody: (id) => bodies.get(id)?.shortName ?? id,
    priority: (id) => priorities.get(id) ?? id,
    outcome: (id) => outcomes.get(id) ?? id,
  };
};
