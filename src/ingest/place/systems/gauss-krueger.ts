import { GAUSS_KRUEGER_IDS, GAUSS_KRUEGER_MERIDIANS } from '../../../domain/place-reading';
import type { CoordinateSystem, PlaceConverter, PlaceRange } from '../coordinate-system';
import { openTransverseMercator } from '../transverse-mercator';

const FALSE_EASTING = 500_000;
const ZONE_STEP = 1_000_000;
const FIRST_ZONE = 25;
const LAST_ZONE = 45;
/** N from 17° to 54°; above every easting without a zone, below every one with it. */
const NORTH: PlaceRange['north'] = [1_800_000, 6_050_000];

/** CGCS2000 3° Gauss-Krüger by central meridian (EPSG 4534 …): eastings of six digits. */
export const gaussKruegerSystems: readonly CoordinateSystem[] = GAUSS_KRUEGER_MERIDIANS.map(
  (meridian, index) => ({
    id: GAUSS_KRUEGER_IDS[index]!,
    unit: 'metre',
    range: { east: [250_000, 750_000], north: NORTH },
    open: () => openTransverseMercator({ meridian, falseEasting: FALSE_EASTING }),
  }),
);

/**
 * The same with the zone's number before the easting (EPSG 4513 …), 38 456 789: each row names its own zone. The way
 * there takes the nearest central meridian.
 */
export const gaussKruegerZone: CoordinateSystem = {
  id: 'gauss-krueger-zone',
  unit: 'metre',
  range: { east: [25_000_000, 45_999_999], north: NORTH },
  async open() {
    const zones = new Map<number, PlaceConverter>();
    for (let zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      const falseEasting = zone * ZONE_STEP + FALSE_EASTING;
      zones.set(zone, await openTransverseMercator({ meridian: zone * 3, falseEasting }));
    }
    const one = [new Float64Array(1), new Float64Array(1)] as const;
    const each = (
      easts: Float64Array,
      norths: Float64Array,
      zoneOf: (east: number) => number,
      direction: keyof PlaceConverter,
    ): void => {
      for (let i = 0; i < easts.length; i++) {
        const converter = zones.get(zoneOf(easts[i]!));
        one[0][0] = converter === undefined ? Number.NaN : easts[i]!;
        one[1][0] = norths[i]!;
        converter?.[direction](one[0], one[1]);
        easts[i] = one[0][0]!;
        norths[i] = one[1][0]!;
      }
    };
    return {
      toWgs84: (easts, norths) => each(easts, norths, (east) => Math.floor(east / ZONE_STEP), 'toWgs84'),
      fromWgs84: (lngs, lats) => each(lngs, lats, (lng) => Math.round(lng / 3), 'fromWgs84'),
    };
  },
};
