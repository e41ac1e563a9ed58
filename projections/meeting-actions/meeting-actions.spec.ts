import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  ItemId,
  MeetingActionEvent,
  MeetingActionId,
  MeetingId,
} from '../../src/contexts/meetings/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type MeetingActionRow, meetingActions } from './meeting-actions.js';

const event = recorderOf<MeetingActionEvent>();
const meetingActionId = testId<MeetingActionId>('slides');
const ids = {
  meetingActionId,
  meetingId: testId<MeetingId>('meeting'),
  bodyId: testId<BodyId>('board'),
  itemId: testId<ItemId>('item'),
};
const because = sealedText('why');
const asked = {
  ...ids,
  text: sealedText('send the slides'),
  owner: 'Analyst',
  agencyId: testId<AgencyId>('police'),
  ownerId: testActor('analyst'),
  marking: 'partnership' as const,
};
const raised = event('meeting-action-raised.v1', asked);
const row: MeetingActionRow = {
  ...asked,
  raisedOn: plainDate('2026-01-05'),
  stage: 'open',
  isOpen: true,
  raised: entryIn('subject-1', 0),
  reassigned: [],
  dated: [],
  reopened: [],
  revision: 0,
  bases: NO_BASES,
};

describe('meeting actions', () => {
  it('show who is to do what, without a date where none was given', () =>
    given(meetingActions, [raised]).thenAll({ [meetingActionId]: row }));

  it('keep who had it before, and each date', () => {
    const { agencyId: _, ownerId: __, ...rest } = row;
    return given(meetingActions, [
      raised,
      event('meeting-action-reassigned.v1', { ...ids, owner: 'Manager', because }),
      event('meeting-action-date-set.v1', { ...ids, to: plainDate('2026-02-01'), because }),
      event('meeting-action-date-set.v1', {
        ...ids,
        from: plainDate('2026-02-01'),
        to: plainDate('2026-03-01'),
        because,
      }),
    ]).then(meetingActionId, {
      ...rest,
      owner: 'Manager',
      due: plainDate('2026-03-01'),
      reassigned: [{ formerOwner: 'Analyst', because, ...entryIn('subject-1', 1) }],
      dated: [
        { to: plainDate('2026-02-01'), because, ...entryIn('subject-1', 2) },
        {
          from: plainDate('2026-02-01'),
          to: plainDate('2026-03-01'),
          because,
          ...entryIn('subject-1', 3),
        },
      ],
      revision: 3,
    });
  });

  it('are done, taken up again and withdrawn', async () => {
    const done = event('meeting-action-done.v1', { ...ids, outcome: sealedText('sent') });
    const closed = {
      as: 'done' as const,
      outcome: sealedText('sent'),
      ...entryIn('subject-1', 1),
    };
    await given(meetingActions, [raised, done]).then(meetingActionId, {
      ...row,
      stage: 'done',
      isOpen: false,
      closed,
      revision: 1,
    });
    await given(meetingActions, [
      raised,
      done,
      event('meeting-action-reopened.v1', { ...ids, because }),
      event('meeting-action-withdrawn.v1', { ...ids, because }),
    ]).then(meetingActionId, {
      ...row,
      stage: 'withdrawn',
      isOpen: false,
      closed: { as: 'withdrawn', because, ...entryIn('subject-1', 3) },
      reopened: [{ formerly: 'done', because, ...entryIn('subject-1', 2) }],
      revision: 3,
    });
  });

  it('are nothing where their beginning was cut away', () =>
    given(meetingActions, [
      event('meeting-action-done.v1', ids),
      event('meeting-action-reopened.v1', { ...ids, because }),
    ]).thenNothing(meetingActionId));
});
