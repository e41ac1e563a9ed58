import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TurnByTurn } from './turn-by-turn.js';

describe('taking turns', () => {
  it('runs tasks of one key one after the other, in the order of arrival', async () => {
    const turns = new TurnByTurn<string>();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`${name} begins`);
      await nextTurn();
      seen.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all(['a', 'b', 'c'].map((name) => turns.take('key', task(name))));
    expect(results).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('lets tasks of different keys run side by side', async () => {
    const turns = new TurnByTurn<string>();
    const other = Promise.withResolvers<string>();
    const waits = turns.take('one', () => other.promise);
    await turns.take('two', async () => other.resolve('from the other'));
    expect(await waits).toBe('from the other');
  });

  it('begins at once where nobody waits, and again when all are done', async () => {
    const turns = new TurnByTurn<string>();
    for (const round of [1, 2]) {
      let begun = 0;
      const done = turns.take('key', async () => {
        begun = round;
      });
      expect(begun).toBe(round);
      await done;
      await nextTurn();
    }
  });

  it('goes on after a task that failed, and tells only its own taker', async () => {
    const turns = new TurnByTurn<string>();
    const results = await Promise.allSettled([
      turns.take('key', () => Promise.reject(new Error('failed'))),
      turns.take('key', () => {
        throw new Error('failed before it began');
      }),
      turns.take('key', async () => 'done'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('keeps the order for who comes in between', async () => {
    const turns = new TurnByTurn<string>();
    const seen: number[] = [];
    const take = (n: number) =>
      turns.take('key', async () => {
        seen.push(n);
        await nextTurn();
      });
    const first = take(1);
    const second = take(2);
    await first;
    await Promise.all([take(3), second, take(4)]);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('tells once everything that was taken in has ended, failed or not', async () => {
    const turns = new TurnByTurn<string>();
    const held = Promise.withResolvers<void>();
    const seen: string[] = [];
    void turns.take('one', () => held.promise);
    void turns.take('one', async () => seen.push('second'));
    turns.take('two', () => Promise.reject(new Error('failed'))).catch(() => seen.push('failed'));
    const ended = turns.ended().then(() => seen.push('ended'));
    await nextTurn();
    expect(seen).toEqual(['failed']);
    held.resolve();
    await ended;
    expect(seen).toEqual(['failed', 'second', 'ended']);
  });
});
