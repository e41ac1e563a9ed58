import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import {
  type Agency,
  type AgencyId,
  type Body,
  canBeNamedFor,
  type NamedAgency,
  whyNotNamedFor,
} from '../bodies/contract.js';
import type { ItemId } from './events.js';
import { isSecretariat, officeForTheOwner } from './meeting-action.authority.js';
import type { MeetingAction, MeetingActionCommand, RaisedAction } from './meeting-action.js';
import { hasItem, type Meeting } from './meeting.js';

const FOLLOW_UPS = 'Domain, register 2: small follow-ups are meeting actions, not decisions';

interface Commanded {
  readonly command: MeetingActionCommand;
}

export const secretariatKeepsTheActions = rule<Commanded>({
  code: 'MEETING_ACTION.NOT_BY_THE_SECRETARIAT',
  statement: 'The secretariat keeps the list of what meetings asked to be done.',
  source: 'Design: who keeps the record of a meeting',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command }) => isSecretariat(command),
});

export const closedByItsOwner = rule<
  Commanded & { readonly action: RaisedAction; readonly body: Body }
>({
  code: 'MEETING_ACTION.NOT_BY_ITS_OWNER',
  statement:
    'A meeting action is said to be done by its owner, by a representative in the body of the agency that was to do it, or by the secretariat.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, action, body }) =>
    isSecretariat(command) || officeForTheOwner(command, action, body) !== undefined,
});

export const actionIsNew = rule<{ readonly action: MeetingAction }>({
  code: 'MEETING_ACTION.ALREADY_RAISED',
  statement: 'A meeting action is raised once.',
  source: 'Design: one history for each meeting action',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage === 'none',
});

export const actionWasRaised = rule<MeetingAction>({
  code: 'MEETING_ACTION.NOT_FOUND',
  statement: 'The meeting action must have been raised.',
  source: 'Design: one history for each meeting action',
  kind: 'ours',
  concerns: 'existence',
  holds: (action) => action.stage !== 'none',
});

interface AtAMeeting {
  readonly meeting: Meeting;
}

export const raisedAtAMeeting = rule<AtAMeeting>({
  code: 'MEETING_ACTION.MEETING_NOT_FOUND',
  statement: 'A meeting action is raised at a meeting that was convened.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ meeting }) => meeting.stage !== 'none',
});

export const raisedWhereItTookPlace = rule<AtAMeeting>({
  code: 'MEETING_ACTION.MEETING_DID_NOT_TAKE_PLACE',
  statement:
    'A meeting action is raised at a meeting that took place; unlike a decision, it needs no quorum.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => ['held', 'inquorate', 'minutes-confirmed'].includes(meeting.stage),
});

export const raisedAtAnItem = rule<AtAMeeting & { readonly itemId: ItemId }>({
  code: 'MEETING_ACTION.ITEM_NOT_FOUND',
  statement: 'A meeting action is raised at an item of the agenda.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, itemId }) => hasItem(meeting, itemId),
});

export const raisedOnTheDay = rule<Commanded & { readonly raisedOn: PlainDate }>({
  code: 'MEETING_ACTION.RAISED_ON_ANOTHER_DAY',
  statement: 'A meeting action is raised on the date of its meeting.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, raisedOn }) => command.metadata.effectiveAt === raisedOn,
  explain: ({ command, raisedOn }) =>
    `The meeting was on ${raisedOn}: what it asked for takes effect on that day, not on ${command.metadata.effectiveAt}.`,
});

export const ownerIsOfAnAgency = rule<{
  readonly agency: Agency;
  readonly agencyId: AgencyId | undefined;
}>({
  code: 'MEETING_ACTION.AGENCY_NOT_FOUND',
  statement: 'Where a meeting action names an agency, it is one that is registered.',
  source: 'Design: an agency is registered before it is named',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ agency, agencyId }) => agencyId === undefined || agency.stage === 'registered',
});

export const ownersAgencyExists = rule<Commanded & NamedAgency>({
  code: 'MEETING_ACTION.AGENCY_DOES_NOT_EXIST_THEN',
  statement: 'A meeting action is given to an agency that exists on that day.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, command }) => canBeNamedFor({ agency }, command.metadata.effectiveAt),
  explain: ({ agency, line, command }) =>
    whyNotNamedFor({ agency, line }, command.metadata.effectiveAt),
});

export const dueOnceRaised = rule<{
  readonly due: PlainDate | undefined;
  readonly raisedOn: PlainDate;
}>({
  code: 'MEETING_ACTION.DUE_BEFORE_RAISED',
  statement:
    'A meeting action has no date, or one on or after the day of the meeting that asked for it.',
  source: 'Domain, register 2: owner, date or "no date given"',
  kind: 'ours',
  concerns: 'content',
  holds: ({ due, raisedOn }) => due === undefined || raisedOn <= due,
});

export const dateIsAnotherOne = rule<{
  readonly due: PlainDate;
  readonly action: RaisedAction;
}>({
  code: 'MEETING_ACTION.DUE_UNCHANGED',
  statement: 'The date of a meeting action is set to another day than it has.',
  source: 'Design: a change changes something',
  kind: 'ours',
  concerns: 'content',
  holds: ({ due, action }) => due !== action.due,
});

export const actionIsOpen = rule<{ readonly action: RaisedAction }>({
  code: 'MEETING_ACTION.NOT_OPEN',
  statement: 'Only an open meeting action is changed, done or withdrawn.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage === 'open',
  explain: ({ action }) => `This meeting action is ${action.stage} already.`,
});

export const actionIsClosed = rule<{ readonly action: RaisedAction }>({
  code: 'MEETING_ACTION.STILL_OPEN',
  statement: 'Only what was done or withdrawn is reopened.',
  source: FOLLOW_UPS,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage !== 'open',
});
