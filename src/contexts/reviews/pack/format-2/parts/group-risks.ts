import type { ActionRow } from '../../../../../../projections/action-register/action-row.js';
import { addDays, daysBetween } from '../../../../../kernel/plain-date.js';
import type { OutcomeLine } from '../outcome-rating.js';
import type { PackBasis } from '../pack-basis.js';
import type { ReviewedGroup } from '../position-as-at.js';
import { isComplete, isReportedSince } from '../standing.js';

export const RISK_RULES = ['due-and-at-risk', 'moved-again', 'not-updated', 'no-data'] as const;

/** Something that may go wrong next, read from the figures alone. */
export interface Risk {
  readonly rule: (typeof RISK_RULES)[number];
  /** References of actions, or titles of outcomes. */
  readonly concerns: readonly string[];
}

/** At risk, and due within so many days. */
export const DUE_SOON_DAYS = 90;

/**
 * Actions at risk that fall due within ninety days; dates moved twice or more; actions that nobody reported on since
 * the last position; outcomes without data.
 */
export const groupRisks = (
  { actions, plan }: ReviewedGroup,
  outcomes: readonly OutcomeLine[],
  { position: { today }, last }: PackBasis,
): readonly Risk[] => {
  const open = actions.filter((action) => !isComplete(action));
  const since = last ? addDays(last.today, 1) : (plan?.starts ?? today);
  const isDueSoon = ({ targetDate }: ActionRow): boolean =>
    targetDate >= today && daysBetween(today, targetDate) <= DUE_SOON_DAYS;
  const found: Readonly<Record<Risk['rule'], readonly string[]>> = {
    'due-and-at-risk': open
      .filter((action) => action.deliveryRating === 'at-risk' && isDueSoon(action))
      .map(({ reference }) => reference),
    'moved-again': open.filter(({ moves }) => moves.length > 1).map(({ reference }) => reference),
    'not-updated': open
      .filter((action) => !isReportedSince(action, since))
      .map(({ reference }) => reference),
    'no-data': outcomes.filter(({ rating }) => rating === 'no-data').map(({ title }) => title),
  };
  return RISK_RULES.filter((rule) => found[rule].length > 0).map((rule) => ({
    rule,
    concerns: found[rule],
  }));
};
