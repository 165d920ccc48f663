import { convexHull } from '../analysis/convex-hull';
import { densityClusters } from '../analysis/density-clusters';
import { onPlane } from '../analysis/distance-band';
import type { LngLat } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import { type TellShare, tellNobody } from '../domain/share-done';
import { interleaved } from './find-repeats';

export interface ClusterRequest {
  readonly reachMetres: number;
  readonly fewest: number;
}

export interface CaseCluster {
  readonly cases: number;
  /** Outline of its points, lng, lat interleaved, open; a point or a line where they have no area. */
  readonly ring: Float64Array;
  readonly rowIds: Uint32Array;
  /** One of its points, by which it is found again. */
  readonly anchor: LngLat;
}

export interface CaseClusters {
  readonly request: ClusterRequest;
  /** Most cases first. */
  readonly clusters: readonly CaseCluster[];
  readonly cases: number;
  /** Cases of no cluster. */
  readonly noise: number;
  readonly leftOut: PlacedCases['leftOut'];
}

/** Points that lie densely, by DBSCAN; the rows of each cluster and its outline. */
export function findClusters(
  { rowIds, lngs, lats, leftOut }: PlacedCases,
  request: ClusterRequest,
  tell: TellShare = tellNobody,
): CaseClusters {
  const { xs, ys } = onPlane(interleaved(lngs, lats));
  const labels = densityClusters(xs, ys, request, tell);
  const members: number[][] = [];
  let noise = 0;
  labels.forEach((label, i) => {
    if (label < 0) noise++;
    else {
      members[label] ??= [];
      members[label].push(i);
    }
  });
  const clusters = members.map((list): CaseCluster => {
    const corners = convexHull(
      list.map((i) => xs[i]!),
      list.map((i) => ys[i]!),
    ).map((at) => list[at]!);
    return {
      cases: list.length,
      ring: Float64Array.from(corners.flatMap((i) => [lngs[i]!, lats[i]!])),
      rowIds: Uint32Array.from(list, (i) => rowIds[i]!),
      anchor: [lngs[list[0]!]!, lats[list[0]!]!],
    };
  });
  clusters.sort((a, b) => b.cases - a.cases || a.rowIds[0]! - b.rowIds[0]!);
  return { request, clusters, cases: rowIds.length, noise, leftOut };
}
