import type { Act } from '../bodies/contract.js';
import { membersHoldTheirOffices } from './meeting.policies.js';

export const meetingActs: readonly Act[] = [
  {
    act: 'count-for-quorum',
    what: 'Count towards the quorum of a meeting, and decide at it',
    rule: membersHoldTheirOffices,
    by: [{ in: 'any-body', offices: ['chair', 'deputy', 'member'] }],
    secretariat: 'not',
  },
];
