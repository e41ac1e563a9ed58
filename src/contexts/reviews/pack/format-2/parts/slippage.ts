import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import { byText } from '../in-words.js';
import type { PackBasis } from '../pack-basis.js';

/** An action whose target date is no longer the one that the plan was approved with. */
export interface Slip {
  readonly reference: ActionReference;
  readonly title: string;
  readonly group: string;
  readonly original: PlainDate;
  readonly current: PlainDate;
  /** Negative where it was brought forward. */
  readonly days: number;
  /** How many times it was moved. */
  readonly moves: number;
  readonly complete: boolean;
}

/** The furthest first: the original stays visible for as long as the action does. */
export const composeSlippage = ({ position }: PackBasis): readonly Slip[] =>
  position.groups
    .flatMap(({ shortName, actions }) =>
      actions
        .filter(({ targetDate, originalTargetDate }) => targetDate !== originalTargetDate)
        .map((action) => ({
          reference: action.reference,
          title: action.title,
          group: shortName,
          original: action.originalTargetDate,
          current: action.targetDate,
          days: daysBetween(action.originalTargetDate, action.targetDate),
          moves: action.moves.length,
          complete: action.stage === 'completed',
        })),
    )
    .toSorted((one, other) => other.days - one.days || byText(one.reference, other.reference));
