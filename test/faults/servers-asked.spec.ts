import { describe, expect, it } from '@jest/globals';
import type { Answer, Asking } from './asked-service.js';
import { type Draws, drawsFrom } from './draws.js';
import { inTurn } from './in-turn.js';
import { OwnWrites } from './own-writes.js';
import { SentTwice } from './sent-twice.js';

const at = (url: string) => ({ url: () => Promise.resolve(url) });
const away = { url: () => new Promise<string>(() => undefined) };

const done = (revision: number, position: string): Answer => ({
  status: 200,
  body: { id: 'one', revision, position, events: [{ eventId: `event ${position}` }] },
});
const BEHIND: Answer = { status: 503, body: {} };

/** Gives one answer after the other; no more is asked of it. */
const answering = (...answers: readonly (Answer | Error)[]) => {
  const left = [...answers];
  const asked: Asking[] = [];
  const ask = async (asking: Asking): Promise<Answer> => {
    asked.push(asking);
    const answer = left.shift() ?? new Error('Nobody answers');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, ask };
};

const update: Asking = { method: 'POST', path: '/v1/actions/one/updates', as: 'owner' };

describe('several servers', () => {
  it('are asked in turn, and those alone that serve', async () => {
    const both = inTurn([at('first'), at('second')]);
    expect([await both(), await both(), await both()]).toEqual(['first', 'second', 'first']);
    const one = inTurn([away, at('second')]);
    expect([await one(), await one()]).toEqual(['second', 'second']);
  });
});

describe('a command that reached two servers', () => {
  const always: Draws = { ...drawsFrom('twice'), onceIn: () => true };

  it.each([
    { why: 'another event', other: done(3, '12') },
    { why: 'a refusal', other: { status: 409, body: { code: 'ACTION.CLOSED' } } },
  ])('is told of where one of them answered $why', async ({ other }) => {
    const twice = new SentTwice(answering(done(2, '11'), other), always);
    expect(await twice.ask(update)).toEqual(done(2, '11'));
    expect(twice.disagreements).toEqual([expect.stringContaining(update.path)]);
  });

  it.each([
    { why: 'both said the same', answers: [done(2, '11'), done(2, '11')] },
    { why: 'one could not tell', answers: [BEHIND, done(2, '11')] },
    { why: 'one was killed', answers: [new TypeError('fetch failed'), done(2, '11')] },
  ])('is well where $why', async ({ answers }) => {
    const twice = new SentTwice(answering(...answers), always);
    expect(await twice.ask(update)).toEqual(done(2, '11'));
    expect(twice.disagreements).toEqual([]);
  });

  it('is not known to be done where both were killed', async () => {
    const killed = new TypeError('fetch failed');
    const twice = new SentTwice(answering(killed, killed), always);
    await expect(twice.ask(update)).rejects.toThrow(killed);
  });
});

describe('a read of what was written a moment ago', () => {
  const readAfter = async (...answers: readonly Answer[]) => {
    const servers = answers.map((answer) => answering(answer));
    const writes = new OwnWrites(answering(done(2, '11')), servers);
    await writes.ask(update);
    await writes.requireEverywhere();
    return { writes, asked: servers.flatMap(({ asked }) => asked.map(({ path }) => path)) };
  };

  it('asks every server for the position that was told', async () => {
    const { writes, asked } = await readAfter(done(2, '11'), done(3, '14'));
    expect(asked).toEqual(['/v1/actions/one?after=11', '/v1/actions/one?after=11']);
    expect(writes).toMatchObject({ found: 2, stale: [] });
  });

  it.each([
    { why: 'an older state', answer: done(1, '9') },
    { why: 'that there is no such record', answer: { status: 404, body: {} } },
    { why: 'that the view is not there yet, when it is', answer: BEHIND },
  ])('is told of where a server answers $why', async ({ answer }) => {
    const { writes } = await readAfter(done(2, '11'), answer);
    expect(writes.found).toBe(1);
    expect(writes.stale).not.toEqual([]);
  });
});
