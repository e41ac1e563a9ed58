import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import { link, type Link, node, type NodeRef } from './nodes.js';
import { atMeeting, trace, type Traces } from './traces.js';

interface OfGroup {
  readonly reviewId: string;
  readonly bodyId: string;
  readonly planId: string;
}

/** What the Board comes to think of a group in a review: from the return on. */
const judgementNode = ({ reviewId, bodyId }: Omit<OfGroup, 'planId'>): NodeRef =>
  node('judgement', `${reviewId}:${bodyId}`);

const judgementOf = (group: OfGroup): readonly Link[] => [
  link(judgementNode(group), 'raisedBy', node('review', group.reviewId)),
  link(judgementNode(group), 'concerns', node('plan', group.planId)),
];

const ofGroup = (group: OfGroup) => trace([{ node: judgementNode(group) }], ...judgementOf(group));

const judged = (group: OfGroup & { readonly meetingId?: string }) => {
  const { of, links } = ofGroup(group);
  return trace(of, ...links, ...atMeeting(judgementNode(group), 'decidedBy', group));
};

const actionOf = ({ actionId }: { readonly actionId?: string }): readonly NodeRef[] =>
  actionId === undefined ? [] : [node('action', actionId)];

export const reviewTraces: Traces<ReviewEvent> = {
  'review-opened.v2': ({ reviewId, title }) => trace([{ node: node('review', reviewId), title }]),
  'returns-requested.v1': ({ reviewId, groups }) =>
    trace(
      [
        { node: node('review', reviewId) },
        ...groups.map(({ bodyId }) => ({ node: judgementNode({ reviewId, bodyId }) })),
      ],
      ...groups.flatMap((group) => judgementOf({ reviewId, ...group })),
    ),
  'chaser-sent.v1': ofGroup,
  'return-confirmed.v1': (group) => {
    const { of, links } = ofGroup(group);
    const actions = group.actionIds.map((actionId) =>
      link(judgementNode(group), 'concerns', node('action', actionId)),
    );
    return trace(of, ...links, ...actions);
  },
  'return-withdrawn.v1': ofGroup,
  'challenge-raised.v2': (data) => {
    const challenge = node('challenge', data.challengeId);
    const [action] = actionOf(data);
    return trace(
      [{ node: challenge, ...(action && { within: action }) }],
      link(challenge, 'raisedBy', node('review', data.reviewId)),
      link(challenge, 'concerns', action ?? node('plan', data.planId)),
      link(judgementNode(data), 'answers', challenge),
      ...atMeeting(challenge, 'raisedBy', data),
    );
  },
  'challenge-answered.v1': ({ challengeId }) => trace([{ node: node('challenge', challengeId) }]),
  'update-tabled.v1': (data) => {
    const { of, links } = ofGroup(data);
    return trace([...of, ...actionOf(data).map((action) => ({ node: action }))], ...links);
  },
  'group-judged.v2': judged,
  'judgement-changed.v1': judged,
  'resulting-decision-linked.v1': ({ reviewId, decisionId, bodyId }) =>
    trace(
      [{ node: node('decision', decisionId) }],
      link(
        node('decision', decisionId),
        'raisedBy',
        bodyId === undefined ? node('review', reviewId) : judgementNode({ reviewId, bodyId }),
      ),
    ),
};
