import type { DhrRow } from '../../../../../projections/dhr-register/dhr-row.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';
import type { Share } from './counting.js';
import { daysOverdue, placedActions } from './dhr-standing.js';

/** One cell of the 2×2: an action is addressed or not, and signed off or not. */
export interface StandingCell {
  readonly addressed: boolean;
  readonly signedOff: boolean;
  readonly actions: number;
  /** Of them: every relevant party agreed to the action, which is a third fact. */
  readonly agreed: number;
  readonly overdue: number;
}

/** What follows from homicide reviews, in numbers. The four cells add up to the actions. */
export interface FollowUp {
  readonly live: number;
  readonly concluded: number;
  readonly actions: number;
  readonly addressed: Share;
  readonly agreed: Share;
  readonly signedOff: Share;
  readonly overdue: Share;
  readonly cells: readonly StandingCell[];
}

const BOTH = [true, false] as const;

/** The figures of these reviews on a day. */
export const followUpOf = (reviews: readonly DhrRow[], today: PlainDate): FollowUp => {
  const actions = placedActions(reviews).map(({ action }) => action);
  const among = (which: (action: (typeof actions)[number]) => boolean): Share => ({
    numerator: actions.filter(which).length,
    denominator: actions.length,
  });
  const cell = (addressed: boolean, signedOff: boolean): StandingCell => {
    const those = actions.filter(
      (action) =>
        (action.addressedOn !== undefined) === addressed &&
        (action.signedOffOn !== undefined) === signedOff,
    );
    return {
      addressed,
      signedOff,
      actions: those.length,
      agreed: those.filter(({ agreedOn }) => agreedOn).length,
      overdue: those.filter((action) => daysOverdue(action, today) > 0).length,
    };
  };
  return {
    live: reviews.filter(({ isConcluded }) => !isConcluded).length,
    concluded: reviews.filter(({ isConcluded }) => isConcluded).length,
    actions: actions.length,
    addressed: among(({ addressedOn }) => addressedOn !== undefined),
    agreed: among(({ agreedOn }) => agreedOn !== undefined),
    signedOff: among(({ signedOffOn }) => signedOffOn !== undefined),
    overdue: among((action) => daysOverdue(action, today) > 0),
    cells: BOTH.flatMap((addressed) => BOTH.map((signedOff) => cell(addressed, signedOff))),
  };
};
