import type { Marking } from '../../src/kernel/marking.js';

/** What a lineage goes through: everything that can be pointed to, under the names of the registers. */
export const NODE_KINDS = [
  'action',
  'agency',
  'body',
  'challenge',
  'decision',
  'dhr',
  'dhr-action',
  'dhr-recommendation',
  'duty',
  'evidence',
  'judgement',
  'measure',
  'meeting',
  'meeting-action',
  'outcome',
  'plan',
  'priority',
  'qaf-cycle',
  'qaf-finding',
  'qaf-framework',
  'qaf-recommendation',
  'review',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** One of them. A judgement has no id of its own: it is that of a review and a group, `review:body`. */
export interface NodeRef {
  readonly kind: NodeKind;
  readonly id: string;
}

/**
 * How one thing points to another. Read as `subject kind object`: a decision concerns a plan, a recommendation was
 * raised by a finding, it is carried by an action, the action was decided by a decision, it is evidenced by a file,
 * an answer answers a recommendation.
 */
export const LINK_KINDS = [
  'concerns',
  'raisedBy',
  'carriedBy',
  'decidedBy',
  'evidencedBy',
  'answers',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Whether what a link points to comes of the thing that points, or the thing of it. */
export const OBJECT_FOLLOWS: Readonly<Record<LinkKind, boolean>> = {
  concerns: false,
  raisedBy: false,
  carriedBy: true,
  decidedBy: false,
  evidencedBy: true,
  answers: false,
};

export interface Link {
  readonly subject: NodeRef;
  readonly kind: LinkKind;
  readonly object: NodeRef;
}

/** What a node is called. All of it plain: nothing sealed is needed to find one's way. */
export interface Naming {
  readonly reference?: string;
  readonly title?: string;
  readonly marking?: Marking;
  /** Whose it is: by that it is judged who may read what is restricted. */
  readonly bodyId?: string;
  readonly planId?: string;
  /** The record whose marking is this one's, too. */
  readonly within?: NodeRef;
}

/** What an event says of one node: that the event is part of its history, and perhaps what it is called. */
export interface Mention extends Naming {
  readonly node: NodeRef;
}

/** What an event adds to lineages. */
export interface Trace {
  readonly of: readonly Mention[];
  readonly links: readonly Link[];
}

export const node = (kind: NodeKind, id: string): NodeRef => ({ kind, id });

export const keyOf = ({ kind, id }: NodeRef): string => `${kind}:${id}`;

export const link = (subject: NodeRef, kind: LinkKind, object: NodeRef): Link => ({
  subject,
  kind,
  object,
});
