import type { Position } from '../../kernel/ids.js';
import type { Rebuild } from '../read-store/view-report.js';
import type { ViewStatus } from './observation.js';
import type { Verification } from './verify-view.js';

/** No projection of that name. Answered with 404. */
export class UnknownView extends Error {}

/** Another process keeps the views: it is the one to ask. Answered with 409. */
export class KeptElsewhere extends Error {}

/** The live views, as those see them who read them or care for them. */
export interface KeptViews {
  status(): Promise<readonly ViewStatus[]>;

  /**
   * Waits until what the views serve holds a position: to read one's own writes.
   * False when the time, in milliseconds, runs out before, and at once when a view has failed before it.
   * @throws UnknownView
   */
  waitFor(
    position: Position,
    views: readonly string[] | 'all',
    timeoutMs: number,
  ): Promise<boolean>;

  /**
   * Goes on with a failed view, after the fix, or asks whoever keeps it to. False where it had not failed.
   * @throws UnknownView
   */
  resume(view: string): Promise<boolean>;

  /**
   * Asks for a view to be folded anew beside the live one: whichever process keeps it does so, and says how far it is.
   * @returns what was asked for: what is under way already, where something is
   * @throws UnknownView
   */
  askRebuild(view: string): Promise<Rebuild>;

  /**
   * Compares what a view serves with a fresh fold of the log to the same position.
   * @throws UnknownView, ProjectionFailed, NotCanonical, KeptElsewhere
   */
  verify(view: string): Promise<Verification>;

  /** Ends what this process does for them. */
  stop(): Promise<void>;
}

/** Injection token of the live views. */
export const KEPT_VIEWS = Symbol('kept views');
