import type { ActionRow } from '../../../../../../projections/action-register/action-row.js';
import type { Entry } from '../../../../../../projections/register-entry.js';
import type { Capacity } from '../../../../../kernel/actor.js';
import type { Basis } from '../../../../../kernel/envelope.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import { type ActionLine, actionLine } from '../action-line.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import type { Names } from '../names.js';
import type { Origin } from './group-pages.js';

/** Who reported, without saying which person. */
interface Reported {
  readonly on: PlainDate;
  readonly capacity: Capacity;
  readonly agency?: string;
  readonly onBehalf: boolean;
}

export interface ActionInFull extends ActionLine {
  readonly origin: Origin;
  readonly priority?: string;
  readonly outcome?: string;
  readonly starts: PlainDate;
  /** At the last review's freeze; absent where it was not in the plan then. */
  readonly lastRating?: ActionLine['rating'];
  readonly updates: number;
  readonly lastUpdate?: Reported & { readonly progress: Sealed; readonly explanation?: Sealed };
  readonly moves: readonly {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly on: PlainDate;
    readonly because: Sealed;
  }[];
  readonly completion?: {
    readonly completedOn: PlainDate;
    readonly proposedOn: PlainDate;
    readonly agreedOn?: PlainDate;
    readonly verifiedOn?: PlainDate;
    readonly summary?: Sealed;
    /** Titles; what it says is held in the register. */
    readonly evidence: readonly Sealed[];
  };
  readonly completionsRejected: number;
  /** Why it is no action of this plan any more. */
  readonly ended?: Ending;
  /** How far a source carries the action as it stands in the plan. */
  readonly basis?: Basis;
  readonly source?: string;
}

/** Withdrawn from the plan, or carried on in another. */
export type Ending =
  | { readonly as: 'withdrawn'; readonly on: PlainDate; readonly because: Sealed }
  | { readonly as: 'rolled-forward'; readonly on: PlainDate; readonly into: ActionReference };

/** How an action ended, where it did. */
export const endingOf = ({
  withdrawn,
  rolledForwardTo,
}: ActionRow): { readonly ended?: Ending } => {
  if (withdrawn) {
    const { effectiveAt: on, because } = withdrawn;
    return { ended: { as: 'withdrawn', on, because } };
  }
  if (!rolledForwardTo) return {};
  const { effectiveAt: on, reference: into } = rolledForwardTo;
  return { ended: { as: 'rolled-forward', on, into } };
};

export interface AnnexOfActions {
  readonly groups: readonly {
    readonly group: string;
    readonly actions: readonly ActionInFull[];
  }[];
}

const reported = (entry: Entry, names: Names): Reported => ({
  on: entry.effectiveAt,
  capacity: entry.capacity,
  ...(entry.organisation && { agency: names.agency(entry.organisation) }),
  onBehalf: entry.onBehalfOf !== undefined,
});

const delivery = (
  { lastUpdate, moves, completion, rejectedCompletions, updateCount }: ActionRow,
  names: Names,
): Pick<
  ActionInFull,
  'updates' | 'lastUpdate' | 'moves' | 'completion' | 'completionsRejected'
> => ({
  updates: updateCount,
  ...(lastUpdate && {
    lastUpdate: {
      ...reported(lastUpdate, names),
      progress: lastUpdate.progress,
      ...(lastUpdate.explanation && { explanation: lastUpdate.explanation }),
    },
  }),
  moves: moves.map(({ from, to, because, effectiveAt }) => ({
    from,
    to,
    on: effectiveAt,
    because,
  })),
  ...(completion && {
    completion: {
      completedOn: completion.completedOn,
      proposedOn: completion.proposed.effectiveAt,
      ...(completion.agreed && { agreedOn: completion.agreed.agreedOn }),
      ...(completion.verified && { verifiedOn: completion.verified.effectiveAt }),
      ...(completion.summary && { summary: completion.summary }),
      evidence: completion.evidence.map(({ title }) => title),
    },
  }),
  completionsRejected: rejectedCompletions.length,
});

const lastRatings = (last: PositionAsAt | undefined): ReadonlyMap<string, ActionLine['rating']> =>
  new Map(
    (last?.groups ?? []).flatMap(({ actions }) =>
      actions.map(({ actionId, deliveryRating }) => [actionId as string, deliveryRating] as const),
    ),
  );

/** Annex A: every action of this part, in full. */
export const composeAnnexOfActions = ({ position, last, names }: PackBasis): AnnexOfActions => {
  const before = lastRatings(last);
  return {
    groups: position.groups.map(({ name, actions, ended }) => ({
      group: name,
      actions: [...actions, ...ended].map((action): ActionInFull => {
        const lastRating = before.get(action.actionId);
        const { provenance } = action.proposed;
        return {
          ...actionLine(action, position.today, names),
          origin: action.origin,
          ...(action.priorityId && { priority: names.priority(action.priorityId) }),
          ...(action.outcomeId && { outcome: names.outcome(action.outcomeId) }),
          starts: action.starts,
          ...(lastRating && { lastRating }),
          ...delivery(action, names),
          ...endingOf(action),
          ...(provenance && { basis: provenance.basis }),
          ...(provenance?.source !== undefined && { source: provenance.source }),
        };
      }),
    })),
  };
};
