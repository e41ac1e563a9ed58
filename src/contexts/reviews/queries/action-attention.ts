import type {
  ActionRating,
  ActionRow,
} from '../../../../projections/action-register/action-row.js';
import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.js';

/** Why a chair looks at an action, in the order in which they are looked at. */
export const ATTENTION = [
  'overdue',
  'due-within-30-days',
  'not-updated',
  'awaiting-verification',
] as const;
export type Attention = (typeof ATTENTION)[number];

/** A colour is never the only sign: every rating has its words. */
export const RATING_IN_WORDS: Readonly<Record<ActionRating, string>> = {
  'not-assessed': 'Not assessed',
  'not-started': 'Not started',
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  complete: 'Complete',
};

const NOT_HELD_TO_ACCOUNT: readonly ActionRow['stage'][] = [
  'proposed',
  'accepted',
  'withdrawn',
  'rolled-forward',
];

/** Whether a group answers for it: approved, and neither withdrawn nor rolled forward into another plan. */
export const isHeldToAccountFor = ({ stage }: ActionRow): boolean =>
  !NOT_HELD_TO_ACCOUNT.includes(stage);

/** Said to be done: the group is still to agree, or somebody to verify it. */
const isSaidToBeDone = ({ stage }: ActionRow): boolean =>
  stage === 'completion-proposed' || stage === 'completion-agreed';

const DUE_SOON_DAYS = 30;

/** Past its target date without a verified completion: what is only proposed as done is not done yet. */
export const isOverdue = ({ stage, targetDate }: ActionRow, today: PlainDate): boolean =>
  stage !== 'completed' && targetDate < today;

/** Due today or within the next 30 days. */
export const isDueSoon = ({ stage, targetDate }: ActionRow, today: PlainDate): boolean =>
  stage !== 'completed' && targetDate >= today && daysBetween(today, targetDate) <= DUE_SOON_DAYS;

/** Whether its owner reported on it, or on its completion, on that day or later; what is complete needs no report. */
export const isReportedSince = (action: ActionRow, since: PlainDate): boolean =>
  action.stage === 'completed' ||
  [action.lastUpdate, action.completion?.proposed].some(
    (report) => report !== undefined && report.effectiveAt >= since,
  );

/** Everything about an action that calls for attention on a day, most pressing first. */
export const attentionTo = (
  action: ActionRow,
  today: PlainDate,
  lastMeeting: PlainDate,
): readonly Attention[] => {
  const calls: Readonly<Record<Attention, boolean>> = {
    overdue: isOverdue(action, today),
    'due-within-30-days': isDueSoon(action, today),
    'not-updated': !isReportedSince(action, lastMeeting),
    'awaiting-verification': isSaidToBeDone(action),
  };
  return ATTENTION.filter((each) => calls[each]);
};

/** The first day after a position: what was reported from then on is news since it. */
export const dayAfter = (date: PlainDate): PlainDate => addDays(date, 1);

/** At risk or off track, without a word why or how it recovers. */
export const isUnexplained = ({ stage, deliveryRating, lastUpdate }: ActionRow): boolean =>
  stage !== 'completed' &&
  (deliveryRating === 'at-risk' || deliveryRating === 'off-track') &&
  lastUpdate?.explanation === undefined;
