import type { DhrEvent } from '../../src/contexts/dhr/contract.js';
import { link, type Mention, node, type NodeRef } from './nodes.js';
import { decided, trace, type Traces } from './traces.js';

interface OfReview {
  readonly dhrId: string;
}
interface OfRecommendation extends OfReview {
  readonly recommendationId: string;
}
interface OfAction extends OfRecommendation {
  readonly dhrActionId: string;
}

const reviewNode = ({ dhrId }: OfReview): NodeRef => node('dhr', dhrId);

/** Every part of a review is as restricted as the review. */
const ofRecommendation = (data: OfRecommendation): Mention => ({
  node: node('dhr-recommendation', data.recommendationId),
  within: reviewNode(data),
});

const ofAction = (data: OfAction): Mention => ({
  node: node('dhr-action', data.dhrActionId),
  within: reviewNode(data),
});

const aboutRecommendation = (data: OfRecommendation) => trace([ofRecommendation(data)]);
const aboutAction = (data: OfAction) => trace([ofAction(data)]);

export const dhrTraces: Traces<DhrEvent> = {
  'dhr-opened.v1': ({ dhrId, cspId, reference }) =>
    trace([{ node: reviewNode({ dhrId }), reference, marking: 'restricted', bodyId: cspId }]),
  'dhr-published.v1': (data) =>
    trace([{ node: reviewNode(data), marking: data.marking }], ...decided(reviewNode(data), data)),
  'dhr-publication-withdrawn.v1': (data) =>
    trace([{ node: reviewNode(data), marking: 'restricted' }]),
  'dhr-recommendation-made.v1': ({ dhrId, recommendation: { recommendationId, number } }) => {
    const made = ofRecommendation({ dhrId, recommendationId });
    return trace(
      [{ ...made, title: `${number}` }],
      link(made.node, 'raisedBy', reviewNode({ dhrId })),
    );
  },
  'dhr-recommendation-withdrawn.v1': aboutRecommendation,
  'dhr-recommendation-accepted.v1': aboutRecommendation,
  'dhr-recommendation-not-accepted.v1': aboutRecommendation,
  'dhr-recommendation-closed.v1': aboutRecommendation,
  'dhr-recommendation-reopened.v1': aboutRecommendation,
  'dhr-recommendation-sent-on.v1': aboutRecommendation,
  'dhr-national-answer-received.v1': aboutRecommendation,
  'dhr-answer-fed-back.v1': aboutRecommendation,
  'dhr-action-set.v1': ({ dhrId, recommendationId, action: { dhrActionId, number } }) => {
    const set = ofAction({ dhrId, recommendationId, dhrActionId });
    return trace(
      [{ ...set, title: `${number}` }],
      link(set.node, 'answers', node('dhr-recommendation', recommendationId)),
    );
  },
  'dhr-action-withdrawn.v1': aboutAction,
  'dhr-parties-set.v1': aboutAction,
  'dhr-target-date-moved.v1': aboutAction,
  'dhr-milestone-reached.v1': aboutAction,
  'dhr-evidence-added.v1': (data) => {
    const piece = node('evidence', data.evidence.evidenceId);
    return trace(
      [ofAction(data), { node: piece, within: reviewNode(data) }],
      link(node('dhr-action', data.dhrActionId), 'evidencedBy', piece),
    );
  },
  'dhr-action-carried.v1': (data) =>
    trace(
      [ofAction(data)],
      link(node('dhr-action', data.dhrActionId), 'carriedBy', node('action', data.actionId)),
    ),
  'dhr-carrying-ended.v1': aboutAction,
  'dhr-action-addressed.v1': aboutAction,
  'dhr-addressed-withdrawn.v1': aboutAction,
  'dhr-plan-answered.v1': aboutAction,
  'dhr-completion-answered.v1': aboutAction,
  'dhr-answer-withdrawn.v1': aboutAction,
  'dhr-silence-escalated.v1': aboutAction,
};
