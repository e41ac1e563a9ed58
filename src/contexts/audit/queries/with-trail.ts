import { type EventReference, eventReferenceOf } from '../../../../projections/register-entry.js';
import type { DomainEvent, Recorded } from '../../../kernel/envelope.js';
import type { Document, Projection } from '../../../kernel/projection.js';

/** Between which events of the log a record came to be what it is. */
export interface Trail {
  /** How many events made it. */
  readonly events: number;
  /** By their place in the log, whenever they were effective. */
  readonly first: EventReference;
  readonly last: EventReference;
}

export type Trailed<Doc extends Document> = Doc & { readonly trail: Trail };

type Step<Doc> = (row: Doc | null, event: Recorded) => Doc | null;

const isEarlier = (one: EventReference, other: EventReference): boolean =>
  BigInt(one.position) < BigInt(other.position);

const trailAfter = (trail: Trail | undefined, event: Recorded): Trail => {
  const reference = eventReferenceOf(event);
  if (!trail) return { events: 1, first: reference, last: reference };
  return {
    events: trail.events + 1,
    first: isEarlier(reference, trail.first) ? reference : trail.first,
    last: isEarlier(reference, trail.last) ? trail.last : reference,
  };
};

/**
 * A register whose records also tell which events made them: the same steps, so that what is sampled is what the
 * register holds. It is folded when an auditor asks, never kept.
 */
export const withTrail = <Doc extends Document, Event extends DomainEvent>(
  register: Projection<Doc, Event>,
): Projection<Trailed<Doc>, Event> => {
  const step =
    (change: Step<Doc>): Step<Trailed<Doc>> =>
    (before, event) => {
      const { trail, ...rest } = before ?? ({} as Partial<Trailed<Doc>>);
      const row = before && (rest as unknown as Doc);
      const changed = change(row, event);
      if (before && changed === row) return before;
      return changed && { ...changed, trail: trailAfter(trail, event) };
    };
  const steps = Object.entries(register.on).map(([type, change]) => [
    type,
    step(change as Step<Doc>),
  ]);
  return {
    ...register,
    name: `${register.name}-with-trail`,
    on: Object.fromEntries(steps) as Projection<Trailed<Doc>, Event>['on'],
  };
};
