import { describe, expect, it } from '@jest/globals';
import { recorded } from '../../test/support/recorded-event.js';
import { sealedText } from '../../test/support/decider-given.js';
import { createEventRegistry, EventDoesNotFitSchema } from './event-registry.js';

const { metadata } = recorded('note-taken.v1', {});
const checked = (changes: object) => () => {
  createEventRegistry([]).checkMetadata('note-taken.v1', { ...metadata, ...changes });
};

describe('what stands beside a fact', () => {
  it.each<[string, object]>([
    ['nothing more than it must', {}],
    ['why, sealed', { reason: sealedText('why') }],
    ['what was relied on', { reliesOn: [{ stream: 'body-1', revision: 3 }] }],
    ['where it comes from', { provenance: { basis: 'stated', source: 'S4:358' } }],
    ['for whom it was entered', { actor: { ...metadata.actor, onBehalfOf: 'cs-chair' } }],
    ['no fingerprint, where no command led to it', { fingerprint: '' }],
  ])('may be %s', (_, changes) => {
    expect(checked(changes)).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['why, in the clear', { reason: 'He was ill' }, /\/reason/],
    ['a person by name', { actor: { ...metadata.actor, id: 'Jo Bloggs' } }, /\/actor\/id/],
    ['an address', { actor: { ...metadata.actor, onBehalfOf: 'jo@x.example' } }, /onBehalfOf/],
    ['a capacity that there is not', { actor: { id: 'a', capacity: 'owner' } }, /capacity/],
    ['a day that there is not', { effectiveAt: '2021-02-30' }, /\/effectiveAt/],
    ['a moment without its milliseconds', { recordedAt: '2021-02-03T10:00:00Z' }, /\/recordedAt/],
    ['a short salt', { salt: 'AAAA' }, /\/salt/],
    ['something that nobody knows', { note: 'text' }, /additional properties/i],
    ['no command', { commandId: undefined }, /commandId/],
  ])('is never %s', (_, changes, fault) => {
    expect(checked(changes)).toThrow(EventDoesNotFitSchema);
    expect(checked(changes)).toThrow(fault);
  });
});
