import type { ZoneSet } from './zone-set';

/**
 * How the two numbers of a case become degrees on WGS 84 (CGCS2000 differs from it by less than a metre). Part of
 * the recipe: the same bytes and the same reading give the same points.
 */
const MERIDIANS = [
  75, 78, 81, 84, 87, 90, 93, 96, 99, 102, 105, 108, 111, 114, 117, 120, 123, 126, 129, 132, 135,
] as const;
/** Central meridians of the 3° zones 25–45 that cover China. */
export const GAUSS_KRUEGER_MERIDIANS: readonly number[] = MERIDIANS;

export type GaussKruegerId = `gauss-krueger-${(typeof MERIDIANS)[number]}`;
export const GAUSS_KRUEGER_IDS: readonly GaussKruegerId[] = MERIDIANS.map(
  (meridian): GaussKruegerId => `gauss-krueger-${meridian}`,
);

const OTHER_IDS = [
  'wgs84',
  'gcj02',
  'bd09',
  'bd09-mercator',
  'web-mercator',
  'gauss-krueger-zone',
  'twd97-tm2',
  'local-grid',
] as const;
export type CoordinateSystemId = (typeof OTHER_IDS)[number] | GaussKruegerId;
export const COORDINATE_SYSTEM_IDS: readonly CoordinateSystemId[] = [...OTHER_IDS, ...GAUSS_KRUEGER_IDS];

/** Central meridian of a Gauss-Krüger system whose eastings carry no zone number; null for every other system. */
export function meridianOf(system: CoordinateSystemId): number | null {
  const found = /^gauss-krueger-(\d+)$/.exec(system);
  return found === null ? null : Number(found[1]);
}

/** EPSG code of CGCS2000 / 3-degree Gauss-Krüger CM …E: 4534 for 75°, one more each 3°. */
export function gaussKruegerEpsg(meridian: number): number {
  return 4534 + (meridian - 75) / 3;
}

/**
 * - `none`: the columns are east and north as mapped
 * - `all`: they hold each other's numbers in every row (surveyors call north X)
 * - `rows`: in some rows; each row is put right by which order lies in China
 */
export const SWAPS = ['none', 'all', 'rows'] as const;
export type Swap = (typeof SWAPS)[number];

/** One place known in both: numbers of the file (east, north) and degrees. */
export interface ControlPoint {
  readonly x: number;
  readonly y: number;
  readonly lng: number;
  readonly lat: number;
}

export interface PlaceReading {
  readonly system: CoordinateSystemId;
  readonly swap: Swap;
  /** For `local-grid` alone: two give a similarity, three and more an affine fit. */
  readonly controls?: readonly ControlPoint[] | undefined;
}

export const PLAIN_DEGREES: PlaceReading = { system: 'wgs84', swap: 'none' };

/** Are the degrees other numbers than those of the file? Then the original pair is kept beside them. */
export function convertsPlaces(reading: PlaceReading | undefined): boolean {
  return reading !== undefined && reading.system !== 'wgs84';
}

/** What reading the places of a file did, for its report. */
export interface PlaceReadingReport {
  readonly reading: PlaceReading;
  /** Rows whose two numbers changed places. */
  readonly swappedRows: number;
  /** Rows with two numbers that give no place on earth. */
  readonly impossibleRows: number;
}

/** Why a system is proposed or not. Codes are the translation keys `place-evidence.<code>`. */
export type PlaceEvidence =
  | { readonly code: 'stated'; readonly name: string }
  | { readonly code: 'range'; readonly fits: number; readonly of: number }
  | { readonly code: 'header'; readonly header: string }
  | { readonly code: 'inside'; readonly inside: number; readonly of: number }
  | { readonly code: 'names'; readonly equal: number; readonly of: number }
  | { readonly code: 'roads'; readonly metres: number; readonly of: number };

export interface PlaceCandidate {
  readonly reading: PlaceReading;
  readonly evidence: readonly PlaceEvidence[];
}

/** Translation keys `place-verdict.<code>`. */
export type PlaceVerdict =
  /** One system alone explains the numbers. */
  | 'clear'
  /** Several fit the numbers; boundaries, names or roads tell which. */
  | 'by-landmarks'
  /** The file itself says which. */
  | 'stated'
  /** Several fit and nothing tells: the user must. */
  | 'ask'
  /** No system that is known here fits: a local grid, or no coordinates. */
  | 'none';

export interface PlaceProposal {
  readonly verdict: PlaceVerdict;
  /** The best first. Empty with the verdict `none`. */
  readonly candidates: readonly PlaceCandidate[];
  /** Rows of the sample with two numbers, in the order of the columns, changed about, or in neither in range. */
  readonly order: { readonly asMapped: number; readonly swapped: number; readonly neither: number };
  /** The two numbers as the file has them; NaN where one is missing. */
  readonly sample: { readonly xs: Float64Array; readonly ys: Float64Array };
  /** A system the file states that cannot be converted here (Beijing 54, Xi'an 80 …), or null. */
  readonly unsupported: string | null;
}

/** What is known of the city beside the file. */
export interface Landmarks {
  readonly zoneSet: ZoneSet | null;
  /** Road segments, four numbers each: lng, lat, lng, lat. */
  readonly roads: Float64Array;
}

/** A sample of the file as one reading puts it on the map; residuals of a local grid's control points in metres. */
export interface PlacePreview {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  readonly swappedRows: number;
  readonly residuals: readonly number[];
}
