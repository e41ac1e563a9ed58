import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import type {
  DecisionRow,
  RecordedDecision,
} from '../../../../projections/decision-register/decision-register.js';
import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';
import type { ActorId } from '../../../kernel/ids.js';
import { appointmentsOf } from '../../bodies/contract.js';

/** What a decision relied on when it was recorded, and what has come to be known since. */
export const CONTRADICTIONS = [
  'interest-declared-since',
  'office-not-held-after-all',
  'ended-by-what-stands-no-longer',
] as const;

export interface Contradiction {
  readonly kind: (typeof CONTRADICTIONS)[number];
  /** Whom it is about; absent where it is about a decision. */
  readonly person?: ActorId;
}

/** What is known now of what a decision relied on. */
export interface Known {
  readonly meeting?: MeetingRow | undefined;
  readonly body?: BodyRow | undefined;
  /** The decision that superseded or rescinded it. */
  readonly other?: DecisionRow | undefined;
}

/** Barred from the item, there, and not named as having taken no part: the declaration came after the decision. */
const interestsSince = (
  { itemId, conflicted }: RecordedDecision,
  { meeting }: Known,
): readonly ActorId[] =>
  (meeting?.interests ?? [])
    .filter(
      (each) =>
        each.itemId === itemId &&
        each.nature === 'prejudicial' &&
        each.dispensation === undefined &&
        each.withdrawn === undefined,
    )
    .map(({ person }) => person)
    .filter(
      (person) =>
        !conflicted.includes(person) &&
        meeting?.attendance.some((attendee) => attendee.person === person),
    );

/** Those by whose office the decision was taken. */
const deciders = ({ urgent }: RecordedDecision, { meeting }: Known): readonly ActorId[] =>
  urgent
    ? urgent.agreedBy.map(({ person }) => person)
    : (meeting?.attendance ?? [])
        .filter(({ as }) => as !== 'in-attendance')
        .map(({ person }) => person);

const officesNotHeld = (decision: RecordedDecision, known: Known): readonly ActorId[] => {
  const { body } = known;
  if (!body) return [];
  return deciders(decision, known).filter(
    (person) => appointmentsOf(body, person, decision.takenOn).length === 0,
  );
};

const standsNoLonger = (other: DecisionRow | undefined): boolean =>
  other?.stage === 'superseded' || other?.stage === 'rescinded';

/** Where what a decision relied on has been contradicted since: for people to judge, nothing follows by itself. */
export const contradictionsOf = (
  decision: RecordedDecision,
  known: Known,
): readonly Contradiction[] => [
  ...interestsSince(decision, known).map((person) => ({
    kind: 'interest-declared-since' as const,
    person,
  })),
  ...officesNotHeld(decision, known).map((person) => ({
    kind: 'office-not-held-after-all' as const,
    person,
  })),
  ...(standsNoLonger(known.other) ? [{ kind: 'ended-by-what-stands-no-longer' as const }] : []),
];
