import { type Act, OFFICES } from '../bodies/contract.js';
import { moderatedByItsPeople } from './assessment.policies.js';
import { runByThoseWhoMay } from './cycle.policies.js';
import { answeredByItsPeople } from './participation.policies.js';

const LEADERS = ['chair', 'deputy'] as const;
const FOR_THEIR_AGENCY = 'for the agency that they represent';
const OFFICES_FOR_THEIR_AGENCY = [
  { in: 'group', offices: OFFICES, only: FOR_THEIR_AGENCY },
  { in: 'board', offices: OFFICES, only: FOR_THEIR_AGENCY },
] as const;

export const qafActs: readonly Act[] = [
  {
    act: 'run-assessment',
    what: "Open, follow up, report and close the yearly assessment of the Victims' Code",
    rule: runByThoseWhoMay,
    by: [
      { in: 'group', offices: LEADERS },
      { in: 'board', offices: LEADERS },
    ],
    secretariat: 'as-such',
  },
  {
    act: 'assess-agency',
    what: 'Take part in the yearly assessment for an agency, and assess it',
    rule: answeredByItsPeople,
    by: OFFICES_FOR_THEIR_AGENCY,
    secretariat: 'for-somebody',
  },
  {
    act: 'moderate-assessment',
    what: 'Moderate the assessment of another agency',
    rule: moderatedByItsPeople,
    by: OFFICES_FOR_THEIR_AGENCY,
    secretariat: 'for-somebody',
    except: 'whoever made it, and whoever represents the agency that was assessed',
  },
];
