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
  takenOn: plainDate('2021-06-10'),
  kind: 'agree' as const,
  text: 'The plan is agreed.',
  conflicted: [testActor('member')],
  concerns: [],
  marking: 'public' as const,
};
const item = { meetingId: testId<MeetingId>('meeting'), itemId: testId<ItemId>('item') };
const wording = {
  text: 'The plan is agreed.',
  reasons: sealedText('reasons'),
  conditions: 'For one year.',
};
const reserved = recorderOf<ReferenceCounterEvent>()(
  'reference-reserved.v1',
  { ...ids, year: 2021, number: 1, reference },
  { stream: COUNTER, provenance },
);
const recordedDecision = event(
  'decision-recorded.v2',
  { ...decision, ...wording, taken: { route: 'meeting', ...item } },
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
const assigned = event('implementation-assigned.v2', { ...ids, ...owed }, at);
const untouched = {
  originalDue: owed.due,
  reassigned: [],
  moved: [],
  progress: [],
  reports: [],
  rejections: [],
};
const reported = (text: string) =>
  event('implementation-reported.v1', { ...ids, evidence: sealedText(text) }, at);

const first = { as: 'recorded' as const, ...wording, ...entryIn(DECISION, 0, { provenance }) };
const row: RecordedDecision = {
  ...decision,
  ...wording,
  ...item,
  route: 'meeting',
  stage: 'draft',
  conditionsFound: [],
  recorded: entryIn(DECISION, 0, { provenance }),
  wordings: [first],
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
      wordings: [
        first,
        { as: 'revised', text: 'The plan is agreed for one year.', ...entryIn(DECISION, 1) },
      ],
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
        ...untouched,
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

  it('shows a slip that was corrected, and what it read before, in whatever order they arrive', async () => {
    const corrections = ['The plans are agreed.', 'The two plans are agreed.'].map((text) =>
      event(
        'decision-corrected.v1',
        { ...ids, text, because: sealedText('slip') },
        { ...at, effectiveAt: '2021-06-10' },
      ),
    );
    const { reasons: _, conditions: __, ...rest } = row;
    const corrected = (text: string, revision: number) => ({
      as: 'corrected' as const,
      text,
      because: sealedText('slip'),
      ...entryIn(DECISION, revision, { effectiveAt: '2021-06-10' }),
    });
    await given(decisionRegister, [recordedDecision, confirmed, ...corrections]).then(decisionId, {
      ...rest,
      stage: 'confirmed',
      text: 'The two plans are agreed.',
      confirmed: { confirmedAt: testId<MeetingId>('next'), ...entryIn(DECISION, 1) },
      wordings: [
        first,
        corrected('The plans are agreed.', 2),
        corrected('The two plans are agreed.', 3),
      ],
      revision: 3,
    });
  });

  it('says how an urgent decision was taken, and that it was reported', () => {
    const urgent = {
      agreedBy: [
        {
          person: testActor('chair'),
          office: 'chair' as const,
          agencyId: testId<AgencyId>('police'),
        },
      ],
      because: sealedText('urgency'),
    };
    const { meetingId: _, itemId: __, ...rest } = row;
    return given(decisionRegister, [
      event(
        'decision-recorded.v2',
        { ...decision, ...wording, taken: { route: 'urgent', ...urgent } },
        { stream: DECISION, provenance },
      ),
      assigned,
      event('urgent-decision-reported.v1', { ...ids, ...item }, at),
      confirmed,
    ]).then(decisionId, {
      ...rest,
      route: 'urgent',
      stage: 'assigned',
      urgent: { ...urgent, reported: { ...item, ...entryIn(DECISION, 2) } },
      confirmed: { confirmedAt: testId<MeetingId>('next'), ...entryIn(DECISION, 3) },
      implementation: { ...owed, ...untouched, assigned: entryIn(DECISION, 1) },
      revision: 3,
    });
  });

  it('keeps who had the implementation before, its first date, and how it went', () => {
    const council = testId<AgencyId>('council');
    const progressed = (rating: 'on-track' | 'off-track', effectiveAt: string) =>
      event(
        'implementation-progressed.v1',
        { ...ids, rating, progress: sealedText(rating) },
        { ...at, effectiveAt },
      );
    return given(decisionRegister, [
      recordedDecision,
      event('implementation-assigned.v2', { ...ids, ...owed, ownerId: testActor('head') }, at),
      event(
        'implementation-reassigned.v1',
        { ...ids, owner: 'Chief', agencyId: testId('fire'), because: sealedText('moved') },
        at,
      ),
      event(
        'implementation-date-moved.v1',
        {
          ...ids,
          from: plainDate('2021-12-31'),
          to: plainDate('2022-03-31'),
          because: sealedText('later'),
        },
        at,
      ),
      progressed('off-track', '2021-09-01'),
      progressed('on-track', '2021-08-01'),
      reported('done'),
      event('implementation-rejected.v1', { ...ids, because: sealedText('not yet') }, at),
    ]).then(decisionId, {
      ...row,
      stage: 'assigned',
      implementation: {
        owner: 'Chief',
        agencyId: testId('fire'),
        due: plainDate('2022-03-31'),
        originalDue: plainDate('2021-12-31'),
        assigned: entryIn(DECISION, 1),
        reassigned: [
          {
            formerOwner: 'Head of Service',
            formerAgencyId: council,
            because: sealedText('moved'),
            ...entryIn(DECISION, 2),
          },
        ],
        moved: [
          {
            from: plainDate('2021-12-31'),
            to: plainDate('2022-03-31'),
            because: sealedText('later'),
            ...entryIn(DECISION, 3),
          },
        ],
        progress: [
          {
            rating: 'on-track',
            progress: sealedText('on-track'),
            ...entryIn(DECISION, 5, { effectiveAt: '2021-08-01' }),
          },
          {
            rating: 'off-track',
            progress: sealedText('off-track'),
            ...entryIn(DECISION, 4, { effectiveAt: '2021-09-01' }),
          },
        ],
        reports: [{ evidence: sealedText('done'), ...entryIn(DECISION, 6) }],
        rejections: [{ because: sealedText('not yet'), ...entryIn(DECISION, 7) }],
      },
      revision: 7,
    });
  });

  it('says what became of its conditions, and of the decision', async () => {
    const found = event(
      'decision-conditions-found.v1',
      { ...ids, standing: 'met', evidence: sealedText('figures') },
      at,
    );
    const after = {
      ...row,
      conditionsFound: [
        { standing: 'met' as const, evidence: sealedText('figures'), ...entryIn(DECISION, 1) },
      ],
      revision: 2,
    };
    const successor = testId<DecisionId>('successor');
    await given(decisionRegister, [
      recordedDecision,
      found,
      event('decision-superseded.v1', { ...ids, successor }, at),
    ]).then(decisionId, {
      ...after,
      stage: 'superseded',
      superseded: { successor, ...entryIn(DECISION, 2) },
    });
    const because = sealedText('over');
    const rescinded = (through: { kind: 'meeting-item' } & typeof item) =>
      event('decision-rescinded.v1', { ...ids, through, because }, at);
    await given(decisionRegister, [
      recordedDecision,
      found,
      rescinded({ kind: 'meeting-item', ...item }),
    ]).then(decisionId, {
      ...after,
      stage: 'rescinded',
      rescinded: { ...item, because, ...entryIn(DECISION, 2) },
    });
    await given(decisionRegister, [
      recordedDecision,
      found,
      event(
        'decision-rescinded.v1',
        { ...ids, through: { kind: 'decision', decisionId: successor }, because },
        at,
      ),
    ]).then(decisionId, {
      ...after,
      stage: 'rescinded',
      rescinded: { decision: successor, because, ...entryIn(DECISION, 2) },
    });
  });
});
