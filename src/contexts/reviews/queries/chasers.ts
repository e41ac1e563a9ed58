import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { type AgencyId, isHeldOn } from '../../bodies/contract.js';
import type { ActionId } from '../../delivery-plans/contract.js';
import type { Attention } from './action-attention.js';
import type { ActionToReport } from './action-to-report.js';
import { byText, inWords } from './in-words.js';
import type { MyReturn, MyReturnSources } from './my-return.js';

/** One reminder, ready to be sent: it lists what is asked of whoever reads it, and nothing else. */
export interface ChaserText {
  /** The agency that leads on what it lists; none where it is for the group's chair. */
  readonly leadAgencyId?: AgencyId;
  /** Whom it is for, as a role or an agency. */
  readonly to: string;
  /** What it lists: to be recorded with the chaser once it was sent. */
  readonly actionIds: readonly ActionId[];
  readonly text: string;
}

export interface Chasers {
  readonly review: Pick<ReviewRow, 'reviewId' | 'title'>;
  readonly group: MyReturn['group'];
  readonly returnsClose: PlainDate;
  /** The group's chair first, then each agency that leads on something. Empty once the return is confirmed. */
  readonly chasers: readonly ChaserText[];
}

const WHY: Readonly<Record<Attention, (action: ActionToReport) => string>> = {
  overdue: ({ targetDate }) => `overdue since ${inWords(targetDate)}`,
  'due-within-30-days': ({ targetDate }) => `due ${inWords(targetDate)}`,
  'not-updated': ({ lastUpdate }) =>
    lastUpdate ? `last updated ${inWords(lastUpdate.on)}` : 'never updated',
  'awaiting-verification': () => 'its completion awaits verification',
};

const lineOf = (action: ActionToReport): string => {
  const why = action.attention.map((each) => WHY[each](action));
  return `- ${action.reference} ${action.title} (${action.owner})${why.length > 0 ? `: ${why.join('; ')}` : ''}`;
};

const textOf = (
  { review, group, returnsClose, daysLeft }: MyReturn,
  to: string,
  actions: readonly ActionToReport[],
): string =>
  [
    `To: ${to}`,
    `${review.title}: returns ${daysLeft < 0 ? 'closed' : 'close'} ${inWords(returnsClose)}.`,
    `The return of ${group.name} is not confirmed yet. Of its plan we wait for:`,
    ...actions.map(lineOf),
  ].join('\n');

/** What is still to be said of actions; of every one where nothing stands out, for the return itself is missing. */
const outstanding = ({ actions }: MyReturn): readonly ActionToReport[] => {
  const calling = actions.filter(({ attention }) => attention.length > 0);
  return calling.length > 0 ? calling : actions;
};

/** The reminders for a group's return: one for its chair, and one per lead with only that lead's items. */
export const composeChasers = (
  owed: MyReturn,
  sources: MyReturnSources,
  today: PlainDate,
): Chasers => {
  const { body, agencies, actions: rows } = sources;
  const items = owed.confirmed ? [] : outstanding(owed);
  const chair = body.appointments.find((each) => each.office === 'chair' && isHeldOn(each, today));
  const leadOf = ({ actionId }: ActionToReport): AgencyId | undefined =>
    rows.find((row) => row.actionId === actionId)?.leadAgencyId;
  const named = (agencyId: AgencyId): string =>
    agencies.find((agency) => agency.agencyId === agencyId)?.name ?? agencyId;
  const chaser = (
    to: string,
    listed: readonly ActionToReport[],
    leadAgencyId?: AgencyId,
  ): ChaserText => ({
    ...(leadAgencyId && { leadAgencyId }),
    to,
    actionIds: listed.map(({ actionId }) => actionId),
    text: textOf(owed, to, listed),
  });
  const leads = [...new Set(items.map(leadOf))].filter((lead) => lead !== undefined);
  return {
    review: { reviewId: owed.review.reviewId, title: owed.review.title },
    group: owed.group,
    returnsClose: owed.returnsClose,
    chasers:
      items.length === 0
        ? []
        : [
            chaser(`${chair?.role ?? 'Chair'}, chair of ${owed.group.name}`, items),
            ...leads
              .toSorted((one, other) => byText(named(one), named(other)))
              .map((lead) =>
                chaser(
                  named(lead),
                  items.filter((item) => leadOf(item) === lead),
                  lead,
                ),
              ),
          ],
  };
};
