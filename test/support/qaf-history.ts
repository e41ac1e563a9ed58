import type { CycleEvent } from '../../src/contexts/qaf/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import {
  assessed,
  closed,
  disposed,
  findingClosed,
  moderated,
  noReturn,
  notRelevant,
  opened,
  raised,
  recommended,
  reported,
  tookPart,
} from './qaf-given.js';
import { instant } from '../../src/kernel/plain-date.js';
import { entryIn } from './entry-in.js';
import { recorded } from './recorded-event.js';

type Given = ReturnType<typeof opened>;

/** The facts as the log of one cycle gives them back, recorded by the secretariat. */
export const recordedCycle = (...facts: readonly Given[]): readonly Recorded<CycleEvent>[] =>
  facts.map(
    ({ event: { type, data }, circumstances: { on } }) =>
      recorded(type, data, {
        stream: 'cycle',
        recordedAt: '2022-01-05T09:00:00.000Z',
        ...(on && { effectiveAt: on }),
      }) as unknown as Recorded<CycleEvent>,
  );

/** A whole cycle: police assess and are moderated, prosecutors answer nothing; one finding, one recommendation. */
export const wholeCycle = recordedCycle(
  opened(),
  tookPart(),
  notRelevant(),
  assessed({ rating: 'partly-met' }, { on: '2021-10-11' }),
  assessed({}, { on: '2021-10-04' }),
  moderated({ rating: 'not-met', agreed: false }),
  noReturn(),
  raised(),
  recommended(),
  disposed(),
  reported(),
  findingClosed(),
  closed(),
);

/** What a row keeps of the fact at that place of the cycle. */
export const entryInCycle = (revision: number, effectiveAt: string) =>
  entryIn('cycle', revision, {
    effectiveAt,
    recordedAt: instant('2022-01-05T09:00:00.000Z'),
  });
