import type {
  CellCounts,
  CellStatistics,
  HotspotRecipe,
  HotspotRefusal,
  HotspotResult,
} from '../domain/hotspot';
import type { HotspotUnits } from '../domain/hotspot-units';
import { failure, ok, type Result } from '../domain/result';
import { partOf, type TellShare, tellNobody } from '../domain/share-done';
import { shrunkenRates } from './empirical-bayes';
import { hotClusters } from './hot-clusters';
import type { Neighbours } from './neighbours';
import { type RoundedRates, roundedAmounts, roundedRates } from './rounded-rates';
import { unitStatistics } from './unit-statistics';

/** Fewer cells than this leave nothing to compare a neighbourhood of nine with. */
const FEWEST_CELLS = 30;
/** Zones and roads are what they are: below this no arrangement of them is rare. */
const FEWEST_UNITS = 8;
const FEW_EXPECTED = 5;

/** Statistics of every unit with exact p, discovery rate, bins and clusters; degenerate counts are refused by a code. */
export function findHotspots(
  units: HotspotUnits,
  cells: CellCounts,
  recipe: HotspotRecipe,
  tell: TellShare = tellNobody,
): Result<HotspotResult, HotspotRefusal> {
  const { counts } = cells;
  const regular = units.shape.kind === 'squares' || units.shape.kind === 'hexagons';
  if (counts.length < (regular ? FEWEST_CELLS : FEWEST_UNITS)) return failure('too_few_cells');
  if (cells.cases === 0) return failure('no_cases');
  const occupied = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (occupied === 1) return failure('one_place');
  const sizes = neighbourhoodSizes(units.neighbours);
  if (recipe.measure === 'value' && (cells.weighed?.sums.every((sum) => sum === 0) ?? false))
    return failure('no_weights');
  const { values, quantum, rounded } = testedValues(units, cells, recipe, 1 + sizes.most);
  if (values.every((value) => value === values[0]))
    return failure(recipe.measure === 'shrunken_rate' ? 'only_chance' : 'no_variance');
  tell(0.1);
  const statistics = unitStatistics(values, units.neighbours, recipe.method, partOf(tell, 0.1, 0.95));
  if (statistics === null) return failure('too_many_cases');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const casesPerUnit = cells.cases / counts.length;
  return ok({
    recipe,
    units,
    counts: cells,
    values,
    quantum,
    rounded,
    statistics,
    clusters: hotClusters(counts, clustered(statistics), statistics.z, units.neighbours, casesPerUnit),
    mean,
    fewExpected: casesPerUnit * (1 + sizes.mean) < FEW_EXPECTED,
    emptyCells: counts.length - occupied,
  });
}

function testedValues(
  { sizes }: HotspotUnits,
  { counts, weighed }: CellCounts,
  { measure }: HotspotRecipe,
  draws: number,
): RoundedRates {
  if (measure === 'rate') return roundedRates(counts, sizes, draws);
  if (measure === 'shrunken_rate') return roundedAmounts(shrunkenRates(counts, sizes), draws);
  if (measure === 'value' && weighed !== undefined) return roundedAmounts(weighed.sums, draws);
  return { values: counts, quantum: 1, rounded: false };
}

/** Gi* of the cells of a grid, whatever its shape. null where the counts are too large for an exact distribution. */
export function cellStatistics(counts: Uint32Array, neighbours: Neighbours): CellStatistics | null {
  return unitStatistics(counts, neighbours, 'gi_star');
}

/** High among low is an isolated place, no part of a hot area. */
function clustered({ bins, quadrants }: CellStatistics): Int8Array {
  return quadrants === null ? bins : bins.map((bin, unit) => (quadrants[unit] === 1 ? bin : 0));
}

function neighbourhoodSizes({ starts, ids }: Neighbours): { readonly most: number; readonly mean: number } {
  const n = starts.length - 1;
  let most = 0;
  for (let unit = 0; unit < n; unit++) most = Math.max(most, starts[unit + 1]! - starts[unit]!);
  return { most, mean: n === 0 ? 0 : ids.length / n };
}
