import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionContext,
  boardId,
  heldMeeting,
  outcome,
  plan,
  planId,
  plannedAction,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import { type DeclaredInterest, type ItemId, meetingReader } from '../meetings/contract.js';
import { actionAggregate } from './action.js';
import type { ActionCommand } from './action.commands.js';
import type { Action } from './action.stages.js';
import type { ActionEvent, EvidenceId } from './events.js';

/* Whoever declared a prejudicial interest in an item does not sign off there what others did. */

const { given } = decides(actionAggregate);
const { actionId } = plannedAction;
const { meetingId, itemId } = heldMeeting;
const named = { planId, actionId };
const identity = {
  ...plan,
  boardId,
  actionId,
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
};
const completedOn = plainDate('2021-06-12');
const agreedOn = plainDate('2021-06-16');
const evidence = [
  {
    evidenceId: testId<EvidenceId>('evidence'),
    kind: 'statement' as const,
    title: sealedText('title'),
    content: sealedText('content'),
    effectiveOn: plainDate('2021-06-10'),
  },
];
const proposed = fact<ActionEvent>(
  { type: 'completion-proposed.v2', data: { ...identity, completedOn, evidence } },
  { by: 'owner', on: '2021-06-15' },
);
const agreed = fact<ActionEvent>({
  type: 'completion-agreed.v1',
  data: { ...identity, completedOn, meetingId, itemId, agreedOn, verificationRequired: true },
});
const verified = fact<ActionEvent>({
  type: 'completion-verified.v1',
  data: { ...identity, completedOn },
});

const agree = (who: Circumstances) =>
  command<ActionCommand>(
    'AgreeCompletion',
    { ...named, meetingId, itemId },
    { ...who, on: '2021-06-17' },
  );
const verify = (who: Circumstances) =>
  command<ActionCommand>('VerifyCompletion', named, { ...who, on: '2021-06-18' });
const chair: Circumstances = { by: 'chair' };
const forTheChair: Circumstances = {
  by: 'secretary',
  capacity: 'secretariat',
  onBehalfOf: 'chair',
};

/** A meeting at which the chair declared a prejudicial interest in the item, unless a test says otherwise. */
const knowing = (declared: Partial<DeclaredInterest> = {}) => {
  if (heldMeeting.state.stage !== 'held') throw new Error('not held');
  const interest: DeclaredInterest = {
    itemId,
    person: testActor('chair'),
    nature: 'prejudicial',
    interest: sealedText('interest'),
    ...declared,
  };
  return actionContext({ meeting: { ...heldMeeting.state, interests: [interest] } });
};
const FREE = [
  ['a personal interest', { nature: 'personal' as const }],
  [
    'a dispensation obtained before',
    { dispensation: { grantedOn: plainDate('2021-06-10'), grantedBy: 'Monitoring officer' } },
  ],
  ['an interest in another item', { itemId: testId<ItemId>('another') }],
  ['an interest of somebody else', { person: testActor('member') }],
] as const;

describe('whoever declared a prejudicial interest in the item of a completion', () => {
  it.each([
    ['in person', chair],
    ['through the secretariat', forTheChair],
  ])('does not agree to it, %s', (_, who) => {
    given(proposed)
      .knowing(knowing())
      .when(agree(who))
      .thenRefused('AGREEMENT.BARRED_BY_AN_INTEREST');
  });

  it('leaves that to those who are free', () => {
    given(proposed)
      .knowing(knowing())
      .when(agree({ by: 'deputy' }))
      .then(agreed.event);
  });

  it.each(FREE)('agrees with %s', (_, declared) => {
    given(proposed).knowing(knowing(declared)).when(agree(chair)).then(agreed.event);
  });

  it.each([
    ['in person', chair],
    ['through the secretariat', forTheChair],
  ])('does not verify what was agreed at it, %s', (_, who) => {
    given(proposed, agreed)
      .knowing(knowing())
      .when(verify(who))
      .thenRefused('ACTION.VERIFIER_IS_BARRED');
  });

  it.each(FREE)('verifies with %s', (_, declared) => {
    given(proposed, agreed).knowing(knowing(declared)).when(verify(chair)).then(verified.event);
  });

  it('is nobody as long as it was agreed at no item', () => {
    given(proposed).knowing(knowing()).when(verify(chair)).then(verified.event);
  });
});

it('reads the meeting at which a completion was agreed before it is verified', async () => {
  const read: string[] = [];
  const load = <State>(reader: { readonly initial: State }, id: string): Promise<State> => {
    if ((reader as unknown) === meetingReader) read.push(id);
    return Promise.resolve(reader.initial);
  };
  const waiting: Action = {
    stage: 'completion-agreed',
    planId,
    actionId,
    moves: [],
    proposal: {
      completedOn,
      proposedOn: completedOn,
      proposedBy: { id: testActor('owner') },
      evidence,
    },
    agreement: { meetingId, itemId, agreedOn },
  };
  await actionAggregate.context(verify(chair), waiting, load);
  await actionAggregate.context(verify(chair), { stage: 'none' }, load);
  expect(read).toEqual([meetingId]);
});
