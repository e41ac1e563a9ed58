import { type Act, OFFICES } from '../bodies/contract.js';
import {
  confirmerSpeaksForTheBody,
  reporterSpeaksForTheOwner,
} from './decision-authority.policies.js';

export const decisionActs: readonly Act[] = [
  {
    act: 'report-implementation',
    what: 'Report on a decision being carried out',
    rule: reporterSpeaksForTheOwner,
    by: [{ in: 'any-body', offices: OFFICES, only: 'for the agency that it was assigned to' }],
    secretariat: 'as-such',
    also: 'whoever owns its implementation',
  },
  {
    act: 'confirm-implementation',
    what: 'Confirm that a decision was carried out, or do not accept it',
    rule: confirmerSpeaksForTheBody,
    by: [{ in: 'any-body', offices: ['chair', 'deputy', 'member'] }],
    secretariat: 'as-such',
    except: 'whoever reported it, owns its implementation, or was conflicted when it was taken',
  },
];
