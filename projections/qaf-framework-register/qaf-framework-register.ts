import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { FrameworkEvent, FrameworkId } from '../../src/contexts/qaf/contract.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

type Adopted = Extract<FrameworkEvent, { type: 'qaf-framework-adopted.v1' }>['data'];

/** A version of the framework: what it asks, and what became of the requirements of the version before. */
export interface AdoptedVersion extends Omit<Adopted, 'frameworkId' | 'boardId'> {
  readonly adopted: Entry;
}

/** By what a Board has compliance with the Victims' Code measured. */
export interface FrameworkRow extends Row {
  readonly frameworkId: FrameworkId;
  readonly boardId: BodyId;
  /** The earliest first. */
  readonly versions: readonly AdoptedVersion[];
}

export const qafFrameworkRegister = projection<FrameworkRow, FrameworkEvent>({
  name: 'qaf-framework-register',
  version: 1,
  key: ({ data }) => data.frameworkId,
  on: {
    'qaf-framework-adopted.v1': (row, event) => {
      const { frameworkId, boardId, ...version } = event.data;
      const adopted = { ...version, adopted: entryOf(event) };
      if (row) return amend(row, event, ({ versions }) => ({ versions: [...versions, adopted] }));
      // A later version alone would say that everything in it came from nowhere.
      return version.version === 1
        ? { frameworkId, boardId, versions: [adopted], ...begun(event) }
        : null;
    },
  },
  indexes: [['boardId']],
});
