import type { Span } from '../domain/period';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, ok, type Result } from '../domain/result';
import { partOf, type TellShare, tellNobody } from '../domain/share-done';
import { type DensityRecipe, type DensityStudy, periodsIn, type StudyRefusal } from '../domain/study';
import type { ZoneSet } from '../domain/zone-set';
import { contourLines, quantileLevels, roundLevels } from './contour';
import { kernelDensity, suggestedBandwidth } from './kernel-density';
import { binInside, planePoints, type StudyPlane, studyPlane } from './study-plane';

export interface DensityRequest {
  readonly zoneSet: ZoneSet;
  readonly cases: PlacedCases;
  /** One a case, NaN without; null counts cases. */
  readonly weights: Float64Array | null;
  readonly span: Span;
  readonly recipe: DensityRecipe;
}

/** A cell this much smaller than the bandwidth keeps the sum over cells within 1 % of the one over points. */
const CELLS_PER_BANDWIDTH = 5;
/** Of the peak: rounding of the transform, not a density. */
const NOTHING = 1e-9;

/** Weight per km² and period over the union of the zones, edge-corrected, with contours. */
export function densityStudy(
  request: DensityRequest,
  tell: TellShare = tellNobody,
): Result<DensityStudy, StudyRefusal> {
  const { zoneSet, cases, weights, span, recipe } = request;
  if (zoneSet.zones.length === 0) return failure('no_zones');
  if (cases.rowIds.length === 0) return failure('no_cases');
  const plane = studyPlane(zoneSet, recipe.bandwidthMetres / CELLS_PER_BANDWIDTH);
  tell(0.2);
  const { xs, ys } = planePoints(plane, cases.lngs, cases.lats);
  const bins = binInside(plane, xs, ys, weights);
  if (bins.binned === 0) return failure(bins.weightless > 0 ? 'no_weights' : 'no_cases');
  const values = densityValues(
    plane,
    bins.weights,
    recipe,
    periodsIn(span, recipe.period),
    partOf(tell, 0.3, 0.8),
  );
  let peak = 0;
  let insideCells = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    insideCells++;
    if (value > peak) peak = value;
  }
  let emptyCells = 0;
  for (const value of values) if (value <= peak * NOTHING) emptyCells++;
  const levels = recipe.levels === 'round' ? roundLevels(peak) : quantileLevels(values);
  const { inside, ...frame } = plane;
  return ok({
    recipe,
    frame,
    values,
    peak,
    levels,
    contours: levels.flatMap((level) => contourLines(plane, values, level)),
    cases: bins.binned,
    edge: bins.edge,
    weightless: bins.weightless,
    total: bins.total,
    suggestedMetres: suggestedBandwidth(xs, ys),
    areaKm2: insideCells * (plane.cellMetres / 1000) ** 2,
    emptyShare: emptyCells / insideCells,
  });
}

/** NaN outside; `periods` may be a fraction. */
export function densityValues(
  plane: StudyPlane,
  weights: Float64Array,
  { kernel, bandwidthMetres }: Pick<DensityRecipe, 'kernel' | 'bandwidthMetres'>,
  periods: number,
  tell: TellShare = tellNobody,
): Float32Array {
  const options = { kernel, bandwidthMetres, inside: plane.inside };
  const density = kernelDensity(plane, weights, options, tell);
  return Float32Array.from(density, (value, cell) =>
    plane.inside[cell] === 1 ? value / periods : Number.NaN,
  );
}
