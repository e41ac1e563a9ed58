import type { Actor } from '../../kernel/actor.js';
import { type Instant, londonDate, type PlainDate } from '../../kernel/plain-date.js';
import type { Reading, Refusal, RestrictedReadEvent } from './events.js';

interface Asked {
  readonly actor: Actor;
  /** Before the answer left. */
  readonly askedAt: Instant;
}

/** One reading, or one refusal, as it waits for the log: with whoever asked. */
export type SpooledReading = Asked &
  (
    | { readonly outcome: 'read'; readonly asked: Omit<Reading, 'askedAt'> }
    | { readonly outcome: 'refused'; readonly asked: Omit<Refusal, 'askedAt'> }
  );

type Several = readonly [SpooledReading, ...SpooledReading[]];

const factOf = (several: Several): RestrictedReadEvent => {
  const readings = several.flatMap(({ outcome, askedAt, asked }) =>
    outcome === 'read' ? { askedAt, ...asked } : [],
  );
  const refusals = several.flatMap(({ outcome, askedAt, asked }) =>
    outcome === 'refused' ? { askedAt, ...asked } : [],
  );
  return readings.length > 0
    ? { type: 'restricted-records-read.v3', data: { readings } }
    : { type: 'restricted-read-refused.v3', data: { refusals } };
};

/** How readings become events: those of one person, in one capacity, on one day, stand together. */
export const readingsGathered = {
  keyOf: ({ outcome, actor: { id, capacity, organisation }, askedAt }: SpooledReading) =>
    `${outcome} ${londonDate(askedAt)} ${id} ${capacity} ${organisation ?? ''}`,
  eventOf: (
    several: Several,
  ): RestrictedReadEvent & { readonly actor: Actor; readonly effectiveAt: PlainDate } => {
    const [{ actor, askedAt }] = several;
    return { ...factOf(several), actor, effectiveAt: londonDate(askedAt) };
  },
} as const;
