import type { Document } from '../../../kernel/projection.js';
import type { Instant, PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { NOT_RESTRICTED } from '../../../platform/http/restricted.js';
import type { FoldedView } from '../../../platform/http/view-query.js';
import { type Drawn, drawSample, SAMPLING_ALGORITHM } from './draw-sample.js';
import { POPULATIONS, type SampledRegister, type Shown } from './sampled-registers.js';
import type { Trail, Trailed } from './with-trail.js';

/** What is drawn, by whom it can be drawn again. */
export interface SampleQuestion {
  readonly register: SampledRegister;
  readonly seed: string;
  readonly size: number;
}

export interface SampledRecord extends Omit<Drawn, 'id'>, Omit<Shown, 'title'>, Trail {
  readonly recordId: string;
  readonly title: string | Sealed;
  /** Where the API tells all of it. */
  readonly address: string;
}

export interface AuditSample {
  readonly register: SampledRegister;
  /** What belongs to the population, in words. */
  readonly definition: string;
  readonly population: number;
  readonly size: number;
  readonly seed: string;
  readonly algorithm: typeof SAMPLING_ALGORITHM;
  /** What had been recorded by then. */
  readonly asAt: Instant;
  /** And of that, what had happened by then. */
  readonly effectiveAt?: PlainDate;
  /** Of the last event before the cut, in the log. */
  readonly position: string;
  readonly items: readonly SampledRecord[];
}

/**
 * Draws a sample from a register at a cut. It depends on nothing else: what is restricted belongs to no population,
 * whoever asks, so that everybody draws the same.
 */
export const sampleOf = async (
  { register, seed, size }: SampleQuestion,
  { collection, position, asAt, effectiveAt }: FoldedView<Trailed<Document>>,
): Promise<AuditSample> => {
  const { definition, filter, shown } = POPULATIONS[register];
  const records = await collection.matching({ $and: [filter, NOT_RESTRICTED] });
  const byId = new Map(records.map((record) => [record._id, record]));
  const drawn = drawSample([...byId.keys()], { seed, size });
  return {
    register,
    definition,
    population: byId.size,
    size,
    seed,
    algorithm: SAMPLING_ALGORITHM,
    asAt,
    ...(effectiveAt && { effectiveAt }),
    position: String(position),
    items: drawn.flatMap(({ id, rank, digest }) => {
      const record = byId.get(id);
      if (!record) return [];
      const address = `/v1/${register}/${id}`;
      return [{ rank, digest, recordId: id, ...shown(record), address, ...record.trail }];
    }),
  };
};
