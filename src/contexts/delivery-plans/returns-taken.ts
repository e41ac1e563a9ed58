import type { LoadState, StateReader } from '../../kernel/decider.js';
import type { DomainEvent } from '../../kernel/envelope.js';
import { derivedUuid, streamName, type Uuid } from '../../kernel/ids.js';
import type { REVIEW_POINTS, ReviewEvent } from '../reviews/contract.js';
import type { PlanId } from './events.js';
import type { Plan } from './plan.stages.js';

/*
 * Reviews know plans: they are asked of them. What a plan's actions must know of reviews is therefore read from the
 * facts that reviews recorded, and not from the reviews' own states: the two contexts share the names of events.
 */

const POINTS = ['mid-year', 'end-of-year'] as const satisfies typeof REVIEW_POINTS;

/** The groups' returns that a review took, by their plans, until its position was. */
export interface ReturnsTaken {
  readonly positionIsTaken: boolean;
  readonly plans: readonly PlanId[];
}

type FactOf<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>;
type Steps = {
  readonly [Type in ReviewEvent['type']]?: (
    taken: ReturnsTaken,
    data: FactOf<Type>['data'],
  ) => ReturnsTaken;
};

/** Of all that happens to a review, what is known here. */
const STEPS: Steps = {
  'return-confirmed.v1': (taken, { planId }) => ({ ...taken, plans: [...taken.plans, planId] }),
  'return-withdrawn.v1': (taken, { planId }) => ({
    ...taken,
    plans: taken.plans.filter((each) => each !== planId),
  }),
  'position-frozen.v1': (taken) => ({ ...taken, positionIsTaken: true }),
};

export const returnsReader: StateReader<ReturnsTaken> = {
  stream: (id) => streamName('review', id),
  initial: { positionIsTaken: false, plans: [] },
  evolve: (taken, event: DomainEvent<ReviewEvent['type'], never>) => {
    const step = STEPS[event.type] as
      ((taken: ReturnsTaken, data: never) => ReturnsTaken) | undefined;
    return step ? step(taken, event.data) : taken;
  },
};

/** Whether the chair confirmed what stands in the plan, for a review whose position is still to be taken. */
export const isReturnConfirmed = async (
  plan: Plan,
  ledgerId: Uuid,
  load: LoadState,
): Promise<boolean> => {
  if (plan.stage === 'none') return false;
  const { boardId, planYear, planId } = plan;
  const reviews = POINTS.map((point) => derivedUuid(ledgerId, 'review', boardId, planYear, point));
  const returns = await Promise.all(reviews.map((id) => load(returnsReader, id)));
  return returns.some(({ positionIsTaken, plans }) => !positionIsTaken && plans.includes(planId));
};
