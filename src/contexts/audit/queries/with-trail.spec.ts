import { describe, it } from '@jest/globals';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { eventReferenceOf } from '../../../../projections/register-entry.js';
import { inOrder, recorded } from '../../../../test/support/recorded-event.js';
import { given } from '../../../../test/support/projection-given.js';
import type { DomainEvent, Recorded } from '../../../kernel/envelope.js';
import { projection } from '../../../kernel/projection.js';
import { withTrail } from './with-trail.js';

interface Named {
  readonly name: string;
}

/** A register that is renamed, ignores being told the same again, and can be removed. */
const names = projection<Named, DomainEvent>({
  name: 'names',
  version: 1,
  key: () => 'one',
  on: {
    'named.v1': (_, { data }) => data as Named,
    'told-again.v1': (row) => row,
    'removed.v1': () => null,
  },
});
const named = (name: string) => recorded('named.v1', { name });

const [first, second, third] = inOrder([named('a'), recorded('told-again.v1', {}), named('b')]) as [
  Recorded,
  Recorded,
  Recorded,
];

describe('a register with its trail', () => {
  it('tells the first and the last event that made each record, and how many there were', () =>
    given(withTrail(names), [first, second, third]).then('one', {
      name: 'b',
      trail: { events: 2, first: eventReferenceOf(first), last: eventReferenceOf(third) },
    }));

  it('holds what the register holds: nothing that was removed', () =>
    given(withTrail(names), [first, recorded('removed.v1', {})]).thenNothing('one'));

  it('begins anew with what begins anew', () => {
    const removed = recorded('removed.v1', {});
    const log = inOrder([first, removed, third]) as [Recorded, Recorded, Recorded];
    return given(withTrail(names), log).then('one', {
      name: 'b',
      trail: { events: 1, first: eventReferenceOf(log[2]), last: eventReferenceOf(log[2]) },
    });
  });

  it('is named apart from the register', () => {
    if (withTrail(agencyRegister).name === agencyRegister.name) throw new Error('The same name');
  });
});
