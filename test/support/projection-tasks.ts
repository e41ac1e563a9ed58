import * as fc from 'fast-check';
import type { DomainEvent, Recorded } from '../../src/kernel/envelope.js';
import { assertNever } from '../../src/kernel/assert-never.js';
import { projection, type Projection } from '../../src/kernel/projection.js';
import { recorderOf } from './recorded-event.js';

/* A small domain in which every duty of a projection runner shows: tasks that teams take, finish and drop. */

export type TaskEvent =
  | DomainEvent<'task-added.v1', { readonly task: string; readonly team: string }>
  | DomainEvent<'task-noted.v1', { readonly tasks: readonly string[]; readonly note: string }>
  | DomainEvent<'task-dropped.v1', { readonly task: string }>
  | DomainEvent<'team-merged.v1', { readonly team: string; readonly into: string }>
  | DomainEvent<'team-named.v1', { readonly team: string }>;

export interface TaskRow {
  readonly team: string;
  readonly notes: readonly string[];
  readonly effectiveAt: string;
}

export interface TeamRow {
  readonly tasks: number;
}

export const task = recorderOf<TaskEvent>();

/** A test's hand on a projection: the event that it chokes on, until the fix. */
export interface Fault {
  eventNote: string | undefined;
}

const taskKey = (event: Recorded<TaskEvent>): string | readonly string[] => {
  switch (event.type) {
    case 'task-added.v1':
    case 'task-dropped.v1':
      return event.data.task;
    case 'task-noted.v1':
      return event.data.tasks;
    case 'team-merged.v1':
    case 'team-named.v1':
      return [];
    default:
      return assertNever(event);
  }
};

/** Names by id, several ids and condition; makes, changes, removes and makes again. */
export const taskRegister = (
  name = 'task-register',
  fault: Fault = { eventNote: undefined },
  version = 1,
): Projection<TaskRow, TaskEvent> =>
  projection<TaskRow, TaskEvent>({
    name,
    version,
    indexes: [['team']],
    key: taskKey,
    where: (event) => (event.type === 'team-merged.v1' ? { team: event.data.team } : undefined),
    on: {
      'task-added.v1': (_, { data, metadata }) => ({
        team: data.team,
        notes: [],
        effectiveAt: metadata.effectiveAt,
      }),
      'task-noted.v1': (row, { data }) => {
        // Only the second document: the first must not have taken the event in either.
        if (data.note === fault.eventNote && row?.notes.length !== 0) throw new Error('Choked');
        return row && { ...row, notes: [...row.notes, data.note] };
      },
      'task-dropped.v1': () => null,
      'team-merged.v1': (row, { data }) => row && { ...row, team: data.into },
    },
  });

/** Another view of the same log, which has no use for most of it. */
export const teamRegister = projection<TeamRow, TaskEvent>({
  name: 'team-register',
  version: 1,
  key: (event) => ('team' in event.data ? event.data.team : []),
  on: { 'task-added.v1': (row) => ({ tasks: (row?.tasks ?? 0) + 1 }) },
});

const tasks = fc.constantFrom('t1', 't2', 't3', 't4');
const teams = fc.constantFrom('north', 'south', 'east');
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03');

/** Any history, sensible or not: a projection is total. */
export const histories = (maxLength = 24): fc.Arbitrary<readonly Recorded<TaskEvent>[]> =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          fc.record({ task: tasks, team: teams }).map((data) => ['task-added.v1', data] as const),
          fc
            .record({
              tasks: fc.uniqueArray(tasks, { maxLength: 3 }),
              note: fc.string({ maxLength: 3 }),
            })
            .map((data) => ['task-noted.v1', data] as const),
          fc.record({ task: tasks }).map((data) => ['task-dropped.v1', data] as const),
          fc.record({ team: teams, into: teams }).map((data) => ['team-merged.v1', data] as const),
          fc.record({ team: teams }).map((data) => ['team-named.v1', data] as const),
        ),
        day,
      ),
      { maxLength },
    )
    .map((facts) =>
      facts.map(([[type, data], effectiveAt], index) =>
        (task as (...fact: readonly unknown[]) => Recorded<TaskEvent>)(type, data, {
          effectiveAt,
          // Two events a second, some in the same millisecond.
          recordedAt: `2026-02-01T09:00:${String(Math.floor(index / 2)).padStart(2, '0')}.000Z`,
        }),
      ),
    );

/** So many tasks, each noted once. */
export const manyTasks = (count: number): readonly Recorded<TaskEvent>[] =>
  Array.from({ length: count }, (_, index) => [
    task('task-added.v1', { task: `task-${index}`, team: index % 2 ? 'north' : 'south' }),
    task('task-noted.v1', { tasks: [`task-${index}`], note: 'seen' }),
  ]).flat();
