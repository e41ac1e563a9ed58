import { assertNever } from '../../kernel/assert-never.js';
import type { Fact } from '../../kernel/decider.js';
import type { DhrAction, OpenedDhr, Dhr, Recommendation } from './dhr.stages.js';
import type { DhrActionId, DhrEvent, Matter, Party, RecommendationId } from './events.js';
import { type Dated, isLater } from './standing.js';

type DhrFact = Fact<DhrEvent>;
type Of<Type extends DhrEvent['type']> = Extract<DhrFact, { type: Type }>;

const dated = ({ metadata, revision }: DhrFact): Dated => ({
  effectiveAt: metadata.effectiveAt,
  revision,
});

const personOf = ({ metadata: { actor } }: DhrFact) => ({
  id: actor.id,
  ...(actor.onBehalfOf && { onBehalfOf: actor.onBehalfOf }),
});

/** A review with one more fact. Nothing follows where its beginning was cut away. */
export const evolve = (dhr: Dhr, event: DhrFact): Dhr => {
  if (event.type === 'dhr-opened.v1') {
    return { stage: 'open', ...event.data, published: false, recommendations: [] };
  }
  if (dhr.stage === 'none') return dhr;
  switch (event.type) {
    case 'dhr-renamed.v1':
      return { ...dhr, name: event.data.name };
    case 'dhr-quality-assured.v1': {
      const on = event.metadata.effectiveAt;
      return { ...dhr, qualityAssured: { outcome: event.data.outcome, on } };
    }
    case 'dhr-published.v1':
      return { ...dhr, published: true };
    case 'dhr-publication-withdrawn.v1':
      return { ...dhr, published: false };
    case 'dhr-concluded.v1':
      return { ...dhr, stage: 'concluded' };
    case 'dhr-reopened.v1':
      return { ...dhr, stage: 'open' };
    case 'dhr-recommendation-made.v1':
      return { ...dhr, recommendations: [...dhr.recommendations, made(event)] };
    case 'dhr-action-set.v1':
      return withRecommendation(dhr, event.data.recommendationId, (recommendation) => ({
        actions: [...recommendation.actions, set(event)],
      }));
    case 'dhr-recommendation-withdrawn.v1':
    case 'dhr-recommendation-accepted.v1':
    case 'dhr-recommendation-not-accepted.v1':
    case 'dhr-recommendation-closed.v1':
    case 'dhr-recommendation-reopened.v1':
    case 'dhr-recommendation-sent-on.v1':
    case 'dhr-national-answer-received.v1':
    case 'dhr-answer-fed-back.v1':
      return withRecommendation(dhr, event.data.recommendationId, (recommendation) =>
        followed(recommendation, event),
      );
    case 'dhr-action-withdrawn.v1':
    case 'dhr-parties-set.v1':
    case 'dhr-target-date-moved.v1':
    case 'dhr-milestone-reached.v1':
    case 'dhr-evidence-added.v1':
    case 'dhr-action-carried.v1':
    case 'dhr-carrying-ended.v1':
    case 'dhr-action-addressed.v1':
    case 'dhr-addressed-withdrawn.v1':
    case 'dhr-plan-answered.v1':
    case 'dhr-completion-answered.v1':
    case 'dhr-answer-withdrawn.v1':
    case 'dhr-silence-escalated.v1':
      return withAction(dhr, event.data.dhrActionId, (action) => acted(action, event));
    default:
      return assertNever(event);
  }
};

type RecommendationFact = Of<
  | 'dhr-recommendation-withdrawn.v1'
  | 'dhr-recommendation-accepted.v1'
  | 'dhr-recommendation-not-accepted.v1'
  | 'dhr-recommendation-closed.v1'
  | 'dhr-recommendation-reopened.v1'
  | 'dhr-recommendation-sent-on.v1'
  | 'dhr-national-answer-received.v1'
  | 'dhr-answer-fed-back.v1'
>;
type ActionFact = Extract<DhrFact, { data: { dhrActionId: DhrActionId } }>;

const withRecommendation = (
  dhr: OpenedDhr,
  recommendationId: RecommendationId,
  change: (recommendation: Recommendation) => Partial<Recommendation>,
): OpenedDhr => ({
  ...dhr,
  recommendations: dhr.recommendations.map((each) =>
    each.recommendationId === recommendationId ? { ...each, ...change(each) } : each,
  ),
});

const withAction = (
  dhr: OpenedDhr,
  dhrActionId: DhrActionId,
  change: (action: DhrAction) => DhrAction,
): OpenedDhr => ({
  ...dhr,
  recommendations: dhr.recommendations.map((recommendation) => ({
    ...recommendation,
    actions: recommendation.actions.map((each) =>
      each.dhrActionId === dhrActionId ? change(each) : each,
    ),
  })),
});

const made = ({ data }: Of<'dhr-recommendation-made.v1'>): Recommendation => {
  const { recommendationId, number, scope, addressee } = data.recommendation;
  return {
    recommendationId,
    number,
    scope,
    ...(addressee !== undefined && { addressee }),
    closed: false,
    withdrawn: false,
    actions: [],
  };
};

const followed = (
  { sentOn }: Recommendation,
  event: RecommendationFact,
): Partial<Recommendation> => {
  switch (event.type) {
    case 'dhr-recommendation-withdrawn.v1':
      return { withdrawn: true };
    case 'dhr-recommendation-accepted.v1':
      return { disposition: 'accepted' };
    case 'dhr-recommendation-not-accepted.v1':
      return { disposition: 'not-accepted' };
    case 'dhr-recommendation-closed.v1':
      return { closed: true };
    case 'dhr-recommendation-reopened.v1':
      return { closed: false };
    case 'dhr-recommendation-sent-on.v1':
      return { sentOn: { on: event.metadata.effectiveAt } };
    case 'dhr-national-answer-received.v1': {
      const answer = { ...dated(event), answer: event.data.answer };
      if (!sentOn || (sentOn.answer && isLater(sentOn.answer, answer))) return {};
      return { sentOn: { ...sentOn, answer } };
    }
    case 'dhr-answer-fed-back.v1':
      return sentOn ? { sentOn: { ...sentOn, fedBack: event.data.answer ?? 'nothing' } } : {};
    default:
      return assertNever(event);
  }
};

const set = (event: Of<'dhr-action-set.v1'>): DhrAction => {
  const { dhrActionId, leadAgencyId, targetDate, milestones, parties } = event.data.action;
  const since = dated(event);
  return {
    dhrActionId,
    leadAgencyId,
    targetDate,
    milestones: milestones.map(({ milestoneId }) => ({ milestoneId, reached: false })),
    set: since,
    parties: parties.map((party) => ({ party, since })),
    moves: [],
    evidence: [],
    answers: [],
    answersWithdrawn: [],
    escalations: [],
    withdrawn: false,
  };
};

const isOf =
  (matter: Matter, party: Party) =>
  (other: { readonly matter: Matter; readonly party: Party }): boolean =>
    other.matter === matter && other.party.id === party.id;

const acted = (action: DhrAction, event: ActionFact): DhrAction => {
  switch (event.type) {
    case 'dhr-action-withdrawn.v1':
      return { ...action, withdrawn: true };
    case 'dhr-parties-set.v1':
      return { ...action, parties: partiesAfter(action, event) };
    case 'dhr-target-date-moved.v1':
      return { ...action, targetDate: event.data.to, moves: [...action.moves, dated(event)] };
    case 'dhr-milestone-reached.v1': {
      const { milestoneId } = event.data;
      const milestones = action.milestones.map((each) =>
        each.milestoneId === milestoneId ? { ...each, reached: true } : each,
      );
      return { ...action, milestones };
    }
    case 'dhr-evidence-added.v1': {
      const { evidenceId } = event.data.evidence;
      const given = { evidenceId, ...dated(event), by: personOf(event) };
      return { ...action, evidence: [...action.evidence, given] };
    }
    case 'dhr-action-carried.v1': {
      const { planId, actionId } = event.data;
      return { ...action, carriedBy: { planId, actionId } };
    }
    case 'dhr-carrying-ended.v1': {
      const { carriedBy: _, ...alone } = action;
      return alone;
    }
    case 'dhr-action-addressed.v1':
      return { ...action, addressed: dated(event) };
    case 'dhr-addressed-withdrawn.v1': {
      const { addressed: _, ...open } = action;
      return open;
    }
    case 'dhr-plan-answered.v1':
    case 'dhr-completion-answered.v1':
      return answered(action, event);
    case 'dhr-answer-withdrawn.v1': {
      const { matter, party } = event.data;
      const withdrawn = { matter, party, ...dated(event) };
      return {
        ...action,
        answers: action.answers.filter((each) => !isOf(matter, party)(each)),
        answersWithdrawn: [...action.answersWithdrawn, withdrawn],
      };
    }
    case 'dhr-silence-escalated.v1': {
      const { matter, party, awaitedSince } = event.data;
      return { ...action, escalations: [...action.escalations, { matter, party, awaitedSince }] };
    }
    default:
      return assertNever(event);
  }
};

const answered = (
  action: DhrAction,
  event: Of<'dhr-plan-answered.v1' | 'dhr-completion-answered.v1'>,
): DhrAction => {
  const { party, answer } = event.data;
  const matter = event.type === 'dhr-plan-answered.v1' ? 'plan' : 'completion';
  const given = { matter, party, answer, by: personOf(event), ...dated(event) } as const;
  return { ...action, answers: [...action.answers, given] };
};

/** Who was a party before stays one from then on. */
const partiesAfter = (
  { parties }: DhrAction,
  event: Of<'dhr-parties-set.v1'>,
): DhrAction['parties'] =>
  event.data.parties.map(
    (party) => parties.find((each) => each.party.id === party.id) ?? { party, since: dated(event) },
  );
