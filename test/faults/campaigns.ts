import type { Campaign } from './campaign.js';
import { breakStore } from './campaigns/break-store.js';
import { cutConnections } from './campaigns/cut-connections.js';
import { fillDisk } from './campaigns/fill-disk.js';
import { killAppender } from './campaigns/kill-appender.js';
import { killCluster } from './campaigns/kill-cluster.js';
import { killService } from './campaigns/kill-service.js';
import { lockLog } from './campaigns/lock-log.js';
import { redeliver } from './campaigns/redeliver.js';

/** A sort of fault, and how many are made where so many processes are killed in all. */
export interface PlannedCampaign {
  readonly campaign: Campaign;
  readonly faults: (kills: number) => number;
}

/** Half of them are processes of a cluster, half are API and projector in one. */
const half = (kills: number): number => Math.ceil(kills / 2);

/** What takes a second each. */
const inProportion = (kills: number): number => Math.ceil(kills / 20);

export const plannedCampaigns: readonly PlannedCampaign[] = [
  { campaign: killService, faults: half },
  { campaign: killAppender, faults: (kills) => Math.ceil(kills / 4) },
  { campaign: cutConnections, faults: (kills) => kills },
  { campaign: fillDisk, faults: inProportion },
  { campaign: lockLog, faults: inProportion },
  { campaign: breakStore, faults: (kills) => Math.ceil(kills / 4) },
  { campaign: redeliver, faults: (kills) => kills * 5 },
  { campaign: killCluster, faults: (kills) => kills - half(kills) },
];
