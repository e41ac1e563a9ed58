import type { Row } from '../../../../../../projections/register-entry.js';
import type { Basis } from '../../../../../kernel/envelope.js';
import type { Uuid } from '../../../../../kernel/ids.js';
import type { Instant, PlainDate } from '../../../../../kernel/plain-date.js';
import type { PackBasis } from '../pack-basis.js';
import type { Registers } from '../../registers.js';

/** Where a position stands in the log. */
export interface PositionInLog {
  readonly review: string;
  readonly positionDate: PlainDate;
  /** Of the freeze in the log, as a decimal string: the position is all before it. */
  readonly position: string;
  readonly frozenAt: Instant;
}

/** Annex C: where in the log, and on which day, this position stands; and how far sources carry it. */
export interface Method {
  readonly ledgerId: Uuid;
  readonly position: PositionInLog;
  readonly last?: PositionInLog;
  /**
   * Facts recorded before the freeze that happened after the position date: they belong to the next review. Those of
   * the review itself (returns, freeze) are part of this document and not among them.
   */
  readonly notYet: number;
  /** Facts of the position that name what they rest on, by how far it carries them. */
  readonly facts: Readonly<Record<Basis, number>>;
}

/** Every register of format 1, and those of the assessment; one that counts elsewhere adds nothing here. */
const COUNTED = [
  'agencies',
  'bodies',
  'duties',
  'meetings',
  'decisions',
  'priorities',
  'plans',
  'actions',
  'measures',
  'reviews',
  'frameworks',
  'cycles',
] as const satisfies readonly (keyof Registers)[];

/** Of homicide reviews those of this part: how much was recorded of the others is told there. */
const factsIn = ({ registers, homicideReviews }: PackBasis['position']): Method['facts'] => {
  const rows: readonly Row[] = [
    ...COUNTED.flatMap((register): readonly Row[] => registers[register]),
    ...homicideReviews,
  ];
  const count = (basis: Basis): number => rows.reduce((sum, { bases }) => sum + bases[basis], 0);
  return {
    stated: count('stated'),
    reconstructed: count('reconstructed'),
    illustrative: count('illustrative'),
  };
};

const inLog = ({ review }: PackBasis['position']): PositionInLog => ({
  review: review.title,
  positionDate: review.freeze.positionDate,
  position: review.freeze.position,
  frozenAt: review.freeze.recordedAt,
});

export const composeMethod = ({ ledger, position, last, notYet }: PackBasis): Method => ({
  ledgerId: ledger.ledgerId,
  position: inLog(position),
  ...(last && { last: inLog(last) }),
  notYet,
  facts: factsIn(position),
});
