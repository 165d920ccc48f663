import type { ControlPoint, CoordinateSystemId } from '../../domain/place-reading';

/** Numbers in which a system writes places of China (or Taiwan); east and north ranges do not overlap. */
export interface PlaceRange {
  readonly east: readonly [low: number, high: number];
  readonly north: readonly [low: number, high: number];
}

/** Both directions work in place on east and north (degrees: longitude and latitude); NaN stays NaN. */
export interface PlaceConverter {
  toWgs84(easts: Float64Array, norths: Float64Array): void;
  fromWgs84(lngs: Float64Array, lats: Float64Array): void;
}

export interface CoordinateSystem {
  readonly id: CoordinateSystemId;
  readonly unit: 'degree' | 'metre';
  /** null where any numbers may be meant (a local grid). */
  readonly range: PlaceRange | null;
  /** Loads its library, if it has one. `controls` are for local grids; an unusable set of them is null. */
  open(controls?: readonly ControlPoint[]): Promise<PlaceConverter | null>;
}

export function inRange(range: PlaceRange, east: number, north: number): boolean {
  return east >= range.east[0] && east <= range.east[1] && north >= range.north[0] && north <= range.north[1];
}

/** China's bounds in degrees (domain facts §7.3). */
export const CHINA_DEGREES: PlaceRange = { east: [73, 136], north: [3, 54] };
