import { type Act, OFFICES } from '../bodies/contract.js';
import { reportedByThoseConcerned, verifiedByGroupOrBoard } from './action-authority.policies.js';
import { agreementIsEnteredForTheGroup } from './agreement.policies.js';
import { decisionIsOfTheBoard, enteredForTheBoard } from './board.policies.js';
import { observedByThoseConcerned } from './measure.policies.js';
import { begunByItsLeaders, changedByThoseWhoMay } from './plan-change.policies.js';
import { acceptedByItsLeadAgency } from './plan-contents.policies.js';
import { draftedByTheGroup, submittedByItsLeaders } from './plan.policies.js';

/** Chair, or deputy standing in: as `leads` says in the rules. */
export const LEADERS = ['chair', 'deputy'] as const;
/** Whoever has a seat: as `takesPart` says in the rules. */
export const SEATED = ['chair', 'deputy', 'member'] as const;
const OF_THE_LEAD_AGENCY = 'for actions that their agency leads';

export const deliveryPlanActs: readonly Act[] = [
  {
    act: 'draft-plan',
    what: 'Draft the delivery plan of a group',
    rule: draftedByTheGroup,
    by: [{ in: 'group', offices: LEADERS }],
    secretariat: 'as-such',
  },
  {
    act: 'submit-plan',
    what: 'Submit a delivery plan to the Board',
    rule: submittedByItsLeaders,
    by: [{ in: 'group', offices: LEADERS }],
    secretariat: 'for-somebody',
  },
  {
    act: 'approve-plan',
    what: 'Approve or return a delivery plan',
    rule: decisionIsOfTheBoard,
    by: [{ in: 'board', offices: SEATED, only: 'together, by a decision of the Board' }],
    secretariat: 'for-somebody',
  },
  {
    act: 'accept-action',
    what: 'Accept an action for its lead agency',
    rule: acceptedByItsLeadAgency,
    by: [
      { in: 'group', offices: OFFICES, only: OF_THE_LEAD_AGENCY },
      { in: 'board', offices: OFFICES, only: OF_THE_LEAD_AGENCY },
    ],
    secretariat: 'for-somebody',
  },
  {
    act: 'begin-ahead',
    what: 'Begin work ahead of approval',
    rule: begunByItsLeaders,
    by: [{ in: 'group', offices: LEADERS }],
    secretariat: 'for-somebody',
  },
  {
    act: 'change-plan',
    what: 'Change an approved plan within its year, or agree to a moved date',
    rule: changedByThoseWhoMay,
    by: [
      { in: 'group', offices: LEADERS },
      { in: 'board', offices: LEADERS, only: 'what the Board decided' },
    ],
    secretariat: 'for-somebody',
    also: 'the secretariat as such, for what the Board decided',
  },
  {
    act: 'approve-changes',
    what: 'Record that the Board approved what was added ahead of its approval',
    rule: enteredForTheBoard,
    by: [{ in: 'board', offices: LEADERS }],
    secretariat: 'as-such',
  },
  {
    act: 'report-action',
    what: 'Report on an action, move its date, propose its completion',
    rule: reportedByThoseConcerned,
    by: [
      { in: 'group', offices: LEADERS },
      { in: 'group', offices: OFFICES, only: OF_THE_LEAD_AGENCY },
      { in: 'board', offices: OFFICES, only: OF_THE_LEAD_AGENCY },
    ],
    secretariat: 'for-somebody',
    also: 'the owner of the action',
  },
  {
    act: 'agree-completion',
    what: 'Record that the group agreed to a completion',
    rule: agreementIsEnteredForTheGroup,
    by: [{ in: 'group', offices: LEADERS }],
    secretariat: 'as-such',
    except: 'whoever is barred by an interest from the item at which it is agreed',
  },
  {
    act: 'verify-completion',
    what: 'Verify or reject the completion of an action',
    rule: verifiedByGroupOrBoard,
    by: [
      { in: 'group', offices: SEATED },
      { in: 'board', offices: SEATED },
    ],
    secretariat: 'as-such',
    except: 'whoever proposed it, or is barred by an interest from the item at which it was agreed',
  },
  {
    act: 'observe-measure',
    what: 'Record what a measure shows',
    rule: observedByThoseConcerned,
    by: [{ in: 'group', offices: SEATED }],
    secretariat: 'as-such',
    also: 'an owner of an action in the plan',
  },
];
