import { CHINA_DEGREES, type CoordinateSystem } from '../coordinate-system';
import { fromGcj02, toGcj02 } from './gcj02';

/** BD-09: GCJ-02 turned and stretched a little by a formula of polar coordinates, then moved. */
const EAST = 0.0065;
const NORTH = 0.006;
const WAVE = (Math.PI * 3000) / 180;

function toBd09(lngs: Float64Array, lats: Float64Array): void {
  for (let i = 0; i < lngs.length; i++) {
    const lng = lngs[i]!;
    const lat = lats[i]!;
    const radius = Math.sqrt(lng * lng + lat * lat) + 0.00002 * Math.sin(lat * WAVE);
    const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * WAVE);
    lngs[i] = radius * Math.cos(angle) + EAST;
    lats[i] = radius * Math.sin(angle) + NORTH;
  }
}

/** The customary way back is half a metre off; repeating the way there on its result leaves a millimetre. */
const REPETITIONS = 2;

function fromBd09(lngs: Float64Array, lats: Float64Array): void {
  for (let i = 0; i < lngs.length; i++) {
    const x = lngs[i]! - EAST;
    const y = lats[i]! - NORTH;
    const radius = Math.sqrt(x * x + y * y);
    const angle = Math.atan2(y, x);
    let lng = x;
    let lat = y;
    for (let n = 0; n <= REPETITIONS; n++) {
      const r = radius - 0.00002 * Math.sin(lat * WAVE);
      const a = angle - 0.000003 * Math.cos(lng * WAVE);
      lng = r * Math.cos(a);
      lat = r * Math.sin(a);
    }
    lngs[i] = lng;
    lats[i] = lat;
  }
}

/** Degrees of BD-09 ↔ WGS 84. */
export function bd09ToWgs84(lngs: Float64Array, lats: Float64Array): void {
  fromBd09(lngs, lats);
  fromGcj02(lngs, lats);
}

export function wgs84ToBd09(lngs: Float64Array, lats: Float64Array): void {
  toGcj02(lngs, lats);
  toBd09(lngs, lats);
}

export const bd09: CoordinateSystem = {
  id: 'bd09',
  unit: 'degree',
  range: CHINA_DEGREES,
  open: async () => ({ toWgs84: bd09ToWgs84, fromWgs84: wgs84ToBd09 }),
};
