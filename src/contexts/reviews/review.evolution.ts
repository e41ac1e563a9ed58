import { assertNever } from '../../kernel/assert-never.js';
import type { Fact } from '../../kernel/decider.js';
import type { ReviewEvent } from './events.js';
import type {
  Challenge,
  FixedReview,
  GroupJudged,
  OpenedReview,
  Publication,
  Review,
} from './review.stages.js';

type FactOf<Type extends ReviewEvent['type']> = Fact<Extract<ReviewEvent, { type: Type }>>;
type BeforeTheFreeze =
  | 'timetable-changed.v1'
  | 'returns-requested.v1'
  | 'chaser-sent.v1'
  | 'return-confirmed.v1'
  | 'return-withdrawn.v1'
  | 'position-frozen.v1';
type Opening = 'review-opened.v2';
type EarlyFact = FactOf<BeforeTheFreeze>;
type LaterFact = FactOf<Exclude<ReviewEvent['type'], BeforeTheFreeze | Opening>>;

/** The fact added to what is known of a review; a fact whose predecessor is missing adds nothing. */
export const evolveReview = (review: Review, event: Fact<ReviewEvent>): Review => {
  switch (event.type) {
    case 'review-opened.v2':
      return { stage: 'open', ...event.data, groups: [], returned: [] };
    case 'timetable-changed.v1':
    case 'returns-requested.v1':
    case 'chaser-sent.v1':
    case 'return-confirmed.v1':
    case 'return-withdrawn.v1':
    case 'position-frozen.v1':
      return review.stage === 'open' ? evolveOpen(review, event) : review;
    case 'position-corrected.v1':
    case 'pack-issued.v2':
    case 'challenge-raised.v2':
    case 'challenge-answered.v1':
    case 'update-tabled.v1':
    case 'group-judged.v2':
    case 'judgement-changed.v1':
    case 'resulting-decision-linked.v1':
    case 'review-closed.v1':
    case 'addendum-issued.v1':
    case 'outturn-confirmed.v1':
    case 'publication-approved.v1':
    case 'publication-withdrawn.v1':
      return review.stage === 'frozen' || review.stage === 'closed'
        ? evolveFixed(review, event)
        : review;
    default:
      return assertNever(event);
  }
};

/** The whole timetable takes the place of the one before: a date that it no longer has is gone. */
const changeTimetable = (review: OpenedReview, event: FactOf<'timetable-changed.v1'>): Review => {
  const { returnsOpen: _o, packIssuedBy: _i, publishedBy: _p, ...rest } = review;
  const { reviewId: _r, boardId: _b, planYear: _y, because: _w, ...timetable } = event.data;
  return { ...rest, ...timetable };
};

const evolveOpen = (review: OpenedReview, event: EarlyFact): Review => {
  switch (event.type) {
    case 'timetable-changed.v1':
      return changeTimetable(review, event);
    case 'returns-requested.v1':
      return { ...review, groups: [...review.groups, ...event.data.groups] };
    case 'chaser-sent.v1':
      return review;
    case 'return-confirmed.v1':
      return { ...review, returned: [...review.returned, event.data.bodyId] };
    case 'return-withdrawn.v1': {
      const { bodyId } = event.data;
      return { ...review, returned: review.returned.filter((each) => each !== bodyId) };
    }
    case 'position-frozen.v1':
      return {
        ...review,
        stage: 'frozen',
        packFormat: event.data.packFormat,
        positionVersion: 1,
        challenges: [],
        tabled: [],
        judgements: [],
        decisions: [],
        issued: [],
        publications: [],
      };
    default:
      return assertNever(event);
  }
};

const evolveFixed = (review: FixedReview, event: LaterFact): Review => {
  switch (event.type) {
    case 'position-corrected.v1': {
      const { version, packFormat } = event.data;
      return { ...review, positionVersion: version, packFormat };
    }
    case 'pack-issued.v2': {
      const { kind, part, version, digest } = event.data;
      return { ...review, issued: [...review.issued, { kind, part, version, digest }] };
    }
    case 'addendum-issued.v1': {
      const { part, version, digest, upTo } = event.data;
      const addendum = { kind: 'addendum', part, version, digest, upTo } as const;
      return { ...review, issued: [...review.issued, addendum] };
    }
    case 'update-tabled.v1':
      return { ...review, tabled: [...review.tabled, event.data.tabledUpdateId] };
    case 'resulting-decision-linked.v1':
      return { ...review, decisions: [...review.decisions, event.data.decisionId] };
    case 'review-closed.v1':
      return { ...review, stage: 'closed', closedOn: event.metadata.effectiveAt };
    case 'outturn-confirmed.v1':
      return review.stage === 'closed'
        ? { ...review, outturnOn: event.metadata.effectiveAt }
        : review;
    case 'challenge-raised.v2':
    case 'challenge-answered.v1':
      return { ...review, challenges: evolveChallenges(review.challenges, event) };
    case 'group-judged.v2':
    case 'judgement-changed.v1':
      return { ...review, judgements: evolveJudgements(review.judgements, event) };
    case 'publication-approved.v1':
    case 'publication-withdrawn.v1':
      return { ...review, publications: evolvePublications(review.publications, event) };
    default:
      return assertNever(event);
  }
};

const evolveChallenges = (
  challenges: readonly Challenge[],
  { type, data }: FactOf<'challenge-raised.v2' | 'challenge-answered.v1'>,
): readonly Challenge[] => {
  const { challengeId, bodyId, actionId } = data;
  return type === 'challenge-answered.v1'
    ? challenges.map((each) =>
        each.challengeId === challengeId ? { ...each, answered: true } : each,
      )
    : [...challenges, { challengeId, bodyId, ...(actionId && { actionId }), answered: false }];
};

const evolveJudgements = (
  judgements: readonly GroupJudged[],
  { data: { bodyId, outcomes, impact } }: FactOf<'group-judged.v2' | 'judgement-changed.v1'>,
): readonly GroupJudged[] => [
  ...judgements.filter((each) => each.bodyId !== bodyId),
  { bodyId, outcomes, impact },
];

const evolvePublications = (
  publications: readonly Publication[],
  { type, data }: FactOf<'publication-approved.v1' | 'publication-withdrawn.v1'>,
): readonly Publication[] => {
  if (type === 'publication-withdrawn.v1') {
    return publications.map((each) =>
      each.publicationId === data.publicationId ? { ...each, withdrawn: true } : each,
    );
  }
  const { publicationId, kind, part, version, digest } = data;
  return [...publications, { publicationId, kind, part, version, digest, withdrawn: false }];
};
