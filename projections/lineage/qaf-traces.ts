import type { CycleEvent, FrameworkEvent } from '../../src/contexts/qaf/contract.js';
import type { Marking } from '../../src/kernel/marking.js';
import { link, type Link, node, type NodeRef } from './nodes.js';
import { atMeeting, decided, trace, type Traces } from './traces.js';

export const frameworkTraces: Traces<FrameworkEvent> = {
  'qaf-framework-adopted.v1': (data) => {
    const framework = node('qaf-framework', data.frameworkId);
    return trace([{ node: framework, title: data.title }], ...decided(framework, data));
  },
};

const cycleOf = ({ cycleId }: { readonly cycleId: string }): NodeRef => node('qaf-cycle', cycleId);

const carriers = (subject: NodeRef, actionIds: readonly string[]): readonly Link[] =>
  actionIds.map((actionId) => link(subject, 'carriedBy', node('action', actionId)));

/** Each piece for itself, and that it shows the thing. */
const shown = (
  subject: NodeRef,
  pieces: readonly { readonly evidenceId: string; readonly marking: Marking }[],
) => ({
  of: pieces.map(({ evidenceId, marking }) => ({ node: node('evidence', evidenceId), marking })),
  links: pieces.map(({ evidenceId }) => link(subject, 'evidencedBy', node('evidence', evidenceId))),
});

export const cycleTraces: Traces<CycleEvent> = {
  'qaf-cycle-opened.v1': (data) => {
    const cycle = cycleOf(data);
    return trace(
      [{ node: cycle, reference: `QAF-${data.year}` }],
      link(cycle, 'concerns', node('qaf-framework', data.frameworkId)),
    );
  },
  'qaf-cycle-reported.v1': (data) => {
    // The decision notes what was reported: it comes of the cycle, not the cycle of it.
    const decision = node('decision', data.decisionId);
    return trace(
      [{ node: cycleOf(data) }, { node: decision }],
      link(decision, 'concerns', cycleOf(data)),
      ...atMeeting(decision, 'decidedBy', data),
    );
  },
  'qaf-requirement-assessed.v1': (data) => {
    const { of, links } = shown(cycleOf(data), data.evidence);
    return trace([{ node: cycleOf(data) }, ...of], ...links);
  },
  'qaf-finding-raised.v1': (data) => {
    const finding = node('qaf-finding', data.findingId);
    return trace(
      [{ node: finding, reference: `QAF-${data.year}-F${data.number}` }],
      link(finding, 'raisedBy', cycleOf(data)),
    );
  },
  'qaf-recommendation-made.v1': (data) => {
    const recommendation = node('qaf-recommendation', data.recommendationId);
    return trace(
      [{ node: recommendation, reference: `QAF-${data.year}-R${data.number}` }],
      ...data.findingIds.map((findingId) =>
        link(recommendation, 'raisedBy', node('qaf-finding', findingId)),
      ),
    );
  },
  'qaf-recommendation-disposed.v1': (data) => {
    const recommendation = node('qaf-recommendation', data.recommendationId);
    const { disposition } = data;
    return trace(
      [{ node: recommendation }],
      ...('actionId' in disposition ? carriers(recommendation, [disposition.actionId]) : []),
      ...decided(recommendation, data),
    );
  },
  'qaf-finding-closed.v1': (data) => {
    const finding = node('qaf-finding', data.findingId);
    const { of, links } = shown(finding, data.evidence);
    return trace([{ node: finding }, ...of], ...links);
  },
};
