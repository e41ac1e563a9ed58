import type { DecisionConcern, DecisionEvent } from '../../src/contexts/decisions/contract.js';
import type { MeetingActionEvent } from '../../src/contexts/meetings/contract.js';
import { link, node, type NodeKind } from './nodes.js';
import { atMeeting, trace, type Traces } from './traces.js';

/** What a decision can concern, as lineages know it. What has no record in the ledger leads nowhere. */
const CONCERNED: Readonly<Record<DecisionConcern['kind'], NodeKind | undefined>> = {
  priority: 'priority',
  'delivery-plan': 'plan',
  action: 'action',
  measure: 'measure',
  review: 'review',
  agreement: undefined,
  dhr: 'dhr',
  qaf: 'qaf-cycle',
  body: 'body',
  duty: 'duty',
  decision: 'decision',
};

export const decisionTraces: Traces<DecisionEvent> = {
  'decision-recorded.v2': ({ decisionId, bodyId, reference, text, marking, taken, concerns }) => {
    const decision = node('decision', decisionId);
    return trace(
      [{ node: decision, reference, title: text, marking, bodyId }],
      ...(taken.route === 'meeting' ? atMeeting(decision, 'decidedBy', taken) : []),
      ...concerns.flatMap(({ kind, id }) => {
        const concerned = CONCERNED[kind];
        return concerned ? [link(decision, 'concerns', node(concerned, id))] : [];
      }),
    );
  },
  'decision-revised.v1': ({ decisionId, text }) =>
    trace([{ node: node('decision', decisionId), title: text }]),
  'decision-corrected.v1': ({ decisionId, text }) =>
    trace([{ node: node('decision', decisionId), title: text }]),
  'decision-superseded.v1': ({ decisionId, successor }) =>
    trace(
      [{ node: node('decision', decisionId) }],
      link(node('decision', successor), 'concerns', node('decision', decisionId)),
    ),
  'decision-rescinded.v1': ({ decisionId, through }) =>
    trace(
      [{ node: node('decision', decisionId) }],
      ...(through.kind === 'decision'
        ? [link(node('decision', through.decisionId), 'concerns', node('decision', decisionId))]
        : []),
    ),
};

export const meetingActionTraces: Traces<MeetingActionEvent> = {
  'meeting-action-raised.v1': ({ meetingActionId, meetingId, bodyId, marking }) => {
    const action = node('meeting-action', meetingActionId);
    return trace(
      [{ node: action, marking, bodyId }],
      ...atMeeting(action, 'raisedBy', { meetingId }),
    );
  },
};
