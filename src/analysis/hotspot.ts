import type { CellCounts, CellGrid, CellStatistics, HotspotRefusal, HotspotResult } from '../domain/hotspot';
import { failure, ok, type Result } from '../domain/result';
import { adjustedForDiscovery } from './false-discovery';
import { getisOrd } from './getis-ord';
import { hotClusters } from './hot-clusters';
import { cellNeighbours, type Neighbours } from './neighbours';
import { twoSidedNormalP } from './normal';
import { permutedSums } from './permuted-sums';

/** Fewer cells than this leave nothing to compare a neighbourhood of nine with. */
const FEWEST_CELLS = 30;
const FEW_EXPECTED = 5;
/** Below this a tail is rounding; 0.05 / MOST_CELLS is 100,000 times as much. */
const SMALLEST_P = 1e-12;
/** A cell and the eight around it. */
const NEIGHBOURHOOD = 9;

/** Gi* of every cell with exact p, discovery rate, bins and clusters; degenerate counts are refused by a code. */
export function findHotspots(grid: CellGrid, cells: CellCounts): Result<HotspotResult, HotspotRefusal> {
  const { counts } = cells;
  if (counts.length < FEWEST_CELLS) return failure('too_few_cells');
  if (cells.cases === 0) return failure('no_cases');
  const occupied = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (occupied === 1) return failure('one_place');
  if (counts.every((count) => count === counts[0])) return failure('no_variance');
  const neighbours = cellNeighbours(grid);
  const statistics = cellStatistics(counts, neighbours);
  if (statistics === null) return failure('too_many_cases');
  const mean = cells.cases / counts.length;
  return ok({
    grid,
    counts: cells,
    statistics,
    clusters: hotClusters(counts, statistics.bins, statistics.z, neighbours, mean),
    mean,
    fewExpected: mean * NEIGHBOURHOOD < FEW_EXPECTED,
    emptyCells: counts.length - occupied,
  });
}

/** null where the counts are too large for an exact distribution. At most 255 neighbours a place. */
export function cellStatistics(counts: Uint32Array, neighbours: Neighbours): CellStatistics | null {
  const n = counts.length;
  const { starts, ids } = neighbours;
  const sums = new Uint32Array(n);
  const neighbourCounts = new Uint8Array(n);
  let most = 0;
  for (let cell = 0; cell < n; cell++) {
    let sum = counts[cell]!;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) sum += counts[ids[at]!]!;
    sums[cell] = sum;
    neighbourCounts[cell] = starts[cell + 1]! - starts[cell]!;
    most = Math.max(most, neighbourCounts[cell]! + 1);
  }
  const distributions = permutedSums(counts, most);
  if (distributions === null) return null;
  const p = new Float64Array(n);
  const above = new Uint8Array(n);
  for (let cell = 0; cell < n; cell++) {
    const { upper } = distributions[neighbourCounts[cell]!]!;
    const atLeast = upper[sums[cell]!] ?? 0;
    const atMost = 1 - (upper[sums[cell]! + 1] ?? 0);
    // Twice the smaller tail: hot and cold are both looked for.
    p[cell] = Math.min(1, Math.max(SMALLEST_P, 2 * Math.min(atLeast, atMost)));
    above[cell] = atLeast < atMost ? 1 : 0;
  }
  const adjustedP = adjustedForDiscovery(p);
  const z = getisOrd(counts, neighbours, { star: true, weights: 'binary' });
  const bins = Int8Array.from(adjustedP, (rate, cell) =>
    above[cell] === 1 ? confidence(rate) : -confidence(rate),
  );
  return { neighbours: neighbourCounts, sums, z, normalP: z.map(twoSidedNormalP), p, adjustedP, bins };
}

function confidence(rate: number): number {
  if (rate <= 0.01) return 3;
  if (rate <= 0.05) return 2;
  return rate <= 0.1 ? 1 : 0;
}
