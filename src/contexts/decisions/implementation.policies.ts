import { rule } from '../../kernel/refusal.js';
import type { CommandNamed } from './decision.commands.js';
import type { Implementation, OwnedImplementation, TakenDecision } from './decision.stages.js';

export const mayBeCarriedOut = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NOT_CONFIRMED',
  statement:
    'Implementation is assigned once the decision is confirmed; that of an urgent decision at once.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage !== 'draft' || decision.taken.route === 'urgent',
});

export const implementationIsAssignedOnce = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.IMPLEMENTATION_ALREADY_ASSIGNED',
  statement:
    'The implementation of a decision is assigned once; after that its owner or its date is changed with a reason.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.implementation.stage === 'unassigned',
});

export const dueOnceTaken = rule<{ readonly due: string; readonly decision: TakenDecision }>({
  code: 'DECISION.DUE_BEFORE_TAKEN',
  statement: 'Implementation is due on the day the decision was taken, or later.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ due, decision }) => decision.takenOn <= due,
  explain: ({ due, decision }) =>
    `The decision was taken on ${decision.takenOn}: it cannot have been due on ${due}.`,
});

const isOpen = ({ stage }: Implementation): boolean => stage === 'assigned' || stage === 'reported';

export const implementationIsOpen = rule<{ readonly implementation: Implementation }>({
  code: 'DECISION.IMPLEMENTATION_NOT_OPEN',
  statement:
    'Implementation is reported, and its owner and date changed, once it is assigned and until it is confirmed.',
  source: 'Domain, register 2: implementation is tracked',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ implementation }) => isOpen(implementation),
});

export const implementationWasReported = rule<{ readonly implementation: OwnedImplementation }>({
  code: 'DECISION.IMPLEMENTATION_NOT_REPORTED',
  statement: 'Implementation is confirmed, or not accepted, once it was reported, and only once.',
  source: 'Domain, register 2: implementation is tracked and confirmed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ implementation }) => implementation.stage === 'reported',
});

export const dateIsAnotherOne = rule<{
  readonly due: string;
  readonly implementation: OwnedImplementation;
}>({
  code: 'DECISION.DUE_UNCHANGED',
  statement: 'The date of an implementation is moved to another day than it has.',
  source: 'Domain, register 3: a date changes with a reason, and the original stays visible',
  kind: 'ours',
  concerns: 'content',
  holds: ({ due, implementation }) => due !== implementation.due,
});

export const progressFollowsAssignment = rule<{
  readonly command: CommandNamed<'ReportImplementationProgress'>;
  readonly implementation: OwnedImplementation;
}>({
  code: 'DECISION.PROGRESS_BEFORE_ASSIGNED',
  statement: 'Progress is made from the day on which the implementation was assigned.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, implementation }) => implementation.assignedOn <= command.metadata.effectiveAt,
  explain: ({ command, implementation }) =>
    `The implementation was assigned on ${implementation.assignedOn}: there was no progress on ${command.metadata.effectiveAt}.`,
});
