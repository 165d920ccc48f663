import { type TellShare, tellNobody } from '../domain/share-done';
import { forPointsWithin, pointBuckets } from './point-buckets';

export interface ClusterRule {
  /** Metres; the edge belongs to it. */
  readonly reachMetres: number;
  /** Points within reach, itself included, that make a point a core. */
  readonly fewest: number;
}

export const NOISE = -1;

/** Points between two words of how far it is. */
const TOLD_EVERY = 20_000;

/**
 * DBSCAN (Ester, Kriegel, Sander and Xu 1996): the cluster of each point, NOISE for none. Clusters are numbered by
 * their first core point; a border point belongs to the first cluster that reaches it, as in scikit-learn.
 */
export function densityClusters(
  xs: Float64Array,
  ys: Float64Array,
  { reachMetres, fewest }: ClusterRule,
  tell: TellShare = tellNobody,
): Int32Array {
  const n = xs.length;
  const buckets = pointBuckets(xs, ys, reachMetres);
  const near = (point: number, found: (other: number) => void) =>
    forPointsWithin(buckets, xs, ys, xs[point]!, ys[point]!, reachMetres, found);
  const core = new Uint8Array(n);
  for (let point = 0; point < n; point++) {
    if (point % TOLD_EVERY === 0) tell((0.6 * point) / n);
    let reached = 0;
    near(point, () => {
      reached++;
    });
    if (reached >= fewest) core[point] = 1;
  }
  const clusters = new Int32Array(n).fill(NOISE);
  let next = 0;
  for (let first = 0; first < n; first++) {
    if (first % TOLD_EVERY === 0) tell(0.6 + (0.4 * first) / n);
    if (core[first] === 0 || clusters[first] !== NOISE) continue;
    const cluster = next++;
    const waiting = [first];
    clusters[first] = cluster;
    for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
      near(point, (other) => {
        if (clusters[other] !== NOISE) return;
        clusters[other] = cluster;
        if (core[other] === 1) waiting.push(other);
      });
    }
  }
  return clusters;
}
