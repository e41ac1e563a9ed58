import type { DomainEvent } from '../../src/kernel/envelope.js';
import { link, type Link, type Mention, node, type NodeRef, type Trace } from './nodes.js';

/** What each of some events adds to lineages. One that is not named is part of the history of its own record only. */
export type Traces<Event extends DomainEvent> = {
  readonly [Type in Event['type']]?: (data: Extract<Event, { type: Type }>['data']) => Trace;
};

export const trace = (of: readonly Mention[], ...links: readonly Link[]): Trace => ({ of, links });

/** The decision by which something was done, where another one is named. */
export const decided = (
  subject: NodeRef,
  { decisionId }: { readonly decisionId?: string },
): readonly Link[] =>
  decisionId === undefined || decisionId === subject.id
    ? []
    : [link(subject, 'decidedBy', node('decision', decisionId))];

/** The meeting that something comes from, where one is named. */
export const atMeeting = (
  subject: NodeRef,
  kind: 'decidedBy' | 'raisedBy',
  { meetingId }: { readonly meetingId?: string },
): readonly Link[] =>
  meetingId === undefined ? [] : [link(subject, kind, node('meeting', meetingId))];
