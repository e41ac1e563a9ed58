import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { ItemId, MeetingEvent, MeetingId } from '../../src/contexts/meetings/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type MeetingRow, meetingRegister } from './meeting-register.js';

const event = recorderOf<MeetingEvent>();
const meetingId = testId<MeetingId>('meeting');
const ids = { meetingId, bodyId: testId<BodyId>('board') };
const item = (number: number) => ({
  itemId: testId<ItemId>(`item ${number}`),
  number,
  title: `Item ${number}`,
});
const attended = {
  ...ids,
  attendance: [
    {
      person: testActor('chair'),
      role: 'Chief Executive',
      agencyId: testId<AgencyId>('council'),
      as: 'chair' as const,
    },
  ],
  quorum: 1,
  present: 1,
};

const convened = event('meeting-convened.v2', {
  ...ids,
  date: plainDate('2021-06-10'),
  agenda: [item(1)],
});
const held = event('meeting-held.v1', attended);
const confirmed = event('minutes-confirmed.v1', {
  ...ids,
  confirmedAt: testId<MeetingId>('the next meeting'),
});
const row: MeetingRow = {
  ...ids,
  date: plainDate('2021-06-10'),
  stage: 'convened',
  agenda: [item(1)],
  attendance: [],
  interests: [],
  convened: entryIn('subject-1', 0),
  revision: 0,
  bases: NO_BASES,
};

describe('meeting register', () => {
  it('keeps what was declared in an item, and what of it was taken back', () => {
    const declared = (nature: 'personal' | 'prejudicial') => ({
      itemId: item(1).itemId,
      person: testActor('ann'),
      nature,
      interest: sealedText(nature),
    });
    const because = sealedText('not so grave');
    return given(meetingRegister, [
      convened,
      event('interest-declared.v1', { ...ids, declared: declared('prejudicial') }),
      event('interest-withdrawn.v1', {
        ...ids,
        itemId: item(1).itemId,
        person: testActor('ann'),
        because,
      }),
      event('interest-declared.v1', { ...ids, declared: declared('personal') }),
    ]).then(meetingId, {
      ...row,
      interests: [
        {
          ...declared('prejudicial'),
          ...entryIn('subject-1', 1),
          withdrawn: { because, ...entryIn('subject-1', 2) },
        },
        { ...declared('personal'), ...entryIn('subject-1', 3) },
      ],
      revision: 3,
    });
  });

  it('has a meeting with its agenda, and what was added to it', () =>
    given(meetingRegister, [
      convened,
      event('agenda-item-added.v1', { ...ids, item: item(2) }),
    ]).thenAll({ [meetingId]: { ...row, agenda: [item(1), item(2)], revision: 1 } }));

  it('shows who attended, and where the minutes were confirmed', () =>
    given(meetingRegister, [convened, held, confirmed]).then(meetingId, {
      ...row,
      ...attended,
      stage: 'minutes-confirmed',
      met: entryIn('subject-1', 1),
      minutesConfirmed: {
        confirmedAt: testId<MeetingId>('the next meeting'),
        ...entryIn('subject-1', 2),
      },
      revision: 2,
    }));

  it('shows who signed the minutes, in which office', () => {
    const signed = {
      confirmedAt: testId<MeetingId>('the next meeting'),
      signedBy: testActor('chair'),
      office: 'chair' as const,
      agencyId: testId<AgencyId>('police'),
    };
    return given(meetingRegister, [
      convened,
      held,
      confirmed,
      event('minutes-signed.v1', { ...ids, ...signed }),
    ]).then(meetingId, {
      ...row,
      ...attended,
      stage: 'minutes-confirmed',
      met: entryIn('subject-1', 1),
      minutesConfirmed: { confirmedAt: signed.confirmedAt, ...entryIn('subject-1', 2) },
      minutesSigned: { ...signed, ...entryIn('subject-1', 3) },
      revision: 3,
    });
  });

  it('tells an inquorate meeting from a held one', () =>
    given(meetingRegister, [
      convened,
      event('meeting-found-inquorate.v1', { ...attended, quorum: 4 }),
    ]).then(meetingId, {
      ...row,
      ...attended,
      quorum: 4,
      stage: 'inquorate',
      met: entryIn('subject-1', 1),
      revision: 1,
    }));

  it('keeps a cancelled meeting with its reason', () =>
    given(meetingRegister, [
      convened,
      event('meeting-cancelled.v1', { ...ids, because: sealedText('snow') }),
    ]).then(meetingId, {
      ...row,
      stage: 'cancelled',
      cancelled: { because: sealedText('snow'), ...entryIn('subject-1', 1) },
      revision: 1,
    }));

  it('makes no row where the beginning was cut away', () =>
    given(meetingRegister, [held, confirmed]).thenNothing(meetingId));
});
