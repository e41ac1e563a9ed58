import type { Actor } from '../../kernel/actor.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Fact, StateReader } from '../../kernel/decider.js';
import { type ActorId, streamName, type Uuid } from '../../kernel/ids.js';
import type { Marking } from '../../kernel/marking.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { MeetingId } from '../meetings/contract.js';
import type {
  DECISION_KINDS,
  DecisionConcern,
  DecisionEvent,
  DecisionId,
  DecisionReference,
  EndedBy,
  TakenBy,
} from './events.js';

interface Numbered {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly reference: DecisionReference;
}

/** Who reported, for whom: nobody confirms their own report. */
export type Reporter = Pick<Actor, 'id' | 'onBehalfOf'>;

interface Owned {
  /** Who carries it out: a role in an agency, and whom it means where that is known. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  readonly ownerId?: ActorId;
  readonly due: PlainDate;
  readonly assignedOn: PlainDate;
  /** Everybody who ever reported it as done, in whatever way they did. */
  readonly reporters: readonly Reporter[];
}

/** What a decision asks for: given to an owner, reported as done, and confirmed by somebody else. */
export type Implementation =
  | { readonly stage: 'unassigned' }
  | ({ readonly stage: 'assigned' } & Owned)
  | ({ readonly stage: 'reported' } & Owned)
  | ({ readonly stage: 'confirmed' } & Owned);
export type OwnedImplementation = Exclude<Implementation, { stage: 'unassigned' }>;

interface Taken extends Numbered {
  readonly taken: TakenBy;
  readonly takenOn: PlainDate;
  readonly kind: (typeof DECISION_KINDS)[number];
  /** Whether it stands under conditions. */
  readonly conditional: boolean;
  readonly conflicted: readonly ActorId[];
  readonly concerns: readonly DecisionConcern[];
  readonly marking: Marking;
  /** The meeting that an urgent decision was reported to, and its date. */
  readonly reportedTo?: { readonly meetingId: MeetingId; readonly on: PlainDate };
  readonly implementation: Implementation;
}

/** A decision: a draft until the minutes are confirmed; it stands until another takes its place or it is rescinded. */
export type Decision =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'voided' } & Numbered)
  | ({ readonly stage: 'draft' } & Taken)
  | ({ readonly stage: 'confirmed'; readonly confirmedAt: MeetingId } & Taken)
  | ({ readonly stage: 'superseded'; readonly successor: DecisionId } & Taken)
  | ({ readonly stage: 'rescinded'; readonly through: EndedBy } & Taken);
/** A decision that was taken and recorded, whatever became of it since. */
export type TakenDecision = Exclude<Decision, { stage: 'none' | 'voided' }>;
/** A decision that counts: as a draft, too, from the day it was taken. */
export type StandingDecision = Extract<Decision, { stage: 'draft' | 'confirmed' }>;

/** Whether the decision was taken and recorded; from that day it counts, as a draft too. */
export const wasTaken = (decision: Decision): decision is TakenDecision =>
  decision.stage !== 'none' && decision.stage !== 'voided';

/** Whether the decision counts: taken, and neither superseded nor rescinded. */
export const stands = (decision: Decision): decision is StandingDecision =>
  decision.stage === 'draft' || decision.stage === 'confirmed';

/** Whether this body took the decision. */
export const takenBy = (decision: Decision, bodyId: BodyId): decision is TakenDecision =>
  wasTaken(decision) && decision.bodyId === bodyId;

/** Whether the decision is about this plan, action or whatever else has that id. */
export const concerns = (decision: Decision, id: Uuid): decision is TakenDecision =>
  wasTaken(decision) && decision.concerns.some((concern) => concern.id === id);

/** What every event of a decision carries. */
export const idsOf = ({ decisionId, bodyId }: TakenDecision) => ({ decisionId, bodyId });

const numbered = ({ decisionId, bodyId, reference }: Numbered): Numbered => ({
  decisionId,
  bodyId,
  reference,
});

type DecisionFact = Fact<DecisionEvent>;

const begun = ({ data }: Extract<DecisionFact, { type: 'decision-recorded.v2' }>): Decision => {
  const { taken, takenOn, kind, conflicted, marking } = data;
  return {
    stage: 'draft',
    ...numbered(data),
    taken,
    takenOn,
    kind,
    conditional: data.conditions !== undefined,
    conflicted,
    concerns: data.concerns,
    marking,
    implementation: { stage: 'unassigned' },
  };
};

/** A decision with one more fact. Nothing follows where its beginning was cut away. */
export const evolve = (decision: Decision, event: DecisionFact): Decision => {
  if (event.type === 'decision-recorded.v2') return begun(event);
  if (event.type === 'reference-voided.v1') return { stage: 'voided', ...numbered(event.data) };
  if (!wasTaken(decision)) return decision;
  switch (event.type) {
    case 'decision-revised.v1':
    case 'decision-corrected.v1':
      return { ...decision, conditional: event.data.conditions !== undefined };
    case 'urgent-decision-reported.v1': {
      const { meetingId } = event.data;
      return { ...decision, reportedTo: { meetingId, on: event.metadata.effectiveAt } };
    }
    case 'decision-confirmed.v1':
      if (decision.stage !== 'draft') return decision;
      return { ...decision, stage: 'confirmed', confirmedAt: event.data.confirmedAt };
    case 'decision-conditions-found.v1':
      return decision;
    case 'decision-superseded.v1':
      return { ...decision, stage: 'superseded', successor: event.data.successor };
    case 'decision-rescinded.v1':
      return { ...decision, stage: 'rescinded', through: event.data.through };
    case 'implementation-assigned.v2':
    case 'implementation-reassigned.v1':
    case 'implementation-date-moved.v1':
    case 'implementation-progressed.v1':
    case 'implementation-reported.v1':
    case 'implementation-rejected.v1':
    case 'implementation-confirmed.v1':
      return { ...decision, implementation: implemented(decision.implementation, event) };
    default:
      return assertNever(event);
  }
};

type ImplementationFact = Extract<DecisionFact, { type: `implementation-${string}` }>;

const implemented = (implementation: Implementation, event: ImplementationFact): Implementation => {
  if (event.type === 'implementation-assigned.v2') {
    const { decisionId: _, bodyId: __, ...assigned } = event.data;
    const assignedOn = event.metadata.effectiveAt;
    return { stage: 'assigned', ...assigned, assignedOn, reporters: [] };
  }
  if (implementation.stage === 'unassigned') return implementation;
  switch (event.type) {
    case 'implementation-reassigned.v1': {
      const { ownerId: _, ...kept } = implementation;
      const { owner, agencyId, ownerId } = event.data;
      return { ...kept, owner, agencyId, ...(ownerId && { ownerId }) };
    }
    case 'implementation-date-moved.v1':
      return { ...implementation, due: event.data.to };
    case 'implementation-progressed.v1':
      return implementation;
    case 'implementation-reported.v1': {
      const reporters = [...implementation.reporters, event.metadata.actor];
      return { ...implementation, stage: 'reported', reporters };
    }
    case 'implementation-rejected.v1':
      return { ...implementation, stage: 'assigned' };
    case 'implementation-confirmed.v1':
      return { ...implementation, stage: 'confirmed' };
    default:
      return assertNever(event);
  }
};

/** What was decided, by whom, about what, and whether it still stands. */
export const decisionReader = {
  stream: (id: string) => streamName('decision', id),
  initial: { stage: 'none' } as Decision,
  evolve,
} satisfies StateReader<Decision>;
