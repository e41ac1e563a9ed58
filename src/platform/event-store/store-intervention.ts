import type { StreamName } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';

/** What somebody with rights on the server did to a stream of ours: we never do any of it. */
export const INTERVENTION_KINDS = [
  /** For ever: it cannot be read, and a scavenge takes its events away. */
  'stream-deleted',
  /** All its events are hidden, and a scavenge takes them away. */
  'stream-hidden',
  /** The earlier of its events are hidden, or will be, by number or age. */
  'stream-limited',
  /** Who may read it or write to it. */
  'access-changed',
  /** Something else about the stream was written down or lifted. */
  'metadata-changed',
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** Noticed in the server's own log: the same for whoever follows it, whenever they do. */
export interface StoreIntervention {
  readonly kind: InterventionKind;
  readonly stream: StreamName;
  /** Of the server's own event that tells of it: decimal, and no position of ours. */
  readonly serverPosition: string;
  /** By the server's clock. */
  readonly at: Instant;
}
