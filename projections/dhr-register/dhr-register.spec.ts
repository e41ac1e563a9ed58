import { describe, expect, it } from '@jest/globals';
import { sealedText } from '../../test/support/decider-given.js';
import {
  addressed,
  answered,
  asCsp,
  asPoliceChief,
  dhrId,
  evidenceGiven,
  ids,
  ofAction,
  police,
  opened,
  withAction,
} from '../../test/support/dhr-given.js';
import { given } from '../../test/support/projection-given.js';
import { recorded } from '../../test/support/recorded-event.js';
import { dhrRegister, type DhrRow } from './dhr-register.js';

/** The facts of a decider's sentences, as a log has them. */
const logged = (facts: readonly (typeof opened)[]) =>
  facts.map(({ event, circumstances }) =>
    recorded(event.type, event.data, {
      stream: `dhr-${dhrId}`,
      effectiveAt: circumstances.on ?? '2021-06-15',
      recordedAt: '2021-12-01T12:00:00Z',
    }),
  );

const matching = (document: object): DhrRow => expect.objectContaining(document) as never;

describe('the register of homicide reviews', () => {
  it('has a review with all that follows from it, restricted until it is published', () => {
    const published = recorded(
      'dhr-published.v1',
      { ...ids, marking: 'public', qualityAssuredOn: '2021-05-01' },
      { stream: `dhr-${dhrId}` },
    );
    const withdrawn = recorded(
      'dhr-publication-withdrawn.v1',
      { ...ids, because: sealedText('why') },
      { stream: `dhr-${dhrId}` },
    );
    const log = logged([opened]);
    return Promise.all([
      given(dhrRegister, log).then(dhrId, matching({ marking: 'restricted', revision: 0 })),
      given(dhrRegister, [...log, published]).then(dhrId, matching({ marking: 'public' })),
      given(dhrRegister, [...log, published, withdrawn]).then(
        dhrId,
        matching({ marking: 'restricted', revision: 2 }),
      ),
    ]);
  });

  it('derives the day on which an action was agreed, addressed and signed off', () => {
    const log = logged([
      ...withAction,
      evidenceGiven(),
      addressed(),
      ...(['plan', 'completion'] as const).flatMap((matter) => [
        answered(matter, { kind: 'agency', id: police }, { ...asPoliceChief, on: '2021-06-01' }),
        answered(matter, { kind: 'body', id: ids.cspId }, { ...asCsp, on: '2021-06-02' }),
      ]),
    ]);
    const action = expect.objectContaining({
      addressedOn: '2021-05-04',
      agreedOn: '2021-06-02',
      signedOffOn: '2021-06-02',
    });
    const recommendations = [expect.objectContaining({ actions: [action] })];
    return given(dhrRegister, log).then(dhrId, matching({ recommendations }));
  });

  it('has nothing of a review whose opening was cut away', () => {
    const late = recorded('dhr-action-addressed.v1', { ...ofAction }, { stream: `dhr-${dhrId}` });
    return given(dhrRegister, [late]).thenNothing(dhrId);
  });
});
