import type { ActionRow } from '../../../../projections/action-register/action-row.js';
import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import {
  type DecisionRow,
  isRecorded,
  type RecordedDecision,
} from '../../../../projections/decision-register/decision-register.js';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';
import type { PlanPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { BodyId } from '../../bodies/contract.js';
import type { DecisionId, DecisionReference } from '../../decisions/contract.js';
import type {
  ActionId,
  ActionReference,
  MeasureId,
  PlanId,
} from '../../delivery-plans/contract.js';
import type { MeetingId } from '../../meetings/contract.js';
import { isUnexplained } from './action-attention.js';
import { byText } from './in-words.js';
import { wasHeld } from './meeting-held.js';

/** The registers that a countdown is read from, all at one cut; what is not of this review is left aside. */
export interface CountdownSources {
  readonly review: ReviewRow;
  readonly bodies: readonly BodyRow[];
  readonly plans: readonly PlanPage[];
  readonly actions: readonly ActionRow[];
  readonly measures: readonly MeasureRow[];
  readonly decisions: readonly DecisionRow[];
  readonly meetings: readonly MeetingRow[];
}

interface InBody {
  readonly bodyId: BodyId;
  readonly body: string;
}

/** At risk or off track, without a word why. */
export interface UnexplainedRating extends InBody {
  readonly actionId: ActionId;
  readonly reference: ActionReference;
  readonly title: string;
  readonly owner: string;
  readonly rating: ActionRow['deliveryRating'];
  readonly since: PlainDate;
}

/** Without a figure for any period that ends in the plan year. */
export interface MeasureWithoutData extends InBody {
  readonly measureId: MeasureId;
  readonly title: string;
  readonly nationalIndicator: boolean;
  readonly lastPeriodEnd?: PlainDate;
}

/** Confirmed, and nobody was asked to carry it out by any date. */
export interface UnassignedDecision extends InBody {
  readonly decisionId: DecisionId;
  readonly reference: DecisionReference;
  readonly text: string;
  readonly takenOn: PlainDate;
}

/** Held, and its minutes were not confirmed. */
export interface UnsignedMinutes extends InBody {
  readonly meetingId: MeetingId;
  readonly date: PlainDate;
  /** The body's next meeting, where it was held: the minutes could have been confirmed there. */
  readonly missedOn?: PlainDate;
}

/** What the papers of a review still lack. */
export interface Gaps {
  readonly unexplainedRatings: readonly UnexplainedRating[];
  readonly measuresWithoutData: readonly MeasureWithoutData[];
  readonly unassignedDecisions: readonly UnassignedDecision[];
  readonly unsignedMinutes: readonly UnsignedMinutes[];
}

/** The Board, the groups whose plans of this year it approved, and those plans. */
export interface Scope {
  readonly bodies: ReadonlyMap<BodyId, BodyRow>;
  readonly plans: ReadonlyMap<PlanId, PlanPage>;
}

export const scopeOf = ({ review, bodies, plans }: CountdownSources): Scope => {
  const approved = plans.filter(
    ({ boardId, planYear, stage }) =>
      stage === 'approved' && boardId === review.boardId && planYear === review.planYear,
  );
  const concerned = new Set([review.boardId, ...approved.map(({ bodyId }) => bodyId)]);
  return {
    bodies: new Map(
      bodies.filter(({ bodyId }) => concerned.has(bodyId)).map((body) => [body.bodyId, body]),
    ),
    plans: new Map(approved.map((plan) => [plan.planId, plan])),
  };
};

const inBody = ({ bodies }: Scope, bodyId: BodyId): InBody => ({
  bodyId,
  body: bodies.get(bodyId)?.shortName ?? '',
});

export const gapsIn = (sources: CountdownSources, scope: Scope): Gaps => ({
  unexplainedRatings: unexplainedRatings(sources, scope),
  measuresWithoutData: measuresWithoutData(sources, scope),
  unassignedDecisions: unassignedDecisions(sources, scope),
  unsignedMinutes: unsignedMinutes(sources, scope),
});

const unexplainedRatings = (
  { actions }: CountdownSources,
  scope: Scope,
): readonly UnexplainedRating[] =>
  actions
    .filter(({ planId }) => scope.plans.has(planId))
    .flatMap((action) =>
      isUnexplained(action) && action.lastUpdate
        ? {
            ...inBody(scope, action.bodyId),
            actionId: action.actionId,
            reference: action.reference,
            title: action.title,
            owner: action.owner,
            rating: action.deliveryRating,
            since: action.lastUpdate.effectiveAt,
          }
        : [],
    )
    .toSorted((one, other) => byText(one.reference, other.reference));

const measuresWithoutData = (
  { measures }: CountdownSources,
  scope: Scope,
): readonly MeasureWithoutData[] =>
  measures
    .filter((measure) => {
      const plan = scope.plans.get(measure.planId);
      return (
        plan !== undefined &&
        !measure.observations.some(
          ({ periodEnd }) => plan.starts <= periodEnd && periodEnd <= plan.ends,
        )
      );
    })
    .map(({ bodyId, measureId, title, nationalIndicator, latest }) => ({
      ...inBody(scope, bodyId),
      measureId,
      title,
      nationalIndicator,
      ...(latest && { lastPeriodEnd: latest.periodEnd }),
    }))
    .toSorted((one, other) => byText(one.body, other.body) || byText(one.title, other.title));

/** What is noted or approved is done by deciding it; before the minutes are confirmed nothing can be assigned. */
const asksForWork = ({ kind, stage }: RecordedDecision): boolean =>
  stage === 'confirmed' && kind !== 'note' && kind !== 'approve';

const unassignedDecisions = (
  { decisions }: CountdownSources,
  scope: Scope,
): readonly UnassignedDecision[] =>
  decisions
    .filter(isRecorded)
    .filter(({ bodyId }) => scope.bodies.has(bodyId))
    .filter((decision) => asksForWork(decision) && decision.implementation === undefined)
    .map(({ bodyId, decisionId, reference, text, takenOn }) => ({
      ...inBody(scope, bodyId),
      decisionId,
      reference,
      text,
      takenOn,
    }))
    .toSorted(
      (one, other) => byText(one.takenOn, other.takenOn) || byText(one.reference, other.reference),
    );

const unsignedMinutes = (
  { meetings }: CountdownSources,
  scope: Scope,
): readonly UnsignedMinutes[] => {
  const held = meetings
    .filter((meeting) => scope.bodies.has(meeting.bodyId) && wasHeld(meeting))
    .toSorted((one, other) => byText(one.date, other.date));
  return held
    .filter(({ minutesConfirmed }) => minutesConfirmed === undefined)
    .map(({ bodyId, meetingId, date }) => {
      const next = held.find((later) => later.bodyId === bodyId && later.date > date);
      return {
        ...inBody(scope, bodyId),
        meetingId,
        date,
        ...(next && { missedOn: next.date }),
      };
    });
};
