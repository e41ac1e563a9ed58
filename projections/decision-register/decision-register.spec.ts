import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  DecisionEvent,
  DecisionId,
  DecisionReference,
  ReferenceCounterEvent,
} from '../../src/contexts/decisions/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { decisionRegister, type RecordedDecision } from './decision-register.js';

const DECISION = 'decision-1';
const COUNTER = 'references-SCB-2021';
const event = recorderOf<DecisionEvent>();
const decisionId = testId<DecisionId>('decision');
const ids = { decisionId, bodyId: testId<BodyId>('board') };
const reference = 'SCB-2021-001' as DecisionReference;
const provenance = { basis: 'illustrative' } as const;

const decision = {
  ...ids,
  reference,
  meetingId: testId<MeetingId>('meeting'),
  itemId: testId<ItemId>('item'),
  takenOn: plainDate('2021-06-10'),
  kind: 'agree' as const,
  text: 'The plan is agreed.',
  conflicted: [testActor('member')],
  concerns: [],
  marking: 'public' as const,
};
const reserved = recorderOf<ReferenceCounterEvent>()(
  'reference-reserved.v1',
  { ...ids, year: 2021, number: 1, reference },
  { stream: COUNTER, provenance },
);
const recordedDecision = event(
  'decision-recorded.v1',
  { ...decision, reasons: sealedText('reasons'), conditions: 'For one year.' },
  { stream: DECISION, provenance },
);
const at = { stream: DECISION };
const confirmed = event(
  'decision-confirmed.v1',
  { ...ids, confirmedAt: testId<MeetingId>('next') },
  at,
);
const owed = {
  owner: 'Head of Service',
  agencyId: testId<AgencyId>('council'),
  due: plainDate('2021-12-31'),
};
const assigned = event('implementation-assigned.v1', { ...ids, ...owed }, at);
const reported = (text: string) =>
  event('implementation-reported.v1', { ...ids, evidence: sealedText(text) }, at);

const row: RecordedDecision = {
  ...decision,
  reasons: sealedText('reasons'),
  conditions: 'For one year.',
  stage: 'draft',
  recorded: entryIn(DECISION, 0, { provenance }),
  revision: 0,
  bases: { ...NO_BASES, illustrative: 1 },
};

describe('decision register', () => {
  it('shows a reference that waits for its decision', () =>
    given(decisionRegister, [reserved]).thenAll({
      [decisionId]: {
        ...ids,
        reference,
        stage: 'reserved',
        reserved: entryIn(COUNTER, 0, { provenance }),
        bases: NO_BASES,
      },
    }));

  it('shows the decision in place of its reservation', () =>
    given(decisionRegister, [reserved, recordedDecision]).thenAll({ [decisionId]: row }));

  it('keeps the number of a reference that no decision will bear', () =>
    given(decisionRegister, [
      reserved,
      event('reference-voided.v1', { ...ids, reference, because: sealedText('a mistake') }, at),
    ]).then(decisionId, {
      ...ids,
      reference,
      stage: 'voided',
      voided: { because: sealedText('a mistake'), ...entryIn(DECISION, 0) },
      revision: 0,
      bases: NO_BASES,
    }));

  it('replaces the whole wording of a draft: what the revision leaves out is gone', () => {
    const { reasons: _, conditions: __, ...rest } = row;
    return given(decisionRegister, [
      recordedDecision,
      event('decision-revised.v1', { ...ids, text: 'The plan is agreed for one year.' }, at),
    ]).then(decisionId, {
      ...rest,
      text: 'The plan is agreed for one year.',
      revised: entryIn(DECISION, 1),
      revision: 1,
    });
  });

  it('follows a decision until it is implemented, with every report', () =>
    given(decisionRegister, [
      recordedDecision,
      confirmed,
      assigned,
      reported('half done'),
      reported('done'),
      event('implementation-confirmed.v1', ids, at),
    ]).then(decisionId, {
      ...row,
      stage: 'implemented',
      confirmed: { confirmedAt: testId<MeetingId>('next'), ...entryIn(DECISION, 1) },
      implementation: {
        ...owed,
        assigned: entryIn(DECISION, 2),
        reports: [
          { evidence: sealedText('half done'), ...entryIn(DECISION, 3) },
          { evidence: sealedText('done'), ...entryIn(DECISION, 4) },
        ],
        confirmed: entryIn(DECISION, 5),
      },
      revision: 5,
    }));

  it('makes no row where the beginning was cut away', () =>
    given(decisionRegister, [confirmed, assigned, reported('done')]).thenNothing(decisionId));

  it('stands as it was where the assignment was cut away', () =>
    given(decisionRegister, [recordedDecision, confirmed, reported('done')]).then(decisionId, {
      ...row,
      stage: 'confirmed',
      confirmed: { confirmedAt: testId<MeetingId>('next'), ...entryIn(DECISION, 1) },
      revision: 2,
    }));

  it('leaves a bare reservation as it is when the recording was cut away', () =>
    given(decisionRegister, [reserved, confirmed]).then(decisionId, {
      ...ids,
      reference,
      stage: 'reserved',
      reserved: entryIn(COUNTER, 0, { provenance }),
      bases: NO_BASES,
    }));
});
