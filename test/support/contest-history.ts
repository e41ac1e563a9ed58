import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import {
  actionId,
  agencyId,
  bodyId,
  challenged,
  type DataOf,
  decided,
  decisionId,
  END_OF_YEAR,
  fact,
  id,
  inTime,
  judged,
  MID_YEAR,
  outcomeId,
  planId,
  planOf,
  reviewOf,
  sealedText,
  updated,
} from './review-history.js';

/*
 * The same partnership with a Contest Board that is held to account beside the groups, and a question about a
 * restricted action of a group: what Part 2 is about.
 */

const ACTIONS = [
  ['CT-2021-01', 'Brief every district on the duty to refer', 'police', '2021-12-31'],
  ['CT-2021-02', 'Rehearse the protection of two crowded places', 'council', '2022-02-28'],
] as const;

const proposed = (): readonly Recorded[] =>
  ACTIONS.flatMap(([reference, title, lead, due]) => [
    fact('2021-03-22', 'plan-contest', 'action-proposed.v2', {
      ...planOf('contest'),
      action: {
        actionId: actionId(reference),
        reference: reference as DataOf<'action-proposed.v2'>['action']['reference'],
        title,
        origin: 'day-to-day',
        outcomeId: outcomeId('prevent'),
        leadAgencyId: agencyId(lead),
        owner: 'Strand lead',
        starts: plainDate('2021-04-01'),
        targetDate: plainDate(due),
        marking: 'restricted',
      },
    }),
    fact('2021-03-24', 'plan-contest', 'action-accepted.v1', {
      ...planOf('contest'),
      actionId: actionId(reference),
      agencyId: agencyId(lead),
    }),
  ]);

const planned = (): readonly Recorded[] => [
  fact('2021-01-12', 'body-contest', 'body-established.v2', {
    bodyId: bodyId('contest'),
    name: 'Contest Board',
    shortName: 'CT',
    kind: 'contest-board',
    reportsTo: bodyId('board'),
  }),
  fact('2021-03-18', 'plan-contest', 'plan-drafted.v1', {
    ...planOf('contest'),
    boardId: bodyId('board'),
    title: 'Contest plan 2021/22',
    starts: plainDate('2021-04-01'),
    ends: plainDate('2022-03-31'),
  }),
  fact('2021-03-20', 'plan-contest', 'outcome-set.v1', {
    ...planOf('contest'),
    outcome: { outcomeId: outcomeId('prevent'), title: 'Fewer people drawn into terrorism' },
  }),
  ...proposed(),
  fact('2021-03-25', 'plan-contest', 'plan-submitted.v1', { ...planOf('contest'), version: 1 }),
  fact('2021-03-31', 'plan-contest', 'plan-approved.v1', {
    ...planOf('contest'),
    version: 1,
    decisionId: decisionId('approve-contest'),
    actionIds: ACTIONS.map(([reference]) => actionId(reference)),
  }),
];

const heldToAccount = (): readonly Recorded[] => [
  ...([MID_YEAR, END_OF_YEAR] as const).map((review) =>
    fact(
      review === MID_YEAR ? '2021-09-02' : '2022-02-02',
      `review-${review}`,
      'returns-requested.v1',
      { ...reviewOf(review), groups: [{ bodyId: bodyId('contest'), planId: planId('contest') }] },
    ),
  ),
  updated('2021-07-06', 'CT-2021-01', 'on-track', 'Three of six districts briefed.'),
  updated(
    '2022-02-24',
    'CT-2021-02',
    'off-track',
    'No rehearsal was held.',
    'The site was closed; a rehearsal is booked for May.',
  ),
  fact('2022-03-18', `review-${END_OF_YEAR}`, 'return-confirmed.v1', {
    ...reviewOf(END_OF_YEAR),
    bodyId: bodyId('contest'),
    planId: planId('contest'),
    actionIds: ACTIONS.map(([reference]) => actionId(reference)),
    statement: sealedText('One rehearsal is late; referrals are steady.'),
  }),
  ...challenged(
    '2021-10-14',
    MID_YEAR,
    `review-${MID_YEAR}`,
    'contest',
    'contest',
    'Which districts are not briefed?',
  ),
  fact('2021-10-14', `review-${MID_YEAR}`, 'challenge-raised.v2', {
    ...reviewOf(MID_YEAR),
    bodyId: bodyId('safety'),
    planId: planId('safety'),
    challengeId: id('challenge', 'restricted'),
    actionId: actionId('CS-2021-07'),
    question: sealedText('What stands in its way?'),
  }),
  ...decided({
    key: 'contest-profile',
    number: 7,
    on: '2021-06-16',
    kind: 'commission',
    text: 'Commissions the local profile for another year.',
    marking: 'restricted',
    owner: ['Strand lead', 'police', '2022-01-31'],
  }),
];

/** The history with the Contest Board in it, in the order in which all was recorded. */
export const withContestBoard = (events: readonly Recorded[]): readonly Recorded[] =>
  inTime([...planned(), ...events, ...heldToAccount()]);

/** What the Board made of the Contest Board's year, before the review was closed. */
export const contestJudged = (): Recorded =>
  judged(
    '2022-04-13',
    END_OF_YEAR,
    `review-${END_OF_YEAR}`,
    'contest',
    ['partly-assured', 'assured'],
    'Steady, with one rehearsal outstanding.',
  );
