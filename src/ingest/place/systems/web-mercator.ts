import type { CoordinateSystem } from '../coordinate-system';

const RADIUS = 6_378_137;
const DEGREES = 180 / Math.PI;

/** EPSG:3857, a sphere's Mercator in metres. */
export const webMercator: CoordinateSystem = {
  id: 'web-mercator',
  unit: 'metre',
  range: { east: [8_100_000, 15_200_000], north: [300_000, 7_200_000] },
  open: async () => ({
    toWgs84(easts, norths) {
      for (let i = 0; i < easts.length; i++) {
        easts[i] = (easts[i]! / RADIUS) * DEGREES;
        norths[i] = Math.atan(Math.sinh(norths[i]! / RADIUS)) * DEGREES;
      }
    },
    fromWgs84(lngs, lats) {
      for (let i = 0; i < lngs.length; i++) {
        lngs[i] = (lngs[i]! / DEGREES) * RADIUS;
        lats[i] = Math.asinh(Math.tan(lats[i]! / DEGREES)) * RADIUS;
      }
    },
  }),
};
