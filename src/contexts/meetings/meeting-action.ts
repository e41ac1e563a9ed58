import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type Decision,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { type ActorId, streamName } from '../../kernel/ids.js';
import type { Marking } from '../../kernel/marking.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import type { Sealed } from '../../kernel/sealed.js';
import {
  type Agency,
  type AgencyId,
  agencyReader,
  type Body,
  type BodyId,
  bodyReader,
  loadLine,
  type NamedAgency,
} from '../bodies/contract.js';
import type { ItemId, MeetingId } from './events.js';
import { officeForTheOwner } from './meeting-action.authority.js';
import type { MeetingActionEvent, MeetingActionId } from './meeting-action.events.js';
import {
  actionIsClosed,
  actionIsNew,
  actionIsOpen,
  actionWasRaised,
  closedByItsOwner,
  dateIsAnotherOne,
  dueOnceRaised,
  ownerIsOfAnAgency,
  ownersAgencyExists,
  raisedAtAMeeting,
  raisedAtAnItem,
  raisedOnTheDay,
  raisedWhereItTookPlace,
  secretariatKeepsTheActions,
} from './meeting-action.policies.js';
import { type Meeting, meetingReader } from './meeting.js';

interface Owner {
  /** A role, as the minutes print it. */
  readonly owner: string;
  readonly agencyId?: AgencyId;
  /** Whom the role means, where that is known. */
  readonly ownerId?: ActorId;
}

interface Raised extends Omit<Owner, 'owner'> {
  readonly meetingActionId: MeetingActionId;
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly itemId: ItemId;
  readonly raisedOn: PlainDate;
  readonly due?: PlainDate;
}

/** A small follow-up that a meeting asked for: no decision, whatever becomes of it. */
export type MeetingAction =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'open' } & Raised)
  | ({ readonly stage: 'done' } & Raised)
  | ({ readonly stage: 'withdrawn' } & Raised);
export type RaisedAction = Exclude<MeetingAction, { stage: 'none' }>;

export interface RaiseMeetingAction extends Owner {
  readonly meetingActionId: MeetingActionId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly text: Sealed;
  /** Absent where no date was given. */
  readonly due?: PlainDate;
  readonly marking: Marking;
}

export interface ReassignMeetingAction extends Owner {
  readonly because: Sealed;
}

export interface SetMeetingActionDate {
  readonly to: PlainDate;
  readonly because: Sealed;
}

export interface CloseMeetingAction {
  readonly outcome?: Sealed;
}

export interface WithdrawMeetingAction {
  readonly because: Sealed;
}

export interface ReopenMeetingAction {
  readonly because: Sealed;
}

export type MeetingActionCommand = CommandsOf<{
  RaiseMeetingAction: RaiseMeetingAction;
  ReassignMeetingAction: ReassignMeetingAction;
  SetMeetingActionDate: SetMeetingActionDate;
  CloseMeetingAction: CloseMeetingAction;
  WithdrawMeetingAction: WithdrawMeetingAction;
  ReopenMeetingAction: ReopenMeetingAction;
}>;

type Of<Type extends MeetingActionCommand['type']> = Extract<MeetingActionCommand, { type: Type }>;

/** What a meeting action must know of other histories. */
export interface MeetingActionContext {
  /** At which it is raised. */
  readonly meeting: Meeting;
  /** The body of that meeting. */
  readonly body: Body;
  /** The agency that is to do it, where one is named. */
  readonly agency: Agency;
  /** That agency, and whoever may come to answer for it. */
  readonly line: NamedAgency['line'];
}

const decider: Decider<
  MeetingAction,
  MeetingActionCommand,
  MeetingActionEvent,
  MeetingActionContext
> = {
  initial: { stage: 'none' },

  decide: (command, action, context) => {
    if (command.type === 'RaiseMeetingAction') return raise(command, action, context);
    if (action.stage === 'none') return refused(refuse(actionWasRaised, action));
    const subject = { command, action, ...context };
    const ids = idsOf(action);
    switch (command.type) {
      case 'ReassignMeetingAction':
        return check(
          [secretariatKeepsTheActions, actionIsOpen, ownerIsOfAnAgency, ownersAgencyExists],
          { ...subject, agencyId: command.data.agencyId },
          () => [{ type: 'meeting-action-reassigned.v1', data: { ...ids, ...command.data } }],
        );
      case 'SetMeetingActionDate':
        return setDate(command, action);
      case 'CloseMeetingAction':
        return check([closedByItsOwner, actionIsOpen], subject, () => [
          { type: 'meeting-action-done.v1', data: { ...ids, ...command.data } },
        ]);
      case 'WithdrawMeetingAction':
        return check([secretariatKeepsTheActions, actionIsOpen], subject, () => [
          { type: 'meeting-action-withdrawn.v1', data: { ...ids, ...command.data } },
        ]);
      case 'ReopenMeetingAction':
        return check([secretariatKeepsTheActions, actionIsClosed], subject, () => [
          { type: 'meeting-action-reopened.v1', data: { ...ids, ...command.data } },
        ]);
      default:
        return assertNever(command);
    }
  },

  evolve: (action, event): MeetingAction => {
    if (event.type === 'meeting-action-raised.v1') {
      const { text: _, owner: __, marking: ___, ...raised } = event.data;
      return { stage: 'open', ...raised, raisedOn: event.metadata.effectiveAt };
    }
    if (action.stage === 'none') return action;
    switch (event.type) {
      case 'meeting-action-reassigned.v1': {
        const { agencyId: _, ownerId: __, ...kept } = action;
        const { agencyId, ownerId } = event.data;
        return { ...kept, ...(agencyId && { agencyId }), ...(ownerId && { ownerId }) };
      }
      case 'meeting-action-date-set.v1':
        return { ...action, due: event.data.to };
      case 'meeting-action-done.v1':
        return { ...action, stage: 'done' };
      case 'meeting-action-withdrawn.v1':
        return { ...action, stage: 'withdrawn' };
      case 'meeting-action-reopened.v1':
        return { ...action, stage: 'open' };
      default:
        return assertNever(event);
    }
  },
};

const idsOf = ({ meetingActionId, meetingId, bodyId, itemId }: RaisedAction) => ({
  meetingActionId,
  meetingId,
  bodyId,
  itemId,
});

const raise = (
  command: Of<'RaiseMeetingAction'>,
  action: MeetingAction,
  { meeting, agency, line }: MeetingActionContext,
): Decision<MeetingActionEvent> => {
  if (meeting.stage === 'none') return refused(refuse(raisedAtAMeeting, { meeting }));
  const { data } = command;
  return check(
    [
      secretariatKeepsTheActions,
      actionIsNew,
      raisedWhereItTookPlace,
      raisedAtAnItem,
      raisedOnTheDay,
      ownerIsOfAnAgency,
      ownersAgencyExists,
      dueOnceRaised,
    ],
    {
      command,
      action,
      meeting,
      itemId: data.itemId,
      agency,
      line,
      agencyId: data.agencyId,
      due: data.due,
      raisedOn: meeting.date,
    },
    () => [{ type: 'meeting-action-raised.v1', data: { ...data, bodyId: meeting.bodyId } }],
  );
};

const setDate = (
  command: Of<'SetMeetingActionDate'>,
  action: RaisedAction,
): Decision<MeetingActionEvent> => {
  const { to, because } = command.data;
  return check(
    [secretariatKeepsTheActions, actionIsOpen, dueOnceRaised, dateIsAnotherOne],
    { command, action, due: to, raisedOn: action.raisedOn },
    () => [
      {
        type: 'meeting-action-date-set.v1',
        data: { ...idsOf(action), ...(action.due && { from: action.due }), to, because },
      },
    ],
  );
};

export const meetingActionAggregate: Aggregate<
  MeetingAction,
  MeetingActionCommand,
  MeetingActionEvent,
  MeetingActionContext
> = {
  name: 'meeting-action',
  stream: (id) => streamName('meeting-action', id),
  decider,
  context: async (command, action, load) => {
    const agencyId = 'agencyId' in command.data ? command.data.agencyId : undefined;
    const line = await loadLine(agencyId ? [agencyId] : [], load);
    return {
      meeting:
        command.type === 'RaiseMeetingAction'
          ? await load(meetingReader, command.data.meetingId)
          : meetingReader.initial,
      body:
        command.type === 'CloseMeetingAction' && action.stage !== 'none'
          ? await load(bodyReader, action.bodyId)
          : bodyReader.initial,
      agency: (agencyId && line.get(agencyId)) ?? agencyReader.initial,
      line,
    };
  },
  actingAs: (command, action, { body }) => officeForTheOwner(command, action, body),
};

/** For other contexts: what a meeting asked to be done, and whether it was. */
export const meetingActionReader = stateOf(meetingActionAggregate);
