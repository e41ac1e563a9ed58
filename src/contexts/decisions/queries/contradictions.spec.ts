import { expect, it } from '@jest/globals';
import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import type { RecordedDecision } from '../../../../projections/decision-register/decision-register.js';
import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';
import { testActor, testId } from '../../../../test/support/decider-given.js';
import { board, itemId, meetingId, TAKEN } from '../../../../test/support/decision-given.js';
import { type Contradiction, contradictionsOf, type Known } from './contradictions.js';

const ann = testActor('ann');
const decision = {
  stage: 'confirmed',
  meetingId,
  itemId,
  takenOn: TAKEN,
  conflicted: [],
} as unknown as RecordedDecision;

const attendee = (person: string, as = 'member') => ({ person: testActor(person), as });
const meetingWith = (changes: object): MeetingRow =>
  ({
    attendance: [attendee('chair', 'chair'), attendee('ann'), attendee('guest', 'in-attendance')],
    interests: [],
    ...changes,
  }) as unknown as MeetingRow;
const interest = { itemId, person: ann, nature: 'prejudicial' };
const body = board as unknown as BodyRow;

it.each<[string, Known, readonly Contradiction[]]>([
  ['nothing, where all is as it was', { meeting: meetingWith({}), body }, []],
  ['nothing, where nothing is known of it', {}, []],
  [
    'an interest declared since by somebody who decided',
    { meeting: meetingWith({ interests: [interest] }), body },
    [{ kind: 'interest-declared-since', person: ann }],
  ],
  [
    'nothing, where there is a dispensation, or it was taken back, or is merely personal',
    {
      meeting: meetingWith({
        interests: [
          { ...interest, dispensation: {} },
          { ...interest, withdrawn: {} },
          { ...interest, nature: 'personal' },
          { ...interest, itemId: testId('another item') },
          { ...interest, person: testActor('absent') },
        ],
      }),
      body,
    },
    [],
  ],
  [
    'an office that was not held after all',
    { meeting: meetingWith({ attendance: [attendee('ann'), attendee('stranger')] }), body },
    [{ kind: 'office-not-held-after-all', person: testActor('stranger') }],
  ],
  [
    'an end by what was ended itself',
    { body, other: { ...decision, stage: 'rescinded' } },
    [{ kind: 'ended-by-what-stands-no-longer' }],
  ],
])('contradicts a decision: %s', (_, known, expected) => {
  expect(contradictionsOf(decision, known)).toEqual(expected);
});

it('looks at those who agreed, where a decision was taken without a meeting', () => {
  const urgent = {
    ...decision,
    urgent: { agreedBy: [{ person: testActor('chair') }, { person: testActor('stranger') }] },
  } as unknown as RecordedDecision;
  expect(contradictionsOf(urgent, { body })).toEqual([
    { kind: 'office-not-held-after-all', person: testActor('stranger') },
  ]);
});
