import { assertNever } from '../../kernel/assert-never.js';
import type { LoadState } from '../../kernel/decider.js';
import {
  type Agency,
  agencyReader,
  type Body,
  type BodyId,
  bodyReader,
  loadLine,
  type NamedAgency,
} from '../bodies/contract.js';
import { type Meeting, type MeetingId, meetingReader } from '../meetings/contract.js';
import {
  type ReferenceCounter,
  referenceCounterId,
  referenceCounterReader,
  yearTakenAt,
} from './decision-reference.js';
import type { DecisionCommand, EndingCommand } from './decision.commands.js';
import { type Decision, decisionReader, wasTaken } from './decision.stages.js';
import type { DecisionId } from './events.js';

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
  /** That agency, and whoever may come to answer for it. */
  readonly line: NamedAgency['line'];
  /** The meeting that an urgent decision is reported to. */
  readonly reportedTo: Meeting;
  /** The decision that supersedes or rescinds it. */
  readonly other: Decision;
  /** The meeting that rescinds it. */
  readonly endingMeeting: Meeting;
  /** The body of the decision or the meeting that ends it. */
  readonly endingBody: Body;
}

const nothing: DecisionContext = {
  meeting: meetingReader.initial,
  counter: referenceCounterReader.initial,
  body: bodyReader.initial,
  agency: agencyReader.initial,
  line: new Map(),
  reportedTo: meetingReader.initial,
  other: decisionReader.initial,
  endingMeeting: meetingReader.initial,
  endingBody: bodyReader.initial,
};

/** Reads what a command must know besides the decision itself, from the log. */
export const contextOf = async (
  command: DecisionCommand,
  decision: Decision,
  load: LoadState,
): Promise<DecisionContext> => {
  const counterOf = (bodyId: BodyId, year: number) =>
    load(referenceCounterReader, referenceCounterId(bodyId, year));
  switch (command.type) {
    case 'RecordDecision': {
      const meeting = await load(meetingReader, command.data.meetingId);
      if (meeting.stage === 'none') return nothing;
      const counter = await counterOf(command.data.bodyId, yearTakenAt(meeting.date));
      return { ...nothing, meeting, counter };
    }
    case 'RecordUrgentDecision': {
      const { bodyId, takenOn } = command.data;
      const body = await load(bodyReader, bodyId);
      return { ...nothing, body, counter: await counterOf(bodyId, yearTakenAt(takenOn)) };
    }
    case 'VoidReference':
      return { ...nothing, counter: await counterOf(command.data.bodyId, command.data.year) };
    case 'ReviseDecision':
    case 'ConfirmDecision': {
      if (!wasTaken(decision) || decision.taken.route !== 'meeting') return nothing;
      return { ...nothing, meeting: await load(meetingReader, decision.taken.meetingId) };
    }
    case 'ReportUrgentDecision':
      return { ...nothing, reportedTo: await load(meetingReader, command.data.meetingId) };
    case 'CorrectDecision':
    case 'FindConditions':
    case 'MoveImplementationDate':
      return nothing;
    case 'SupersedeDecision':
    case 'RescindDecision':
      return { ...nothing, ...(await ending(command, load)) };
    case 'AssignImplementation':
    case 'ReassignImplementation': {
      const { agencyId } = command.data;
      const line = await loadLine([agencyId], load);
      return { ...nothing, line, agency: line.get(agencyId) ?? agencyReader.initial };
    }
    case 'ReportImplementationProgress':
    case 'ReportImplementation':
    case 'RejectImplementation':
    case 'ConfirmImplementation':
      if (!wasTaken(decision)) return nothing;
      return { ...nothing, body: await load(bodyReader, decision.bodyId) };
    default:
      return assertNever(command);
  }
};

const ending = async (command: EndingCommand, load: LoadState) => {
  if (command.type === 'SupersedeDecision') return byDecision(command.data.successor, load);
  const { through } = command.data;
  return through.kind === 'decision'
    ? byDecision(through.decisionId, load)
    : atAMeeting(through.meetingId, load);
};

const byDecision = async (id: DecisionId, load: LoadState) => {
  const other = await load(decisionReader, id);
  return { other, ...(wasTaken(other) && { endingBody: await load(bodyReader, other.bodyId) }) };
};

const atAMeeting = async (id: MeetingId, load: LoadState) => {
  const endingMeeting = await load(meetingReader, id);
  if (endingMeeting.stage === 'none') return { endingMeeting };
  return { endingMeeting, endingBody: await load(bodyReader, endingMeeting.bodyId) };
};
