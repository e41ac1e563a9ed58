import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Share } from '../counting.js';
import { daysOverdue, placedActions, waitsOf } from '../dhr-standing.js';
import type { Names } from '../names.js';
import type { PositionAsAt } from '../position-as-at.js';
import { type ActionPlace, placeOf, waitLine, type WaitLine } from './homicide-review-lines.js';
import { heatmapAt } from './quality-assessment.js';
import { findingsOf, recommendationsOf } from './quality-findings.js';

/** What needs the Board's eye besides the plans: each kind in one line, with the worst of it. */
export type FollowUpException =
  | {
      readonly kind: 'dhr-overdue';
      readonly actions: Share;
      readonly worst: ActionPlace & { readonly agency: string };
      readonly due: PlainDate;
      readonly daysOverdue: number;
    }
  | { readonly kind: 'dhr-silence'; readonly waits: number; readonly longest: WaitLine }
  | {
      readonly kind: 'dhr-no-response';
      readonly recommendations: Share;
      readonly since: PlainDate;
      readonly days: number;
    }
  | {
      readonly kind: 'qaf-not-assessed';
      readonly year: number;
      readonly cells: Share;
      readonly due: PlainDate;
      /** Of which something is not assessed. */
      readonly agencies: readonly string[];
    }
  | {
      readonly kind: 'qaf-no-disposition';
      readonly recommendations: Share;
      readonly since: PlainDate;
      readonly days: number;
    }
  | {
      readonly kind: 'qaf-finding-old';
      readonly findings: Share;
      readonly since: PlainDate;
      readonly days: number;
    };

/** A finding that stands for so many days is old †. */
const OLD = 365;

const overdueReviews = (
  { homicideReviews, today }: PositionAsAt,
  names: Names,
): readonly FollowUpException[] => {
  const placed = placedActions(homicideReviews);
  const late = placed
    .filter(({ action }) => daysOverdue(action, today) > 0)
    .toSorted((one, other) => daysOverdue(other.action, today) - daysOverdue(one.action, today));
  const [worst] = late;
  if (!worst) return [];
  return [
    {
      kind: 'dhr-overdue',
      actions: { numerator: late.length, denominator: placed.length },
      worst: { ...placeOf(worst), agency: names.agency(worst.action.leadAgencyId) },
      due: worst.action.targetDate,
      daysOverdue: daysOverdue(worst.action, today),
    },
  ];
};

const silence = (
  { homicideReviews, today }: PositionAsAt,
  names: Names,
): readonly FollowUpException[] => {
  const waits = waitsOf(homicideReviews, today).filter(({ isTooLong }) => isTooLong);
  const [longest] = waits;
  return longest
    ? [{ kind: 'dhr-silence', waits: waits.length, longest: waitLine(longest, names) }]
    : [];
};

/** The oldest of several days, and how long ago it is. */
const oldest = (days: readonly PlainDate[], today: PlainDate) => {
  const since = days.toSorted()[0] ?? today;
  return { since, days: daysBetween(since, today) };
};

const noResponse = ({ homicideReviews, today }: PositionAsAt): readonly FollowUpException[] => {
  const sent = homicideReviews
    .flatMap(({ recommendations }) => recommendations)
    .flatMap(({ withdrawn, scope, sentOn, answers }) =>
      !withdrawn && scope === 'national' && sentOn ? [{ on: sentOn.effectiveAt, answers }] : [],
    );
  const silent = sent.filter(({ answers }) => answers.length === 0);
  if (silent.length === 0) return [];
  return [
    {
      kind: 'dhr-no-response',
      recommendations: { numerator: silent.length, denominator: sent.length },
      ...oldest(
        silent.map(({ on }) => on),
        today,
      ),
    },
  ];
};

/** What was to be assessed by now. */
const notAssessed = (position: PositionAsAt, names: Names): readonly FollowUpException[] => {
  const heatmap = heatmapAt(position);
  if (!heatmap || heatmap.now.cycle.assessmentsDue >= position.today) return [];
  const { cycle } = heatmap.now;
  const asked = cycle.agencies.flatMap(({ agencyId }, index) =>
    heatmap.rows.flatMap(({ cells }) => {
      const now = cells[index]?.now;
      return now && now !== 'not-relevant' && now !== 'not-applicable' ? [{ agencyId, now }] : [];
    }),
  );
  const missing = asked.filter(({ now }) => now === 'not-assessed');
  if (missing.length === 0) return [];
  return [
    {
      kind: 'qaf-not-assessed',
      year: cycle.year,
      cells: { numerator: missing.length, denominator: asked.length },
      due: cycle.assessmentsDue,
      agencies: [...new Set(missing.map(({ agencyId }) => names.agency(agencyId)))],
    },
  ];
};

const undisposed = (position: PositionAsAt): readonly FollowUpException[] => {
  const all = recommendationsOf(position);
  const none = all.filter(({ standing }) => standing === 'none');
  if (none.length === 0) return [];
  return [
    {
      kind: 'qaf-no-disposition',
      recommendations: { numerator: none.length, denominator: all.length },
      ...oldest(
        none.map(({ madeOn }) => madeOn),
        position.today,
      ),
    },
  ];
};

const oldFindings = (position: PositionAsAt): readonly FollowUpException[] => {
  const open = findingsOf(position).filter(({ stage }) => stage === 'open');
  const old = open.filter(({ raisedOn }) => daysBetween(raisedOn, position.today) > OLD);
  if (old.length === 0) return [];
  return [
    {
      kind: 'qaf-finding-old',
      findings: { numerator: old.length, denominator: open.length },
      ...oldest(
        old.map(({ raisedOn }) => raisedOn),
        position.today,
      ),
    },
  ];
};

/** Of homicide reviews in this part; of the assessment in Part 1. */
export const followUpExceptions = (
  position: PositionAsAt,
  names: Names,
): readonly FollowUpException[] => [
  ...overdueReviews(position, names),
  ...silence(position, names),
  ...noResponse(position),
  ...(position.part === 1
    ? [...notAssessed(position, names), ...undisposed(position), ...oldFindings(position)]
    : []),
];
