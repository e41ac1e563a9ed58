import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { Agency, AgencyId, AppointmentId, Body, BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from './events.js';
import type { MeetingActionEvent, MeetingActionId } from './meeting-action.events.js';
import {
  meetingActionAggregate,
  type MeetingActionCommand,
  type MeetingActionContext,
  type RaiseMeetingAction,
} from './meeting-action.js';
import type { Meeting } from './meeting.js';

const meetingActionId = testId<MeetingActionId>('send the slides');
const bodyId = testId<BodyId>('board');
const meetingId = testId<MeetingId>('june meeting');
const itemId = testId<ItemId>('item 2');
const police = testId<AgencyId>('police');
const fire = testId<AgencyId>('fire');
const DAY = '2021-06-15';

const june = {
  meetingId,
  bodyId,
  date: plainDate(DAY),
  agenda: [{ itemId, number: 2, title: 'Slides' }],
  attendance: [],
};
const body: Body = {
  stage: 'established',
  bodyId,
  name: 'Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [],
  appointments: [
    {
      appointmentId: testId<AppointmentId>('ann'),
      office: 'member',
      holder: testActor('ann'),
      role: 'Superintendent',
      agencyId: police,
      from: plainDate('2020-05-01'),
    },
  ],
};
const context: MeetingActionContext = {
  meeting: { stage: 'held', ...june },
  body,
  agency: { stage: 'registered', agencyId: police, name: 'Police', since: plainDate('2020-04-01') },
  line: new Map(),
};
/** The agency is gone on the day of the meeting. */
const gone: MeetingActionContext = {
  ...context,
  agency: { ...context.agency, ends: { on: plainDate(DAY), successors: [] } } as Agency,
};
const { given } = decides(meetingActionAggregate);

const attempt = <Type extends MeetingActionCommand['type']>(
  type: Type,
  data: Extract<MeetingActionCommand, { type: Type }>['data'],
  circumstances: Circumstances = {},
) =>
  command<MeetingActionCommand>(type, data, { capacity: 'secretariat', on: DAY, ...circumstances });

const asked = {
  meetingActionId,
  meetingId,
  itemId,
  text: sealedText('send the slides'),
  owner: 'Analyst',
  agencyId: police,
  ownerId: testActor('analyst'),
  marking: 'partnership' as const,
};
const raise = (changes: Partial<RaiseMeetingAction> = {}, circumstances: Circumstances = {}) =>
  attempt('RaiseMeetingAction', { ...asked, ...changes }, circumstances);

const ids = { meetingActionId, meetingId, bodyId, itemId };
const raised = (due?: string) =>
  fact<MeetingActionEvent>(
    {
      type: 'meeting-action-raised.v1',
      data: { ...asked, bodyId, ...(due && { due: plainDate(due) }) },
    },
    { on: DAY },
  );
const because = sealedText('why');
const done = fact<MeetingActionEvent>({ type: 'meeting-action-done.v1', data: ids }, { on: DAY });
const withdrawn = fact<MeetingActionEvent>({
  type: 'meeting-action-withdrawn.v1',
  data: { ...ids, because },
});
const reopened = fact<MeetingActionEvent>({
  type: 'meeting-action-reopened.v1',
  data: { ...ids, because },
});

describe('raising a meeting action', () => {
  it('needs no date', () => {
    given().knowing(context).when(raise()).then(raised().event);
  });

  it('may have one', () => {
    given()
      .knowing(context)
      .when(raise({ due: plainDate(DAY) }))
      .then(raised(DAY).event);
  });

  it.each(['inquorate', 'minutes-confirmed'] as const)(
    'needs no quorum, unlike a decision: the meeting was %s',
    (stage) => {
      const meeting = {
        stage,
        ...june,
        confirmedAt: meetingId,
        confirmedOn: plainDate(DAY),
      } as Meeting;
      given()
        .knowing({ ...context, meeting })
        .when(raise())
        .then(raised().event);
    },
  );

  it.each(['convened', 'cancelled'] as const)(
    'needs a meeting that took place: not one that is %s',
    (stage) => {
      given()
        .knowing({ ...context, meeting: { stage, ...june } })
        .when(raise())
        .thenRefused('MEETING_ACTION.MEETING_DID_NOT_TAKE_PLACE');
    },
  );

  it('needs a meeting', () => {
    given()
      .knowing({ ...context, meeting: { stage: 'none' } })
      .when(raise())
      .thenRefused('MEETING_ACTION.MEETING_NOT_FOUND');
  });

  it.each([
    ['MEETING_ACTION.NOT_BY_THE_SECRETARIAT', raise({}, { capacity: 'member' })],
    ['MEETING_ACTION.ITEM_NOT_FOUND', raise({ itemId: testId('no item') })],
    ['MEETING_ACTION.RAISED_ON_ANOTHER_DAY', raise({}, { on: '2021-06-16' })],
    ['MEETING_ACTION.DUE_BEFORE_RAISED', raise({ due: plainDate('2021-06-14') })],
  ])('is refused by itself with %s', (refusal, attempted) => {
    given().knowing(context).when(attempted).thenRefused(refusal);
  });

  it('names no agency that is not registered', () => {
    given()
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(raise())
      .thenRefused('MEETING_ACTION.AGENCY_NOT_FOUND');
  });

  it('names no agency that is gone', () => {
    given().knowing(gone).when(raise()).thenRefused('MEETING_ACTION.AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('happens once', () => {
    given(raised()).knowing(context).when(raise()).thenRefused('MEETING_ACTION.ALREADY_RAISED');
  });
});

const close = (circumstances: Circumstances = {}) =>
  attempt('CloseMeetingAction', {}, { capacity: 'member', ...circumstances });

describe('saying that it is done', () => {
  it.each([
    ['its owner', 'analyst', 'action-owner'],
    ['a member for the agency', 'ann', 'member'],
  ])('is for %s, and recorded with the office', (_, by, capacity) => {
    given(raised()).knowing(context).when(close({ by })).then(done.event);
    const state = stateAfter(meetingActionAggregate, raised());
    expect(meetingActionAggregate.actingAs?.(close({ by }), state, context)).toEqual({
      capacity,
      organisation: police,
    });
  });

  it('may be entered by the secretariat, with what came of it', () => {
    const outcome = sealedText('sent');
    given(raised())
      .knowing(context)
      .when(attempt('CloseMeetingAction', { outcome }))
      .then({ type: 'meeting-action-done.v1', data: { ...ids, outcome } });
  });

  it('is not for anybody else', () => {
    given(raised())
      .knowing(context)
      .when(close({ by: 'stranger' }))
      .thenRefused('MEETING_ACTION.NOT_BY_ITS_OWNER');
  });

  it.each([
    ['done', done],
    ['withdrawn', withdrawn],
  ])('happens once: not when it is %s', (_, since) => {
    given(raised(), since)
      .knowing(context)
      .when(close({ by: 'analyst' }))
      .thenRefused('MEETING_ACTION.NOT_OPEN');
  });

  it('needs an action', () => {
    given().knowing(context).when(close()).thenRefused('MEETING_ACTION.NOT_FOUND');
  });
});

describe('an open meeting action', () => {
  it('is given to another owner, with or without an agency', () => {
    const to = { owner: 'Manager', because };
    given(raised())
      .knowing(context)
      .when(attempt('ReassignMeetingAction', to))
      .then({ type: 'meeting-action-reassigned.v1', data: { ...ids, ...to } });
    const reassigned = fact<MeetingActionEvent>({
      type: 'meeting-action-reassigned.v1',
      data: { ...ids, ...to },
    });
    given(raised(), reassigned)
      .knowing(context)
      .when(close({ by: 'analyst' }))
      .thenRefused('MEETING_ACTION.NOT_BY_ITS_OWNER');
    given(raised())
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(attempt('ReassignMeetingAction', { ...to, agencyId: fire }))
      .thenRefused('MEETING_ACTION.AGENCY_NOT_FOUND');
    given(raised())
      .knowing(gone)
      .when(attempt('ReassignMeetingAction', { ...to, agencyId: police }))
      .thenRefused('MEETING_ACTION.AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('is given a date, and another one', () => {
    const to = plainDate('2021-07-01');
    const set = attempt('SetMeetingActionDate', { to, because });
    given(raised())
      .knowing(context)
      .when(set)
      .then({ type: 'meeting-action-date-set.v1', data: { ...ids, to, because } });
    given(raised('2021-06-30'))
      .knowing(context)
      .when(set)
      .then({
        type: 'meeting-action-date-set.v1',
        data: { ...ids, from: plainDate('2021-06-30'), to, because },
      });
    given(raised('2021-07-01'))
      .knowing(context)
      .when(set)
      .thenRefused('MEETING_ACTION.DUE_UNCHANGED');
  });

  it('is withdrawn, and taken up again', () => {
    given(raised())
      .knowing(context)
      .when(attempt('WithdrawMeetingAction', { because }))
      .then(withdrawn.event);
    const reopen = attempt('ReopenMeetingAction', { because });
    for (const closed of [done, withdrawn]) {
      given(raised(), closed).knowing(context).when(reopen).then(reopened.event);
    }
    given(raised(), done, reopened)
      .knowing(context)
      .when(close({ by: 'ann' }))
      .then(done.event);
    given(raised()).knowing(context).when(reopen).thenRefused('MEETING_ACTION.STILL_OPEN');
  });

  it('is changed by the secretariat only', () => {
    for (const each of [
      attempt('ReassignMeetingAction', { owner: 'Manager', because }, { capacity: 'member' }),
      attempt('SetMeetingActionDate', { to: plainDate(DAY), because }, { capacity: 'member' }),
      attempt('WithdrawMeetingAction', { because }, { capacity: 'member' }),
    ]) {
      given(raised())
        .knowing(context)
        .when(each)
        .thenRefused('MEETING_ACTION.NOT_BY_THE_SECRETARIAT');
    }
  });
});

it('is nothing where its beginning was cut away', () => {
  expect(stateAfter(meetingActionAggregate, done, reopened)).toEqual({ stage: 'none' });
});

it('looks up the meeting, the agency it names, and the offices in the body when it is done', async () => {
  const looksUp = async (attempted: MeetingActionCommand) => {
    const streams: string[] = [];
    const state = stateAfter(meetingActionAggregate, raised());
    await meetingActionAggregate.context(attempted, state, async (reader, id) => {
      streams.push(reader.stream(id));
      return reader.initial;
    });
    return streams;
  };
  expect(await looksUp(raise())).toEqual([`agency-${police}`, `meeting-${meetingId}`]);
  expect(await looksUp(close())).toEqual([`body-${bodyId}`]);
});
