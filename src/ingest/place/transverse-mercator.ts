import type { PlaceConverter } from './coordinate-system';

/** A transverse Mercator on the GRS 80 ellipsoid (CGCS2000's differs in the tenth digit of the flattening). */
export interface TransverseMercator {
  readonly meridian: number;
  readonly originLatitude?: number;
  readonly scale?: number;
  readonly falseEasting: number;
}

/** Metres ↔ degrees by proj4, which is loaded only then. */
export async function openTransverseMercator(definition: TransverseMercator): Promise<PlaceConverter> {
  const { default: proj4 } = await import('proj4');
  const { meridian, originLatitude = 0, scale = 1, falseEasting } = definition;
  const projection = proj4(
    `+proj=tmerc +lat_0=${originLatitude} +lon_0=${meridian} +k=${scale} +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  const apply = (
    convert: (point: [number, number]) => [number, number],
    easts: Float64Array,
    norths: Float64Array,
  ): void => {
    for (let i = 0; i < easts.length; i++) {
      // proj4 throws on what is no finite number.
      const finite = Number.isFinite(easts[i]!) && Number.isFinite(norths[i]!);
      const [east, north] = finite ? convert([easts[i]!, norths[i]!]) : [Number.NaN, Number.NaN];
      easts[i] = east;
      norths[i] = north;
    }
  };
  return {
    toWgs84: (easts, norths) => apply((point) => projection.inverse(point), easts, norths),
    fromWgs84: (lngs, lats) => apply((point) => projection.forward(point), lngs, lats),
  };
}
