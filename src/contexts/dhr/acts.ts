import { type Act, OFFICES } from '../bodies/contract.js';
import { deliveredByThoseConcerned } from './dhr-action.policies.js';
import { CSP_OFFICES } from './dhr.authority.js';
import { doneByTheCsp } from './dhr.policies.js';
import { answeredByItsPeople } from './party.policies.js';

const OF_THE_AGENCY = 'for an agency that they represent, or that it succeeded';

export const dhrActs: readonly Act[] = [
  {
    act: 'keep-homicide-review',
    what: 'Open a homicide review, add recommendations, say what becomes of them, set actions, publish',
    rule: doneByTheCsp,
    by: [{ in: 'district-partnership', offices: CSP_OFFICES, only: 'which commissioned it' }],
    secretariat: 'for-somebody',
  },
  {
    act: 'report-review-action',
    what: 'Report on a review action, give evidence, say that it was addressed',
    rule: deliveredByThoseConcerned,
    by: [
      { in: 'district-partnership', offices: OFFICES, only: OF_THE_AGENCY },
      { in: 'board', offices: OFFICES, only: OF_THE_AGENCY },
    ],
    secretariat: 'for-somebody',
    also: 'who speaks for the partnership that commissioned the review',
  },
  {
    act: 'answer-as-party',
    what: 'Agree to a review action or sign it off as a relevant party, or reject it',
    rule: answeredByItsPeople,
    by: [
      { in: 'district-partnership', offices: OFFICES, only: OF_THE_AGENCY },
      { in: 'board', offices: OFFICES, only: OF_THE_AGENCY },
    ],
    secretariat: 'for-somebody',
    also: 'who speaks for a partnership that is a party',
    except: 'to sign off: whoever submitted evidence for it',
  },
];
