import type { HotCluster } from '../domain/hotspot';
import type { Neighbours } from './neighbours';

/** Hot at 95 % or more. */
const CALLED = 2;

/** Connected hot cells, the cluster with the most cases above expectation first. `mean`: cases of an average cell. */
export function hotClusters(
  counts: Uint32Array,
  bins: Int8Array,
  z: Float64Array,
  neighbours: Neighbours,
  mean: number,
): readonly HotCluster[] {
  const seen = new Uint8Array(bins.length);
  const clusters: HotCluster[] = [];
  for (let first = 0; first < bins.length; first++) {
    if (bins[first]! < CALLED || seen[first] === 1) continue;
    clusters.push(grow(first));
  }
  return clusters.sort((a, b) => b.cases - b.expected - (a.cases - a.expected));

  function grow(first: number): HotCluster {
    const waiting = [first];
    seen[first] = 1;
    const units: number[] = [];
    let cases = 0;
    let bin = 0;
    let peakCell = first;
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      units.push(cell);
      cases += counts[cell]!;
      bin = Math.max(bin, bins[cell]!);
      if (z[cell]! > z[peakCell]!) peakCell = cell;
      for (let at = neighbours.starts[cell]!; at < neighbours.starts[cell + 1]!; at++) {
        const other = neighbours.ids[at]!;
        if (bins[other]! < CALLED || seen[other] === 1) continue;
        seen[other] = 1;
        waiting.push(other);
      }
    }
    const cells = units.length;
    return { cells, units: Uint32Array.from(units).sort(), cases, expected: cells * mean, peakCell, bin };
  }
}
