import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Rebuild } from '../../platform/read-store/view-report.js';
import { Failure } from '../terminal.js';
import { followRebuild } from './follow-rebuild.js';

const filling = (position: string): Rebuild => ({
  id: 'one',
  stage: 'filling',
  collection: 'body-register_v1_2',
  position,
  target: '200',
});
const DONE: Rebuild = { id: 'one', stage: 'done', position: '204' };

/** A terminal, or a file, and what was written to it. */
const written = (isTTY: boolean) => {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  const err = Object.assign(stream, isTTY && { isTTY, columns: 80 });
  return { terminal: { out: stream, err }, text: () => chunks.join('') };
};

const following = (seen: readonly (Rebuild | undefined)[], isTTY = false) => {
  const { terminal, text } = written(isTTY);
  const left = [...seen];
  const position = followRebuild('body-register', 'one', async () => left.shift(), terminal);
  return { position, text };
};

describe('a rebuild that is followed', () => {
  it('is a bar in a terminal, to its end', async () => {
    const { position, text } = following(
      [{ id: 'one', stage: 'asked' }, filling('50'), DONE],
      true,
    );
    expect(await position).toBe('204');
    expect(text()).toContain('body-register');
    expect(text()).toMatch(/200\/200 100%/);
  });

  it('says nothing in a file where it is soon over', async () => {
    const { position, text } = following([filling('0'), filling('150'), DONE]);
    expect(await position).toBe('204');
    expect(text()).toBe('');
  });

  it('that fails is told of in the words of the fault', async () => {
    const failure = { message: 'It cannot take that in' };
    const { position } = following([filling('0'), { id: 'one', stage: 'failed', failure }]);
    await expect(position).rejects.toThrow(/served as it was: It cannot take that in/);
  });

  it.each([
    ['nothing is known any more', undefined],
    ['another was asked for', { id: 'other', stage: 'asked' } as const],
  ])('of which %s ends', async (_, last) => {
    await expect(following([filling('0'), last]).position).rejects.toThrow(Failure);
  });
});
