import type { Recorded } from '../../../../../kernel/envelope.js';
import type { Uuid } from '../../../../../kernel/ids.js';
import type { ActionRow } from '../../../../../../projections/action-register/action-row.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { Instant, PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { BodyId } from '../../../../bodies/contract.js';
import type { DECISION_KINDS, DecisionReference } from '../../../../decisions/contract.js';
import type { GroupWithoutReturn } from '../../../../../../projections/review-register/review-row.js';
import type { ISSUED_KINDS, JudgementGrade } from '../../../contract.js';
import { byText } from '../in-words.js';
import type { Close } from '../../pack-material.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import { type Names, namesIn, recordedDecisions } from '../names.js';
import type { Registers } from '../../registers.js';
import { eventTitle } from '../event-titles.js';
import { type Question, questionsOf } from './asked-last-time.js';
import { type Chain, chainsOf } from './chains.js';

export interface JudgementLine {
  readonly bodyId: BodyId;
  readonly group: string;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly judgement: Sealed;
  readonly on: PlainDate;
}

export interface TabledLine {
  readonly group: string;
  readonly about?: ActionReference;
  readonly rating?: ActionRow['deliveryRating'];
  readonly update: Sealed;
  readonly on: PlainDate;
}

export interface ChangedJudgement {
  readonly group: string;
  readonly before: { readonly outcomes: JudgementGrade; readonly impact: JudgementGrade };
  readonly after: { readonly outcomes: JudgementGrade; readonly impact: JudgementGrade };
  readonly because: Sealed;
  readonly on: PlainDate;
}

export interface DecisionLine {
  readonly reference: DecisionReference;
  readonly kind: (typeof DECISION_KINDS)[number];
  readonly text: string;
  readonly conditions?: string;
  readonly takenOn: PlainDate;
  /** Its wording may still be corrected: the minutes are not confirmed. */
  readonly draft: boolean;
}

/** Something that happened by the position date and was recorded only after the freeze. */
export interface LateFact {
  readonly what: string;
  /** The action, measure, decision or body that it is about, as it is known. */
  readonly about: string;
  readonly eventId: Uuid;
  /** In the log, as a decimal string. */
  readonly position: string;
  readonly effectiveAt: PlainDate;
  readonly recordedAt: Instant;
}

export interface Addendum {
  readonly facts: readonly LateFact[];
  /** Facts of the other part; what they are about is told there. */
  readonly inTheOtherPart: number;
}

/** What the Board made of the position, and what came later. */
export interface AfterMeeting {
  readonly closedAt: Instant;
  /** Of the close in the log, as a decimal string. */
  readonly position: string;
  readonly questions: readonly Question[];
  /** Said at the meeting: the position before the Board does not hold it. */
  readonly tabled: readonly TabledLine[];
  readonly judgements: readonly JudgementLine[];
  /** What the Board concluded before it changed its mind. */
  readonly judgementsChanged: readonly ChangedJudgement[];
  readonly decisions: readonly DecisionLine[];
  /** Decisions of the other part. */
  readonly decisionsInTheOtherPart: number;
  /** From what actions of the plans answer to judgement and decision; absent where they answer nothing. */
  readonly chains?: readonly Chain[];
  readonly withoutReturn: readonly {
    readonly group: string;
    readonly standing: GroupWithoutReturn['standing'];
  }[];
  readonly issued: readonly {
    readonly kind: (typeof ISSUED_KINDS)[number];
    readonly version: number;
    readonly on: PlainDate;
    readonly digest: string;
  }[];
  readonly addendum: Addendum;
}

/** Of the Board, taken at the review's meeting or recorded since the freeze; and any that names this review. */
const decisionsTaken = ({ recorded }: PackBasis, { review, registers }: Close) => {
  const resulting = new Set(review.decisions.map(({ decisionId }) => decisionId));
  const before = new Set(recordedDecisions(recorded).map(({ decisionId }) => decisionId));
  return recordedDecisions(registers)
    .filter(
      (decision) =>
        (decision.bodyId === review.boardId &&
          (decision.takenOn === review.timetable.meetingDate ||
            !before.has(decision.decisionId))) ||
        resulting.has(decision.decisionId) ||
        decision.concerns.some(({ kind, id }) => kind === 'review' && id === review.reviewId),
    )
    .toSorted((one, other) => byText(one.reference, other.reference));
};

/** What a fact is about, from the ids that every event carries. */
interface Subject {
  readonly about: string;
  /** Whether it stands in this part. */
  readonly held: boolean;
}

const subjectOf = (
  { data, stream }: Recorded,
  { holdsAction, holdsBody, holdsDecision, holdsReview }: PositionAsAt,
  registers: Registers,
  names: Pick<Names, 'shortBody'>,
): Subject => {
  const ids = data as Readonly<Record<string, unknown>>;
  const homicideReview = registers.homicideReviews.find((each) => each.dhrId === ids['dhrId']);
  // Whatever else it names: a fact of a review stands where the review does.
  if (homicideReview) {
    return { about: homicideReview.reference, held: holdsReview(homicideReview) };
  }
  const body = registers.bodies.find((each) => each.bodyId === ids['bodyId']);
  const action = registers.actions.find((each) => each.actionId === ids['actionId']);
  const decision = recordedDecisions(registers).find(
    (each) => each.decisionId === ids['decisionId'],
  );
  const measure = registers.measures.find((each) => each.measureId === ids['measureId']);
  return {
    about:
      action?.reference ??
      measure?.title ??
      decision?.reference ??
      (body ? names.shortBody(body.bodyId) : undefined) ??
      stream,
    held: action
      ? holdsAction(action)
      : decision
        ? holdsDecision(decision)
        : body
          ? holdsBody(body.bodyId)
          : true,
  };
};

const addendumOf = (basis: PackBasis, { review, registers, events }: Close): Addendum => {
  const names = namesIn(registers);
  const late = events
    .filter(
      ({ data, metadata }) =>
        metadata.effectiveAt <= basis.position.today &&
        (data as { readonly reviewId?: unknown }).reviewId !== review.reviewId,
    )
    .map((event) => ({ event, ...subjectOf(event, basis.position, registers, names) }));
  return {
    facts: late
      .filter(({ held }) => held)
      .map(({ event: { type, eventId, position, metadata }, about }) => ({
        what: eventTitle(type),
        about,
        eventId,
        position: String(position),
        effectiveAt: metadata.effectiveAt,
        recordedAt: metadata.recordedAt,
      })),
    inTheOtherPart: late.filter(({ held }) => !held).length,
  };
};

const tabledAt = (
  { position: { holdsAction, holdsBody }, names }: PackBasis,
  { review, registers }: Close,
): readonly TabledLine[] =>
  review.tabledUpdates.flatMap(({ bodyId, actionId, deliveryRating, update, effectiveAt }) => {
    const action = registers.actions.find((each) => each.actionId === actionId);
    if (!(action ? holdsAction(action) : holdsBody(bodyId))) return [];
    return {
      group: names.shortBody(bodyId),
      ...(action && { about: action.reference }),
      ...(deliveryRating && { rating: deliveryRating }),
      update,
      on: effectiveAt,
    };
  });

export const composeAfterMeeting = (basis: PackBasis, close: Close): AfterMeeting => {
  const { review } = close;
  const { names } = basis;
  const { groups, holdsDecision } = basis.position;
  const taken = decisionsTaken(basis, close);
  const chains = chainsOf(basis, close);
  const isShown = ({ bodyId }: { readonly bodyId: BodyId }): boolean =>
    groups.some((group) => group.heldToAccount && group.bodyId === bodyId);
  return {
    closedAt: review.closed.recordedAt,
    position: review.closed.position,
    questions: questionsOf(review, basis.position, close.registers, names),
    tabled: tabledAt(basis, close),
    judgementsChanged: review.judgementChanges
      .filter(isShown)
      .map(({ bodyId, before, outcomes, impact, because, effectiveAt }) => ({
        group: names.shortBody(bodyId),
        before: { outcomes: before.outcomes, impact: before.impact },
        after: { outcomes, impact },
        because,
        on: effectiveAt,
      })),
    judgements: review.judgements
      .filter(isShown)
      .map(({ bodyId, outcomes, impact, judgement, effectiveAt }) => ({
        bodyId,
        group: names.shortBody(bodyId),
        outcomes,
        impact,
        judgement,
        on: effectiveAt,
      })),
    decisions: taken
      .filter(holdsDecision)
      .map(({ reference, kind, text, conditions, takenOn, stage }) => ({
        reference,
        kind,
        text,
        ...(conditions !== undefined && { conditions }),
        takenOn,
        draft: stage === 'draft',
      })),
    decisionsInTheOtherPart: taken.filter((decision) => !holdsDecision(decision)).length,
    ...(chains.length > 0 && { chains }),
    withoutReturn: review.closed.withoutReturn
      .filter(isShown)
      .map(({ bodyId, standing }) => ({ group: names.shortBody(bodyId), standing })),
    issued: review.issued.map(({ kind, version, effectiveAt, digest }) => ({
      kind,
      version,
      on: effectiveAt,
      digest,
    })),
    addendum: addendumOf(basis, close),
  };
};
