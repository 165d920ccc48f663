import type { CasePoints, DensityGrid, DensitySurface, PointSurvey } from '../domain/case-points';
import type { RoadPieces } from '../domain/hotspot-units';
import type { Extent, PlaceColumns } from '../domain/place';
import type { ZoneSet } from '../domain/zone-set';

/** The mathematics of places that the index is given by whoever builds it; the functions are those of analysis/. */
export interface Spatial {
  surveyPoints(points: CasePoints, addressHashes: Uint32Array | null): PointSurvey;
  placeCases(
    points: CasePoints,
    survey: PointSurvey,
    zoneSet: ZoneSet | null,
    /** The robust extent where absent. */
    bounds?: Extent | null,
  ): PlaceColumns;
  densityGrid(extent: Extent, bandwidthMetres: number, cases: number): DensityGrid;
  /** Where each point lies on the grid, in a word of 32 bits; written into `codes` where given. */
  pointCodes(grid: DensityGrid, lngs: Float64Array, lats: Float64Array, codes?: Uint32Array): Uint32Array;
  /**
   * Adds `sign` cases at the codes of rows[from … to − 1] (null: the positions are rows); exact, so that a case can be
   * taken out again.
   */
  binPoints(
    grid: DensityGrid,
    weights: Int32Array,
    codes: Uint32Array,
    rows: Uint32Array | null,
    from: number,
    to: number,
    sign: 1 | -1,
  ): void;
  smooth(grid: DensityGrid, weights: Int32Array): DensitySurface;
  /** The nearest piece of each point within reach, -1 for none. */
  snapToRoads(
    pieces: Pick<RoadPieces, 'coordinates' | 'starts'>,
    reachMetres: number,
    lngs: Float64Array,
    lats: Float64Array,
  ): Int32Array;
  /** The polygon that holds each point, NO_ZONE for none; the first where they overlap. */
  locatePoints(
    polygons: Pick<ZoneSet, 'extent' | 'geometry'>,
    lngs: Float64Array,
    lats: Float64Array,
  ): Uint32Array;
}
