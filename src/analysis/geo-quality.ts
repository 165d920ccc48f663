import { DOUBT, type Extent, GEO_QUALITIES, type GeoQuality } from '../domain/place';
import { NO_ZONE } from '../domain/zone-set';

const QUALITY_INDEX = Object.fromEntries(GEO_QUALITIES.map((quality, index) => [quality, index])) as {
  readonly [Q in GeoQuality]: number;
};

/** A doubt that most of the file shares is how the file is written, and no doubt about one of its rows. */
const SHARED_BY_MOST = 0.5;

/**
 * Why each point is suspect, as an index into PLACE_DOUBTS: what reading the file found, and points that are no place
 * (0, 0 or one number typed into both columns).
 */
export function pointDoubts(
  lngs: Float64Array,
  lats: Float64Array,
  read: Uint8Array | undefined,
): Uint8Array {
  const doubts = read?.slice() ?? new Uint8Array(lngs.length);
  let located = 0;
  let coarse = 0;
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (Number.isNaN(lng) || Number.isNaN(lat)) {
      doubts[row] = DOUBT.none;
      continue;
    }
    located++;
    if (lng === lat) doubts[row] = DOUBT.nowhere;
    else if (doubts[row] === DOUBT.coarse) coarse++;
  }
  if (coarse > SHARED_BY_MOST * located) {
    for (let row = 0; row < doubts.length; row++) if (doubts[row] === DOUBT.coarse) doubts[row] = DOUBT.none;
  }
  return doubts;
}

/** 0 for a missing and for a suspect point, else 1. */
export function usablePoints(lngs: Float64Array, lats: Float64Array, doubts: Uint8Array): Uint8Array {
  const usable = new Uint8Array(lngs.length);
  for (let row = 0; row < lngs.length; row++) {
    usable[row] = doubts[row] === 0 && !Number.isNaN(lngs[row]!) && !Number.isNaN(lats[row]!) ? 1 : 0;
  }
  return usable;
}

export interface QualityInputs {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  readonly usable: Uint8Array;
  readonly atDefaultAddress: Uint8Array;
  /** 1 where a cell, community, street or road of the case is known. */
  readonly hasArea: Uint8Array;
  /** Zone of each point, or null where no zones are loaded and `bounds` decide. */
  readonly zones: Uint32Array | null;
  readonly bounds: Extent | null;
}

/**
 * Index into GEO_QUALITIES for each row. No point: `area` where a place name is known, else `missing`. Else the
 * first that holds of `suspect`, `default`, `out_of_area` (in no zone; without zones outside the bounds), `exact`.
 */
export function geoQualities(inputs: QualityInputs): Uint8Array {
  const { lngs, lats, usable, atDefaultAddress, hasArea, zones, bounds } = inputs;
  const qualities = new Uint8Array(lngs.length);
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (Number.isNaN(lng) || Number.isNaN(lat)) {
      qualities[row] = hasArea[row] === 1 ? QUALITY_INDEX.area : QUALITY_INDEX.missing;
    } else if (usable[row] === 0) qualities[row] = QUALITY_INDEX.suspect;
    else if (atDefaultAddress[row] === 1) qualities[row] = QUALITY_INDEX.default;
    else {
      const outside = zones === null ? bounds !== null && !holds(bounds, lng, lat) : zones[row] === NO_ZONE;
      qualities[row] = outside ? QUALITY_INDEX.out_of_area : QUALITY_INDEX.exact;
    }
  }
  return qualities;
}

function holds(extent: Extent, lng: number, lat: number): boolean {
  return lng >= extent.west && lng <= extent.east && lat >= extent.south && lat <= extent.north;
}
