import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSamePerson } from './actor.js';
import type { ActorId } from './ids.js';

interface Act {
  readonly id: ActorId;
  readonly onBehalfOf?: ActorId;
}

const act = (id: string, onBehalfOf?: string): Act => ({
  id: id as ActorId,
  ...(onBehalfOf !== undefined && { onBehalfOf: onBehalfOf as ActorId }),
});
const acts = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(undefined, 'a', 'b', 'c'))
  .map(([id, onBehalfOf]) => act(id, onBehalfOf));

describe('one person', () => {
  it.each<[string, Act, Act, boolean]>([
    ['does both', act('chair'), act('chair'), true],
    ['does one of two', act('chair'), act('deputy'), false],
    ['has the other done', act('secretary', 'chair'), act('chair'), true],
    ['has both done by two others', act('secretary', 'chair'), act('clerk', 'chair'), true],
    ['enters both for two others', act('secretary', 'chair'), act('secretary', 'deputy'), true],
    ['enters one, and has one done', act('secretary'), act('clerk', 'secretary'), true],
    ['is none of four', act('secretary', 'chair'), act('clerk', 'deputy'), false],
    ['is not made of two who speak for nobody', act('secretary'), act('clerk'), false],
  ])('%s', (_, one, other, same) => {
    expect(isSamePerson(one, other)).toBe(same);
  });

  it('is so whichever act is asked about first', () => {
    fc.assert(
      fc.property(acts, acts, (one, other) => {
        expect(isSamePerson(one, other)).toBe(isSamePerson(other, one));
        expect(isSamePerson(one, one)).toBe(true);
      }),
    );
  });
});
