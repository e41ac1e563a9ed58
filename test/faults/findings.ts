/** What a checker holds against the log and the views, each in words; empty lists where all is well. */
export interface Findings {
  /** Requests that were told that they were done. */
  readonly acknowledged: number;
  /** Told as done and not in the log, or in the log once and not any more. */
  readonly lost: readonly string[];
  /** In the log more often than it was asked for. */
  readonly doubled: readonly string[];
  /** Views that are not what the log makes of them. */
  readonly drifted: readonly string[];
  /** In the log, and nobody sent it. */
  readonly unsent: readonly string[];
  /** Batches in the log that are not whole. */
  readonly torn: readonly string[];
  /** What clients were told, or the order in which things happened, and the log says otherwise. */
  readonly untrue: readonly string[];
}

export type Fault = Exclude<keyof Findings, 'acknowledged'>;

export const FAULTS: readonly Fault[] = ['lost', 'doubled', 'drifted', 'unsent', 'torn', 'untrue'];

export const hasNone = (findings: Findings): boolean =>
  FAULTS.every((fault) => findings[fault].length === 0);

/** Those of several rounds, as one. */
export const allOf = (rounds: readonly Findings[]): Findings => ({
  acknowledged: rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  lost: rounds.flatMap(({ lost }) => lost),
  doubled: rounds.flatMap(({ doubled }) => doubled),
  drifted: rounds.flatMap(({ drifted }) => drifted),
  unsent: rounds.flatMap(({ unsent }) => unsent),
  torn: rounds.flatMap(({ torn }) => torn),
  untrue: rounds.flatMap(({ untrue }) => untrue),
});
