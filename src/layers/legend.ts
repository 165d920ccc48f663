import type { ZoneArea } from '../domain/plan-areas';
import type { ZoneMeasure } from '../domain/view';
import type { ZoneSet } from '../domain/zone-set';
import { ceilNicely, classLimits, classOf } from './breaks';
import { rampColours } from './colour-scales';
import type { Theme } from './theme';

/** A legend as data; titles and units are translation keys `map.legend.<title>` and `map.unit.<unit>`. */
export type Legend = GradientLegend | SwatchLegend;
export type LegendTitle =
  | 'density'
  | 'zones_count'
  | 'zones_per_km2'
  | 'plan_zone_count'
  | 'plan_zone_per_km2'
  | 'chief_count'
  | 'chief_per_km2'
  | 'classes'
  | 'hotspots'
  | 'local_moran'
  | 'emerging'
  | 'repeats'
  | 'reference'
  | 'study_density'
  | 'study_change'
  | 'study_difference';
export type LegendUnit = 'cases_per_km2' | 'cases';

export interface GradientLegend {
  readonly kind: 'gradient';
  readonly title: LegendTitle;
  readonly unit: LegendUnit;
  /** From `minimum` to `maximum`, evenly spaced. */
  readonly colours: readonly string[];
  readonly minimum: number;
  /** Value at half of the length: colours go by the square root, so it is a quarter of the maximum. */
  readonly middle: number;
  readonly maximum: number;
}

export interface SwatchLegend {
  readonly kind: 'swatches';
  readonly title: LegendTitle;
  readonly unit: LegendUnit | null;
  /** 0..1, as on the map. */
  readonly opacity: number;
  /** In the reader's language: what the classes are of, with unit and period. */
  readonly caption?: string;
  readonly entries: readonly SwatchEntry[];
}

/** `from` ≤ value < `to`; null is open. A named entry has its text in `name`. */
export interface SwatchEntry {
  readonly colour: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly name: string | null;
}

/** Enough for the base map to show through. */
export const ZONE_FILL_OPACITY = 0.68;

/** The top of the heat's colours for a peak in cases per km²: fix it while a gesture or a playback runs. */
export function densityDomain(peak: number): number {
  return ceilNicely(peak);
}

/** Value of each zone in the measure's unit. `counts` may have one entry more (cases in no zone). */
export function zoneValues(zoneSet: ZoneSet, counts: Uint32Array, measure: ZoneMeasure): Float64Array {
  return Float64Array.from(zoneSet.zones, (zone, i) => {
    const count = counts[i] ?? 0;
    if (measure === 'count') return count;
    return zone.areaKm2 > 0 ? count / zone.areaKm2 : 0;
  });
}

/** Class limits for the choropleth: fix them while a gesture or a playback runs. */
export function zoneLimits(zoneSet: ZoneSet, counts: Uint32Array, measure: ZoneMeasure): readonly number[] {
  return classLimits(zoneValues(zoneSet, counts, measure));
}

/** Colour class of each zone for the given limits; -1 has no colour. */
export function zoneClasses(values: Float64Array, limits: readonly number[]): Int8Array {
  return Int8Array.from(values, (value) => classOf(value, limits));
}

/** One colour per class; a single class takes the middle of the ramp. */
export function zoneColours(limits: readonly number[], theme: Theme): readonly string[] {
  return limits.length === 0
    ? [rampColours('zones', theme, 3)[1]!]
    : rampColours('zones', theme, limits.length + 1);
}

export function heatLegend(domainMax: number, theme: Theme): GradientLegend {
  return {
    kind: 'gradient',
    title: 'density',
    unit: 'cases_per_km2',
    colours: rampColours('heat', theme, 9),
    minimum: 0,
    middle: domainMax / 4,
    maximum: domainMax,
  };
}

export function zonesLegend(
  measure: ZoneMeasure,
  limits: readonly number[],
  theme: Theme,
  area: ZoneArea = 'zone',
): SwatchLegend {
  return {
    kind: 'swatches',
    title: `${area === 'zone' ? 'zones' : area}_${measure}`,
    unit: measure === 'count' ? 'cases' : 'cases_per_km2',
    opacity: ZONE_FILL_OPACITY,
    entries: zoneColours(limits, theme).map((colour, i) => ({
      colour,
      from: limits[i - 1] ?? null,
      to: limits[i] ?? null,
      name: null,
    })),
  };
}
