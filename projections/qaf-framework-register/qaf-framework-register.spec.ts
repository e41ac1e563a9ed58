import { describe, it } from '@jest/globals';
import type { FrameworkEvent } from '../../src/contexts/qaf/contract.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { adopted, boardId, frameworkId } from '../../test/support/qaf-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { qafFrameworkRegister } from './qaf-framework-register.js';

const event = recorderOf<FrameworkEvent>();
const { data: first } = adopted().event;
const { data: second } = adopted({ version: 2 }).event;
const { frameworkId: _, boardId: __, ...version } = first;

describe('framework register', () => {
  it('has every version with its requirements', () =>
    given(qafFrameworkRegister, [
      event('qaf-framework-adopted.v1', first),
      event('qaf-framework-adopted.v1', second, { provenance: { basis: 'illustrative' } }),
    ]).then(frameworkId, {
      frameworkId,
      boardId,
      versions: [
        { ...version, adopted: entryIn('subject-1', 0) },
        {
          ...version,
          version: 2,
          adopted: entryIn('subject-1', 1, { provenance: { basis: 'illustrative' } }),
        },
      ],
      revision: 1,
      bases: { ...NO_BASES, illustrative: 1 },
    }));

  it('makes no row where the beginning was cut away', () =>
    given(qafFrameworkRegister, [event('qaf-framework-adopted.v1', second)]).thenNothing(
      frameworkId,
    ));
});
