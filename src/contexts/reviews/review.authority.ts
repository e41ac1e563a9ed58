import { assertNever } from '../../kernel/assert-never.js';
import type { CommandMetadata, Office as ActingAs } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import {
  type Appointment,
  type Body,
  type BodyId,
  officeHeld,
  type Office,
} from '../bodies/contract.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { challengeOf, type Review } from './review.stages.js';

/*
 * A token says who somebody is and whether they are of the secretariat. Whether they speak for the Board or
 * for a group follows from the offices they hold: on the day of the act and, acting themselves, still today.
 */

/** Chair, or deputy standing in. */
export const CHAIRS: readonly Office[] = ['chair', 'deputy'];
/** Everybody who has a seat on the body. */
export const SEATS: readonly Office[] = ['chair', 'deputy', 'member'];

/** The secretariat writes down what somebody else said. Nobody else acts for another, and an auditor only reads. */
const enteredFor = ({ actor }: CommandMetadata): ActorId | undefined =>
  actor.capacity === 'secretariat' ? actor.onBehalfOf : undefined;

/** The office in which somebody acts themselves: held on the day of the act, and still today. */
export const ownOffice = (
  body: Body | undefined,
  { actor, effectiveAt, today }: CommandMetadata,
  offices: readonly Office[],
): Appointment | undefined => {
  if (!body || actor.capacity === 'auditor' || actor.onBehalfOf) return undefined;
  return (
    officeHeld(body, actor.id, offices, effectiveAt) && officeHeld(body, actor.id, offices, today)
  );
};

/** Whether a body speaks through the actor, or through the person for whom the secretariat writes. */
export const speaksFor = (
  body: Body | undefined,
  metadata: CommandMetadata,
  offices: readonly Office[],
): boolean => {
  const speaker = enteredFor(metadata);
  return speaker && body
    ? officeHeld(body, speaker, offices, metadata.effectiveAt) !== undefined
    : ownOffice(body, metadata, offices) !== undefined;
};

/** The appointment by which somebody acts themselves; none where the token alone says in what capacity. */
export const officeOf = (
  command: ReviewCommand,
  review: Review,
  context: ReviewContext,
): ActingAs | undefined => {
  const appointment = appointmentFor(command, review, context);
  return appointment && { capacity: appointment.office, organisation: appointment.agencyId };
};

const appointmentFor = (
  command: ReviewCommand,
  review: Review,
  { board, groups }: ReviewContext,
): Appointment | undefined => {
  const { metadata } = command;
  switch (command.type) {
    case 'ConfirmReturn':
    case 'WithdrawReturn':
    case 'TableUpdate':
      return ownOffice(groups.get(command.data.bodyId), metadata, CHAIRS);
    case 'AnswerChallenge': {
      const asked = challengeOf(review, command.data.challengeId);
      return asked && ownOffice(groups.get(asked.bodyId), metadata, CHAIRS);
    }
    case 'RaiseChallenge':
      return ownOffice(board, metadata, SEATS);
    case 'JudgeGroup':
    case 'ChangeJudgement':
      return ownOffice(board, metadata, CHAIRS);
    case 'OpenReview':
    case 'ChangeTimetable':
    case 'RequestReturns':
    case 'RecordChaser':
    case 'FreezePosition':
    case 'CorrectPosition':
    case 'IssuePack':
    case 'LinkDecision':
    case 'CloseReview':
    case 'IssueAddendum':
    case 'ConfirmOutturn':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return undefined;
    default:
      return assertNever(command);
  }
};

const shortName = (context: ReviewContext, bodyId: BodyId): string => {
  const group = context.groups.get(bodyId);
  return group?.stage === 'established' ? group.shortName : bodyId;
};

/** The groups by the short names they go by. */
export const named = (context: ReviewContext, bodyIds: readonly BodyId[]): string =>
  bodyIds.map((bodyId) => shortName(context, bodyId)).join(', ');
