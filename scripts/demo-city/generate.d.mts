/** What tests and benchmarks need to know of the generator; the rest of it is untyped. */
export interface CityOptions {
  readonly seed?: number;
  readonly strength?: number;
  readonly rows?: number;
}

export interface Hotspot {
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
  readonly radiusMetres: number;
  readonly classCode: string;
  readonly major: string;
  readonly minor: string;
  readonly growth: 'steady' | 'growing' | 'fading';
  readonly from: string;
  readonly to: string;
  readonly hours: readonly number[] | null;
  readonly extraCases: number;
}

export interface RepeatPlace {
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
  readonly radiusMetres: number;
  readonly classCode: string;
  readonly major: string;
  readonly minor: string;
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  readonly days: number;
}

export interface Truth {
  readonly hotspots: readonly Hotspot[];
  readonly repeatPlaces: readonly RepeatPlace[];
  readonly defaultAddress: { readonly lng: number; readonly lat: number; readonly cases: number };
  readonly faults: {
    readonly withoutPoint: number;
    readonly withoutPlace: number;
    readonly outsideCity: number;
    readonly bookedNextDoor: number;
  };
}

/** A case as it was drawn, before it became columns. Times are milliseconds of the local wall clock, NaN is none. */
export interface DrawnCase {
  readonly c: number;
  readonly reported: number;
  readonly lng: number;
  readonly lat: number;
  readonly cell: number;
  readonly road: number;
  readonly number: number;
  readonly source: number;
  readonly unit: number;
  readonly quantity: number;
  readonly plant: '' | 'hotspot' | 'repeat' | 'default';
  readonly life: {
    readonly status: string;
    readonly stage: string;
    readonly filed: number;
    readonly dispatched: number;
    readonly handled: number;
    readonly closed: number;
    readonly voided: number;
    readonly deadline: number;
    readonly delays: number;
    readonly reworks: number;
    readonly suspended: number;
    readonly self: number;
    readonly overdue: number;
  };
}

/** The ground that a seed gives. */
export interface CityMap {
  readonly administration: { readonly cellCodes: readonly string[] };
  readonly roads: {
    readonly roads: readonly { readonly name: string; readonly class: string; readonly strict?: boolean }[];
  };
}

export interface GeneratedCity extends CityMap {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly cases: readonly DrawnCase[];
  readonly truth: Truth;
}

export const VERSION: number;
export const DEFAULTS: Required<CityOptions>;
export function drawMap(seed: number): CityMap;
/** `map` spares drawing the ground again; it must be that of the same seed. */
export function generateCity(options?: CityOptions, map?: CityMap): GeneratedCity;
