import { expose } from 'comlink';
import { emergingHotspots } from '../analysis/emerging-hotspots';
import { findHotspots } from '../analysis/hotspot';
import type { EmergingRequest } from '../domain/emerging';
import type { TellShare } from '../domain/share-done';
import { findClusters } from '../jobs/find-clusters';
import { findNearRepeats } from '../jobs/find-near-repeats';
import { findRepeats } from '../jobs/find-repeats';
import { hotspotUnits } from '../jobs/hotspot-units';

const room = {
  hotspotUnits,
  findHotspots,
  findEmerging: ({ cube, neighbours, reference }: EmergingRequest, tell?: TellShare) =>
    emergingHotspots(cube, neighbours, reference, tell),
  findRepeats,
  findNearRepeats,
  findClusters,
};

export type HotspotWorker = typeof room;

expose(room);
