import { rule } from '../../kernel/refusal.js';
import type { Meeting } from '../meetings/contract.js';
import type { DecisionCommand } from './decision.commands.js';
import type { Decision, TakenDecision } from './decision.js';

type Of<Type extends DecisionCommand['type']> = Extract<DecisionCommand, { type: Type }>;

export const decisionWasRecorded = rule<Decision>({
  code: 'DECISION.NOT_FOUND',
  statement: 'The decision must have been recorded.',
  source: 'Design: one history for each decision',
  kind: 'ours',
  concerns: 'existence',
  holds: (decision) => decision.stage !== 'none' && decision.stage !== 'voided',
  explain: (decision) =>
    decision.stage === 'voided'
      ? `The reference ${decision.reference} was voided: there is no decision under it.`
      : 'The decision must have been recorded.',
});

const DRAFT = 'Domain, register 2: a decision is a draft until the minutes are confirmed';

export const decisionIsADraft = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NOT_A_DRAFT',
  statement: 'Only a draft is revised or confirmed.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage === 'draft',
});

export const minutesAreNotConfirmed = rule<{ readonly meeting: Meeting }>({
  code: 'DECISION.MINUTES_ARE_CONFIRMED',
  statement:
    'The wording of a decision is corrected until the minutes of its meeting are confirmed.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage !== 'minutes-confirmed',
});

interface Confirming {
  readonly command: Of<'ConfirmDecision'>;
  /** At which the decision was taken. */
  readonly meeting: Meeting;
}

export const confirmedOnceTheMinutesWere = rule<Confirming>({
  code: 'DECISION.MINUTES_NOT_CONFIRMED',
  statement: 'A decision is confirmed once the minutes of its meeting are.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'minutes-confirmed',
});

export const confirmedAtTheMeetingThatDidSo = rule<Confirming>({
  code: 'DECISION.MINUTES_CONFIRMED_ELSEWHERE',
  statement: 'A decision is confirmed by the meeting that confirmed the minutes.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) =>
    meeting.stage !== 'minutes-confirmed' || meeting.confirmedAt === command.data.confirmedAt,
});

export const confirmedOnOrAfterThatMeeting = rule<Confirming>({
  code: 'DECISION.CONFIRMED_BEFORE_THE_MINUTES',
  statement: 'A decision is confirmed on the date on which the minutes were confirmed, or later.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) =>
    meeting.stage !== 'minutes-confirmed' || meeting.confirmedOn <= command.metadata.effectiveAt,
  explain: ({ command, meeting }) =>
    `The minutes were confirmed on ${meeting.stage === 'minutes-confirmed' ? meeting.confirmedOn : 'a later day'}: the decision cannot be confirmed on ${command.metadata.effectiveAt}.`,
});

export const decisionIsConfirmed = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NOT_CONFIRMED',
  statement: 'Implementation is assigned once the decision is confirmed.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage !== 'draft',
});

export const implementationIsAssignedOnce = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.IMPLEMENTATION_ALREADY_ASSIGNED',
  statement: 'The implementation of a decision is assigned once.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage === 'draft' || decision.stage === 'confirmed',
});

export const dueOnceTaken = rule<{
  readonly command: Of<'AssignImplementation'>;
  readonly decision: TakenDecision;
}>({
  code: 'DECISION.DUE_BEFORE_TAKEN',
  statement: 'Implementation is due on the day the decision was taken, or later.',
  source: 'Domain, register 2: implementation has an owner and a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, decision }) => decision.takenOn <= command.data.due,
  explain: ({ command, decision }) =>
    `The decision was taken on ${decision.takenOn}: it cannot have been due on ${command.data.due}.`,
});

type WithOpenImplementation = Extract<TakenDecision, { stage: 'assigned' | 'reported' }>;

export const hasOpenImplementation = (
  decision: TakenDecision,
): decision is WithOpenImplementation =>
  decision.stage === 'assigned' || decision.stage === 'reported';

export const implementationIsOpen = rule<TakenDecision>({
  code: 'DECISION.IMPLEMENTATION_NOT_OPEN',
  statement: 'Implementation is reported once it is assigned, until it is confirmed.',
  source: 'Domain, register 2: implementation is tracked',
  kind: 'ours',
  concerns: 'stage',
  holds: hasOpenImplementation,
});

export const implementationWasReported = rule<TakenDecision>({
  code: 'DECISION.IMPLEMENTATION_NOT_REPORTED',
  statement: 'Implementation is confirmed once it was reported, and only once.',
  source: 'Domain, register 2: implementation is tracked and confirmed',
  kind: 'ours',
  concerns: 'stage',
  holds: (decision) => decision.stage === 'reported',
});
