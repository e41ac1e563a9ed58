import type { Position } from '../../kernel/ids.js';
import type { Rebuild, ViewFailure, ViewState } from '../read-store/view-report.js';
import { ProjectionFailed } from './projection-failed.js';

/** What the runner tells whoever measures or logs it. */
export type Observation =
  | {
      readonly kind: 'batch-applied';
      readonly view: string;
      readonly events: number;
      readonly documents: number;
      readonly position: Position;
      readonly seconds: number;
    }
  | { readonly kind: 'live'; readonly view: string; readonly position: Position }
  | { readonly kind: 'failed'; readonly view: string; readonly failure: ProjectionFailed }
  | { readonly kind: 'interrupted'; readonly view: string; readonly error: unknown };

export type Observer = (observation: Observation) => void;

export const failureOf = (error: unknown): ViewFailure => ({
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof ProjectionFailed && {
    event: { id: error.eventId, type: error.type, position: error.position },
  }),
});

/** How one view stands, and the last rebuild that was asked for. */
export type ViewStatus = ViewState & {
  readonly name: string;
  readonly version: number;
  /** Of the last event taken in, as a decimal string. */
  readonly position: string;
  /** How far behind the log's last event, in positions: in events, where a store numbers them one by one. */
  readonly lag: number;
  readonly rebuild?: Rebuild;
};
