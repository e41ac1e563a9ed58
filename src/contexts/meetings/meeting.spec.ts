import { describe, expect, it } from '@jest/globals';
import {
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { Appointment, AppointmentId, Body, EstablishedBody } from '../bodies/contract.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { Attendee, ItemId, MeetingEvent, MeetingId } from './events.js';
import { hasItem, meetingAggregate, wasAttendedBy, wasHeldQuorate } from './meeting.js';
import type { MeetingCommand } from './meeting.commands.js';
import type { MeetingContext } from './meeting.js';

const bodyId = testId<BodyId>('board');
const meetingId = testId<MeetingId>('june meeting');
const police = testId<AgencyId>('police');
const DAY = '2021-06-15';

const item = (number: number, name = `item ${number}`) => ({
  itemId: testId<ItemId>(name),
  number,
  title: `Item ${number}`,
});
const attendee = (person: string, as: Attendee['as'] = 'member'): Attendee => ({
  person: testActor(person),
  role: `Role of ${person}`,
  agencyId: police,
  as,
});
const appointment = (holder: string, office: Appointment['office'], to?: string): Appointment => ({
  appointmentId: testId<AppointmentId>(`${holder} as ${office}`),
  office,
  holder: testActor(holder),
  role: `Role of ${holder}`,
  agencyId: police,
  from: plainDate('2020-05-01'),
  ...(to && { to: plainDate(to) }),
});
const terms = (version: number, inForceFrom: string, quorum: number) => ({
  version,
  inForceFrom: plainDate(inForceFrom),
  aim: 'Sets priorities and monitors the delivery plans',
  cadence: { kind: 'times-a-year', timesAYear: 3 } as const,
  quorum,
  deputies: true,
  interestsDeclared: true,
});
const board: EstablishedBody = {
  stage: 'established',
  bodyId,
  name: 'Partnership Board',
  shortName: 'SCB',
  kind: 'board',
  establishedOn: plainDate('2020-04-01'),
  terms: [terms(1, '2020-04-01', 2), terms(2, '2021-07-01', 3)],
  appointments: [
    appointment('chair', 'chair'),
    appointment('deputy', 'deputy'),
    appointment('ann', 'member'),
    appointment('leaver', 'member', '2021-06-14'),
  ],
};
const context: MeetingContext = {
  body: board,
  unknownAgencies: [],
  confirming: { stage: 'none' },
};
const { given } = decides(meetingAggregate);

const asSecretariat = { capacity: 'secretariat' } as const;
const attempt = <Type extends MeetingCommand['type']>(
  type: Type,
  data: Extract<MeetingCommand, { type: Type }>['data'],
  circumstances: { on?: string; today?: string; capacity?: 'member' } = {},
) => command<MeetingCommand>(type, data, { ...asSecretariat, on: DAY, ...circumstances });

const convening = (changes: { date?: string; agenda?: ReturnType<typeof item>[] } = {}) => ({
  meetingId,
  bodyId,
  date: plainDate(changes.date ?? DAY),
  agenda: changes.agenda ?? [item(1), item(2)],
});
const convened = (date = DAY) =>
  fact<MeetingEvent>(
    { type: 'meeting-convened.v2', data: convening({ date }) },
    { on: '2021-05-01' },
  );
const quorate = [attendee('chair', 'chair'), attendee('ann'), attendee('guest', 'in-attendance')];
const held = (attendance: Attendee[] = quorate) =>
  fact<MeetingEvent>(
    { type: 'meeting-held.v1', data: { meetingId, bodyId, attendance, quorum: 2, present: 2 } },
    { on: DAY },
  );
const inquorate = fact<MeetingEvent>({
  type: 'meeting-found-inquorate.v1',
  data: { meetingId, bodyId, attendance: [attendee('ann')], quorum: 2, present: 1 },
});
const cancelled = fact<MeetingEvent>({
  type: 'meeting-cancelled.v1',
  data: { meetingId, bodyId, because: sealedText('snow') },
});
const september = testId<MeetingId>('september meeting');
const minutesConfirmed = fact<MeetingEvent>(
  { type: 'minutes-confirmed.v1', data: { meetingId, bodyId, confirmedAt: september } },
  { on: '2021-09-14' },
);

const convene = (changes: Parameters<typeof convening>[0] = {}) =>
  attempt('ConveneMeeting', convening(changes), { on: '2021-05-01' });

describe('convening a meeting', () => {
  it('sets its date and its numbered agenda', () => {
    given().knowing(context).when(convene()).then(convened().event);
  });

  it('happens once', () => {
    given(convened()).knowing(context).when(convene()).thenRefused('MEETING.ALREADY_CONVENED');
  });

  it('is for the secretariat, and needs the body that meets', () => {
    given()
      .knowing({ ...context, body: { stage: 'none' } })
      .when(attempt('ConveneMeeting', convening(), { capacity: 'member' }))
      .thenRefused('MEETING.NOT_BY_THE_SECRETARIAT', 'MEETING.BODY_NOT_FOUND');
  });

  it('gives every item a number of its own', () => {
    given()
      .knowing(context)
      .when(convene({ agenda: [item(1), item(1, 'another')] }))
      .thenRefused('MEETING.ITEM_NUMBER_TAKEN');
  });

  it('lists every item once', () => {
    given()
      .knowing(context)
      .when(convene({ agenda: [item(1, 'same'), item(2, 'same')] }))
      .thenRefused('MEETING.ITEM_ID_TAKEN');
  });

  it('comes before the meeting', () => {
    given()
      .knowing(context)
      .when(convene({ date: '2021-04-30' }))
      .thenRefused('MEETING.AGENDA_AFTER_ITS_DATE');
  });
});

describe('a body that meets', () => {
  const meeting = (body: Body) =>
    given()
      .knowing({ ...context, body })
      .when(convene());

  it('exists on the day', () => {
    meeting({ ...board, establishedOn: plainDate('2021-06-16') }).thenRefused(
      'MEETING.BODY_DOES_NOT_EXIST_THEN',
    );
    meeting({ ...board, lastDay: plainDate('2021-06-14') }).thenRefused(
      'MEETING.BODY_DOES_NOT_EXIST_THEN',
    );
    meeting({ ...board, lastDay: plainDate(DAY) }).then(convened().event);
  });
});

describe('a meeting as part of another', () => {
  const hostId = testId<MeetingId>('meeting of the host');
  const hostBodyId = testId<BodyId>('host');
  const contest = {
    ...board,
    terms: [{ ...terms(1, '2020-04-01', 2), sitsWithin: hostBodyId }],
  };
  const within = { ...convening(), within: hostId };
  const host = (changes: { bodyId?: BodyId; date?: string } = {}) => ({
    stage: 'convened' as const,
    meetingId: hostId,
    bodyId: changes.bodyId ?? hostBodyId,
    date: plainDate(changes.date ?? DAY),
    agenda: [],
  });
  const knowing = (...hosts: readonly MeetingContext['host'][]) =>
    given()
      .knowing({ ...context, body: contest, ...(hosts[0] && { host: hosts[0] }) })
      .when(attempt('ConveneMeeting', within, { on: '2021-05-01' }));

  it('names a meeting of the body that its terms name, on the same day', () => {
    knowing(host()).then({ type: 'meeting-convened.v2', data: within });
    given()
      .knowing({ ...context, body: contest })
      .when(convene())
      .thenRefused('MEETING.HOST_NOT_NAMED');
    knowing().thenRefused('MEETING.HOST_NOT_FOUND');
    knowing({ ...host(), stage: 'cancelled' }).thenRefused('MEETING.HOST_NOT_FOUND');
    knowing(host({ bodyId })).thenRefused('MEETING.NOT_PART_OF_THAT_MEETING');
    knowing(host({ date: '2021-06-16' })).thenRefused('MEETING.NOT_PART_OF_THAT_MEETING');
  });
});

describe('adding an item', () => {
  const add = (added = item(3), on = DAY) => attempt('AddAgendaItem', { item: added }, { on });
  const added = {
    type: 'agenda-item-added.v1',
    data: { meetingId, bodyId, item: item(3) },
  } as const;

  it('is possible on the day', () => {
    given(convened()).knowing(context).when(add()).then(added);
  });

  it('is possible for what was tabled at the meeting', () => {
    given(convened(), held()).knowing(context).when(add()).then(added);
  });

  it('needs a meeting', () => {
    given().knowing(context).when(add()).thenRefused('MEETING.NOT_FOUND');
  });

  it('needs a free number and an item that is not on the agenda yet, and says both', () => {
    given(convened())
      .knowing(context)
      .when(add(item(2)))
      .thenRefused('MEETING.ITEM_NUMBER_TAKEN', 'MEETING.ITEM_ID_TAKEN');
  });

  it('takes effect by the day of the meeting', () => {
    given(convened(), held())
      .knowing(context)
      .when(add(item(3), '2021-06-16'))
      .thenRefused('MEETING.AGENDA_AFTER_ITS_DATE');
  });

  it.each([
    ['cancelled', [cancelled]],
    ['inquorate', [inquorate]],
    ['confirmed in its minutes', [held(), minutesConfirmed]],
  ])('ends with a meeting that is %s', (_, since) => {
    given(convened(), ...since)
      .knowing(context)
      .when(add())
      .thenRefused('MEETING.AGENDA_CLOSED');
  });
});

const hold = (attendance = quorate, circumstances = {}) =>
  attempt('HoldMeeting', { attendance }, circumstances);

describe('holding a meeting', () => {
  it('counts chair, deputy and members against the quorum in force that day', () => {
    given(convened()).knowing(context).when(hold()).then(held().event);
  });

  it('takes whoever is in attendance for no member', () => {
    given(convened())
      .knowing(context)
      .when(hold([attendee('ann'), attendee('guest', 'in-attendance')]))
      .thenRefused('MEETING.QUORUM_NOT_PRESENT');
  });

  it('asks for more members once the terms of reference do', () => {
    given(convened('2021-07-01'))
      .knowing(context)
      .when(hold(quorate, { on: '2021-07-01' }))
      .thenRefused('MEETING.QUORUM_NOT_PRESENT');
  });

  it('needs terms of reference in force', () => {
    given(convened())
      .knowing({ ...context, body: { ...board, terms: [] } })
      .when(hold())
      .thenRefused('MEETING.NO_TERMS_IN_FORCE');
  });

  it('lists everybody once', () => {
    given(convened())
      .knowing(context)
      .when(hold([...quorate, attendee('guest', 'in-attendance')]))
      .thenRefused('MEETING.PERSON_ATTENDS_TWICE');
  });

  it.each([
    ['whose term ended the day before', attendee('leaver')],
    ['who holds another office', attendee('deputy', 'member')],
    [
      'who attends for another agency',
      { ...attendee('deputy', 'deputy'), agencyId: testId<AgencyId>('fire') },
    ],
  ])('takes nobody for a member %s', (_, other) => {
    given(convened())
      .knowing(context)
      .when(hold([...quorate, other]))
      .thenRefused('MEETING.OFFICE_NOT_HELD');
  });

  it('needs agencies that are registered', () => {
    given(convened())
      .knowing({ ...context, unknownAgencies: [testId<AgencyId>('nobody')] })
      .when(hold())
      .thenRefused('MEETING.AGENCY_NOT_FOUND');
  });

  it('is not recorded before its date', () => {
    given(convened())
      .knowing(context)
      .when(hold(quorate, { on: DAY, today: '2021-06-14' }))
      .thenRefused('MEETING.NOT_YET_HELD');
  });

  it('takes effect on its date, whenever it is recorded', () => {
    given(convened())
      .knowing(context)
      .when(hold(quorate, { on: '2021-06-16' }))
      .thenRefused('MEETING.EFFECTIVE_ON_ANOTHER_DAY');
    given(convened())
      .knowing(context)
      .when(hold(quorate, { on: DAY, today: '2021-06-20' }))
      .then(held().event);
  });

  it.each([
    ['held', [held()]],
    ['cancelled', [cancelled]],
    ['inquorate', [inquorate]],
    ['confirmed in its minutes', [held(), minutesConfirmed]],
  ])('is not possible for one that is %s', (_, since) => {
    given(convened(), ...since)
      .knowing(context)
      .when(hold())
      .thenRefused('MEETING.ALREADY_OVER');
  });
});

describe('finding a meeting inquorate', () => {
  it('records who came', () => {
    given(convened())
      .knowing(context)
      .when(attempt('RecordInquorate', { attendance: [attendee('ann')] }))
      .then(inquorate.event);
  });

  it('is refused where the quorum was present', () => {
    given(convened())
      .knowing(context)
      .when(attempt('RecordInquorate', { attendance: quorate }))
      .thenRefused('MEETING.QUORUM_WAS_PRESENT');
  });
});

describe('cancelling a meeting', () => {
  const cancel = attempt('CancelMeeting', { because: sealedText('snow') });

  it('gives the reason', () => {
    given(convened()).knowing(context).when(cancel).then(cancelled.event);
  });

  it('is too late for one that was held', () => {
    given(convened(), held()).knowing(context).when(cancel).thenRefused('MEETING.ALREADY_OVER');
  });
});

const heldOn = (date: string, changes: { bodyId?: BodyId } = {}) => ({
  stage: 'held' as const,
  ...convening({ date }),
  meetingId: september,
  attendance: quorate,
  ...changes,
});

const confirm = (on = '2021-09-14') =>
  attempt('ConfirmMinutes', { confirmedAt: september }, { on });

describe('confirming the minutes', () => {
  const confirming = heldOn('2021-09-14');

  it('happens at a later meeting of the same body', () => {
    given(convened(), held())
      .knowing({ ...context, confirming })
      .when(confirm())
      .then(minutesConfirmed.event);
  });

  it('takes effect on the date of that meeting', () => {
    given(convened(), held())
      .knowing({ ...context, confirming })
      .when(confirm('2021-09-15'))
      .thenRefused('MEETING.EFFECTIVE_ON_ANOTHER_DAY');
  });

  it('happens once', () => {
    given(convened(), held(), minutesConfirmed)
      .knowing({ ...context, confirming })
      .when(confirm())
      .thenRefused('MEETING.MINUTES_ALREADY_CONFIRMED');
  });

  it('is only for a meeting that was held', () => {
    given(convened(), cancelled)
      .knowing({ ...context, confirming })
      .when(confirm())
      .thenRefused('MEETING.NOT_HELD');
  });

  it.each([
    ['does not exist', { stage: 'none' as const }],
    ['was inquorate', { ...confirming, stage: 'inquorate' as const }],
  ])('needs a quorate meeting: not one that %s', (_, other) => {
    given(convened(), held())
      .knowing({ ...context, confirming: other })
      .when(confirm())
      .thenRefused('MEETING.CONFIRMING_MEETING_NOT_HELD');
  });

  it('needs a later meeting', () => {
    given(convened(), held())
      .knowing({ ...context, confirming: heldOn(DAY) })
      .when(confirm(DAY))
      .thenRefused('MEETING.CONFIRMING_MEETING_NOT_LATER');
  });

  it('is for the body that met', () => {
    given(convened(), held())
      .knowing({ ...context, confirming: heldOn('2021-09-14', { bodyId: testId('group') }) })
      .when(confirm())
      .thenRefused('MEETING.CONFIRMING_MEETING_OF_ANOTHER_BODY');
  });
});

describe('minutes that are signed', () => {
  const confirming = heldOn('2021-09-14');
  const [, latest] = board.terms;
  if (!latest) throw new Error('no terms');
  const signing: EstablishedBody = {
    ...board,
    terms: [{ ...latest, minutes: 'signed-by-the-chair' }],
  };
  const asked = given(convened(), held()).knowing({ ...context, body: signing, confirming });
  const signedBy = (who: string) =>
    attempt(
      'ConfirmMinutes',
      { confirmedAt: september, signedBy: testActor(who) },
      { on: '2021-09-14' },
    );
  const signed = (office: 'chair' | 'deputy'): MeetingEvent => ({
    type: 'minutes-signed.v1',
    data: {
      meetingId,
      bodyId,
      confirmedAt: september,
      signedBy: testActor(office),
      office,
      agencyId: police,
    },
  });

  it('say by whom, where the terms of reference ask for it', () => {
    asked.when(confirm()).thenRefused('MEETING.MINUTES_NOT_SIGNED');
  });

  it.each(['chair', 'deputy'] as const)('are signed by the %s in office', (office) => {
    asked.when(signedBy(office)).then(minutesConfirmed.event, signed(office));
  });

  it.each(['ann', 'leaver', 'nobody'])('are not signed by %s', (who) => {
    asked.when(signedBy(who)).thenRefused('MEETING.NOT_SIGNED_BY_THE_CHAIR');
  });

  it('may be signed all the same, where the terms do not ask for it', () => {
    const free = given(convened(), held()).knowing({ ...context, confirming });
    free.when(signedBy('chair')).then(minutesConfirmed.event, signed('chair'));
    free.when(signedBy('ann')).thenRefused('MEETING.NOT_SIGNED_BY_THE_CHAIR');
  });

  it('are confirmed as they are', () => {
    const history = [convened(), held(), minutesConfirmed];
    expect(stateAfter(meetingAggregate, ...history, fact(signed('chair')))).toEqual(
      stateAfter(meetingAggregate, ...history),
    );
  });
});

describe('what others ask of a meeting', () => {
  const tabled = fact<MeetingEvent>({
    type: 'agenda-item-added.v1',
    data: { meetingId, bodyId, item: item(3) },
  });
  const state = stateAfter(meetingAggregate, convened(), held(), tabled, minutesConfirmed);

  it('whether it could decide', () => {
    expect(wasHeldQuorate(state)).toBe(true);
    expect(wasHeldQuorate(stateAfter(meetingAggregate, convened()))).toBe(false);
    expect(wasHeldQuorate(stateAfter(meetingAggregate, convened(), inquorate))).toBe(false);
  });

  it('whether an item stood on its agenda', () => {
    expect([1, 2, 3, 4].map((number) => hasItem(state, item(number).itemId))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('who was there', () => {
    const who = ['ann', 'guest', 'deputy'].map(testActor);
    expect(who.filter((person) => wasHeldQuorate(state) && wasAttendedBy(state, person))).toEqual([
      'ann',
      'guest',
    ]);
  });

  it('when its minutes were confirmed', () => {
    expect(state).toMatchObject({
      stage: 'minutes-confirmed',
      confirmedAt: september,
      confirmedOn: '2021-09-14',
    });
  });

  it('nothing, where its beginning was cut away', () => {
    expect(stateAfter(meetingAggregate, held(), minutesConfirmed)).toEqual({ stage: 'none' });
  });
});

const looksUp = async (attempted: MeetingCommand, ...history: ReturnType<typeof convened>[]) => {
  const streams: string[] = [];
  const state = stateAfter(meetingAggregate, ...history);
  await meetingAggregate.context(attempted, state, async (reader, id) => {
    streams.push(reader.stream(id));
    return reader.initial;
  });
  return streams;
};

describe('what a meeting looks up', () => {
  it('is its body when it is convened', async () => {
    expect(await looksUp(attempt('ConveneMeeting', convening()))).toEqual([`body-${bodyId}`]);
  });

  it('is its body and the agencies of those who came', async () => {
    expect(await looksUp(hold(), convened())).toEqual([`body-${bodyId}`, `agency-${police}`]);
  });

  it('tells which agencies are not registered', async () => {
    const state = stateAfter(meetingAggregate, convened());
    const known = await meetingAggregate.context(hold(), state, async (reader) => reader.initial);
    expect(known.unknownAgencies).toEqual([police]);
  });

  it('is the meeting that confirms its minutes', async () => {
    expect(await looksUp(confirm(), convened(), held())).toEqual([
      `body-${bodyId}`,
      `meeting-${september}`,
    ]);
  });

  it('is nothing for what does not depend on it', async () => {
    expect(await looksUp(attempt('AddAgendaItem', { item: item(3) }), convened())).toEqual([]);
    expect(await looksUp(hold())).toEqual([]);
  });
});
