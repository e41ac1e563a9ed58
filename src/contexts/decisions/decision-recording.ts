import { accepted, type Decision as Decided, refused } from '../../kernel/decider.js';
import { effectiveDateIsNotInTheFuture } from '../../kernel/effective-date.policies.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { broken, type Refusal, refuse } from '../../kernel/refusal.js';
import { type Meeting, wasHeldQuorate } from '../meetings/contract.js';
import { referenceReservedFor } from './decision-reference.js';
import { secretariatKeepsTheRegister } from './decision.authority.js';
import type { DecisionCommand } from './decision.commands.js';
import type { Decision, DecisionContext } from './decision.js';
import {
  conflictedPersonsAttended,
  meetingIsKnown,
  meetingWasHeld,
  referenceIsReserved,
  referenceIsUnused,
  takenAtAMeetingOfTheBody,
  takenAtAnItem,
  takenOnTheDay,
} from './decision-recording.policies.js';
import type { DecisionEvent } from './events.js';

type Recording = Extract<DecisionCommand, { type: 'RecordDecision' }>;
type Voiding = Extract<DecisionCommand, { type: 'VoidReference' }>;

/** The calendar year that a decision taken on this day is numbered in. */
export const yearTakenAt = (date: PlainDate): number => Number(date.slice(0, 4));

/**
 * Why a decision could not be recorded, its reference apart.
 * Whoever reserves references asks this first, so that none is given to a decision that would be refused.
 */
export const refusalsBeforeReserving = (
  command: Recording,
  decision: Decision,
  meeting: Meeting,
): readonly Refusal[] => {
  const refusals = [
    ...broken([secretariatKeepsTheRegister, referenceIsUnused, meetingIsKnown, meetingWasHeld], {
      command,
      decision,
      meeting,
    }),
    // Asked of every command before it is appended; here already before a reference is given.
    ...broken([effectiveDateIsNotInTheFuture], { ...command.metadata, late: false }),
  ];
  if (!wasHeldQuorate(meeting)) return refusals;
  const rules = [takenAtAMeetingOfTheBody, takenAtAnItem, takenOnTheDay, conflictedPersonsAttended];
  return [...refusals, ...broken(rules, { command, meeting })];
};

export const recordDecision = (
  command: Recording,
  decision: Decision,
  { meeting, counter }: DecisionContext,
): Decided<DecisionEvent> => {
  const refusals = refusalsBeforeReserving(command, decision, meeting);
  if (refusals.length > 0 || !wasHeldQuorate(meeting)) return refused(...refusals);
  const { data } = command;
  const reference = referenceReservedFor(counter, data.decisionId);
  if (reference === undefined) return refused(refuse(referenceIsReserved, { reference }));
  return accepted({
    type: 'decision-recorded.v1',
    data: {
      ...data,
      reference,
      takenOn: meeting.date,
      conflicted: [...data.conflicted],
      concerns: [...data.concerns],
    },
  });
};

export const voidReference = (
  command: Voiding,
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
