import type {
  ActionRating,
  ActionRow,
} from '../../../../../projections/action-register/action-row.js';
import { daysBetween, type PlainDate } from '../../../../kernel/plain-date.js';
import type { ActionId, ActionReference } from '../../../delivery-plans/contract.js';
import type { Answered } from './answers.js';
import { awaitsConfirmation, isOverdue } from './standing.js';
import type { Names } from './names.js';

/** An action in one line: everywhere outside the annex the Board reads it like this. */
export interface ActionLine {
  readonly actionId: ActionId;
  readonly reference: ActionReference;
  readonly title: string;
  readonly leadAgency: string;
  /** A role in the lead agency. */
  readonly owner: string;
  readonly rating: ActionRating;
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  /** 0 where it is not overdue. */
  readonly daysOverdue: number;
  /** Its owner says that it is done; nobody else has confirmed it yet. */
  readonly awaitsConfirmation: boolean;
  /** Recommendations of an assessment or a homicide review; absent where it answers none. */
  readonly answers?: readonly Answered[];
}

const answeredBy = ({ actionId }: ActionRow, names: Names): Pick<ActionLine, 'answers'> => {
  const answers = names.answers(actionId);
  return answers.length > 0 ? { answers } : {};
};

export const actionLine = (action: ActionRow, today: PlainDate, names: Names): ActionLine => ({
  actionId: action.actionId,
  reference: action.reference,
  title: action.title,
  leadAgency: names.agency(action.leadAgencyId),
  owner: action.owner,
  rating: action.deliveryRating,
  originalTargetDate: action.originalTargetDate,
  targetDate: action.targetDate,
  daysOverdue: isOverdue(action, today) ? daysBetween(action.targetDate, today) : 0,
  awaitsConfirmation: awaitsConfirmation(action),
  ...answeredBy(action, names),
});
