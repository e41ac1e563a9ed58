import { describe, expect, it } from '@jest/globals';
import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import type { StreamName, Uuid } from '../../src/kernel/ids.js';
import { check, type Evidence } from './checker.js';
import { FAULTS, type Fault, hasNone } from './findings.js';
import type { Acknowledged, Batch, JournalEntry, Sent } from './journal.js';

/** An event of a request; its position follows from its place in the log. */
const event = (
  request: string,
  stream: string,
  revision: number,
  {
    type = 'noted.v1',
    eventId = `${request}-${stream}-${revision}`,
    data = '{}',
    at = '09:00',
  } = {},
) => ({
  stream: stream as StreamName,
  revision,
  eventId: eventId as Uuid,
  type,
  data,
  metadata: JSON.stringify({
    $correlationId: request,
    commandId: `command of ${request}`,
    recordedAt: `2021-05-20T${at}:00.000Z`,
  }),
});

const inLog = (...events: readonly ReturnType<typeof event>[]): readonly RawEvent[] =>
  events.map((each, index) => ({ ...each, position: BigInt(index + 1) }));

const sent = (request: string, ...batches: readonly Batch[]): Sent => ({
  entry: 'sent',
  request,
  client: 'client 1',
  what: 'note',
  batches: batches.length > 0 ? batches : [{ types: ['noted.v1'] }],
});
const done = (
  request: string,
  { eventId, revision, position }: Pick<RawEvent, 'eventId' | 'revision' | 'position'>,
): Acknowledged => ({
  entry: 'acknowledged',
  request,
  told: [{ eventIds: [eventId], revision, position: String(position) }],
});
const refused = (request: string): JournalEntry => ({
  entry: 'refused',
  request,
  status: 409,
  code: 'NOT_OPEN',
});

/** The sorts of fault that a checker finds, each with how many. */
const found = (evidence: Partial<Evidence>): Partial<Record<Fault, number>> => {
  const findings = check({ before: [], journal: [], log: [], views: [], ...evidence });
  return Object.fromEntries(
    FAULTS.flatMap((fault) =>
      findings[fault].length > 0 ? [[fault, findings[fault].length]] : [],
    ),
  );
};

const [first, second] = inLog(event('a', 'one', 0), event('b', 'two', 0)) as [RawEvent, RawEvent];

describe('what clients were told, held against the log', () => {
  it('is in order where each acknowledged event is there once, as it was told', () => {
    const journal = [sent('a'), done('a', first), sent('b'), done('b', second)];
    const findings = check({ before: [], journal, log: [first, second], views: [] });
    expect(hasNone(findings)).toBe(true);
    expect(findings.acknowledged).toBe(2);
  });

  it('is in order where an answer was lost, whether it was written or not', () => {
    expect(found({ journal: [sent('a'), sent('b')], log: [first] })).toEqual({});
  });

  it('is lost where it was acknowledged and is not there', () => {
    const journal = [sent('a'), done('a', first), sent('b'), done('b', second)];
    expect(found({ journal, log: [first] })).toEqual({ lost: 1 });
    expect(found({ before: [first, second], log: [first] })).toEqual({ lost: 1 });
  });

  it('is lost where a batch of several streams is not there on one of them', () => {
    const batches = [{ types: ['reserved.v1'], mayStay: true }, { types: ['noted.v1'] }] as const;
    const journal = [sent('a', ...batches), done('a', first)];
    expect(found({ journal, log: [first] })).toEqual({ lost: 1 });
  });

  it('is lost where another was written in its place', () => {
    const log = inLog({ ...event('a', 'one', 0), eventId: 'another' as Uuid });
    expect(found({ journal: [sent('a'), done('a', first)], log })).toEqual({ lost: 1 });
  });

  it('is doubled where a resent command was carried out again', () => {
    const again = { ...event('a', 'one', 1), metadata: first.metadata.replace('command', 'other') };
    const log = inLog(event('a', 'one', 0), again);
    expect(found({ journal: [sent('a'), done('a', first)], log })).toEqual({ doubled: 1 });
  });

  it('is doubled where one command wrote its batch twice, or one event is there twice', () => {
    const log = inLog(event('a', 'one', 0), event('a', 'one', 1));
    expect(found({ journal: [sent('a')], log })).toEqual({ doubled: 1 });
    const same = inLog(event('a', 'one', 0), { ...event('b', 'two', 0), eventId: first.eventId });
    expect(found({ journal: [sent('a'), sent('b')], log: same })).toMatchObject({ doubled: 1 });
  });

  it('is doubled where a part of a batch is there again', () => {
    const again = { ...event('a', 'one', 2), metadata: first.metadata.replace('command', 'other') };
    const log = inLog(event('a', 'one', 0), event('a', 'one', 1), again);
    const journal = [sent('a', { types: ['noted.v1', 'noted.v1'] })];
    expect(found({ journal, log })).toEqual({ doubled: 1 });
  });

  it('is doubled where one reading is recorded twice', () => {
    const type = 'restricted-records-read.v3';
    const data = JSON.stringify({ readings: [{ correlationId: 'a' }, { correlationId: 'a' }] });
    const log = inLog(event('spool', 'reads', 0, { type, data }));
    const journal = [sent('a', { types: [type] })];
    expect(found({ journal, log })).toEqual({ doubled: 1 });
  });

  it('is torn where a batch is there in part, or something lies within it', () => {
    const journal = [sent('a', { types: ['noted.v1', 'noted.v1'] }), sent('b')];
    expect(found({ journal, log: [first, second] })).toEqual({ torn: 1 });
    const log = inLog(event('a', 'one', 0), event('b', 'two', 0), event('a', 'one', 1));
    expect(found({ journal, log })).toEqual({ torn: 1 });
  });

  it('is unsent where nobody asked for it', () => {
    expect(found({ journal: [sent('a')], log: [first, second] })).toEqual({ unsent: 1 });
    const other = inLog(event('a', 'one', 0, { type: 'closed.v1' }));
    expect(found({ journal: [sent('a')], log: other })).toEqual({ unsent: 1 });
  });

  it('is untrue where it lies elsewhere than was told', () => {
    const elsewhere = { ...first, position: 7n };
    expect(found({ journal: [sent('a'), done('a', elsewhere)], log: [first] })).toEqual({
      untrue: 1,
    });
    const later = { ...first, revision: 1 };
    expect(found({ journal: [sent('a'), done('a', later)], log: [first] })).toEqual({ untrue: 1 });
  });

  it('is untrue where it was refused and is there; a reserved number may be', () => {
    expect(found({ journal: [sent('a'), refused('a')], log: [first] })).toEqual({ untrue: 1 });
    const reserving = sent('a', { types: ['noted.v1'], mayStay: true }, { types: ['closed.v1'] });
    expect(found({ journal: [reserving, refused('a')], log: [first] })).toEqual({});
  });

  it('is untrue where it lies before what was done when it was sent', () => {
    const journal = [sent('b'), done('b', second), sent('a'), done('a', first)];
    expect(found({ journal, log: [first, second] })).toEqual({ untrue: 1 });
    const atOnce = [sent('b'), sent('a'), done('b', second), done('a', first)];
    expect(found({ journal: atOnce, log: [first, second] })).toEqual({});
  });

  it('is untrue where a clock goes back, or a stream has a gap', () => {
    const journal = [sent('a'), sent('b')];
    const back = inLog(event('a', 'one', 0), event('b', 'two', 0, { at: '08:59' }));
    expect(found({ journal, log: back })).toEqual({ untrue: 1 });
    const gap = inLog(event('a', 'one', 0), event('b', 'one', 2));
    expect(found({ journal, log: gap })).toEqual({ untrue: 1 });
  });

  it('tells a bulk stream by stream: one that was refused may not be there', () => {
    const batches = ['one', 'two'].map((stream) => ({ stream, types: ['noted.v1'] }));
    const log = inLog(event('a', 'one', 0), event('a', 'two', 0));
    const told = [{ stream: 'one', revision: 0 }];
    const bulk: Acknowledged = { entry: 'acknowledged', request: 'a', told, undone: ['two'] };
    expect(found({ journal: [sent('a', ...batches), bulk], log })).toEqual({ untrue: 1 });
    expect(found({ journal: [sent('a', ...batches), bulk], log: log.slice(0, 1) })).toEqual({});
    expect(found({ journal: [sent('a', ...batches), bulk], log: [] })).toEqual({ lost: 1 });
  });

  it('has drifted where a view is not what the log makes of it', () => {
    const view = { view: 'actions', equal: false, differences: [{ id: 'one' }] };
    expect(found({ views: [view, { ...view, equal: true, differences: [] }] })).toEqual({
      drifted: 1,
    });
  });
});
