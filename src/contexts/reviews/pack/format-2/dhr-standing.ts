import type {
  DhrActionItem,
  DhrRow,
  RecommendationItem,
} from '../../../../../projections/dhr-register/dhr-row.js';
import { daysBetween, type PlainDate } from '../../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../../kernel/working-days.js';
import type { Dated, Matter, Party } from '../../../dhr/contract.js';

// How format 2 reads a homicide review on a day, apart from the rest of the program. What was withdrawn counts nowhere.

export const recommendationsOf = ({ recommendations }: DhrRow): readonly RecommendationItem[] =>
  recommendations.filter(({ withdrawn }) => !withdrawn);

export const actionsOf = ({ actions }: RecommendationItem): readonly DhrActionItem[] =>
  actions.filter(({ withdrawn }) => !withdrawn);

/** Where an action stands: its place says which one it is, never what it says. */
export interface PlacedAction {
  readonly review: DhrRow;
  readonly recommendation: RecommendationItem;
  readonly action: DhrActionItem;
}

export const placedActions = (reviews: readonly DhrRow[]): readonly PlacedAction[] =>
  reviews.flatMap((review) =>
    recommendationsOf(review).flatMap((recommendation) =>
      actionsOf(recommendation).map((action) => ({ review, recommendation, action })),
    ),
  );

/** Days after its target date on which nobody had said that it was addressed; 0 where somebody has. */
export const daysOverdue = ({ addressed, targetDate }: DhrActionItem, today: PlainDate): number =>
  addressed ? 0 : Math.max(0, daysBetween(targetDate, today));

const isLater = (one: Dated, other: Dated): boolean =>
  one.effectiveAt > other.effectiveAt ||
  (one.effectiveAt === other.effectiveAt && one.revision > other.revision);

const latestOf = <Fact extends Dated>(facts: readonly Fact[]): Fact | undefined =>
  facts.toSorted((one, other) => (isLater(one, other) ? 1 : -1)).at(-1);

/** What was done about a rejection: from then on the party is awaited again. */
const remediesOf = (
  { moves, evidence, addressed }: DhrActionItem,
  matter: Matter,
): readonly Dated[] =>
  matter === 'plan' ? moves : [...evidence, ...(addressed ? [addressed] : [])];

/** Since when a party is awaited; undefined where it is not: silence is no answer, and nobody is asked too early. */
const awaitedSince = (
  action: DhrActionItem,
  matter: Matter,
  { party, since }: DhrActionItem['parties'][number],
): PlainDate | undefined => {
  const asked = matter === 'plan' ? action.set : action.addressed;
  if (!asked) return undefined;
  const isOf = (each: { readonly matter: Matter; readonly party: Party }): boolean =>
    each.matter === matter && each.party.id === party.id;
  const answer = latestOf(action.answers.filter(isOf));
  if (!answer) {
    return latestOf<Dated>([asked, since, ...action.answersWithdrawn.filter(isOf)])?.effectiveAt;
  }
  if (answer.answer !== 'rejected') return undefined;
  const done = remediesOf(action, matter).filter((each) => isLater(each, answer));
  return done.toSorted((one, other) => (isLater(one, other) ? 1 : -1))[0]?.effectiveAt;
};

/** So many working days a party has to answer †; after them its silence is escalated. */
const DAYS_TO_ANSWER = 20;

export interface Wait extends PlacedAction {
  readonly matter: Matter;
  readonly party: Party;
  readonly since: PlainDate;
  /** Of England and Wales. */
  readonly workingDays: number;
  readonly isTooLong: boolean;
  readonly escalatedOn?: PlainDate;
}

const MATTERS = ['plan', 'completion'] as const satisfies readonly Matter[];

const waitsOn = (placed: PlacedAction, today: PlainDate): readonly Wait[] =>
  placed.action.parties.flatMap((asked) =>
    MATTERS.flatMap((matter) => {
      const since = awaitedSince(placed.action, matter, asked);
      if (!since) return [];
      const workingDays = workingDaysBetween(since, today);
      const escalated = placed.action.escalations.find(
        (each) =>
          each.matter === matter && each.party.id === asked.party.id && each.awaitedSince === since,
      );
      return {
        ...placed,
        matter,
        party: asked.party,
        since,
        workingDays,
        isTooLong: workingDays > DAYS_TO_ANSWER,
        ...(escalated && { escalatedOn: escalated.effectiveAt }),
      };
    }),
  );

/** Which party is awaited on what, the longest wait first. */
export const waitsOf = (reviews: readonly DhrRow[], today: PlainDate): readonly Wait[] =>
  placedActions(reviews)
    .flatMap((placed) => waitsOn(placed, today))
    .toSorted((one, other) => other.workingDays - one.workingDays);
