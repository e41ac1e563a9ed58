import type { Act } from '../bodies/contract.js';
import {
  answererSpeaksForTheGroup,
  challengerBelongsToTheBoard,
  tabledByTheGroup,
} from './challenge.policies.js';
import { judgeSpeaksForTheBoard } from './judgement.policies.js';
import { confirmerChairsTheGroup } from './return.policies.js';
import { CHAIRS, SEATS } from './review.authority.js';

export const reviewActs: readonly Act[] = [
  {
    act: 'confirm-return',
    what: 'Confirm the return of a group, or withdraw it',
    rule: confirmerChairsTheGroup,
    by: [{ in: 'group', offices: CHAIRS }],
    secretariat: 'not',
  },
  {
    act: 'raise-challenge',
    what: 'Ask a group something at a review',
    rule: challengerBelongsToTheBoard,
    by: [{ in: 'board', offices: SEATS }],
    secretariat: 'for-somebody',
  },
  {
    act: 'answer-challenge',
    what: 'Answer what the Board asked',
    rule: answererSpeaksForTheGroup,
    by: [{ in: 'group', offices: CHAIRS }],
    secretariat: 'for-somebody',
  },
  {
    act: 'table-update',
    what: 'Table an update at the meeting of a review',
    rule: tabledByTheGroup,
    by: [{ in: 'group', offices: CHAIRS }],
    secretariat: 'as-such',
  },
  {
    act: 'judge-group',
    what: 'Judge a group that is held to account, or change the judgement',
    rule: judgeSpeaksForTheBoard,
    by: [{ in: 'board', offices: CHAIRS }],
    secretariat: 'for-somebody',
    except:
      'whoever chairs the group or stands in for its chair, or is barred from the item by an interest',
  },
];
