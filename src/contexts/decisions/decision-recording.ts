import { accepted, type Decision as Decided, refused } from '../../kernel/decider.js';
import { effectiveDateIsNotInTheFuture } from '../../kernel/effective-date.policies.js';
import { broken, type Refusal, refuse } from '../../kernel/refusal.js';
import { type Body, officeHeld } from '../bodies/contract.js';
import { wasHeldQuorate } from '../meetings/contract.js';
import { secretariatKeepsTheRegister } from './decision-authority.policies.js';
import {
  agreedByOfficeHolders,
  bodyIsEstablished,
  conflictedPersonsAttended,
  DECIDERS,
  ledByItsChair,
  meetingIsKnown,
  meetingWasHeld,
  referenceIsReserved,
  referenceIsUnused,
  takenAtAMeetingOfTheBody,
  takenAtAnItem,
  takenOnTheDay,
  termsAllowTheUrgentRoute,
  theBarredTookNoPart,
  theConflictedDidNotAgree,
  urgentTakenOnTheDay,
} from './decision-recording.policies.js';
import { referenceReservedFor } from './decision-reference.js';
import type { CommandNamed, RecordingCommand, VoidingCommand } from './decision.commands.js';
import type { DecisionContext } from './decision.context.js';
import type { Decision } from './decision.stages.js';
import type { DecisionEvent, DecisionReference, TakenBy, UrgentAgreement } from './events.js';

type Known = Pick<DecisionContext, 'meeting' | 'body'>;

/**
 * Why a decision could not be recorded, its reference apart.
 * Whoever reserves references asks this first, so that none is given to a decision that would be refused.
 */
export const refusalsBeforeReserving = (
  command: RecordingCommand,
  decision: Decision,
  known: Known,
): readonly Refusal[] => [
  ...broken([secretariatKeepsTheRegister, referenceIsUnused], { command, decision }),
  ...(command.type === 'RecordDecision'
    ? refusalsAtAMeeting(command, known)
    : broken(urgentRules, { command, body: known.body })),
  // Asked of every command before it is appended; here already before a reference is given.
  ...broken([effectiveDateIsNotInTheFuture], { ...command.metadata, late: false }),
];

const urgentRules = [
  bodyIsEstablished,
  termsAllowTheUrgentRoute,
  urgentTakenOnTheDay,
  agreedByOfficeHolders,
  ledByItsChair,
  theConflictedDidNotAgree,
];

const meetingRules = [
  takenAtAMeetingOfTheBody,
  takenAtAnItem,
  takenOnTheDay,
  conflictedPersonsAttended,
  theBarredTookNoPart,
];

const refusalsAtAMeeting = (
  command: CommandNamed<'RecordDecision'>,
  { meeting }: Known,
): readonly Refusal[] =>
  wasHeldQuorate(meeting)
    ? broken(meetingRules, { command, meeting })
    : broken([meetingIsKnown, meetingWasHeld], { meeting });

export const recordDecision = (
  command: RecordingCommand,
  decision: Decision,
  context: DecisionContext,
): Decided<DecisionEvent> => {
  const refusals = refusalsBeforeReserving(command, decision, context);
  if (refusals.length > 0) return refused(...refusals);
  const reference = referenceReservedFor(context.counter, command.data.decisionId);
  if (reference === undefined) return refused(refuse(referenceIsReserved, { reference }));
  return accepted(recorded(command, reference, context));
};

const recorded = (
  command: RecordingCommand,
  reference: DecisionReference,
  { body }: Known,
): DecisionEvent => {
  const { decisionId, bodyId, kind, text, reasons, conditions, marking } = command.data;
  return {
    type: 'decision-recorded.v2',
    data: {
      decisionId,
      bodyId,
      reference,
      taken: takenBy(command, body),
      // The rules hold the date of the meeting, or the day named, against it.
      takenOn: command.metadata.effectiveAt,
      kind,
      text,
      ...(reasons && { reasons }),
      ...(conditions !== undefined && { conditions }),
      conflicted: [...command.data.conflicted],
      concerns: [...command.data.concerns],
      marking,
    },
  };
};

const takenBy = (command: RecordingCommand, body: Body): TakenBy => {
  if (command.type === 'RecordDecision') {
    const { meetingId, itemId } = command.data;
    return { route: 'meeting', meetingId, itemId };
  }
  const { agreedBy, takenOn, because } = command.data;
  const agreements = agreedBy.flatMap((person): readonly UrgentAgreement[] => {
    const held = officeHeld(body, person, DECIDERS, takenOn);
    if (!held || held.office === 'single-point-of-contact') return [];
    return [{ person, office: held.office, agencyId: held.agencyId }];
  });
  return { route: 'urgent', agreedBy: agreements, because };
};

export const voidReference = (
  command: VoidingCommand,
  decision: Decision,
  { counter }: DecisionContext,
): Decided<DecisionEvent> => {
  const { decisionId, bodyId, because } = command.data;
  const reference = referenceReservedFor(counter, decisionId);
  const refusals = broken([secretariatKeepsTheRegister, referenceIsReserved, referenceIsUnused], {
    command,
    decision,
    reference,
  });
  if (refusals.length > 0 || reference === undefined) return refused(...refusals);
  return accepted({
    type: 'reference-voided.v1',
    data: { decisionId, bodyId, reference, because },
  });
};
