import type { Findings } from './findings.js';

/** How a campaign is run. */
export interface CampaignOptions {
  /** An empty folder of its own. */
  readonly folder: string;
  readonly seed: string;
  /** How many faults to make. */
  readonly faults: number;
}

export interface CampaignResult extends Findings {
  /** How many were made. */
  readonly faults: number;
}

/** One sort of fault, made again and again while clients are at work; then everything is checked. */
export interface Campaign {
  readonly name: string;
  /** What it does, for whoever reads the table. */
  readonly title: string;
  /** Why it cannot run here; undefined where it can. */
  readonly skippedBecause?: () => Promise<string | undefined>;
  run(options: CampaignOptions): Promise<CampaignResult>;
}
