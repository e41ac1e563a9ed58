import { byEffect } from '../../../../projections/register-entry.js';
import type { Chaser, ReviewRow } from '../../../../projections/review-register/review-row.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';
import { type Appointment, type BodyId, isHeldOn } from '../../bodies/contract.js';
import type { PlanId } from '../../delivery-plans/contract.js';
import { type CountdownSources, type Gaps, gapsIn, type Scope, scopeOf } from './countdown-gaps.js';
import { byText } from './in-words.js';

export interface Milestone {
  readonly name: 'returns-open' | 'returns-close' | 'position' | 'pack' | 'meeting' | 'publication';
  readonly due: PlainDate;
  /** Calendar days from today; negative once it is past. */
  readonly days: number;
  /** Working days of England and Wales after today, up to and with the day; 0 once it is past. */
  readonly workingDays: number;
  /** The day on which it came about. */
  readonly done?: PlainDate;
}

export interface OutstandingGroup {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly planId: PlanId;
  /** Whom to chase: who holds the chair today; absent where it is vacant. */
  readonly chair?: Pick<Appointment, 'holder' | 'role' | 'agencyId'>;
  /** How often it was chased in this review. */
  readonly chasers: number;
  readonly lastChased?: Pick<Chaser, 'by' | 'means' | 'leadAgencyId'> & { readonly on: PlainDate };
}

/** A group whose plan of the year the Board approved, and that was not asked for a return. */
export interface GroupNotAsked {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly planId: PlanId;
}

export interface Countdown {
  readonly review: Pick<ReviewRow, 'reviewId' | 'title' | 'planYear' | 'point' | 'stage'>;
  readonly milestones: readonly Milestone[];
  /** How many groups were asked, and how many confirmed. */
  readonly returnsRequested: number;
  readonly returnsReceived: number;
  readonly outstanding: readonly OutstandingGroup[];
  readonly notAsked: readonly GroupNotAsked[];
  readonly gaps: Gaps;
}

/** What the Board's secretariat opens first: how long until what, who is outstanding, and what is still missing. */
export const composeCountdown = (sources: CountdownSources, today: PlainDate): Countdown => {
  const { review } = sources;
  const scope = scopeOf(sources);
  const outstanding = withoutReturn(review).map((group) =>
    outstandingGroup(group, review, scope, today),
  );
  return {
    review: {
      reviewId: review.reviewId,
      title: review.title,
      planYear: review.planYear,
      point: review.point,
      stage: review.stage,
    },
    milestones: milestones(review, today),
    returnsRequested: review.groups.length,
    returnsReceived: review.groups.length - outstanding.length,
    outstanding,
    notAsked: notAsked(review, scope),
    gaps: gapsIn(sources, scope),
  };
};

const withoutReturn = ({ groups, returns }: ReviewRow): ReviewRow['groups'] =>
  groups.filter((group) => !returns.some(({ bodyId }) => bodyId === group.bodyId));

const milestones = (review: ReviewRow, today: PlainDate): readonly Milestone[] => {
  const { returnsOpen, returnsClose, positionDate, packIssuedBy, meetingDate, publishedBy } =
    review.timetable;
  const until = (name: Milestone['name'], due: PlainDate, done: PlainDate | undefined) => ({
    name,
    due,
    days: daysBetween(today, due),
    workingDays: workingDaysBetween(today, due),
    ...(done && { done }),
  });
  const everyReturnIsIn = review.groups.length > 0 && withoutReturn(review).length === 0;
  const lastReturn = review.returns
    .map(({ effectiveAt }) => effectiveAt)
    .toSorted()
    .at(-1);
  const firstPack = review.issued.find(({ kind }) => kind === 'pack');
  const published = review.publications.find(({ withdrawn }) => withdrawn === undefined);
  return [
    ...(returnsOpen
      ? [until('returns-open', returnsOpen, returnsOpen <= today ? returnsOpen : undefined)]
      : []),
    until('returns-close', returnsClose, everyReturnIsIn ? lastReturn : undefined),
    until('position', positionDate, review.freeze?.effectiveAt),
    until('pack', packIssuedBy ?? meetingDate, firstPack?.effectiveAt),
    until('meeting', meetingDate, metOn(review)),
    ...(publishedBy ? [until('publication', publishedBy, published?.effectiveAt)] : []),
  ];
};

/** The day on which the Board judged first; nothing else tells that it met on this review. */
const metOn = ({ judgements, judgementChanges }: ReviewRow): PlainDate | undefined =>
  [...judgements, ...judgementChanges.map(({ before }) => before)]
    .map(({ effectiveAt }) => effectiveAt)
    .toSorted()
    .at(0);

const notAsked = ({ groups }: ReviewRow, { bodies, plans }: Scope): readonly GroupNotAsked[] =>
  [...plans.values()]
    .filter(({ bodyId }) => !groups.some((group) => group.bodyId === bodyId))
    .map(({ bodyId, planId }) => ({ bodyId, name: bodies.get(bodyId)?.name ?? '', planId }))
    .toSorted((one, other) => byText(one.name, other.name));

const outstandingGroup = (
  { bodyId, planId }: ReviewRow['groups'][number],
  { chasers }: ReviewRow,
  { bodies }: Scope,
  today: PlainDate,
): OutstandingGroup => {
  const body = bodies.get(bodyId);
  const sent = chasers.filter((each) => each.bodyId === bodyId).toSorted(byEffect);
  const last = sent.at(-1);
  const chair = body?.appointments.find((each) => each.office === 'chair' && isHeldOn(each, today));
  return {
    bodyId,
    name: body?.name ?? '',
    planId,
    ...(chair && {
      chair: { holder: chair.holder, role: chair.role, agencyId: chair.agencyId },
    }),
    chasers: sent.length,
    ...(last && {
      lastChased: {
        on: last.effectiveAt,
        by: last.by,
        means: last.means,
        ...(last.leadAgencyId && { leadAgencyId: last.leadAgencyId }),
      },
    }),
  };
};
