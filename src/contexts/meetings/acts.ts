import { type Act, OFFICES } from '../bodies/contract.js';
import { declaredByAnOfficeHolder } from './interest.policies.js';
import { closedByItsOwner } from './meeting-action.policies.js';
import { membersHoldTheirOffices } from './meeting.policies.js';

export const meetingActs: readonly Act[] = [
  {
    act: 'count-for-quorum',
    what: 'Count towards the quorum of a meeting, and decide at it',
    rule: membersHoldTheirOffices,
    by: [{ in: 'any-body', offices: ['chair', 'deputy', 'member'] }],
    secretariat: 'not',
  },
  {
    act: 'declare-interest',
    what: 'Declare an interest in an item of a meeting, which the secretariat records',
    rule: declaredByAnOfficeHolder,
    by: [{ in: 'any-body', offices: OFFICES }],
    secretariat: 'for-somebody',
  },
  {
    act: 'close-meeting-action',
    what: 'Say that what a meeting asked for is done',
    rule: closedByItsOwner,
    by: [{ in: 'any-body', offices: OFFICES, only: 'for the agency that was to do it' }],
    secretariat: 'as-such',
    also: 'whoever owns it',
  },
];
