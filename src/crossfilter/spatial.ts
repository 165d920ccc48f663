import type { CasePoints, DensityGrid, DensitySurface, PointSurvey } from '../domain/case-points';
import type { Extent, PlaceColumns } from '../domain/place';
import type { ZoneSet } from '../domain/zone-set';

/** The mathematics of places that the index is given by whoever builds it; the functions are those of analysis/. */
export interface Spatial {
  surveyPoints(points: CasePoints, addressHashes: Uint32Array | null): PointSurvey;
  placeCases(points: CasePoints, survey: PointSurvey, zoneSet: ZoneSet | null): PlaceColumns;
  densityGrid(extent: Extent, bandwidthMetres: number): DensityGrid;
  /** Adds `sign` cases at the points of `rows`; exact, so that a case can be taken out again. */
  binPoints(
    grid: DensityGrid,
    weights: Float64Array,
    lngs: Float64Array,
    lats: Float64Array,
    rows: Uint32Array,
    sign: 1 | -1,
  ): number;
  smooth(grid: DensityGrid, weights: Float64Array): DensitySurface;
}
