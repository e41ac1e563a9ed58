import type { Actor } from '../../kernel/actor.js';
import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type Decider,
  type Decision as Decided,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName, type Uuid } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import {
  type Agency,
  type AgencyId,
  agencyReader,
  type Body,
  type BodyId,
  bodyReader,
} from '../bodies/contract.js';
import { type ItemId, type Meeting, type MeetingId, meetingReader } from '../meetings/contract.js';
import {
  type ReferenceCounter,
  referenceCounterId,
  referenceCounterReader,
} from './decision-reference.js';
import {
  agencyIsRegistered,
  confirmerIsSomebodyElse,
  confirmerSpeaksForTheBody,
  confirmerWasNotConflicted,
  officeOf,
  reporterRepresentsTheAgency,
  secretariatKeepsTheRegister,
} from './decision.authority.js';
import type { DecisionCommand, RecordDecision } from './decision.commands.js';
import {
  confirmedAtTheMeetingThatDidSo,
  confirmedOnceTheMinutesWere,
  confirmedOnOrAfterThatMeeting,
  decisionIsADraft,
  decisionIsConfirmed,
  decisionWasRecorded,
  dueOnceTaken,
  hasOpenImplementation,
  implementationIsAssignedOnce,
  implementationIsOpen,
  implementationWasReported,
  minutesAreNotConfirmed,
} from './decision.policies.js';
import { recordDecision, voidReference, yearTakenAt } from './decision-recording.js';
import type {
  DECISION_KINDS,
  DecisionConcern,
  DecisionEvent,
  DecisionId,
  DecisionReference,
} from './events.js';

interface Numbered {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly reference: DecisionReference;
}

interface Taken extends Numbered, Pick<RecordDecision, 'conflicted' | 'marking'> {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly takenOn: PlainDate;
  readonly kind: (typeof DECISION_KINDS)[number];
  readonly concerns: readonly DecisionConcern[];
}

interface Assigned extends Taken {
  readonly confirmedAt: MeetingId;
  /** Who carries it out: a role in an agency. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  readonly due: PlainDate;
}

/** Who reported, for whom: nobody confirms their own report. */
export type Reporter = Pick<Actor, 'id' | 'onBehalfOf'>;

interface Reported extends Assigned {
  readonly reporters: readonly Reporter[];
}

/** A decision: a draft until the minutes are confirmed; what it asks for is assigned, reported and confirmed. */
export type Decision =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'voided' } & Numbered)
  | ({ readonly stage: 'draft' } & Taken)
  | ({ readonly stage: 'confirmed'; readonly confirmedAt: MeetingId } & Taken)
  | ({ readonly stage: 'assigned' } & Assigned)
  | ({ readonly stage: 'reported' } & Reported)
  | ({ readonly stage: 'implemented' } & Reported);
/** A decision that was taken and recorded, whatever became of it since. */
export type TakenDecision = Exclude<Decision, { stage: 'none' | 'voided' }>;

/** What a decision must know of other histories. */
export interface DecisionContext {
  /** The meeting at which it was taken. */
  readonly meeting: Meeting;
  /** The references of its body in the year in which it was taken. */
  readonly counter: ReferenceCounter;
  /** The body that took it. */
  readonly body: Body;
  /** The agency that carries it out. */
  readonly agency: Agency;
}

const decider: Decider<Decision, DecisionCommand, DecisionEvent, DecisionContext> = {
  initial: { stage: 'none' },

  decide: (command, decision, context) => {
    if (command.type === 'RecordDecision') return recordDecision(command, decision, context);
    if (command.type === 'VoidReference') return voidReference(command, decision, context);
    if (!wasTaken(decision)) return refused(refuse(decisionWasRecorded, decision));
    switch (command.type) {
      case 'ReviseDecision':
        return check(
          [secretariatKeepsTheRegister, decisionIsADraft, minutesAreNotConfirmed],
          { command, decision, ...context },
          () => [{ type: 'decision-revised.v1', data: { ...idsOf(decision), ...command.data } }],
        );
      case 'ConfirmDecision':
        return check(
          [
            secretariatKeepsTheRegister,
            decisionIsADraft,
            confirmedOnceTheMinutesWere,
            confirmedAtTheMeetingThatDidSo,
            confirmedOnOrAfterThatMeeting,
          ],
          { command, decision, ...context },
          () => [{ type: 'decision-confirmed.v1', data: { ...idsOf(decision), ...command.data } }],
        );
      case 'AssignImplementation':
        return check(
          [
            secretariatKeepsTheRegister,
            decisionIsConfirmed,
            implementationIsAssignedOnce,
            agencyIsRegistered,
            dueOnceTaken,
          ],
          { command, decision, ...context },
          () => [
            { type: 'implementation-assigned.v1', data: { ...idsOf(decision), ...command.data } },
          ],
        );
      case 'ReportImplementation':
      case 'ConfirmImplementation':
        return followUp(command, decision, context);
      default:
        return assertNever(command);
    }
  },

  evolve: (decision, event): Decision => {
    switch (event.type) {
      case 'decision-recorded.v1': {
        const { meetingId, itemId, takenOn, kind, conflicted, concerns, marking } = event.data;
        const taken = { meetingId, itemId, takenOn, kind, conflicted, concerns, marking };
        return { stage: 'draft', ...numbered(event.data), ...taken };
      }
      case 'reference-voided.v1':
        return { stage: 'voided', ...numbered(event.data) };
      case 'decision-revised.v1':
        return decision;
      case 'decision-confirmed.v1':
        if (decision.stage !== 'draft') return decision;
        return { ...decision, stage: 'confirmed', confirmedAt: event.data.confirmedAt };
      case 'implementation-assigned.v1': {
        if (decision.stage !== 'confirmed') return decision;
        const { owner, agencyId, due } = event.data;
        return { ...decision, stage: 'assigned', owner, agencyId, due };
      }
      case 'implementation-reported.v1': {
        if (decision.stage !== 'assigned' && decision.stage !== 'reported') return decision;
        const earlier = decision.stage === 'reported' ? decision.reporters : [];
        return { ...decision, stage: 'reported', reporters: [...earlier, event.metadata.actor] };
      }
      case 'implementation-confirmed.v1':
        if (decision.stage !== 'reported') return decision;
        return { ...decision, stage: 'implemented' };
      default:
        return assertNever(event);
    }
  },
};

const numbered = ({ decisionId, bodyId, reference }: Numbered): Numbered => ({
  decisionId,
  bodyId,
  reference,
});

const idsOf = ({ decisionId, bodyId }: TakenDecision) => ({ decisionId, bodyId });

const followUp = (
  command: Extract<DecisionCommand, { type: 'ReportImplementation' | 'ConfirmImplementation' }>,
  decision: TakenDecision,
  { body }: DecisionContext,
): Decided<DecisionEvent> => {
  if (command.type === 'ReportImplementation') {
    if (!hasOpenImplementation(decision)) return refused(refuse(implementationIsOpen, decision));
    return check([reporterRepresentsTheAgency], { command, decision, body }, () => [
      { type: 'implementation-reported.v1', data: { ...idsOf(decision), ...command.data } },
    ]);
  }
  if (decision.stage !== 'reported') return refused(refuse(implementationWasReported, decision));
  return check(
    [confirmerSpeaksForTheBody, confirmerIsSomebodyElse, confirmerWasNotConflicted],
    { command, decision, body },
    () => [{ type: 'implementation-confirmed.v1', data: idsOf(decision) }],
  );
};

const contextOf = async (
  command: DecisionCommand,
  decision: Decision,
  load: LoadState,
): Promise<DecisionContext> => {
  const nothing: DecisionContext = {
    meeting: meetingReader.initial,
    counter: referenceCounterReader.initial,
    body: bodyReader.initial,
    agency: agencyReader.initial,
  };
  const counterOf = (bodyId: BodyId, year: number) =>
    load(referenceCounterReader, referenceCounterId(bodyId, year));
  switch (command.type) {
    case 'RecordDecision': {
      const meeting = await load(meetingReader, command.data.meetingId);
      if (meeting.stage === 'none') return nothing;
      const counter = await counterOf(command.data.bodyId, yearTakenAt(meeting.date));
      return { ...nothing, meeting, counter };
    }
    case 'VoidReference':
      return { ...nothing, counter: await counterOf(command.data.bodyId, command.data.year) };
    case 'ReviseDecision':
    case 'ConfirmDecision':
      if (!wasTaken(decision)) return nothing;
      return { ...nothing, meeting: await load(meetingReader, decision.meetingId) };
    case 'AssignImplementation':
      return { ...nothing, agency: await load(agencyReader, command.data.agencyId) };
    case 'ReportImplementation':
    case 'ConfirmImplementation':
      if (!wasTaken(decision)) return nothing;
      return { ...nothing, body: await load(bodyReader, decision.bodyId) };
    default:
      return assertNever(command);
  }
};

export const decisionAggregate: Aggregate<
  Decision,
  DecisionCommand,
  DecisionEvent,
  DecisionContext
> = {
  name: 'decision',
  stream: (id) => streamName('decision', id),
  decider,
  context: contextOf,
  actingAs: (command, decision, { body }) => officeOf(command, decision, body),
};

/** For other contexts: what was decided, by whom, about what, and whether it still stands. */
export const decisionReader = stateOf(decisionAggregate);

/** Whether the decision was taken and recorded; from that day it counts, as a draft too. */
export const wasTaken = (decision: Decision): decision is TakenDecision =>
  decision.stage !== 'none' && decision.stage !== 'voided';

/** Whether this body took the decision. */
export const takenBy = (decision: Decision, bodyId: BodyId): decision is TakenDecision =>
  wasTaken(decision) && decision.bodyId === bodyId;

/** Whether the decision is about this plan, action or whatever else has that id. */
export const concerns = (decision: Decision, id: Uuid): decision is TakenDecision =>
  wasTaken(decision) && decision.concerns.some((concern) => concern.id === id);
