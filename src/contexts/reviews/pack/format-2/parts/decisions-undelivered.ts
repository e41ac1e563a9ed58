import type { RecordedDecision } from '../../../../../../projections/decision-register/decision-register.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { DecisionId, DecisionReference } from '../../../../decisions/contract.js';
import { byText } from '../in-words.js';
import type { PackBasis } from '../pack-basis.js';
import { recordedDecisions } from '../names.js';

export interface UndeliveredDecision {
  readonly decisionId: DecisionId;
  readonly reference: DecisionReference;
  readonly body: string;
  readonly text: string;
  readonly takenOn: PlainDate;
  readonly daysSinceTaken: number;
  /** Nobody was asked yet to carry it out where these are absent. */
  readonly owner?: string;
  readonly agency?: string;
  readonly due?: PlainDate;
  /** As first assigned, where it was moved. */
  readonly originalDue?: PlainDate;
  /** How it goes, as its owner last said. */
  readonly progress?: 'on-track' | 'at-risk' | 'off-track';
  /** 0 where it is not overdue, or has no date. */
  readonly daysOverdue: number;
  /** Its owner reported that it was carried out; nobody else has confirmed it yet. */
  readonly awaitsConfirmation: boolean;
}

/** What is noted or approved is done by deciding it; anything else asks somebody to do something. */
const asksForWork = ({ kind }: RecordedDecision): boolean => kind !== 'note' && kind !== 'approve';

const isUndelivered = (decision: RecordedDecision): boolean =>
  decision.stage !== 'implemented' &&
  decision.stage !== 'superseded' &&
  decision.stage !== 'rescinded' &&
  (decision.implementation !== undefined || asksForWork(decision));

const progressOf = ({
  progress,
}: NonNullable<RecordedDecision['implementation']>): Pick<UndeliveredDecision, 'progress'> => {
  const rating = progress.at(-1)?.rating;
  return rating ? { progress: rating } : {};
};

/** Decisions that nobody has confirmed as carried out, oldest first. */
export const composeDecisionsUndelivered = ({
  position: { registers, today, holdsDecision },
  names,
}: PackBasis): readonly UndeliveredDecision[] =>
  recordedDecisions(registers)
    .filter((decision) => holdsDecision(decision) && isUndelivered(decision))
    .toSorted(
      (one, other) => byText(one.takenOn, other.takenOn) || byText(one.reference, other.reference),
    )
    .map(({ decisionId, reference, bodyId, text, takenOn, implementation, stage }) => ({
      decisionId,
      reference,
      body: names.shortBody(bodyId),
      text,
      takenOn,
      daysSinceTaken: daysBetween(takenOn, today),
      ...(implementation && {
        owner: implementation.owner,
        agency: names.agency(implementation.agencyId),
        due: implementation.due,
        ...(implementation.originalDue !== implementation.due && {
          originalDue: implementation.originalDue,
        }),
        ...progressOf(implementation),
      }),
      daysOverdue:
        implementation && implementation.due < today ? daysBetween(implementation.due, today) : 0,
      awaitsConfirmation: stage === 'reported',
    }));
