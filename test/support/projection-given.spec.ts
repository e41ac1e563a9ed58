import { describe, expect, it } from '@jest/globals';
import { given } from './projection-given.js';
import { task, taskRegister, type TaskEvent, type TaskRow } from './projection-tasks.js';
import { projection, type Projection } from '../../src/kernel/projection.js';

const added = task('task-added.v1', { task: 'a', team: 'north' }, { effectiveAt: '2026-01-03' });
const noted = task('task-noted.v1', { tasks: ['a'], note: 'one' });
const dropped = task('task-dropped.v1', { task: 'a' });
const row: TaskRow = { team: 'north', notes: ['one'], effectiveAt: '2026-01-03' };

const noting = (
  step: (row: { notes: string[] } | null, note: string) => object | null,
): Projection<{ notes: string[] }, TaskEvent> =>
  projection({
    name: 'unlawful',
    version: 1,
    key: () => 'a',
    on: {
      'task-added.v1': () => ({ notes: [] }),
      'task-noted.v1': (document, { data }) =>
        step(document, data.note) as { notes: string[] } | null,
    },
  });

describe('given events, a projection', () => {
  const register = taskRegister();

  it('has exactly these documents', async () => {
    await given(register, [added, noted]).then('a', row);
    await given(register, [added, noted]).thenAll({ a: row });
    await given(register, [added, noted, dropped]).thenNothing('a');
    await given(register, [added, dropped]).thenAll({});
    await given(register, []).thenNothing('a');
  });

  it.each([
    ['another value', () => given(register, [added]).then('a', row)],
    ['a missing document', () => given(register, []).then('a', row)],
    ['a surplus document', () => given(register, [added]).thenAll({})],
    ['a document that should be gone', () => given(register, [added]).thenNothing('a')],
  ])('fails on %s', async (_, check) => {
    await expect(check()).rejects.toThrow();
  });

  it.each([
    [
      'changes its document in place',
      (document: { notes: string[] } | null, note: string) => {
        document?.notes.push(note);
        return document;
      },
    ],
    [
      'keeps something of its own',
      (() => {
        let calls = 0;
        return () => ({ notes: [String((calls += 1))] });
      })(),
    ],
    ['gives what JSON cannot carry', () => ({ notes: [0.5] })],
  ])('that %s is found out', async (_, step) => {
    await expect(
      given(noting(step), [added, noted, noted]).then('a', { notes: [] }),
    ).rejects.toThrow();
  });

  it('sees nothing of the marks that the store adds', async () => {
    const keys = noting((document) => ({ notes: Object.keys(document ?? {}) }));
    await given(keys, [added, noted, noted]).then('a', { notes: ['notes'] });
  });

  it('must not be awaited without a check', async () => {
    const awaited: unknown = given(register, []);
    await expect(Promise.resolve(awaited)).rejects.toThrow('Await a check');
  });
});
