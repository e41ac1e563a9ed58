import type { ActionRow } from '../../../../../../projections/action-register/action-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import { isComplete, isOverdue } from '../standing.js';
import { byText } from '../in-words.js';
import { type ActionLine, actionLine } from '../action-line.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import type { Names } from '../names.js';
import { type FollowUpException, followUpExceptions } from './follow-up-exceptions.js';

/** The most that the Board is asked to look at; the groups' own pages show every one. */
export const EXCEPTIONS_SHOWN = 10;

/**
 * Why an action needs the Board's eye, worst first. Off track and overdue at once stands under off track.
 */
export const EXCEPTION_KINDS = ['off-track', 'overdue', 'at-risk'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/**
 * What only the Board or the group can settle: a date that has passed needs a new one or another course,
 * delivery that is off track needs a way back; what is said to be done needs somebody to confirm it.
 */
export type DecisionNeeded = 'new-date' | 'recovery' | 'confirmation' | 'none';

export interface ExceptionLine extends ActionLine {
  readonly group: string;
  readonly kind: ExceptionKind;
  /** Why, and how it recovers, as its owner explained it with the last update. */
  readonly explanation?: Sealed;
  readonly explainedOn?: PlainDate;
  readonly decisionNeeded: DecisionNeeded;
}

export interface Exceptions {
  readonly shown: readonly ExceptionLine[];
  /** How many there are in all groups together. */
  readonly all: number;
  /** Of homicide reviews and the assessment, one line of each kind; absent where there is none. */
  readonly followUps?: readonly FollowUpException[];
}

const kindOf = (action: ActionRow, today: PlainDate): ExceptionKind | undefined => {
  if (isComplete(action)) return undefined;
  if (action.deliveryRating === 'off-track') return 'off-track';
  if (isOverdue(action, today)) return 'overdue';
  return action.deliveryRating === 'at-risk' ? 'at-risk' : undefined;
};

const decisionNeeded = ({
  kind,
  daysOverdue,
  awaitsConfirmation,
}: Pick<ExceptionLine, 'kind' | 'daysOverdue' | 'awaitsConfirmation'>): DecisionNeeded => {
  if (awaitsConfirmation) return 'confirmation';
  if (daysOverdue > 0) return 'new-date';
  return kind === 'off-track' ? 'recovery' : 'none';
};

const worstFirst = (one: ExceptionLine, other: ExceptionLine): number =>
  EXCEPTION_KINDS.indexOf(one.kind) - EXCEPTION_KINDS.indexOf(other.kind) ||
  byText(one.targetDate, other.targetDate) ||
  byText(one.reference, other.reference);

/** Every exception among these actions, worst first. */
export const exceptionsAmong = (
  actions: readonly ActionRow[],
  today: PlainDate,
  names: Names,
): readonly ExceptionLine[] =>
  actions
    .flatMap((action) => {
      const kind = kindOf(action, today);
      if (!kind) return [];
      const line = actionLine(action, today, names);
      const { lastUpdate } = action;
      return {
        ...line,
        group: names.shortBody(action.bodyId),
        kind,
        ...(lastUpdate?.explanation && {
          explanation: lastUpdate.explanation,
          explainedOn: lastUpdate.effectiveAt,
        }),
        decisionNeeded: decisionNeeded({ ...line, kind }),
      };
    })
    .toSorted(worstFirst);

const allExceptions = ({ groups, today }: PositionAsAt, names: Names): readonly ExceptionLine[] =>
  exceptionsAmong(
    groups.flatMap((group) => group.actions),
    today,
    names,
  );

export const composeExceptions = ({ position, names }: PackBasis): Exceptions => {
  const all = allExceptions(position, names);
  const followUps = followUpExceptions(position, names);
  return {
    // Ten at most on the page, both together.
    shown: all.slice(0, EXCEPTIONS_SHOWN - followUps.length),
    all: all.length,
    ...(followUps.length > 0 && { followUps }),
  };
};
